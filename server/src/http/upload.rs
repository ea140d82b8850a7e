//! An uploaded file: read from its form within limits of its own, and the way on, with and without scripts.

use super::{Host, forms, limits, refusals};
use app::visit::percent;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::refusal::{Code, Refusal};
use std::collections::BTreeMap;
use store::StoreError;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// The file's field.
const FIELD: &str = "file";

/// What was uploaded.
pub struct File {
    /// What the visitor's device calls it.
    pub name: String,
    /// Its content; never empty.
    pub bytes: Vec<u8>,
}

/// Gives addresses that take a file its limits of size and time.
pub fn limited(routes: Router<Host>) -> Router<Host> {
    routes
        .layer(RequestBodyLimitLayer::new(limits::UPLOAD))
        .layer(DefaultBodyLimit::disable())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, limits::UPLOADING))
}

/// Reads the form's file.
///
/// # Errors
/// `missing`, `malformed` or `too-large` in the field `file`.
pub async fn file(body: Result<Multipart, MultipartRejection>) -> Result<File, Refusal> {
    form(body, &[]).await.1
}

/// Reads the form's file and the named text fields. The fields come also where the file is
/// refused, for they may say where the form stands.
pub async fn form(
    body: Result<Multipart, MultipartRejection>,
    named: &[&str],
) -> (BTreeMap<String, String>, Result<File, Refusal>) {
    let mut fields = BTreeMap::new();
    let file = match body {
        Ok(body) => read(body, named, &mut fields).await,
        Err(_) => Err(Refusal::of(Code::Malformed, FIELD)),
    };
    (fields, file)
}

async fn read(mut body: Multipart, named: &[&str], fields: &mut BTreeMap<String, String>) -> Result<File, Refusal> {
    let mut file = Err(Refusal::of(Code::Missing, FIELD));
    while let Some(field) = body.next_field().await.map_err(unreadable)? {
        if let Some(name) = field.name().filter(|name| named.contains(name)).map(str::to_owned) {
            fields.insert(name, field.text().await.map_err(unreadable)?);
            continue;
        }
        if field.name() != Some(FIELD) {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(unreadable)?;
        if !bytes.is_empty() {
            file = Ok(File { name, bytes: bytes.to_vec() });
        }
    }
    file
}

fn unreadable(error: MultipartError) -> Refusal {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Refusal::of(Code::TooLarge, FIELD).with(store::roster::MOST_BYTES)
    } else {
        Refusal::of(Code::Malformed, FIELD)
    }
}

/// A browser's form is redirected; a script, which cannot see a redirection, is told where to go.
pub fn lead(page: &str, headers: &HeaderMap) -> Response {
    let status = if refusals::wants_page(headers) { StatusCode::SEE_OTHER } else { StatusCode::OK };
    let goal = HeaderValue::from_str(page).unwrap_or(HeaderValue::from_static("/"));
    (status, [(LOCATION, goal)]).into_response()
}

/// Leads back to the form's page with the refusal and what was typed, or to the door of those who have not signed in.
pub async fn refused(
    host: &Host,
    page: &str,
    error: StoreError,
    typed: BTreeMap<String, String>,
    headers: &HeaderMap,
) -> Response {
    if !matches!(error, StoreError::Refused(_)) {
        tracing::error!(%error, "upload");
    }
    let refusal = error.into_refusal();
    if refusal.code == Code::SignInRequired {
        return lead(&format!("/sign-in?next={}", percent(page)), headers);
    }
    let mut response = lead(page, headers);
    match forms::keep(host, page, refusal, typed, response.headers_mut()).await {
        Ok(()) => response,
        Err(refusal) => refusals::answer(&refusal, headers),
    }
}
