//! From the hand-in of a plan to its notice: two persons, a frozen scheme, reserved quota, and the time a notice stands.

use super::{
    quota,
    quota_moves::Counted,
    rows::{frozen_scheme, lead, plan_of, position_of, save, state, written},
    schemes, subject, unreadable,
};
use crate::{
    Store,
    act::Act,
    calendar,
    entity::{position, recruitment},
    error::StoreError,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    calendar::day_in_shanghai,
    ids::RecruitmentId,
    ledger::canonical,
    permissions::{Action, Actor, Target, may},
    recruitment::{
        Demand, Lack, QuotaCause, RecruitmentState, RecruitmentStep, back, position::Position, scheme::Scheme,
    },
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Characters of a reason.
const REASON: usize = 500;

/// Hands a plan in: every position must rest on a quota notice, which is reserved from now on.
///
/// # Errors
/// `no-positions`; `quota-lacking` (facts: how many positions, the first one's code, why); `wrong-state`; the permission
/// to plan in its region.
pub async fn submit(store: &Store, actor: &Actor, id: RecruitmentId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let next = state(&held)?.after(RecruitmentStep::Submit)?;
    // No other plan may count on the same free places before this one is written.
    act.alone().await?;
    let plan = plan_of(&held)?;
    let scheme = schemes::find(act.db(), &plan.scheme, plan.scheme_version).await?;
    let rows = rows_of(act.db(), id).await?;
    let backed = backed(&act, &scheme, plan.schedule.filing_by, &rows).await?;
    let (mut places, notices) = (0, backed.values().collect::<BTreeSet<_>>().len());
    let counted = Counted::of(&act, backed.values().cloned()).await?;
    for row in rows {
        places += row.places;
        let quota = backed.get(&row.code).cloned();
        write_position(&mut act, position::Model { quota, ..row }).await?;
    }
    counted.record(&mut act, id, QuotaCause::Reserved).await?;
    let submitted_by = actor.account.map(|account| account.to_string());
    let held = recruitment::Model { submitted_by, returned_because: None, ..held };
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), ..held }).await?;
    let body = json!({ "region": plan.region, "positions": backed.len(), "places": places, "quota_notices": notices });
    act.commit("recruitment.submitted", subject(id), body).await?;
    Ok(())
}

/// Gives a plan back with a reason; its reserved quota is free again.
///
/// # Errors
/// `missing` and `out-of-range` in the field `reason`; `second-person-needed` for whoever handed it in; `wrong-state`;
/// the permission to approve in its region.
pub async fn return_plan(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::ApproveRecruitment, Target::Anything)?;
    let reason = checked_reason(reason)?;
    let (act, held) = second(store, actor, id, now).await?;
    drafted(act, held, id, RecruitmentStep::Return, reason).await
}

/// Takes an approved plan back to change it, with a reason: it is a draft as if it had never been handed in, so its quota
/// is free again, its scheme is no longer frozen, and it is handed in and approved anew by two persons.
///
/// # Errors
/// `missing` and `out-of-range` in the field `reason`; `wrong-state` unless it is approved and not public; the permission
/// to plan in its region.
pub async fn take_back(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let reason = checked_reason(reason)?;
    let (act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    drafted(act, held, id, RecruitmentStep::TakeBack, reason).await
}

/// Makes a plan a draft again: nothing is left of its hand-in and of its approval.
async fn drafted(
    mut act: Act<'_>,
    held: recruitment::Model,
    id: RecruitmentId,
    step: RecruitmentStep,
    reason: String,
) -> Result<(), StoreError> {
    let next = state(&held)?.after(step)?;
    let rows = rows_of(act.db(), id).await?;
    let counted = Counted::of(&act, rows.iter().filter_map(|row| row.quota.clone())).await?;
    for row in rows {
        write_position(&mut act, position::Model { quota: None, ..row }).await?;
    }
    counted.record(&mut act, id, QuotaCause::GivenBack).await?;
    let plan = plan_of(&held)?;
    let held = recruitment::Model { returned_because: Some(reason), submitted_by: None, scheme: None, ..held };
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), ..held }).await?;
    let told = if step == RecruitmentStep::TakeBack { "recruitment.taken-back" } else { "recruitment.returned" };
    act.commit(told, subject(id), json!({ "region": plan.region })).await?;
    Ok(())
}

/// Approves a plan: its scheme is frozen as it stands.
///
/// # Errors
/// `second-person-needed` for whoever handed it in; `wrong-state`; the permission to approve in its region.
pub async fn approve(store: &Store, actor: &Actor, id: RecruitmentId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held) = second(store, actor, id, now).await?;
    let next = state(&held)?.after(RecruitmentStep::Approve)?;
    let plan = plan_of(&held)?;
    let scheme = schemes::find(act.db(), &plan.scheme, plan.scheme_version).await?;
    let frozen = Some(written("scheme", &scheme)?);
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), scheme: frozen, ..held }).await?;
    let body = json!({ "region": plan.region, "scheme": plan.scheme, "scheme_version": plan.scheme_version });
    act.commit("recruitment.approved", subject(id), body).await?;
    Ok(())
}

