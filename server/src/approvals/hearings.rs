//! The public list of hearings as JSON, under `/api/v1`.

use crate::http::Host;
use crate::http::answers::document;
use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use domain::permissions::Actor;
use domain::refusal::{Code, Refusal};
use serde::Deserialize;
use serde_json::json;
use store::{Store, StoreError};

/// Hearings in one answer where nothing else is asked for, and at most.
const USUAL: u64 = 50;
const MOST: u64 = 200;

/// The address.
pub fn routes() -> Router<Host> {
    Router::new().route("/api/v1/approvals/hearings", get(hearings))
}

/// What may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// What the page before gave as `next`.
    after: Option<String>,
    /// How many.
    limit: Option<u64>,
}

async fn hearings(
    State(store): State<Store>,
    question: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    document(list(&store, question).await, &headers)
}

async fn list(store: &Store, question: Result<Query<Asked>, QueryRejection>) -> Result<String, StoreError> {
    let Query(asked) = question.map_err(|_| Refusal::of(Code::Malformed, "query"))?;
    let limit = asked.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Refusal::of(Code::OutOfRange, "limit").with(1).with(MOST).into());
    }
    let page = store::approvals::hearings(store, &Actor::citizen(), asked.after.as_deref(), limit).await?;
    Ok(json!({ "hearings": page.lines, "next": page.next }).to_string())
}
