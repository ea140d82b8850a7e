//! Draws as open data: the list, each draw's frozen document, the bundle that anybody can check, and the proof where
//! nothing could be drawn. And an examiner's
//! own calendar file.

mod calendar_file;

use crate::http::Host;
use crate::http::answers::{FRESH, JSON, document, failed, named, open};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use chrono::Utc;
use domain::ids::DrawId;
use domain::permissions::Actor;
use serde::Deserialize;
use serde_json::json;
use store::{Store, StoreError};

/// Draws in one answer.
const PAGE: u64 = 100;

/// The addresses of the draws' data.
pub fn routes() -> Router<Host> {
    Router::new()
        .route("/draws.json", get(list))
        .route("/draws/{id}/bundle.json", get(bundle))
        .route("/draws/{id}/frozen.json", get(frozen))
        .route("/draws/{id}/impossible.json", get(impossible))
        .route("/duties/calendar.ics", get(calendar_file::answer))
}

#[derive(Debug, Deserialize)]
struct Before {
    before: Option<DrawId>,
}

/// Newest first; `next` is the address of the older ones.
async fn list(State(store): State<Store>, Query(page): Query<Before>, headers: HeaderMap) -> Response {
    match store::draws::draw_list(&store, &Actor::citizen(), page.before, PAGE, Utc::now()).await {
        Ok(draws) => {
            let last = draws.last().filter(|_| draws.len() as u64 == PAGE);
            let next = last.map(|draw| format!("/draws.json?before={}", draw.id));
            open(JSON, FRESH, json!({ "draws": draws, "next": next }).to_string())
        }
        Err(error) => failed(error, &headers),
    }
}

async fn bundle(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    document(read_bundle(&store, &id).await, &headers)
}

async fn read_bundle(store: &Store, id: &str) -> Result<String, StoreError> {
    let bundle = store::draws::draw_bundle(store, named(id)?).await?;
    serde_json::to_string(&bundle).map_err(|error| StoreError::Unreadable(format!("bundle of {id}: {error}")))
}

async fn frozen(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let found = async { store::draws::frozen_document(&store, named(&id)?).await };
    document(found.await, &headers)
}

async fn impossible(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let found = async { store::draws::impossible_document(&store, named(&id)?).await };
    document(found.await, &headers)
}
