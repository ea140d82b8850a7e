//! Changes of an announced recruitment's days (日程变更): proposed by one, approved and so published by another, the old
//! days kept, everybody who applies told.

use super::{
    lasting::{all_places, lasting, move_quota},
    leads,
    planning::holds_stages,
    quota_moves::Counted,
    rows::{frozen_scheme, lead, other_than, plan_of, read, region, save, state, written},
    steps::{checked_reason, rows_of},
    subject,
    telling::tell_applying,
    unreadable, visible,
};
use crate::{
    Store,
    act::Act,
    entity::{position, recruitment, rescheduling},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    applications::ApplicationState,
    calendar::day_in_shanghai,
    ids::{RecruitmentId, ReschedulingId},
    messages::Kind,
    permissions::{Action, Actor, Target, may},
    recruitment::{AmendmentState, QuotaCause, RecruitmentPlan, RecruitmentState, Rescheduling, Schedule},
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Proposes that announced days become others.
///
/// # Errors
/// `not-found`; `wrong-state` before the notice and after the filing; what [`Schedule::may_become`] refuses;
/// `stage-not-held` for days of a stage that the scheme does not have;
/// `quota-lacking` in the field `filing_by` where the result would be filed after the quota of some position has ended
/// and its unit has no other; `amendment-pending` while another change waits; `missing`, `out-of-range` in the field
/// `reason`; the permission to plan in its region.
pub async fn propose_days(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    after: &Schedule,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<ReschedulingId, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let reason = checked_reason(reason)?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    changeable(&held)?;
    let before = plan_of(&held)?.schedule;
    before.may_become(after, day_in_shanghai(now))?;
    outlasting(&act, &held, after, &rows_of(act.db(), id).await?).await?;
    let pending = rescheduling::Entity::find()
        .filter(rescheduling::Column::RecruitmentId.eq(id.to_string()))
        .filter(rescheduling::Column::State.eq(AmendmentState::Proposed.as_str()));
    if pending.count(act.db()).await? > 0 {
        return Err(Code::AmendmentPending.into());
    }
    let proposed = ReschedulingId(Uuid::now_v7());
    let new = rescheduling::Model {
        id: proposed.to_string(),
        recruitment_id: id.to_string(),
        before: written("days", &before)?,
        after: written("days", after)?,
        reason,
        state: AmendmentState::Proposed.as_str().to_owned(),
        proposed_by: actor.account.ok_or(Code::SignInRequired)?.to_string(),
        proposed_at: now.into(),
        decided_at: None,
    };
    let new = new.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&new);
    act.commit("recruitment.days-proposed", subject(id), json!({ "region": held.region })).await?;
    Ok(proposed)
}

