//! Handing in, taking back, and appealing: the steps of an application's owner.

use super::{
    rows::{day, own, owner, place, save, state},
    saving::{drop_draft, hand_in, take_out},
    subject,
};
use crate::{
    Store,
    act::Act,
    entity::{application, position},
    error::StoreError,
    limits::{self, Limit},
    messages::tell_applicants,
    recruitment::rows::{plan_of, position_state, state as recruitment_state},
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    applications::{ApplicationStep, appeal as appealed, may_reapply, may_reopen, may_submit, may_turn},
    calendar::{Certainty, Due, day_in_shanghai},
    ids::ApplicationId,
    messages::Kind,
    permissions::Actor,
    recruitment::{PositionState, position::PositionCode},
    refusal::Code,
};
use sea_orm::EntityTrait;
use serde_json::json;

/// How often one application is taken back to change it: each time its owner is told, also outside.
const REOPENED: Limit = Limit { what: "application.reopen", most: 10, window: TimeDelta::days(1) };

/// Hands an application in, with the form as it was saved.
///
/// # Errors
/// `not-found`, also for somebody else's; what [`may_submit`] refuses; the first field of the form that cannot be read;
/// `missing` in the field `photo`; `wrong-state` for a cancelled position; the permission to apply.
pub async fn submit(store: &Store, actor: &Actor, id: ApplicationId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, row, recruitment) = own(store, actor, id, now).await?;
    let schedule = plan_of(&recruitment)?.schedule;
    let next = may_submit(state(&row)?, recruitment_state(&recruitment)?, &schedule, day_in_shanghai(now))?;
    open(&act, &row, &row.position_code).await?;
    let row = hand_in(&mut act, row, now).await?;
    let row = save(&mut act, row, next).await?;
    still_open(&act, &row).await?;
    act.commit("application.submitted", subject(id), json!({ "recruitment": recruitment.id })).await?;
    Ok(())
}

/// Turns a draft to another position, or chooses one in place of a cancelled one (改报): that is handed in at once, with
/// the form as it was saved last, its qualification is reviewed anew, and what was paid before counts for it.
///
/// # Errors
/// `not-found`, also for somebody else's and for a position that the recruitment has not; `wrong-state` for a cancelled
/// one; what [`may_turn`] or [`may_reapply`] refuses; for a choice in place of a cancelled position also the form.
pub async fn choose(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    code: &PositionCode,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, row, recruitment) = own(store, actor, id, now).await?;
    let (stands, today) = (recruitment_state(&recruitment)?, day_in_shanghai(now));
    let schedule = plan_of(&recruitment)?.schedule;
    let before = state(&row)?;
    if before.steps().any(|step| step == ApplicationStep::Reapply) {
        let next = may_reapply(before, stands, &schedule, today)?;
        open(&act, &row, code.as_str()).await?;
        let row = hand_in(&mut act, row, now).await?;
        let row = save(&mut act, anew(row, code), next).await?;
        still_open(&act, &row).await?;
        act.commit("application.reapplied", subject(id), json!({ "recruitment": recruitment.id })).await?;
    } else {
        may_turn(before, stands, &schedule, today)?;
        open(&act, &row, code.as_str()).await?;
        let turned = application::Model { position_code: code.to_string(), ..row };
        save(&mut act, turned, before).await?;
        act.commit("application.turned", subject(id), json!({ "recruitment": recruitment.id })).await?;
    }
    Ok(())
}

/// Takes an application back to change it. The form and what is attached stay; nobody reviews it until it is handed in
/// again, and its owner is told so.
///
/// # Errors
/// `not-found`, also for somebody else's; what [`may_reopen`] refuses, also where it was decided meanwhile;
/// `too-many-attempts`.
pub async fn reopen(store: &Store, actor: &Actor, id: ApplicationId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let account = owner(actor)?;
    limits::check(store, REOPENED, &format!("{account}/{id}"), now).await?;
    let (mut act, row, recruitment) = own(store, actor, id, now).await?;
    let schedule = plan_of(&recruitment)?.schedule;
    let next = may_reopen(state(&row)?, recruitment_state(&recruitment)?, &schedule, day_in_shanghai(now))?;
    let row = take_out(&act, row, now).await?;
    let until = schedule.registration.last;
    tell_applicants(&act, &[&row.id], &Kind::ApplicationReopened { until }).await?;
    save(&mut act, row, next).await?;
    act.commit("application.reopened", subject(id), json!({ "recruitment": recruitment.id })).await?;
    limits::hit(store, REOPENED, &format!("{account}/{id}"), now).await
}

/// Takes an application back.
///
/// # Errors
/// `not-found`, also for somebody else's; `wrong-state` once it was accepted or is over.
pub async fn withdraw(store: &Store, actor: &Actor, id: ApplicationId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, row, recruitment) = own(store, actor, id, now).await?;
    let next = state(&row)?.after(ApplicationStep::Withdraw)?;
    drop_draft(&act, &row).await?;
    save(&mut act, row, next).await?;
    act.commit("application.withdrawn", subject(id), json!({ "recruitment": recruitment.id })).await?;
    Ok(())
}

/// Appeals against the refusal of the qualification, once.
///
/// # Errors
/// `not-found`, also for somebody else's; what [`appealed`] refuses.
pub async fn appeal(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    grounds: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, row, recruitment) = own(store, actor, id, now).await?;
    let stands = state(&row)?;
    // Only a refused application has a last day; without one the rule says that this state takes no appeal.
    let last = day("appeal_until", row.appeal_until.as_deref())?.unwrap_or(day_in_shanghai(now));
    let due = Due { date: last, certainty: Certainty::Final, skipped: Vec::new() };
    let next = appealed(stands, grounds, &due, day_in_shanghai(now))?;
    let grounds = Some(store.keys().hide(place(&row.id, "grounds"), &grounds)?);
    save(&mut act, application::Model { grounds, ..row }, next).await?;
    act.commit("application.appealed", subject(id), json!({ "recruitment": recruitment.id })).await?;
    Ok(())
}

/// The application as it is handed in for another position: nobody has decided about that one yet. The last day of
/// paying stays, for the payment that was made by it.
fn anew(row: application::Model, code: &PositionCode) -> application::Model {
    application::Model {
        position_code: code.to_string(),
        reviewer: None,
        reviewed_at: None,
        reasons: None,
        appeal_until: None,
        grounds: None,
        second_reviewer: None,
        ..row
    }
}

/// Checks once more, before what is handed in is entered in the ledger, that its position was not cancelled just now:
/// whoever cancels one looks after the same wait for who has handed in.
async fn still_open(act: &Act<'_>, row: &application::Model) -> Result<(), StoreError> {
    act.alone().await?;
    open(act, row, &row.position_code).await
}

/// Checks that a position of the application's recruitment can be applied for.
async fn open(act: &Act<'_>, row: &application::Model, code: &str) -> Result<(), StoreError> {
    let key = (row.recruitment_id.clone(), code.to_owned());
    let found = position::Entity::find_by_id(key).one(act.db()).await?.ok_or(Code::NotFound)?;
    if position_state(&found)? == PositionState::Open { Ok(()) } else { Err(Code::WrongState.into()) }
}
