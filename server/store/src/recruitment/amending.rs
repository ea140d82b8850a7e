//! Amendments of announced positions: proposed by one, approved and so published by another, the old text kept.
//!
//! Legal source: 事业单位公开招聘违纪违规行为处理规定 art 15 (the published conditions are kept); a change needs approval
//! and must be published in advance.

use super::{
    fields,
    planning::row,
    rows::{frozen_scheme, lead, other_than, plan_of, position_of, save, state, written},
    steps::{checked_reason, write_position},
    subject,
    telling::tell_applying,
    unreadable,
};
use crate::{
    Store,
    entity::{amendment, position, recruitment},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    applications::ApplicationState,
    calendar::day_in_shanghai,
    ids::{AmendmentId, RecruitmentId},
    messages::Kind,
    permissions::{Action, Actor, Target, may},
    recruitment::{AmendmentState, RecruitmentState, position::Position},
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

/// Proposes that a position be changed. Its code stays; more places need a plan of their own, because they need quota.
///
/// # Errors
/// `not-found`; `wrong-state` before the notice and after the end of registration; `nothing-changed`; `out-of-range` in
/// the field `places`; `amendment-pending`; `unknown-variant`; `missing` in the field `reason`.
pub async fn propose_amendment(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    after: &Position,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<AmendmentId, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let reason = checked_reason(reason)?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    amendable(&held, now)?;
    let key = (id.to_string(), after.code.to_string());
    let found = act.load::<position::Entity>(key).await?.ok_or(Code::NotFound)?;
    let before = position_of(&found)?;
    if before == *after {
        return Err(Code::NothingChanged.into());
    }
    if after.places == 0 || after.places > before.places {
        return Err(Refusal::of(Code::OutOfRange, "places").with(1).with(before.places).into());
    }
    let scheme = frozen_scheme(&held)?.ok_or_else(|| unreadable("scheme", "not frozen"))?;
    if scheme.variant(after.variant.as_deref()).is_none() {
        let named = after.variant.clone().unwrap_or_default();
        return Err(Refusal::of(Code::UnknownVariant, "variant").with(&after.code).with(named).into());
    }
    let pending = amendment::Entity::find()
        .filter(amendment::Column::RecruitmentId.eq(id.to_string()))
        .filter(amendment::Column::Code.eq(after.code.as_str()))
        .filter(amendment::Column::State.eq(AmendmentState::Proposed.as_str()));
    if pending.count(act.db()).await? > 0 {
        return Err(Code::AmendmentPending.into());
    }
    let proposed = AmendmentId(Uuid::now_v7());
    let new = amendment::Model {
        id: proposed.to_string(),
        recruitment_id: id.to_string(),
        code: after.code.to_string(),
        before: written("position", &before)?,
        after: written("position", after)?,
        reason,
        state: AmendmentState::Proposed.as_str().to_owned(),
        proposed_by: actor.account.map(|account| account.to_string()).unwrap_or_default(),
        proposed_at: now.into(),
        decided_at: None,
    };
    let new = new.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&new);
    let body = json!({ "region": held.region, "position": after.code });
    act.commit("recruitment.amendment-proposed", subject(id), body).await?;
    Ok(proposed)
}

/// Publishes an amendment, or declines it. Published, it is the position's text from now on, and whoever applies for the
/// position is told.
///
/// # Errors
/// `not-found`; `already-done`; `second-person-needed` for whoever proposed it; `changed-meanwhile` where the position is
/// no longer what the amendment began with; `wrong-state` after the end of registration; the permission to approve.
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
    let plan = plan_of(&held)?;
    let mut body = json!({ "region": plan.region, "position": proposed.code });
    let mut kind = "recruitment.amendment-declined";
    if agreed {
        amendable(&held, now)?;
        let present = act.load::<position::Entity>((id.to_string(), proposed.code.clone())).await?;
        let present = present.ok_or(Code::NotFound)?;
        if present.document != proposed.before {
            return Err(Code::ChangedMeanwhile.into());
        }
        let after: Position = super::rows::read("position", &proposed.after)?;
        let (quota, state, version) = (present.quota, present.state, present.version + 1);
        write_position(&mut act, position::Model { quota, state, version, ..row(id, &after)? }).await?;
        fields::put(act.db(), id, std::slice::from_ref(&after)).await?;
        save(&mut act, held).await?;
        let over = [ApplicationState::Withdrawn];
        tell_applying(&act, id, Some(&proposed.code), &over, &Kind::PositionAmended).await?;
        kind = "recruitment.amended";
        body["reason"] = json!(proposed.reason);
        body["before"] = json!(super::rows::read::<Position>("position", &proposed.before)?);
        body["after"] = json!(after);
    }
    let state = if agreed { AmendmentState::Published } else { AmendmentState::Declined };
    let decided = amendment::Model { state: state.as_str().to_owned(), decided_at: Some(now.into()), ..proposed };
    let decided = decided.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&decided);
    act.commit(kind, subject(id), body).await?;
    Ok(())
}

/// Conditions may change as long as people can still apply under them.
fn amendable(held: &recruitment::Model, now: DateTime<Utc>) -> Result<(), StoreError> {
    let open = day_in_shanghai(now) <= plan_of(held)?.schedule.registration.last;
    if open && state(held)? == RecruitmentState::Announced { Ok(()) } else { Err(Code::WrongState.into()) }
}
