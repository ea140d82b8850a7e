//! Seasons as open data: the list, and the published numbers of each.

use crate::http::Host;
use crate::http::answers::{document, named};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use chrono::Utc;
use domain::permissions::Actor;
use serde_json::{Value, json};
use store::{Store, StoreError};

/// Seasons in one answer.
const PAGE: u64 = 100;

/// The addresses of the seasons' data.
pub fn routes() -> Router<Host> {
    Router::new().route("/seasons.json", get(list)).route("/seasons/{id}/numbers.json", get(numbers))
}

/// The published seasons, newest first.
async fn list(State(store): State<Store>, headers: HeaderMap) -> Response {
    let found = store::seasons::season_list(&store, &Actor::citizen(), None, PAGE).await;
    document(found.map(|seasons| json!({ "seasons": seasons }).to_string()), &headers)
}

async fn numbers(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    document(read(&store, &id).await.map(|numbers| numbers.to_string()), &headers)
}

/// A season as a citizen reads it: which room hears whom only once the day is over.
async fn read(store: &Store, id: &str) -> Result<Value, StoreError> {
    let record = store::seasons::season_record(store, &Actor::citizen(), named(id)?, Utc::now()).await?;
    Ok(json!({ "season": record.line, "days": record.days, "draws": record.draws }))
}
