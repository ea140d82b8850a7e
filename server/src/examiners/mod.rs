//! The roster file (考官名册): its template, and its upload, checked, staged, and on to its preview. Nothing enters the
//! register here.

pub mod census;

use crate::http::answers::FRESH;
use crate::http::{Host, forms, limits, refusals};
use app::visit::percent;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::ids::ImportId;
use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::{Code, Refusal};
use std::collections::BTreeMap;
use store::StoreError;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// Where the form is sent, and the page it stands on.
const PAGE: &str = "/examiners/import";
/// The file's field.
const FIELD: &str = "file";

/// The empty roster.
const TEMPLATE: &str = "/examiners/template.xlsx";
/// What an .xlsx file is.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The addresses of the template and of the upload, which has limits of its own.
pub fn routes() -> Router<Host> {
    Router::new()
        .route(TEMPLATE, get(template))
        .route(PAGE, post(import))
        .layer(RequestBodyLimitLayer::new(limits::UPLOAD))
        .layer(DefaultBodyLimit::disable())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, limits::UPLOADING))
}

/// The template is for everybody: it holds the names of columns and an invented example.
async fn template(headers: HeaderMap) -> Response {
    let disposition = "attachment; filename=\"roster-template.xlsx\"";
    match tokio::task::spawn_blocking(store::examiners::template_xlsx).await {
        Ok(Ok(bytes)) => {
            ([(CONTENT_TYPE, XLSX), (CONTENT_DISPOSITION, disposition), (CACHE_CONTROL, FRESH)], bytes).into_response()
        }
        Ok(Err(error)) => unwritten(&error, &headers),
        Err(error) => unwritten(&error, &headers),
    }
}

fn unwritten(error: &dyn std::error::Error, headers: &HeaderMap) -> Response {
    tracing::error!(%error, "template");
    refusals::answer(&Code::Internal.into(), headers)
}

async fn import(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    headers: HeaderMap,
    body: Result<Multipart, MultipartRejection>,
) -> Response {
    match stage(&host, &actor, body).await {
        Ok(import) => lead(&format!("{PAGE}/{import}"), &headers),
        Err(error) => {
            if !matches!(error, StoreError::Refused(_)) {
                tracing::error!(%error, "upload");
            }
            let refusal = error.into_refusal();
            if refusal.code == Code::SignInRequired {
                return lead(&format!("/sign-in?next={}", percent(PAGE)), &headers);
            }
            let mut response = lead(PAGE, &headers);
            match forms::keep(&host, PAGE, refusal, BTreeMap::new(), response.headers_mut()).await {
                Ok(()) => response,
                Err(refusal) => refusals::answer(&refusal, &headers),
            }
        }
    }
}

/// A browser's form is redirected; a script, which cannot see a redirection, is told where to go.
fn lead(page: &str, headers: &HeaderMap) -> Response {
    let status = if refusals::wants_page(headers) { StatusCode::SEE_OTHER } else { StatusCode::OK };
    let goal = HeaderValue::from_str(page).unwrap_or(HeaderValue::from_static(PAGE));
    (status, [(LOCATION, goal)]).into_response()
}

async fn stage(
    host: &Host,
    actor: &Actor,
    body: Result<Multipart, MultipartRejection>,
) -> Result<ImportId, StoreError> {
    // Asked before 32 MB are read; the store asks again.
    may(actor, Action::ImportExaminers, Target::Anything)?;
    let mut body = body.map_err(|_| Refusal::of(Code::Malformed, FIELD))?;
    while let Some(field) = body.next_field().await.map_err(unreadable)? {
        if field.name() != Some(FIELD) {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(unreadable)?;
        if bytes.is_empty() {
            break;
        }
        return store::examiners::stage(&host.store, actor, &name, bytes.to_vec(), Utc::now()).await;
    }
    Err(Refusal::of(Code::Missing, FIELD).into())
}

fn unreadable(error: MultipartError) -> Refusal {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Refusal::of(Code::TooLarge, FIELD).with(store::roster::MOST_BYTES)
    } else {
        Refusal::of(Code::Malformed, FIELD)
    }
}
