//! The ledger as outside clients read it: checkpoint, key and tiles, in the C2SP `tlog-tiles` formats.

use crate::http::Host;
use crate::http::answers::{BYTES, FOREVER, FRESH, TEXT, failed, open};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::refusal::Code;
use store::{Store, StoreError};

/// The addresses of the ledger.
pub fn routes() -> Router<Host> {
    Router::new()
        .route("/ledger/checkpoint", get(checkpoint))
        .route("/ledger/key", get(key))
        .route("/ledger/witnesses", get(witnesses))
        .route("/ledger/tile/{*path}", get(tile))
        .route("/ledger/entries/{index}/proof", get(proof))
}

async fn checkpoint(State(store): State<Store>, headers: HeaderMap) -> Response {
    match store::ledger::checkpoint(&store).await {
        Ok(note) => open(TEXT, FRESH, note),
        Err(error) => failed(error, &headers),
    }
}

async fn key(State(store): State<Store>) -> Response {
    open(TEXT, FRESH, format!("{}\n", store::ledger::vkey(&store)))
}

/// The public keys of the witnesses, one a line.
async fn witnesses(State(store): State<Store>, headers: HeaderMap) -> Response {
    match store::ledger::witnesses(&store).await {
        Ok(all) => open(TEXT, FRESH, all.iter().map(|witness| format!("{}\n", witness.key)).collect::<String>()),
        Err(error) => failed(error, &headers),
    }
}

/// A tile. A partial one is followed by a fuller one under another address; what it holds itself never changes.
async fn tile(State(store): State<Store>, Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Ok(path) = format!("tile/{path}").parse() else { return missing(&headers) };
    match store::ledger::tile(&store, path).await {
        Ok(Some(bytes)) => open(BYTES, FOREVER, bytes),
        Ok(None) => missing(&headers),
        Err(error) => failed(error, &headers),
    }
}

/// One entry's proof as a file to keep, against the present checkpoint.
async fn proof(State(store): State<Store>, Path(index): Path<String>, headers: HeaderMap) -> Response {
    let Ok(index) = index.parse::<u64>() else { return missing(&headers) };
    match store::ledger::proof(&store, index).await {
        Ok(proof) => {
            let disposition = format!("attachment; filename=\"ledger-entry-{index}.tlog-proof\"");
            ([(CONTENT_DISPOSITION, disposition)], open(TEXT, FRESH, proof)).into_response()
        }
        Err(error) => failed(error, &headers),
    }
}

fn missing(headers: &HeaderMap) -> Response {
    failed(StoreError::from(Code::NotFound), headers)
}
