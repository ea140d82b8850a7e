//! A panic in one request is that request's failure and a line in the log, not the end of the process.

use axum::response::{IntoResponse, Response};
use domain::refusal::{Code, Refusal};
use std::any::Any;

/// Logs where a panic happened; what it said may hold data and is left out of all but debug logs.
pub fn log_them() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
        tracing::debug!(%panic, "panicked");
    }));
}

/// The answer to the request that panicked.
pub fn answer(_what: Box<dyn Any + Send>) -> Response {
    let refusal = Refusal::from(Code::Internal);
    (super::refusals::status(&refusal), axum::Json(refusal)).into_response()
}
