//! Rows as the rules want them, and a step's beginning and end: by an application's owner, or by those who lead its
//! recruitment.

use super::unreadable;
use crate::{
    Store,
    act::Act,
    entity::{application, recruitment},
    error::StoreError,
    recruitment::rows::region,
    secret::Place,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    applications::ApplicationState,
    ids::{AccountId, ApplicationId, RecruitmentId},
    permissions::{Action, Actor, Target, may},
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

/// Begins a step of an application's owner, and holds it with its recruitment.
///
/// # Errors
/// `not-found`, also for somebody else's; the permission to apply.
pub(super) async fn own<'a>(
    store: &'a Store,
    actor: &Actor,
    id: ApplicationId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, application::Model, recruitment::Model), StoreError> {
    let owner = owner(actor)?;
    let act = store.act(actor, Action::Apply, Target::Account(owner), now).await?;
    let held = act.load::<application::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    if held.account != owner.to_string() {
        return Err(Code::NotFound.into());
    }
    let recruitment = recruitment_of(act.db(), &held).await?;
    Ok((act, held, recruitment))
}

/// Begins a step of those who review the applications of a recruitment's region, and holds the application.
///
/// # Errors
/// `not-found`; the permission to review in the region.
pub(super) async fn reviewed<'a>(
    store: &'a Store,
    actor: &Actor,
    id: ApplicationId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, application::Model, recruitment::Model), StoreError> {
    may(actor, Action::ReviewApplications, Target::Anything)?;
    let found = application::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let recruitment = recruitment_of(store.read(), &found).await?;
    let act = store.act(actor, Action::ReviewApplications, Target::Region(region(&recruitment)?), now).await?;
    let held = act.load::<application::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    Ok((act, held, recruitment))
}

/// Whether somebody may review an application.
pub(super) async fn reviewers(store: &Store, actor: &Actor, row: &application::Model) -> Result<bool, StoreError> {
    let region = region(&recruitment_of(store.read(), row).await?)?;
    Ok(may(actor, Action::ReviewApplications, Target::Region(region)).is_ok())
}

/// The account of whoever may apply.
pub(super) fn owner(actor: &Actor) -> Result<AccountId, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::Apply, Target::Account(account))?;
    Ok(account)
}

/// The recruitment of an application.
pub(super) async fn recruitment_of(
    db: &impl ConnectionTrait,
    row: &application::Model,
) -> Result<recruitment::Model, StoreError> {
    let found = recruitment::Entity::find_by_id(row.recruitment_id.as_str()).one(db).await?;
    found.ok_or_else(|| unreadable("recruitment", &row.recruitment_id))
}

/// Writes an application's next version in a state; whether it takes its owner's place follows from the state.
pub(super) async fn save(
    act: &mut Act<'_>,
    row: application::Model,
    state: ApplicationState,
) -> Result<application::Model, StoreError> {
    let next = application::Model {
        slot: slot(&row, state),
        state: state.as_str().to_owned(),
        version: row.version + 1,
        ..row
    };
    let saved = next.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(saved)
}

/// What keeps a person to one position in a recruitment: unique in the table.
pub(super) fn slot(row: &application::Model, state: ApplicationState) -> Option<String> {
    state.holds_slot().then(|| slot_of(&row.recruitment_id, &row.identity_index))
}

/// The slot of a person in a recruitment.
pub(super) fn slot_of(recruitment: &str, identity_index: &str) -> String {
    format!("{recruitment}/{identity_index}")
}

pub(super) fn state(row: &application::Model) -> Result<ApplicationState, StoreError> {
    state_of(&row.state)
}

pub(super) fn state_of(text: &str) -> Result<ApplicationState, StoreError> {
    ApplicationState::parse(text).ok_or_else(|| unreadable("state", text))
}

pub(super) fn id_of(row: &application::Model) -> Result<ApplicationId, StoreError> {
    row.id.parse().map_err(|error| unreadable("id", error))
}

pub(super) fn recruitment_id(row: &application::Model) -> Result<RecruitmentId, StoreError> {
    row.recruitment_id.parse().map_err(|error| unreadable("recruitment", error))
}

pub(super) fn account_of(row: &application::Model) -> Result<AccountId, StoreError> {
    row.account.parse().map_err(|error| unreadable("account", error))
}

/// A day that a column holds as text.
pub(super) fn day(what: &str, text: Option<&str>) -> Result<Option<NaiveDate>, StoreError> {
    text.map(|day| day.parse().map_err(|error| unreadable(what, error))).transpose()
}

/// A column of the table of applications.
pub(super) fn place<'a>(id: &'a str, column: &'a str) -> Place<'a> {
    Place { table: "applications", column, row: id }
}
