//! Amendments of announced positions: proposed by one, approved and so published by another, the old text kept.
//!
//! Legal source: 事业单位公开招聘违纪违规行为处理规定 art 15 (the published conditions are kept); a change needs approval
//! and must be published in advance.

use super::{
    fields,
    planning::row,
    quota_moves::Counted,
    rows::{frozen_scheme, lead, other_than, plan_of, position_of, position_state, read, save, state, written},
    steps::{checked_reason, write_position},
    subject,
    telling::tell_applying,
    unreadable,
};
use crate::{
    Store,
    act::Act,
    applications::{nobody_since, release_position},
    draws::draws_of_seats,
    entity::{amendment, position, recruitment},
    error::StoreError,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    applications::{ApplicationState, choosing},
    calendar::day_in_shanghai,
    draws::state::DrawState,
    ids::{AmendmentId, RecruitmentId},
    messages::Kind,
    permissions::{Action, Actor, Target, may},
    recruitment::{
        AmendmentState, Change, PositionState, QuotaCause,
        position::{Position, PositionCode},
        scheme::Scheme,
    },
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

/// Proposes that a position be changed. Its code stays; more places need a plan of their own, because they need quota.
///
/// # Errors
/// `not-found`; what [`Change::of`] and [`Change::may`] refuse; `wrong-state` for a cancelled position;
/// `amendment-pending`; `unknown-variant`; `missing` in the field `reason`.
pub async fn propose_amendment(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    after: &Position,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<AmendmentId, StoreError> {
    propose(store, actor, id, &after.code, Some(after), reason, now).await
}

/// Proposes that a position be cancelled (取消职位).
///
/// # Errors
/// As [`propose_amendment`].
pub async fn propose_cancellation(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    code: &PositionCode,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<AmendmentId, StoreError> {
    propose(store, actor, id, code, None, reason, now).await
}

async fn propose(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    code: &PositionCode,
    after: Option<&Position>,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<AmendmentId, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let reason = checked_reason(reason)?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let before = position_of(&open(&act, id, code.as_str()).await?)?;
    let change = Change::of(&before, after)?;
    amendable(&act, &held, change).await?;
    let scheme = frozen_scheme(&held)?.ok_or_else(|| unreadable("scheme", "not frozen"))?;
    after.map_or(Ok(()), |after| known_variant(&scheme, after))?;
    let pending = amendment::Entity::find()
        .filter(amendment::Column::RecruitmentId.eq(id.to_string()))
        .filter(amendment::Column::Code.eq(code.as_str()))
        .filter(amendment::Column::State.eq(AmendmentState::Proposed.as_str()));
    if pending.count(act.db()).await? > 0 {
        return Err(Code::AmendmentPending.into());
    }
    let proposed = AmendmentId(Uuid::now_v7());
    let new = amendment::Model {
        id: proposed.to_string(),
        recruitment_id: id.to_string(),
        code: code.to_string(),
        before: written("position", &before)?,
        after: written("position", &after)?,
        reason,
        state: AmendmentState::Proposed.as_str().to_owned(),
        proposed_by: actor.account.map(|account| account.to_string()).unwrap_or_default(),
        proposed_at: now.into(),
        decided_at: None,
    };
    let new = new.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&new);
    let body = json!({ "region": held.region, "position": code, "cancels": change == Change::Cancellation });
    act.commit("recruitment.amendment-proposed", subject(id), body).await?;
    Ok(proposed)
}

/// Publishes an amendment, or declines it. Published, it is the position's text from now on, and whoever applies for the
/// position is told. A cancelled position is filled no more: its quota is free, and its applicants choose another on the
/// days that are left.
///
/// # Errors
/// `not-found`; `already-done`; `second-person-needed` for whoever proposed it; what [`Change::may`] refuses today;
/// `wrong-state` for a position that was cancelled meanwhile; `changed-meanwhile`, also where somebody hands in at this
/// very moment; the permission to approve in the region.
pub async fn decide_amendment(
    store: &Store,
    actor: &Actor,
    amendment: AmendmentId,
    agreed: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::ApproveRecruitment, Target::Anything)?;
    let key = amendment.to_string();
    let found = amendment::Entity::find_by_id(key.clone()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let id: RecruitmentId = found.recruitment_id.parse().map_err(|error| unreadable("id", error))?;
    let (mut act, held) = lead(store, actor, Action::ApproveRecruitment, id, now).await?;
    let proposed = act.load::<amendment::Entity>(key).await?.ok_or(Code::NotFound)?;
    if proposed.state != AmendmentState::Proposed.as_str() {
        return Err(Code::AlreadyDone.into());
    }
    other_than(actor, &proposed.proposed_by)?;
    let mut body = json!({ "region": held.region, "position": proposed.code });
    let mut kind = "recruitment.amendment-declined";
    if agreed {
        let present = open(&act, id, &proposed.code).await?;
        if present.document != proposed.before {
            return Err(Code::ChangedMeanwhile.into());
        }
        let (before, after): (Position, Option<Position>) =
            (read("position", &proposed.before)?, read("position", &proposed.after)?);
        amendable(&act, &held, Change::of(&before, after.as_ref())?).await?;
        body["reason"] = json!(proposed.reason);
        body["before"] = json!(before);
        kind = match after {
            Some(after) => {
                body["after"] = json!(after);
                amend(&mut act, id, present, &after).await?;
                "recruitment.amended"
            }
            None => {
                body["released"] = json!(cancel(&mut act, &held, id, present).await?);
                "recruitment.position-cancelled"
            }
        };
        save(&mut act, held).await?;
    }
    let state = if agreed { AmendmentState::Published } else { AmendmentState::Declined };
    let decided = amendment::Model { state: state.as_str().to_owned(), decided_at: Some(now.into()), ..proposed };
    let decided = decided.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&decided);
    act.commit(kind, subject(id), body).await?;
    Ok(())
}

/// Writes a position's new text, and tells whoever applies for it.
async fn amend(
    act: &mut Act<'_>,
    id: RecruitmentId,
    present: position::Model,
    after: &Position,
) -> Result<(), StoreError> {
    // A message waits for its account's row, and so comes before the ledger's head.
    tell_applying(act, id, Some(&present.code), &[ApplicationState::Withdrawn], &Kind::PositionAmended).await?;
    let counted = Counted::of(act, present.quota.clone()).await?;
    let (quota, state, version) = (present.quota, present.state, present.version + 1);
    write_position(act, position::Model { quota, state, version, ..row(id, after)? }).await?;
    counted.record(act, id, QuotaCause::Amended).await?;
    fields::put(act.db(), id, std::slice::from_ref(after)).await
}

/// Cancels a position and frees its applicants; how many had handed in.
async fn cancel(
    act: &mut Act<'_>,
    held: &recruitment::Model,
    id: RecruitmentId,
    present: position::Model,
) -> Result<u64, StoreError> {
    let choose = choosing(state(held)?, &plan_of(held)?.schedule, day_in_shanghai(act.now()));
    let code = present.code.clone();
    let released = release_position(act, held, &code, &Kind::PositionWithdrawn { choose }).await?;
    let counted = Counted::of(act, present.quota.clone()).await?;
    nobody_since(act, held, &code).await?;
    let (state, version) = (PositionState::Cancelled.as_str().to_owned(), present.version + 1);
    write_position(act, position::Model { state, version, ..present }).await?;
    counted.record(act, id, QuotaCause::Amended).await?;
    Ok(released)
}

/// A position that is still to be filled, held.
async fn open(act: &Act<'_>, id: RecruitmentId, code: &str) -> Result<position::Model, StoreError> {
    let key = (id.to_string(), code.to_owned());
    let found = act.load::<position::Entity>(key).await?.ok_or(Code::NotFound)?;
    if position_state(&found)? == PositionState::Open { Ok(found) } else { Err(Code::WrongState.into()) }
}

fn known_variant(scheme: &Scheme, after: &Position) -> Result<(), Refusal> {
    if scheme.variant(after.variant.as_deref()).is_some() {
        return Ok(());
    }
    let named = after.variant.clone().unwrap_or_default();
    Err(Refusal::of(Code::UnknownVariant, "variant").with(&after.code).with(named))
}

async fn amendable(act: &Act<'_>, held: &recruitment::Model, change: Change) -> Result<(), StoreError> {
    let (schedule, today) = (plan_of(held)?.schedule, day_in_shanghai(act.now()));
    let fixed = seats_fixed(act, held, schedule.written_on).await?;
    Ok(change.may(state(held)?, &schedule, fixed, today)?)
}

/// Whether it is fixed who is drawn for the seats of the examination.
async fn seats_fixed(act: &Act<'_>, held: &recruitment::Model, day: NaiveDate) -> Result<bool, StoreError> {
    let id = held.id.parse().map_err(|error| unreadable("id", error))?;
    let fixed = |state| matches!(state, DrawState::Fixed | DrawState::Revealing | DrawState::Drawn);
    Ok(draws_of_seats(act.db(), id, day).await?.iter().any(|draw| fixed(draw.state)))
}
