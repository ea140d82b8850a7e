//! Seasons as open data: the list, and the published numbers of each.

use crate::http::Host;
use crate::http::answers::{FRESH, JSON, failed, open};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use chrono::Utc;
use domain::permissions::Actor;
use domain::refusal::Code;
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
    match store::seasons::season_list(&store, &Actor::citizen(), None, PAGE).await {
        Ok(seasons) => open(JSON, FRESH, json!({ "seasons": seasons }).to_string()),
        Err(error) => failed(error, &headers),
    }
}

async fn numbers(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    match read(&store, &id).await {
        Ok(numbers) => open(JSON, FRESH, numbers.to_string()),
        Err(error) => failed(error, &headers),
    }
}

/// A season as a citizen reads it: which room hears whom only once the day is over.
async fn read(store: &Store, id: &str) -> Result<Value, StoreError> {
    let id = id.parse().map_err(|_| Code::NotFound)?;
    let record = store::seasons::season_record(store, &Actor::citizen(), id, Utc::now()).await?;
    Ok(json!({ "season": record.line, "days": record.days, "draws": record.draws }))
}
