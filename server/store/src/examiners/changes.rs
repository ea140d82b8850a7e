//! Steps from state to state, each with its reason.

use super::{lies_in, reach};
use crate::act::Act;
use crate::database::Store;
use crate::entity::{examiner, examiner_change};
use crate::error::StoreError;
use chrono::{DateTime, Utc};
use domain::examiners::{ExaminerState, Transition};
use domain::ids::ExaminerId;
use domain::permissions::{Action, Actor, Target};
use domain::refusal::{Code, Refusal};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use uuid::Uuid;

/// Characters of a reason.
const WORDS: (usize, usize) = (4, 500);

/// Takes a step with an examiner that no record takes. `seen` is the state on which the decision was made.
///
/// # Errors
/// `changed-meanwhile` where the state is no longer the one seen, `wrong-state` where the table has no such step or a
/// record takes it, `missing` or `out-of-range` for the reason, `not-found`; the permission table's refusal.
pub async fn change_state(
    store: &Store,
    actor: &Actor,
    id: ExaminerId,
    seen: ExaminerState,
    transition: Transition,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<ExaminerState, StoreError> {
    let regions = reach(actor, Action::ChangeExaminer)?;
    let reason = words(reason, "reason")?;
    if transition.is_recorded() {
        return Err(Refusal::of(Code::WrongState, "transition").into());
    }
    let target = actor.region.map_or(Target::Anything, Target::Region);
    let mut act = store.act(actor, Action::ChangeExaminer, target, now).await?;
    let row = act.load::<examiner::Entity>(id.to_string()).await?;
    let row = row.filter(|row| lies_in(&regions, &row.region)).ok_or(Code::NotFound)?;
    if row.state != seen.as_str() {
        return Err(Code::ChangedMeanwhile.into());
    }
    let to = seen.after(transition)?;
    let body = step(&mut act, row, transition, to, reason).await?;
    act.commit("examiner.changed", format!("examiner:{id}"), body).await?;
    Ok(to)
}

/// Writes a step; answers what the ledger says of it. The reason may speak of a person, so the public entry holds it
/// only within the seal.
pub(super) async fn step(
    act: &mut Act<'_>,
    row: examiner::Model,
    transition: Transition,
    to: ExaminerState,
    reason: String,
) -> Result<Value, StoreError> {
    let from_state = row.state.clone();
    let changed = examiner::Model { state: to.as_str().to_owned(), changed: act.now().into(), ..row };
    save(act, &changed).await?;
    let step = examiner_change::Model {
        id: Uuid::now_v7().to_string(),
        examiner: changed.id,
        from_state,
        transition: transition.as_str().to_owned(),
        to_state: changed.state,
        reason,
        agency: act.actor().agency.clone(),
        account: act.actor().account.map(|account| account.to_string()),
        at: act.now().into(),
    };
    examiner_change::Entity::insert(step.clone().into_active_model()).exec_without_returning(act.db()).await?;
    act.seal(&step);
    Ok(json!({
        "from": step.from_state, "transition": step.transition, "to": step.to_state, "region": changed.region,
    }))
}

/// Writes an entry of the register as it now stands.
pub(super) async fn save(act: &mut Act<'_>, row: &examiner::Model) -> Result<(), StoreError> {
    row.clone().into_active_model().reset_all().update(act.db()).await?;
    act.seal(row);
    Ok(())
}

/// The words on which a decision rests: 4 to 500 characters, without control characters.
pub(super) fn words(text: &str, field: &str) -> Result<String, Refusal> {
    let text: String = text.trim().chars().filter(|c| !c.is_control() || *c == '\n').collect();
    let (least, most) = WORDS;
    match text.chars().count() {
        0 => Err(Refusal::of(Code::Missing, field)),
        length if (least..=most).contains(&length) => Ok(text),
        _ => Err(Refusal::of(Code::OutOfRange, field).with(least).with(most)),
    }
}
