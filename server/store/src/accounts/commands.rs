//! What changes an account: made, locked, unlocked, its password or second factor reset.

use super::{State, password, place};
use crate::{
    Store,
    act::Act,
    entity::{account, second_factor_enrolment, second_factor_use, session},
    error::StoreError,
    instant::Instant,
};
use chrono::{DateTime, Utc};
use domain::{
    accounts::{LoginName, check_password, check_secret},
    ids::{AccountId, ExaminerId},
    permissions::{Action, Actor, Role, Target, may},
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, SqlErr};
use serde_json::json;
use uuid::Uuid;

/// What an administrator fills in.
#[derive(Clone)]
pub struct NewAccount {
    /// The login name as typed.
    pub login: String,
    /// The role.
    pub role: Role,
    /// The exam region; needed for staff.
    pub region: Option<ExamRegion>,
    /// The agency; needed for staff and supervisors.
    pub agency: String,
    /// The display name.
    pub name: String,
    /// The examiner it belongs to; needed for examiners.
    pub examiner: Option<ExaminerId>,
    /// The first password.
    pub password: String,
    /// A second factor set at once (20 bytes), as the command line and the demonstration do.
    pub second_factor: Option<[u8; 20]>,
}

/// Makes an account.
///
/// # Errors
/// The refusal of the permission table; of the login name, the password, a missing field; `taken` in the field `login`.
pub async fn create(
    store: &Store,
    actor: &Actor,
    new: NewAccount,
    now: DateTime<Utc>,
) -> Result<AccountId, StoreError> {
    may(actor, Action::ManageAccounts, Target::Anything)?;
    let login = LoginName::parse(&new.login)?;
    check_fields(&new)?;
    check_password(&new.password, &login)?;
    let password = password::hash(store, &new.password).await?;
    let id = AccountId(Uuid::now_v7());
    let key = id.to_string();
    let secret = new.second_factor.map(|secret| store.keys().encrypt(place(&key, "second_factor"), &secret));
    let row = account::ActiveModel {
        id: Set(key.clone()),
        login: Set(login.to_string()),
        role: Set(new.role.as_str().to_owned()),
        region: Set(new.region.map(|region| region.as_str().to_owned())),
        agency: Set(new.agency.trim().to_owned()),
        name: Set(store.keys().encrypt(place(&key, "name"), new.name.trim().as_bytes())?),
        examiner: Set(new.examiner.map(|id| id.to_string())),
        state: Set(State::Active.as_str().to_owned()),
        password: Set(password),
        second_factor: Set(secret.transpose()?),
        created: Set(Instant::from(now)),
    };
    let act = store.act(actor, Action::ManageAccounts, Target::Anything, now).await?;
    let row = row.insert(act.db()).await.map_err(|e| match e.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::of(Code::Taken, "login").into(),
        _ => StoreError::from(e),
    })?;
    finish(act, row, "account.created").await?;
    Ok(id)
}

/// Locks an account and ends its sessions. Locking a locked account changes nothing.
///
/// # Errors
/// The refusal of the permission table; `not-found`; `wrong-state` for one's own account.
pub async fn lock(store: &Store, actor: &Actor, id: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    may(actor, Action::ManageAccounts, Target::Account(id))?;
    if actor.account == Some(id) {
        return Err(Code::WrongState.into());
    }
    set_state(store, actor, id, State::Locked, "account.locked", now).await
}

/// Unlocks an account. Unlocking an active account changes nothing.
///
/// # Errors
/// The refusal of the permission table; `not-found`.
pub async fn unlock(store: &Store, actor: &Actor, id: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    set_state(store, actor, id, State::Active, "account.unlocked", now).await
}

/// Sets another password and ends the account's sessions.
///
/// # Errors
/// The refusal of the permission table; `not-found`; `weak-password`.
pub async fn reset_password(
    store: &Store,
    actor: &Actor,
    id: AccountId,
    password: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::ManageAccounts, Target::Account(id))?;
    let found = super::find(store, id).await?.ok_or(Code::NotFound)?;
    check_secret(password, super::applicant::known_words(store, &found).await?.iter().map(String::as_str))?;
    let hash = password::hash(store, password).await?;
    let (act, mut row) = open(store, actor, Action::ManageAccounts, id, now).await?;
    row.password = Set(hash);
    let row = row.update(act.db()).await?;
    end_sessions(&act, id).await?;
    finish(act, row, "account.password-reset").await
}

