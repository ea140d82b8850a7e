//! Housekeeping: operational rows that have run out are removed. Nothing audited is ever touched here.

use crate::{
    Store,
    entity::{second_factor_enrolment, sign_in_attempt},
    error::StoreError,
    flash,
    instant::Instant,
    limits,
    sessions::{self, Expiry},
};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Failed sign-ins are forgotten after this long: far longer than any wait they cause.
const FAILURES_KEPT: TimeDelta = TimeDelta::days(2);

/// Removes sessions, counters, forms, enrolments and failures that have run out; how many rows. For a job that runs
/// every few minutes, in any number of server processes.
///
/// # Errors
/// The database.
pub async fn tidy(store: &Store, expiry: Expiry, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let enrolments = second_factor_enrolment::Entity::delete_many()
        .filter(second_factor_enrolment::Column::Expires.lte(Instant::from(now)));
    let failures = sign_in_attempt::Entity::delete_many()
        .filter(sign_in_attempt::Column::Last.lte(Instant::from(now - FAILURES_KEPT)));
    Ok(sessions::purge(store, expiry, now).await?
        + limits::purge(store, now).await?
        + flash::purge(store, now).await?
        + enrolments.exec(store.read()).await?.rows_affected
        + failures.exec(store.read()).await?.rows_affected)
}
