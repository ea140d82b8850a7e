//! The door of payment providers: signed notices of what applicants paid, and of what was returned to them.

use crate::http::Host;
use crate::http::answers::failed;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Extension, Json, Router};
use chrono::Utc;
use domain::applications::{Notice, Outcome, RefundNotice, RefundState};
use domain::permissions::Actor;
use domain::refusal::Code;
use serde_json::json;
use store::{Store, StoreError};

/// The addresses of notices.
pub fn routes() -> Router<Host> {
    Router::new().route("/payments/notice", post(notice)).route("/payments/refund-notice", post(refund_notice))
}

/// Takes a notice as JSON: `application`, `reference`, `cents`, `paid_at`, `signature`; the signed bytes stand in
/// [`Notice::bytes`]. Whatever was recorded, also before, is answered with 200 and its `outcome`, so that the provider
/// stops asking.
async fn notice(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match take(&store, &actor, &body).await {
        Ok(outcome) => Json(json!({ "outcome": outcome })).into_response(),
        Err(error) => failed(error, &headers),
    }
}

async fn take(store: &Store, actor: &Actor, body: &[u8]) -> Result<Outcome, StoreError> {
    let key = store.provider().key().ok_or(Code::NotFound)?;
    let notice: Notice = serde_json::from_slice(body).map_err(|_| Code::Malformed)?;
    store::applications::take_notice(store, actor, &notice, key, Utc::now()).await
}

/// Takes a notice that ordered money was returned, or never will be, as JSON: `application`, `reference`, `cents`,
/// `returned`, `at`, `signature`; the signed bytes stand in [`RefundNotice::bytes`]. Whatever was recorded, also before, is
/// answered with 200 and where the refund stands.
async fn refund_notice(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match take_refund(&store, &actor, &body).await {
        Ok(state) => Json(json!({ "state": state })).into_response(),
        Err(error) => failed(error, &headers),
    }
}

async fn take_refund(store: &Store, actor: &Actor, body: &[u8]) -> Result<RefundState, StoreError> {
    let key = store.provider().key().ok_or(Code::NotFound)?;
    let notice: RefundNotice = serde_json::from_slice(body).map_err(|_| Code::Malformed)?;
    store::applications::take_refund_notice(store, actor, &notice, key, Utc::now()).await
}
