//! Changes of an announced notice's own words (公告更正): title, text, telephones. Proposed by one, approved and so
//! published by another, the old words kept, everybody who applies told.

use super::{
    leads,
    rows::{lead, other_than, plan_of, read, region, save, state, written},
    steps::checked_reason,
    subject,
    telling::tell_applying,
    unreadable, visible,
};
use crate::{
    Store,
    entity::{recruitment, rewording},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    applications::ApplicationState,
    ids::{RecruitmentId, RewordingId},
    ledger::merkle::Hash,
    messages::Kind,
    permissions::{Action, Actor, Target, may},
    recruitment::{AmendmentState, RecruitmentState, Rewording, Wording},
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Proposes that an announced notice say something else in words of its own.
///
/// # Errors
/// `not-found`; `wrong-state` before the notice and after the filing; what [`Wording::may_become`] refuses;
/// `amendment-pending` while another change waits; `missing`, `out-of-range` in the field `reason`; the permission to plan
/// in its region.
pub async fn propose_words(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    after: &Wording,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<RewordingId, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let reason = checked_reason(reason)?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    changeable(&held)?;
    let before = plan_of(&held)?.wording();
    let after = after.clone().beside(&before);
    before.may_become(&after)?;
    let pending = rewording::Entity::find()
        .filter(rewording::Column::RecruitmentId.eq(id.to_string()))
        .filter(rewording::Column::State.eq(AmendmentState::Proposed.as_str()));
    if pending.count(act.db()).await? > 0 {
        return Err(Code::AmendmentPending.into());
    }
    let proposed = RewordingId(Uuid::now_v7());
    let new = rewording::Model {
        id: proposed.to_string(),
        recruitment_id: id.to_string(),
        before: written("words", &before)?,
        after: written("words", &after)?,
        reason,
        state: AmendmentState::Proposed.as_str().to_owned(),
        proposed_by: actor.account.ok_or(Code::SignInRequired)?.to_string(),
        proposed_at: now.into(),
        decided_at: None,
    };
    let new = new.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&new);
    act.commit("recruitment.words-proposed", subject(id), json!({ "region": held.region })).await?;
    Ok(proposed)
}

/// Publishes a change of words, or declines it.
///
/// # Errors
/// `not-found`; `already-done`; `second-person-needed` for whoever proposed it; `changed-meanwhile` where the words are no
/// longer those that it began with; `wrong-state` after the filing; the permission to approve in its region.
pub async fn decide_words(
    store: &Store,
    actor: &Actor,
    id: RewordingId,
    agreed: bool,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::ApproveRecruitment, Target::Anything)?;
    let key = id.to_string();
    let found = rewording::Entity::find_by_id(key.clone()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let recruitment: RecruitmentId = found.recruitment_id.parse().map_err(|error| unreadable("id", error))?;
    let (mut act, held) = lead(store, actor, Action::ApproveRecruitment, recruitment, now).await?;
    let proposed = act.load::<rewording::Entity>(key).await?.ok_or(Code::NotFound)?;
    if proposed.state != AmendmentState::Proposed.as_str() {
        return Err(Code::AlreadyDone.into());
    }
    other_than(actor, &proposed.proposed_by)?;
    let mut body = json!({ "region": held.region });
    let mut kind = "recruitment.words-declined";
    if agreed {
        changeable(&held)?;
        let (before, after): (Wording, Wording) = (read("words", &proposed.before)?, read("words", &proposed.after)?);
        let plan = plan_of(&held)?;
        if plan.wording() != before {
            return Err(Code::ChangedMeanwhile.into());
        }
        kind = "recruitment.words-changed";
        body["reason"] = json!(proposed.reason);
        body["changed"] = changed(&before, &after);
        let title = after.title.trim().to_owned();
        let plan = written("plan", &plan.reworded(after))?;
        save(&mut act, recruitment::Model { plan, title, ..held }).await?;
        let over = [ApplicationState::Withdrawn, ApplicationState::RefusedFinally];
        tell_applying(&act, recruitment, None, &over, &Kind::NoticeReworded).await?;
    }
    let state = if agreed { AmendmentState::Published } else { AmendmentState::Declined };
    let decided = rewording::Model { state: state.as_str().to_owned(), decided_at: Some(now.into()), ..proposed };
    let decided = decided.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&decided);
    act.commit(kind, subject(recruitment), body).await?;
    Ok(())
}

/// What the ledger has of a change: short parts as they were and are, the long text by its fingerprints, because an entry
/// holds at most 65,535 bytes.
fn changed(before: &Wording, after: &Wording) -> Value {
    let parts = before.parts().into_iter().zip(after.parts()).filter(|((_, old), (_, new))| old != new);
    let shown = |field: &str, text: &str| match field {
        "words" => json!({ "sha256": Hash::of(text.as_bytes()).to_string() }),
        _ => json!(text),
    };
    let part = |((field, old), (_, new)): ((&'static str, &str), (&str, &str))| {
        (field.to_owned(), json!({ "before": shown(field, old), "after": shown(field, new) }))
    };
    parts.map(part).collect::<Map<_, _>>().into()
}

/// Every change of a notice's words, the latest first; those not published only for those who lead it.
///
/// # Errors
/// `not-found`, also for a recruitment that the asker may not see.
pub async fn rewordings(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Vec<Rewording>, StoreError> {
    let held = visible(store, actor, id).await?;
    let region = region(&held)?;
    let mut of_recruitment = rewording::Entity::find()
        .filter(rewording::Column::RecruitmentId.eq(id.to_string()))
        .order_by_desc(rewording::Column::Id);
    if !leads(actor, region) {
        of_recruitment = of_recruitment.filter(rewording::Column::State.eq(AmendmentState::Published.as_str()));
    }
    let approves = may(actor, Action::ApproveRecruitment, Target::Region(region)).is_ok();
    let own = actor.account.map(|account| account.to_string());
    let shown = |row: rewording::Model| {
        let state = AmendmentState::parse(&row.state).ok_or_else(|| unreadable("change of words", &row.state))?;
        Ok(Rewording {
            id: row.id.parse().map_err(|error| unreadable("change of words", error))?,
            before: read("words", &row.before)?,
            after: read("words", &row.after)?,
            reason: row.reason,
            state,
            proposed_at: row.proposed_at.utc(),
            decided_at: row.decided_at.map(|at| at.utc()),
            decides: approves && state == AmendmentState::Proposed && Some(&row.proposed_by) != own.as_ref(),
        })
    };
    of_recruitment.all(store.read()).await?.into_iter().map(shown).collect()
}

/// Announced words change until the result is filed.
fn changeable(held: &recruitment::Model) -> Result<(), StoreError> {
    let state = state(held)?;
    if state.is_public() && state != RecruitmentState::Filed { Ok(()) } else { Err(Code::WrongState.into()) }
}
