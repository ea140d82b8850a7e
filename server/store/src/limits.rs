//! Rate limits: how often something may happen in a window of time, counted in the database for all server processes.

use crate::{Store, entity::rate_limit, error::StoreError};
use chrono::{DateTime, TimeDelta, Utc};
use domain::refusal::{Code, Refusal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};

/// How often, in windows of which length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is limited, for example `sign-in.address`.
    pub what: &'static str,
    /// How often in one window.
    pub most: u32,
    /// The window; whole seconds, at least one.
    pub window: TimeDelta,
}

impl Limit {
    /// The window of an instant, as its first second and the first second after it.
    pub(crate) fn window_of(&self, now: DateTime<Utc>) -> (i64, i64) {
        let window = self.window.num_seconds().max(1);
        let start = now.timestamp().div_euclid(window) * window;
        (start, start + window)
    }

    /// Under which key somebody is counted.
    pub(crate) fn key(&self, store: &Store, who: &str) -> String {
        store.keys().blind_index(&format!("limit.{}", self.what), who.as_bytes())
    }

    pub(crate) fn judge(&self, too_much: bool, end: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
        if too_much { Err(Refusal::new(Code::TooManyAttempts).with(end - now.timestamp()).into()) } else { Ok(()) }
    }
}

/// Refuses where a window is used up, and counts nothing: for what is counted only when it fails.
///
/// # Errors
/// `too-many-attempts` with the seconds until the next window; the database.
pub async fn check(store: &Store, limit: Limit, who: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (start, end) = limit.window_of(now);
    let row = rate_limit::Entity::find_by_id((limit.key(store, who), start)).one(store.read()).await?;
    limit.judge(row.is_some_and(|row| row.count >= i64::from(limit.most)), end, now)
}

/// Counts one more and refuses it where it is too much. `who` (an address, an account) is kept as a blind index only.
///
/// # Errors
/// `too-many-attempts` with the seconds until the next window; the database.
pub async fn hit(store: &Store, limit: Limit, who: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (start, end) = limit.window_of(now);
    let key = limit.key(store, who);
    let sql = "INSERT INTO rate_limits (key, window_start, expires, count) VALUES ($1, $2, $3, 1) \
               ON CONFLICT (key, window_start) DO UPDATE SET count = rate_limits.count + 1 RETURNING count";
    let values = [key.into(), start.into(), end.into()];
    let statement = Statement::from_sql_and_values(store.backend(), sql, values);
    let row = store.read().query_one_raw(statement).await?;
    let count: i64 = match row {
        Some(row) => row.try_get("", "count")?,
        None => return Err(StoreError::Unreadable("rate_limits: no row".into())),
    };
    limit.judge(count > i64::from(limit.most), end, now)
}

/// Removes the counters of past windows; how many.
///
/// # Errors
/// The database.
pub async fn purge(store: &Store, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let past = rate_limit::Entity::delete_many().filter(rate_limit::Column::Expires.lte(now.timestamp()));
    Ok(past.exec(store.read()).await?.rows_affected)
}