/// Publishes a change of days, or declines it. Published, the new days count from now on, everybody who applies is told,
/// and a position whose quota ends before the filing rests on another notice of its unit.
///
/// # Errors
/// `not-found`; `already-done`; `second-person-needed` for whoever proposed it; `changed-meanwhile` where the days are no
/// longer those that it began with; what [`Schedule::may_become`] refuses today; `quota-lacking` as [`propose_days`];
/// `wrong-state` after the filing; the permission to approve in its region.
pub async fn decide_days(
    store: &Store,
    actor: &Actor,
    id: ReschedulingId,
    agreed: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::ApproveRecruitment, Target::Anything)?;
    let key = id.to_string();
    let found = rescheduling::Entity::find_by_id(key.clone()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let recruitment: RecruitmentId = found.recruitment_id.parse().map_err(|error| unreadable("id", error))?;
    let (mut act, held) = lead(store, actor, Action::ApproveRecruitment, recruitment, now).await?;
    let proposed = act.load::<rescheduling::Entity>(key).await?.ok_or(Code::NotFound)?;
    if proposed.state != AmendmentState::Proposed.as_str() {
        return Err(Code::AlreadyDone.into());
    }
    other_than(actor, &proposed.proposed_by)?;
    let mut body = json!({ "region": held.region });
    let mut kind = "recruitment.days-declined";
    if agreed {
        changeable(&held)?;
        // A message waits for its account's row, and so comes before the ledger's head.
        let over = [ApplicationState::Withdrawn, ApplicationState::RefusedFinally];
        tell_applying(&act, recruitment, None, &over, &Kind::DaysChanged).await?;
        // No plan may count on the same free places before this change is written.
        act.alone().await?;
        let (before, after): (Schedule, Schedule) = (read("days", &proposed.before)?, read("days", &proposed.after)?);
        let plan = plan_of(&held)?;
        if plan.schedule != before {
            return Err(Code::ChangedMeanwhile.into());
        }
        before.may_become(&after, day_in_shanghai(now))?;
        let rows = rows_of(act.db(), recruitment).await?;
        let moved = outlasting(&act, &held, &after, &rows).await?;
        let resting = rows.iter().filter(|row| moved.contains_key(&row.code)).filter_map(|row| row.quota.clone());
        let counted = Counted::of(&act, resting.chain(moved.values().cloned())).await?;
        body["quota_moved"] = json!(move_quota(&mut act, &rows, moved).await?);
        counted.record(&mut act, recruitment, QuotaCause::Moved).await?;
        let plan = written("plan", &RecruitmentPlan { schedule: after.clone(), ..plan })?;
        save(&mut act, recruitment::Model { plan, ..held }).await?;
        kind = "recruitment.days-changed";
        body["reason"] = json!(proposed.reason);
        body["before"] = json!(before);
        body["after"] = json!(after);
    }
    let state = if agreed { AmendmentState::Published } else { AmendmentState::Declined };
    let decided = rescheduling::Model { state: state.as_str().to_owned(), decided_at: Some(now.into()), ..proposed };
    let decided = decided.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&decided);
    act.commit(kind, subject(recruitment), body).await?;
    Ok(())
}

/// The positions that rest on other quota under changed days, and on which.
async fn outlasting(
    act: &Act<'_>,
    held: &recruitment::Model,
    after: &Schedule,
    rows: &[position::Model],
) -> Result<BTreeMap<String, String>, StoreError> {
    let scheme = frozen_scheme(held)?.ok_or_else(|| unreadable("scheme", "not frozen"))?;
    holds_stages(&scheme, after)?;
    lasting(act, scheme.kind, after.filing_by, &all_places(rows)?, "filing_by").await
}

/// Every change of a recruitment's days, the latest first; those not published only for those who lead it.
///
/// # Errors
/// `not-found`, also for a recruitment that the asker may not see.
pub async fn reschedulings(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Vec<Rescheduling>, StoreError> {
    let held = visible(store, actor, id).await?;
    let region = region(&held)?;
    let mut of_recruitment = rescheduling::Entity::find()
        .filter(rescheduling::Column::RecruitmentId.eq(id.to_string()))
        .order_by_desc(rescheduling::Column::Id);
    if !leads(actor, region) {
        of_recruitment = of_recruitment.filter(rescheduling::Column::State.eq(AmendmentState::Published.as_str()));
    }
    let approves = may(actor, Action::ApproveRecruitment, Target::Region(region)).is_ok();
    let own = actor.account.map(|account| account.to_string());
    let shown = |row: rescheduling::Model| {
        let state = AmendmentState::parse(&row.state).ok_or_else(|| unreadable("change of days", &row.state))?;
        Ok(Rescheduling {
            id: row.id.parse().map_err(|error| unreadable("change of days", error))?,
            before: read("days", &row.before)?,
            after: read("days", &row.after)?,
            reason: row.reason,
            state,
            proposed_at: row.proposed_at.utc(),
            decided_at: row.decided_at.map(|at| at.utc()),
            decides: approves && state == AmendmentState::Proposed && Some(&row.proposed_by) != own.as_ref(),
        })
    };
    of_recruitment.all(store.read()).await?.into_iter().map(shown).collect()
}

/// Announced days change until the result is filed.
fn changeable(held: &recruitment::Model) -> Result<(), StoreError> {
    let state = state(held)?;
    if state.is_public() && state != RecruitmentState::Filed { Ok(()) } else { Err(Code::WrongState.into()) }
}
