//! When sessions end, as the parameter table says today.

use chrono::{TimeDelta, Utc};
use domain::calendar::day_in_shanghai;
use store::sessions::Expiry;
use store::{Store, StoreError};
use tokio::sync::watch;

/// Today's values.
///
/// # Errors
/// The database.
pub async fn in_force(store: &Store) -> Result<Expiry, StoreError> {
    let parameters = store::parameters::in_force(store, day_in_shanghai(Utc::now())).await?;
    Ok(Expiry {
        idle: TimeDelta::minutes(i64::from(parameters.session_idle_minutes)),
        absolute: TimeDelta::hours(i64::from(parameters.session_hours)),
    })
}

/// Brings a value up to date, so that no request has to ask for it.
///
/// # Errors
/// The database.
pub async fn keep_fresh(store: &Store, expiry: &watch::Sender<Expiry>) -> Result<(), StoreError> {
    expiry.send_replace(in_force(store).await?);
    Ok(())
}
