//! Entering a record: it stays with the examiner, and takes the step that follows from it.

use super::reading;
use crate::act::Act;
use crate::database::Store;
use crate::entity::{examiner, examiner_record};
use crate::error::StoreError;
use crate::examiners::changes::{self, words};
use crate::examiners::{lies_in, reach};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::day_in_shanghai;
use domain::examiners::{ExaminerState, Record, step_of};
use domain::ids::ExaminerId;
use domain::permissions::{Action, Actor, Target};
use domain::refusal::Code;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

/// Enters what happened on a day, and on which document it rests. `seen` is the state that was looked at.
///
/// # Errors
/// `changed-meanwhile` where the state is no longer the one seen; what [`Record::check`] and [`step_of`] refuse;
/// `missing` or `out-of-range` (field `basis`); `not-found`; the permission table's refusal.
pub async fn record(
    store: &Store,
    actor: &Actor,
    id: ExaminerId,
    seen: ExaminerState,
    (day, record): (NaiveDate, &Record),
    basis: &str,
    now: DateTime<Utc>,
) -> Result<ExaminerState, StoreError> {
    let regions = reach(actor, Action::ChangeExaminer)?;
    let basis = words(basis, "basis")?;
    record.check(day, day_in_shanghai(now))?;
    let target = actor.region.map_or(Target::Anything, Target::Region);
    let mut act = store.act(actor, Action::ChangeExaminer, target, now).await?;
    let row = act.load::<examiner::Entity>(id.to_string()).await?;
    let row = row.filter(|row| lies_in(&regions, &row.region)).ok_or(Code::NotFound)?;
    if row.state != seen.as_str() {
        return Err(Code::ChangedMeanwhile.into());
    }
    let earlier = reading::records(act.db(), &row.id).await?;
    let step = step_of(record, seen, &earlier)?;
    let row = certified(&mut act, row, record).await?;
    enter(&mut act, &row.id, day, record, &basis).await?;
    let kind = record.kind().as_str();
    let body = json!({ "record": kind, "region": row.region });
    let subject = format!("examiner:{id}");
    let Some(step) = step else {
        act.commit("examiner.recorded", subject, body).await?;
        return Ok(seen);
    };
    act.record("examiner.recorded", subject.clone(), body).await?;
    let to = seen.after(step)?;
    let told = changes::step(&mut act, row, step, to, basis).await?;
    act.commit("examiner.changed", subject, told).await?;
    Ok(to)
}

/// The entry with the certificate that the record issues; as it was for any other record.
async fn certified(act: &mut Act<'_>, row: examiner::Model, record: &Record) -> Result<examiner::Model, StoreError> {
    let Record::Certificate { number, valid_until } = record else { return Ok(row) };
    let (certificate, valid_until) = (number.clone(), valid_until.to_string());
    let issued = examiner::Model { certificate, valid_until, changed: act.now().into(), ..row };
    changes::save(act, &issued).await?;
    Ok(issued)
}

async fn enter(
    act: &mut Act<'_>,
    examiner: &str,
    day: NaiveDate,
    record: &Record,
    basis: &str,
) -> Result<(), StoreError> {
    let entered = examiner_record::Model {
        id: Uuid::now_v7().to_string(),
        examiner: examiner.to_owned(),
        kind: record.kind().as_str().to_owned(),
        day: day.to_string(),
        detail: serde_json::to_string(record).map_err(|error| StoreError::Ledger(error.to_string()))?,
        basis: basis.to_owned(),
        agency: act.actor().agency.clone(),
        account: act.actor().account.map(|account| account.to_string()),
        at: act.now().into(),
    };
    let insert = examiner_record::Entity::insert(entered.clone().into_active_model());
    insert.exec_without_returning(act.db()).await?;
    act.seal(&entered);
    Ok(())
}
