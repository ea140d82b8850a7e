//! The ledger as outside clients read it: checkpoint, key and tiles, in the C2SP `tlog-tiles` formats.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use store::{Store, StoreError};
use crate::http::Host;

/// A whole tile never changes again.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// The checkpoint changes with every entry.
const NEVER: &str = "no-cache";
const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";

/// The addresses of the ledger.
pub fn routes() -> Router<Host> {
    Router::new()
        .route("/ledger/checkpoint", get(checkpoint))
        .route("/ledger/key", get(key))
        .route("/ledger/tile/{*path}", get(tile))
}

async fn checkpoint(State(store): State<Store>) -> Response {
    match store::ledger::checkpoint(&store).await {
        Ok(note) => answer(TEXT, NEVER, note.into_bytes()),
        Err(error) => failed(&error),
    }
}

async fn key(State(store): State<Store>) -> Response {
    answer(TEXT, NEVER, format!("{}\n", store.keys().vkey()).into_bytes())
}

async fn tile(State(store): State<Store>, Path(path): Path<String>) -> Response {
    match store::ledger::tile(&store, &format!("tile/{path}")).await {
        // A partial tile is replaced by a fuller one, but what it holds never changes either.
        Ok(Some(bytes)) => answer(BYTES, FOREVER, bytes),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error),
    }
}

fn answer(kind: &'static str, cache: &'static str, body: Vec<u8>) -> Response {
    // Anybody's page may read the ledger and check it.
    let open = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, cache),
        (HeaderName::from_static("access-control-allow-origin"), "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    (open, body).into_response()
}

fn failed(error: &StoreError) -> Response {
    tracing::error!(%error, "ledger");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
