//! Signing in with name and password, and the lock-out that slows guessing down.

use super::{Account, State, password};
use crate::{
    Store,
    entity::{account, sign_in_attempt},
    error::StoreError,
    instant::Instant,
    parameters,
};
use chrono::{DateTime, Utc};
use domain::{
    accounts::{Attempt, Contact, LockOut, LoginName},
    calendar::day_in_shanghai,
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict};

/// Checks name and password; the name of an applicant is the telephone number or e-mail address. The session is made afterwards (`sessions::create`).
///
/// An unknown name, a wrong password and a locked account answer alike and after the same work; all count as failures.
///
/// # Errors
/// `wrong-credentials`; `too-many-attempts` with the seconds to wait.
pub async fn sign_in(store: &Store, login: &str, password: &str, now: DateTime<Utc>) -> Result<Account, StoreError> {
    let login = read_login(store, login)?;
    let typed = match &login {
        Ok(login) => login.as_str(),
        Err(typed) => typed,
    };
    let attempt = begin_attempt(store, "sign-in", typed, now).await?;
    let row = match login {
        Ok(login) => {
            let query = account::Entity::find().filter(account::Column::Login.eq(login.as_str()));
            query.one(store.read()).await?
        }
        Err(_) => None,
    };
    let fits = password::fits(store, row.as_ref().map(|row| row.password.clone()), password).await?;
    match row.filter(|row| fits && row.state == State::Active.as_str()) {
        Some(row) => {
            attempt.succeeded().await?;
            super::read(store.keys(), row)
        }
        None => Err(Code::WrongCredentials.into()),
    }
}

/// The login name of what was typed, or what was typed where it is none. A contact in any of its spellings is one name.
fn read_login(store: &Store, text: &str) -> Result<Result<LoginName, String>, StoreError> {
    if let Ok(contact) = Contact::parse(text) {
        return super::applicant::handle(store, &contact).map(Ok);
    }
    let typed: String = text.trim().to_lowercase().chars().take(128).collect();
    Ok(LoginName::parse(&typed).map_err(|_| typed))
}

/// An attempt that counts as failed until it has succeeded: many at once cannot slip past the limit together.
pub(super) struct Running<'a> {
    store: &'a Store,
    key: String,
}

/// Asks the lock-out whether something may be tried, and counts the attempt.
pub(super) async fn begin_attempt<'a>(
    store: &'a Store,
    purpose: &str,
    what: &str,
    now: DateTime<Utc>,
) -> Result<Running<'a>, StoreError> {
    let rule = rule(store, now).await?;
    let key = store.keys().blind_index(&format!("attempt.{purpose}"), what.as_bytes());
    let write = store.write().await?;
    // The row is made first, so that there is one to hold: two first attempts at once must not both count as one.
    let empty = sign_in_attempt::ActiveModel { key: Set(key.clone()), failed: Set(0), last: Set(Instant::from(now)) };
    let once = OnConflict::column(sign_in_attempt::Column::Key).do_nothing().to_owned();
    sign_in_attempt::Entity::insert(empty).on_conflict(once).exec_without_returning(&write.transaction).await?;
    let query = sign_in_attempt::Entity::find_by_id(key.clone());
    let query = if store.backend() == DbBackend::Postgres { query.lock_exclusive() } else { query };
    let failed = query.one(&write.transaction).await?;
    let failed = failed.ok_or_else(|| StoreError::Unreadable("sign_in_attempts: no row".into()))?;

    let count = u32::try_from(failed.failed).unwrap_or(u32::MAX);
    if let Attempt::Wait(seconds) = rule.decide(count, Some(failed.last.utc()), now) {
        return Err(Refusal::new(Code::TooManyAttempts).with(seconds).into());
    }
    let counted =
        sign_in_attempt::ActiveModel { key: Set(key.clone()), failed: Set(failed.failed + 1), last: Set(now.into()) };
    sign_in_attempt::Entity::update(counted).exec(&write.transaction).await?;
    write.commit().await?;
    Ok(Running { store, key })
}

impl Running<'_> {
    /// Forgets the failures.
    pub(super) async fn succeeded(self) -> Result<(), StoreError> {
        sign_in_attempt::Entity::delete_by_id(self.key).exec(self.store.read()).await?;
        Ok(())
    }
}

async fn rule(store: &Store, now: DateTime<Utc>) -> Result<LockOut, StoreError> {
    let values = parameters::in_force(store, day_in_shanghai(now)).await?;
    Ok(LockOut { attempts: values.lock_out_attempts, minutes: values.lock_out_minutes })
}
