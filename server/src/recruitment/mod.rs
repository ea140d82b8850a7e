//! Recruitments as open data, and the upload of a position table.

mod api;
mod applicants;
mod feed;
mod lists;
mod trying;

use crate::http::answers::{XLSX, document, failed, file, named};
use crate::http::{Host, upload};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::ids::RecruitmentId;
use domain::ledger::canonical;
use domain::permissions::{Action, Actor, Target, may};
use domain::recruitment::position::{Position, PositionColumn, said};
use serde_json::json;
use std::collections::BTreeMap;
use store::recruitment::tables::{positions_template, positions_workbook};
use store::{Store, StoreError};

/// Recruitments in one answer.
const PAGE: u64 = 100;

/// The addresses of the open data and of the template.
pub fn routes() -> Router<Host> {
    api::routes()
        .merge(lists::routes())
        .merge(trying::routes())
        .route("/recruitment.json", get(list))
        .route("/recruitment/feed.atom", get(feed::feed))
        .route("/recruitment/positions-template.xlsx", get(template))
        .route("/recruitment/{id}/applications.xlsx", get(applicants::applications))
        .route("/recruitment/{id}/counts.xlsx", get(applicants::counts))
        .route("/recruitment/{id}/positions.json", get(positions))
        .route("/recruitment/{id}/positions.xlsx", get(workbook))
}

/// The address that takes a position table.
pub fn uploads() -> Router<Host> {
    upload::limited(Router::new().route("/recruitment/{id}/upload", post(import)), store::roster::MOST_BYTES)
}

/// The public recruitments, newest first.
async fn list(State(store): State<Store>, headers: HeaderMap) -> Response {
    let found = store::recruitment::recruitment_list(&store, &Actor::citizen(), None, PAGE, Utc::now()).await;
    document(found.map(|recruitments| json!({ "recruitments": recruitments }).to_string()), &headers)
}

async fn template(headers: HeaderMap) -> Response {
    file(XLSX, "positions-template.xlsx", positions_template, &headers).await
}

/// Every position in the canonical form whose SHA-256 stands on the ledger.
async fn positions(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    document(read(&store, &actor, &id).await.and_then(|positions| written(&positions)), &headers)
}

async fn workbook(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    match read(&store, &actor, &id).await {
        Ok(positions) => file(XLSX, "positions.xlsx", move || positions_workbook(&positions), &headers).await,
        Err(error) => failed(error, &headers),
    }
}

async fn read(store: &Store, actor: &Actor, id: &str) -> Result<Vec<Position>, StoreError> {
    store::recruitment::published_positions(store, actor, named(id)?).await
}

fn written(positions: &[Position]) -> Result<Vec<u8>, StoreError> {
    let unwritable = |error: String| StoreError::Ledger(error);
    let value = serde_json::to_value(positions).map_err(|error| unwritable(error.to_string()))?;
    canonical::to_bytes(&value).map_err(|error| unwritable(error.to_string()))
}

async fn import(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
    sent: upload::Sent,
) -> Response {
    let mut typed = BTreeMap::new();
    match put(&host, &actor, &id, sent, &mut typed).await {
        Ok(()) => upload::lead(&format!("/recruitment/{id}?done=positions-put"), &headers),
        Err(error) => upload::refused(&host, &format!("/recruitment/{id}/upload"), error, typed, &headers).await,
    }
}

async fn put(
    host: &Host,
    actor: &Actor,
    id: &str,
    sent: upload::Sent,
    typed: &mut BTreeMap<String, String>,
) -> Result<(), StoreError> {
    // Asked before 32 MB are read; the store asks again.
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let id: RecruitmentId = named(id)?;
    let fields: Vec<&str> = PositionColumn::ALL.iter().map(|column| column.as_str()).collect();
    let (said_in_form, file) = upload::form(sent, &fields, store::roster::MOST_BYTES).await;
    *typed = said_in_form;
    let said = said(typed)?;
    store::recruitment::import_positions(&host.store, actor, id, file?.bytes, said, Utc::now()).await?;
    Ok(())
}
