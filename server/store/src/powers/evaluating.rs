//! The evaluation of what is due: proposed by one of those who keep the power, confirmed or declined by another.

use super::{
    inventory::{inventory_in, present},
    power_subject,
    rows::{assessment, code_of, concerns_of, due, in_state, outcome_of, points_of, state_of, written},
    target, unreadable,
};
use crate::{
    Store,
    act::Act,
    approvals::catalogue,
    entity::{power_evaluation, power_reevaluation},
    error::StoreError,
    recruitment::{checked_reason, rows::other_than},
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{flow::Flow, item::Catalogue},
    ids::PowerEvaluationId,
    permissions::{Action, Actor, Target, may},
    powers::{EvaluationState, Outcome, Power, PowerCode, Reevaluation, TypedPoint, check_points, evaluated},
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

/// Bytes of a power's points at most: a confirmed evaluation stands whole in one entry of the ledger.
const MOST_BYTES: usize = 40_000;

/// The flow that a power runs by in these items.
pub(super) fn flow_of(items: &Catalogue, power: &Power) -> Result<Flow, StoreError> {
    let item = power.item().map(|item| items.latest(item)).transpose()?;
    let flow = power.flow(item.map(AsRef::as_ref)).map(|(flow, _)| flow.clone());
    flow.ok_or_else(|| unreadable("flow", &power.code))
}

/// Proposes what an evaluation of everything that is due of a power has found.
///
/// # Errors
/// What [`evaluated`] refuses; `missing` and `out-of-range` in the field `reason`; `nothing-due`, also of a power that
/// ended; `evaluation-pending` while another waits; `second-person-needed` for whoever caused it; `too-large`; `not-found`;
/// the permission to keep the items of the power's region.
pub async fn propose_points(
    store: &Store,
    actor: &Actor,
    code: &PowerCode,
    typed: &[TypedPoint],
    reason: &str,
    now: DateTime<Utc>,
) -> Result<PowerEvaluationId, StoreError> {
    let mut act = store.act(actor, Action::KeepItems, target(code)?, now).await?;
    act.alone().await?;
    let account = actor.account.ok_or(Code::SignInRequired)?;
    let items = catalogue(store).await?;
    let inventory = inventory_in(act.db(), &items).await?;
    let power = present(&inventory, code)?;
    let flow = flow_of(&items, power)?;
    let open = due(Some(code)).all(act.db()).await?;
    if open.is_empty() || !power.is_in_force() {
        return Err(Code::NothingDue.into());
    }
    if in_state(Some(code), EvaluationState::Proposed).one(act.db()).await?.is_some() {
        return Err(Code::EvaluationPending.into());
    }
    let asked = open.iter().map(assessment).collect::<Result<Vec<_>, _>>()?;
    let of: Vec<Reevaluation> = asked.iter().map(|asked| asked.of.clone()).collect();
    let points = evaluated(power, &flow, &of, typed)?;
    let reason = checked_reason(reason)?;
    let outcome =
        if points == power.points { Outcome::Stands } else { Outcome::Revised { version: power.version + 1 } };
    for asked in &asked {
        asked.done(outcome, &reason, account, now).map_err(Refusal::from)?;
    }
    let points = written("points", &points)?;
    if points.len() > MOST_BYTES {
        return Err(Refusal::new(Code::TooLarge).with(MOST_BYTES).into());
    }
    let id = PowerEvaluationId(Uuid::now_v7());
    let row = power_evaluation::Model {
        id: id.to_string(),
        code: code.to_string(),
        version: power.version.into(),
        outcome: written("outcome", &outcome)?,
        points,
        concerns: written("concerns", &open.iter().map(|row| row.id.as_str()).collect::<Vec<_>>())?,
        reason,
        state: EvaluationState::Proposed.as_str().to_owned(),
        proposed_by: account.to_string(),
        proposed_at: now.into(),
        decided_by: None,
        decided_at: None,
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    act.commit("power.evaluation-proposed", power_subject(code), json!({ "version": power.version })).await?;
    Ok(id)
}

/// Confirms a proposed evaluation, whose points hold from then on, or declines it. Answers which power it was of.
///
/// # Errors
/// `not-found`; `already-done`; `second-person-needed` for whoever proposed it; `changed-meanwhile` where the points do not
/// fit the flow any more, or the power has ended; the permission to keep the items of the power's region.
pub async fn decide_points(
    store: &Store,
    actor: &Actor,
    id: PowerEvaluationId,
    agreed: bool,
    now: DateTime<Utc>,
) -> Result<PowerCode, StoreError> {
    may(actor, Action::KeepItems, Target::Anything)?;
    let found = power_evaluation::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let code = code_of(&found.code)?;
    let mut act = store.act(actor, Action::KeepItems, target(&code)?, now).await?;
    let held = act.load::<power_evaluation::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    if state_of(&held)? != EvaluationState::Proposed {
        return Err(Code::AlreadyDone.into());
    }
    other_than(actor, &held.proposed_by)?;
    let state = if agreed { EvaluationState::Confirmed } else { EvaluationState::Declined };
    let (kind, body) = if agreed {
        ("power.evaluated", confirm(&mut act, store, &code, &held).await?)
    } else {
        ("power.evaluation-declined", json!({ "version": held.version }))
    };
    let decided = power_evaluation::Model {
        state: state.as_str().to_owned(),
        decided_by: actor.account.map(|account| account.to_string()),
        decided_at: Some(now.into()),
        ..held
    };
    let decided = decided.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&decided);
    act.commit(kind, power_subject(&code), body).await?;
    Ok(code)
}

/// Enters the finding at everything that was due, and says what the ledger says of it.
async fn confirm(
    act: &mut Act<'_>,
    store: &Store,
    code: &PowerCode,
    held: &power_evaluation::Model,
) -> Result<serde_json::Value, StoreError> {
    let items = catalogue(store).await?;
    let inventory = inventory_in(act.db(), &items).await?;
    let power = present(&inventory, code)?;
    let (outcome, points) = (outcome_of(held)?, points_of(held)?);
    let after = Power { points: points.clone(), ..power.clone() };
    let fits = check_points(&after, &flow_of(&items, power)?).is_empty() && power.is_in_force();
    if !fits || held.version != i64::from(power.version) {
        return Err(Code::ChangedMeanwhile.into());
    }
    let by = held.proposed_by.parse().map_err(|error| unreadable("account", error))?;
    let mut of = Vec::new();
    for key in concerns_of(held)? {
        let row = act.load::<power_reevaluation::Entity>(key).await?.ok_or(Code::NotFound)?;
        // What is found is the proposer's; the other one confirms it.
        let done = assessment(&row)?.done(outcome, &held.reason, by, held.proposed_at.utc());
        let done = done.map_err(Refusal::from)?;
        let finding = done.done.as_ref().map(|done| written("finding", done)).transpose()?;
        let row = power_reevaluation::Model { done: finding, evaluation_id: Some(held.id.clone()), ..row };
        let row = row.into_active_model().reset_all().update(act.db()).await?;
        act.seal(&row);
        of.push(json!({ "because": done.of.because, "step": done.of.step }));
    }
    Ok(json!({ "finding": outcome, "points": points, "reason": held.reason, "of": of }))
}
