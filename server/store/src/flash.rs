//! Refused forms on their way back to their page: kept a few minutes, encrypted, read once.

use crate::{Store, entity::flash, error::StoreError, instant::Instant, keys::random, secret::Place};
use chrono::{DateTime, TimeDelta, Utc};
use domain::refusal::Refusal;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How long a form waits for its page.
const KEPT: TimeDelta = TimeDelta::minutes(10);

/// A refused form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// Why it was refused.
    pub refusal: Refusal,
    /// What was typed, field by field; never a password, code or number.
    pub values: serde_json::Value,
}

/// Keeps a refused form and tells the token under which it is taken.
///
/// # Errors
/// The database; no random bytes.
pub async fn put(store: &Store, form: &Returned, now: DateTime<Utc>) -> Result<String, StoreError> {
    let token = hex::encode(random::<16>()?);
    let id = key(&token);
    let plain = serde_json::to_vec(form).map_err(|e| StoreError::Unreadable(format!("form: {e}")))?;
    let row = flash::ActiveModel {
        content: Set(store.keys().encrypt(place(&id), &plain)?),
        expires: Set(Instant::from(now + KEPT)),
        id: Set(id),
    };
    flash::Entity::insert(row).exec_without_returning(store.read()).await?;
    Ok(token)
}

/// Takes a form: the second time there is none.
///
/// # Errors
/// The database; a form that cannot be read.
pub async fn take(store: &Store, token: &str, now: DateTime<Utc>) -> Result<Option<Returned>, StoreError> {
    let id = key(token);
    let sql = "DELETE FROM flash WHERE id = $1 RETURNING content, expires";
    let statement = Statement::from_sql_and_values(store.backend(), sql, [id.as_str().into()]);
    let Some(row) = store.read().query_one_raw(statement).await? else { return Ok(None) };
    let (content, expires): (String, Instant) = (row.try_get("", "content")?, row.try_get("", "expires")?);
    if expires <= Instant::from(now) {
        return Ok(None);
    }
    let plain = store.keys().decrypt(place(&id), &content)?;
    serde_json::from_slice(&plain).map(Some).map_err(|e| StoreError::Unreadable(format!("form: {e}")))
}

/// Removes the forms that nobody took; how many.
///
/// # Errors
/// The database.
pub async fn purge(store: &Store, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let old = flash::Entity::delete_many().filter(flash::Column::Expires.lte(Instant::from(now)));
    Ok(old.exec(store.read()).await?.rows_affected)
}

fn key(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

fn place(id: &str) -> Place<'_> {
    Place { table: "flash", column: "content", row: id }
}
