//! The pool in numbers as open data.

use crate::http::Host;
use crate::http::answers::document;
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use domain::permissions::Actor;
use serde_json::json;
use store::Store;

/// The address of the numbers.
pub fn routes() -> Router<Host> {
    Router::new().route("/examiners/statistics.json", get(census))
}

async fn census(State(store): State<Store>, headers: HeaderMap) -> Response {
    let found = store::examiners::census(&store, &Actor::citizen()).await;
    document(found.map(|census| json!({ "pool": census.pool(), "census": census }).to_string()), &headers)
}