/// Publishes the notice. From now on everybody reads plan and positions, and they change only by amendment.
///
/// # Errors
/// `notice-too-short`, `day-too-early`; `wrong-state`; the permission to plan in its region.
pub async fn announce(store: &Store, actor: &Actor, id: RecruitmentId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let calendar = calendar::load(store).await?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let next = state(&held)?.after(RecruitmentStep::Announce)?;
    let plan = plan_of(&held)?;
    let scheme = frozen_scheme(&held)?.ok_or_else(|| unreadable("scheme", "not frozen"))?;
    let today = day_in_shanghai(now);
    plan.schedule.check_notice(&calendar, today, &scheme.periods)?;
    let rows = rows_of(act.db(), id).await?;
    let places: i64 = rows.iter().map(|row| row.places).sum();
    let positions: Vec<Position> = rows.iter().map(position_of).collect::<Result<_, _>>()?;
    let body = json!({
        "title": plan.title.trim(), "region": plan.region, "scheme": plan.scheme,
        "scheme_version": plan.scheme_version, "schedule": plan.schedule, "positions": positions.len(),
        "places": places, "positions_sha256": fingerprint(&positions)?,
    });
    let announced_on = Some(today.to_string());
    save(&mut act, recruitment::Model { state: next.as_str().to_owned(), announced_on, ..held }).await?;
    act.commit("recruitment.announced", subject(id), body).await?;
    Ok(())
}

/// The fingerprint of a list of positions in the order of their codes: SHA-256 of its canonical JSON, as the public file
/// has it.
pub(super) fn fingerprint(positions: &[Position]) -> Result<String, StoreError> {
    let value = serde_json::to_value(positions).map_err(|error| unreadable("positions", error))?;
    Ok(canonical::hash(&value).map_err(|error| unreadable("positions", error))?.to_string())
}

/// A step of somebody other than whoever handed the plan in.
async fn second<'a>(
    store: &'a Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, recruitment::Model), StoreError> {
    let (act, held) = lead(store, actor, Action::ApproveRecruitment, id, now).await?;
    if state(&held)? == RecruitmentState::Submitted && held.submitted_by == actor.account.map(|id| id.to_string()) {
        return Err(Code::SecondPersonNeeded.into());
    }
    Ok((act, held))
}

/// A reason as the public may read it.
pub(crate) fn checked_reason(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    match reason.chars().count() {
        0 => Err(Refusal::of(Code::Missing, "reason")),
        length if length > REASON => Err(Refusal::of(Code::OutOfRange, "reason").with(1).with(REASON)),
        _ => Ok(reason.to_owned()),
    }
}

/// Every position of a recruitment by its code.
pub(crate) async fn rows_of(db: &impl ConnectionTrait, id: RecruitmentId) -> Result<Vec<position::Model>, StoreError> {
    let of_recruitment = position::Column::RecruitmentId.eq(id.to_string());
    let query = position::Entity::find().filter(of_recruitment).order_by_asc(position::Column::Code);
    Ok(query.all(db).await?)
}

/// Writes a position that the act holds, and seals it.
pub(crate) async fn write_position(act: &mut Act<'_>, row: position::Model) -> Result<(), StoreError> {
    let saved = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(())
}

async fn backed<'a>(
    act: &Act<'_>,
    scheme: &Scheme,
    filing_by: NaiveDate,
    rows: &'a [position::Model],
) -> Result<BTreeMap<String, String>, StoreError> {
    if rows.is_empty() {
        return Err(Code::NoPositions.into());
    }
    let units: BTreeSet<&str> = rows.iter().flat_map(|row| [row.unit.as_str(), row.agency.as_str()]).collect();
    let balances = quota::of_units(act.db(), units).await?;
    let demand = |row: &'a position::Model| {
        let places = u16::try_from(row.places).map_err(|error| unreadable("places", error))?;
        Ok(Demand { code: &row.code, units: vec![&row.unit, &row.agency], places })
    };
    let demands: Vec<Demand> = rows.iter().map(demand).collect::<Result<_, StoreError>>()?;
    match back(scheme.kind, filing_by, &demands, &balances) {
        Ok(backed) => Ok(backed.into_iter().map(|(code, number)| (code.to_owned(), number)).collect()),
        Err(lacking) => Err(quota_lacking(&lacking).into()),
    }
}

/// How many positions lack quota, the first one's code, and why.
pub(super) fn quota_lacking(lacking: &[(&str, Lack)]) -> Refusal {
    let refusal = Refusal::new(Code::QuotaLacking).with(lacking.len());
    let first = lacking.first().map(|(code, lack)| (*code, lack.as_str()));
    first.into_iter().fold(refusal, |it, (code, why)| it.with(code).with(why))
}
