//! The roster file (考官名册): its template, and its upload, checked, staged, and on to its preview. Nothing enters the
//! register here.

pub mod census;

use crate::http::answers::XLSX;
use crate::http::{Host, answers, upload};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::ids::ImportId;
use domain::permissions::{Action, Actor, Target, may};
use std::collections::BTreeMap;
use store::StoreError;

/// Where the form is sent, and the page it stands on.
const PAGE: &str = "/examiners/import";
/// The empty roster.
const TEMPLATE: &str = "/examiners/template.xlsx";

/// The addresses of the template and of the upload, which has limits of its own.
pub fn routes() -> Router<Host> {
    upload::limited(Router::new().route(TEMPLATE, get(template)).route(PAGE, post(import)), store::roster::MOST_BYTES)
}

/// The template is for everybody: it holds the names of columns and an invented example.
async fn template(headers: HeaderMap) -> Response {
    answers::file(XLSX, "roster-template.xlsx", store::examiners::template_xlsx, &headers).await
}

async fn import(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    headers: HeaderMap,
    sent: upload::Sent,
) -> Response {
    match stage(&host, &actor, sent).await {
        Ok(import) => upload::lead(&format!("{PAGE}/{import}"), &headers),
        Err(error) => upload::refused(&host, PAGE, error, BTreeMap::new(), &headers).await,
    }
}

async fn stage(host: &Host, actor: &Actor, sent: upload::Sent) -> Result<ImportId, StoreError> {
    // Asked before 32 MB are read; the store asks again.
    may(actor, Action::ImportExaminers, Target::Anything)?;
    let file = upload::file(sent, store::roster::MOST_BYTES).await?;
    store::examiners::stage(&host.store, actor, &file.name, file.bytes, Utc::now()).await
}
