//! Whether the process lives, and whether it can serve.

use axum::extract::State;
use axum::http::StatusCode;
use store::Store;

/// The process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database is reachable and migrated.
pub async fn ready(State(store): State<Store>) -> (StatusCode, &'static str) {
    match store.is_ready().await {
        Ok(true) => (StatusCode::OK, "ready\n"),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "the database is not migrated\n"),
        Err(error) => {
            tracing::warn!(%error, "readiness");
            (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be reached\n")
        }
    }
}
