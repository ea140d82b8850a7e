//! What every page and server function begins with on the server: the store, whoever asks, and the time.

use crate::refused::Refused;
use crate::visit;
use chrono::{DateTime, Utc};
use domain::permissions::Actor;
use domain::refusal::Code;
use leptos::prelude::use_context;
use store::{Store, StoreError};

/// One request, as a page or a server function answers it.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Where everything is kept.
    pub store: Store,
    /// Whoever asks.
    pub actor: Actor,
    /// When.
    pub now: DateTime<Utc>,
}

/// Reads the request from the context that the host provides. Call it before the first await.
///
/// # Errors
/// `internal` where the host provided no store.
pub fn asking() -> Result<Asking, Refused> {
    let store = use_context::<Store>().ok_or(Code::Internal)?;
    Ok(Asking { store, actor: visit::actor(), now: Utc::now() })
}

impl From<StoreError> for Refused {
    /// A refusal goes to whoever asked; a failure goes to the log, once, and is answered by `internal`.
    fn from(error: StoreError) -> Self {
        if !matches!(error, StoreError::Refused(_)) {
            tracing::error!(%error, "the store failed");
        }
        Self(error.into_refusal())
    }
}

/// What a query answers, for whoever may read it; none for whom there is nothing.
///
/// # Errors
/// Every other refusal of the query, and what prevents it.
pub(crate) fn if_found<T>(answer: Result<T, StoreError>) -> Result<Option<T>, Refused> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(StoreError::Refused(refusal)) if refusal.code == Code::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Gives a server function's refusal its HTTP status, unless a browser's form waits for a redirect.
pub fn answer<T>(result: Result<T, Refused>) -> Result<T, Refused> {
    if let Err(Refused(refusal)) = &result
        && !crate::refused::form_waits()
    {
        crate::refused::set_status(refusal.code);
    }
    result
}

/// Leads on to `path`, which may have a query, with the message `done` in its address.
pub fn go_on(path: &str, done: &str) {
    let joint = if path.contains('?') { '&' } else { '?' };
    leptos_axum::redirect(&format!("{path}{joint}done={done}"));
}
