//! What the store does not keep yet: sessions and returned forms.

use chrono::{DateTime, Utc};
use domain::permissions::Actor;
use store::{Store, StoreError};

/// Whoever a token's session belongs to.
pub async fn actor_of(_store: &Store, _token: &str, _now: DateTime<Utc>) -> Result<Option<Actor>, StoreError> {
    Ok(None)
}

/// Keeps a returned form for one reading and answers the token that leads to it.
pub async fn keep(_store: &Store, _content: &str, _now: DateTime<Utc>) -> Result<String, StoreError> {
    Ok(String::new())
}

/// Takes a returned form away.
pub async fn take(_store: &Store, _token: &str, _now: DateTime<Utc>) -> Result<Option<String>, StoreError> {
    Ok(None)
}