/// Takes the second factor away, so that the person can set a new one, and ends the account's sessions.
///
/// # Errors
/// The refusal of the permission table; `not-found`.
pub async fn reset_second_factor(
    store: &Store,
    actor: &Actor,
    id: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (act, mut row) = open(store, actor, Action::ManageAccounts, id, now).await?;
    row.second_factor = Set(None);
    let row = row.update(act.db()).await?;
    second_factor_enrolment::Entity::delete_by_id(id.to_string()).exec(act.db()).await?;
    second_factor_use::Entity::delete_by_id(id.to_string()).exec(act.db()).await?;
    end_sessions(&act, id).await?;
    finish(act, row, "account.second-factor-reset").await
}

/// Changes one's own password and ends all sessions of the account: sign in anew afterwards.
///
/// # Errors
/// `wrong-credentials` in the field `current`; `weak-password`; `too-many-attempts`.
pub async fn change_password(
    store: &Store,
    actor: &Actor,
    current: &str,
    new: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::KeepOwnAccount, Target::Account(id))?;
    let found = account::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let known = super::applicant::known_words(store, &super::read(store.keys(), found.clone())?).await?;
    check_secret(new, known.iter().map(String::as_str))?;
    let attempt = super::sign_in::begin_attempt(store, "password", &found.id, now).await?;
    if !password::fits(store, Some(found.password.clone()), current).await? {
        return Err(Refusal::of(Code::WrongCredentials, "current").into());
    }
    attempt.succeeded().await?;
    let hash = password::hash(store, new).await?;
    let (act, mut row) = open(store, actor, Action::KeepOwnAccount, id, now).await?;
    if row.password.as_ref() != &found.password {
        return Err(Code::ChangedMeanwhile.into());
    }
    row.password = Set(hash);
    let row = row.update(act.db()).await?;
    end_sessions(&act, id).await?;
    finish(act, row, "account.password-changed").await
}

fn check_fields(new: &NewAccount) -> Result<(), Refusal> {
    let works = matches!(new.role, Role::Staff | Role::Supervisor);
    let missing = [
        ("name", new.name.trim().is_empty()),
        ("agency", works && new.agency.trim().is_empty()),
        ("region", new.role == Role::Staff && new.region.is_none()),
        ("examiner", new.role == Role::Examiner && new.examiner.is_none()),
    ];
    if let Some((field, _)) = missing.into_iter().find(|(_, missing)| *missing) {
        return Err(Refusal::of(Code::Missing, field));
    }
    // A citizen is whoever has no account.
    if new.role == Role::Citizen { Err(Refusal::of(Code::Malformed, "role")) } else { Ok(()) }
}

async fn set_state(
    store: &Store,
    actor: &Actor,
    id: AccountId,
    state: State,
    kind: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (act, mut row) = open(store, actor, Action::ManageAccounts, id, now).await?;
    if row.state.as_ref() == state.as_str() {
        return Ok(());
    }
    row.state = Set(state.as_str().to_owned());
    let row = row.update(act.db()).await?;
    if state == State::Locked {
        end_sessions(&act, id).await?;
    }
    finish(act, row, kind).await
}

/// Begins a change of one account and holds its row.
pub(super) async fn open<'a>(
    store: &'a Store,
    actor: &Actor,
    action: Action,
    id: AccountId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, account::ActiveModel), StoreError> {
    let act = store.act(actor, action, Target::Account(id), now).await?;
    let row = act.load::<account::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    Ok((act, row.into_active_model()))
}

/// Seals the row and writes the entry: role, region and agency are public, nothing else.
pub(super) async fn finish(mut act: Act<'_>, row: account::Model, kind: &str) -> Result<(), StoreError> {
    act.seal(&row);
    let body = json!({ "role": row.role, "region": row.region, "agency": row.agency });
    act.commit(kind, format!("account:{}", row.id), body).await?;
    Ok(())
}

pub(super) async fn end_sessions(act: &Act<'_>, id: AccountId) -> Result<(), StoreError> {
    session::Entity::delete_many().filter(session::Column::Account.eq(id.to_string())).exec(act.db()).await?;
    Ok(())
}
