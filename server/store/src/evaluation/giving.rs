//! An applicant says how a case was handled: signed in, or with the receipt.

use super::{SUBJECT, measures, refused, rows};
use crate::{
    Store,
    act::Act,
    approvals::{of_receipt, rows as case_rows},
    calendar,
    entity::{approval_case, evaluation},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::Calendar,
    evaluation::{Evaluating, Served, Sheet, Voice, ended_at},
    ids::CaseId,
    permissions::{Action, Actor, Target, may},
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use serde_json::json;

/// Evaluates one's own case.
///
/// # Errors
/// `not-found`, also for somebody else's; what [`Sheet::enter`] refuses; the permission to evaluate.
pub async fn give(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    sheet: &Sheet,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::Evaluate, Target::Account(account))?;
    let found = case_rows::row(store.read(), id).await?;
    if found.account != Some(account.to_string()) {
        return Err(Code::NotFound.into());
    }
    let act = store.act(actor, Action::Evaluate, Target::Account(account), now).await?;
    enter(act, id, Voice::Account { account }, sheet).await
}

/// Evaluates the case of a receipt. `address` is where it comes from, kept as a blind index only, to count.
///
/// # Errors
/// What [`crate::approvals::track`] and [`Sheet::enter`] refuse; the permission to evaluate.
pub async fn give_by_receipt(
    store: &Store,
    actor: &Actor,
    receipt: (&str, &str),
    address: &str,
    sheet: &Sheet,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::Evaluate, Target::Anything)?;
    let loaded = of_receipt(store, actor, receipt.0, receipt.1, address, now).await?;
    let act = store.act(actor, Action::Evaluate, Target::Anything, now).await?;
    enter(act, loaded.id()?, Voice::Receipt, sheet).await
}

async fn enter(mut act: Act<'_>, id: CaseId, voice: Voice, sheet: &Sheet) -> Result<(), StoreError> {
    let (store, now) = (act.store(), act.now());
    // Holds the case, so that of two who evaluate it at once one is the second.
    let row = act.load::<approval_case::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    let served = served(store, act.db(), row).await?;
    let ended = served.ended_at.unwrap_or(now);
    let (measures, calendar) = (measures(act.db(), ended).await?, calendar::load(store).await?);
    let evaluation = sheet.enter(&served, voice, now, &measures, &calendar).map_err(refused)?;
    let row = rows::written(store, &evaluation, evaluation.follow_up().as_ref())?;
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    // Neither the mark nor the case: the figures of small groups are hidden, and this must not undo it.
    act.commit("evaluation.given", SUBJECT.to_owned(), json!({})).await?;
    Ok(())
}

/// Whether and how a case is evaluated, for its applicant; for everybody else it is not.
///
/// # Errors
/// `not-found`; the database.
pub async fn evaluating(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    now: DateTime<Utc>,
) -> Result<Evaluating, StoreError> {
    let found = case_rows::row(store.read(), id).await?;
    let own = actor.account.filter(|account| found.account == Some(account.to_string()));
    match own {
        Some(account) if may(actor, Action::Evaluate, Target::Account(account)).is_ok() => {}
        _ => return Ok(Evaluating::No),
    }
    if let Some(row) = evaluation::Entity::find_by_id(found.id.as_str()).one(store.read()).await? {
        return Ok(Evaluating::Given(rows::read(store, &row)?.given()));
    }
    until(store, &served(store, store.read(), found).await?, now, &calendar::load(store).await?).await
}

async fn until(
    store: &Store,
    served: &Served,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Result<Evaluating, StoreError> {
    let Some(ended) = served.ended_at else { return Ok(Evaluating::No) };
    let measures = measures(store.read(), ended).await?;
    let due = served.evaluate_by(&measures, calendar).filter(|due| now < due.ends_at());
    Ok(due.map_or(Evaluating::No, |due| Evaluating::Until(due.date)))
}

async fn served(store: &Store, db: &impl ConnectionTrait, row: approval_case::Model) -> Result<Served, StoreError> {
    let evaluated = evaluation::Entity::find_by_id(row.id.as_str()).one(db).await?.is_some();
    let loaded = case_rows::load(store, db, row).await?;
    Ok(Served {
        case: loaded.id()?,
        applicant: loaded.case.filing().applicant.account,
        ended_at: ended_at(&loaded.events),
        evaluated,
    })
}
