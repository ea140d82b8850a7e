//! Answers that are open data, which anybody's page may read; and files that somebody handed in.

use super::refusals;
use app::visit::percent;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use domain::refusal::Code;
use std::str::FromStr;
use store::StoreError;
use store::files::StoredFile;

/// Never changes again.
pub const FOREVER: &str = "public, max-age=31536000, immutable";
/// May change with the next entry: ask again each time.
pub const FRESH: &str = "no-cache";
/// Plain text.
pub const TEXT: &str = "text/plain; charset=utf-8";
/// JSON.
pub const JSON: &str = "application/json";
/// An .xlsx workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// An Atom feed.
pub const ATOM: &str = "application/atom+xml; charset=utf-8";
/// Bytes.
pub const BYTES: &str = "application/octet-stream";

/// Open data of a kind, kept by caches as long as said.
pub fn open(kind: &'static str, cache: &'static str, body: impl IntoResponse) -> Response {
    let headers = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, cache),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    (headers, body).into_response()
}

/// An open document as JSON, kept by nobody without asking again; or why there is none.
pub fn document(found: Result<impl IntoResponse, StoreError>, headers: &HeaderMap) -> Response {
    match found {
        Ok(body) => open(JSON, FRESH, body),
        Err(error) => failed(error, headers),
    }
}

/// The key that a part of an address names.
///
/// # Errors
/// `not-found` for what is no key: nothing can be there.
pub fn named<T: FromStr>(text: &str) -> Result<T, Code> {
    text.parse().map_err(|_| Code::NotFound)
}

/// A file to keep, made away from the threads that answer.
pub async fn file<E: std::error::Error + Send + 'static>(
    kind: &'static str,
    name: &'static str,
    make: impl FnOnce() -> Result<Vec<u8>, E> + Send + 'static,
    headers: &HeaderMap,
) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let unwritten = |error: &dyn std::error::Error| {
        tracing::error!(%error, name, "a file cannot be written");
        refusals::answer(&Code::Internal.into(), headers)
    };
    match tokio::task::spawn_blocking(make).await {
        Ok(Ok(bytes)) => {
            let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, FRESH)];
            (headers, [(CONTENT_DISPOSITION, disposition)], bytes).into_response()
        }
        Ok(Err(error)) => unwritten(&error),
        Err(error) => unwritten(&error),
    }
}

/// A file that names people: as [`file`], and kept by nobody on the way.
pub async fn personal_file<E: std::error::Error + Send + 'static>(
    kind: &'static str,
    name: &'static str,
    make: impl FnOnce() -> Result<Vec<u8>, E> + Send + 'static,
    headers: &HeaderMap,
) -> Response {
    let mut answer = file(kind, name, make, headers).await;
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// A file that somebody handed in, as a download for whoever may have it: never shown in a page of this site, whatever it
/// holds, and kept by nobody on the way.
pub fn given_back(file: StoredFile) -> Response {
    let disposition = format!("attachment; filename*=UTF-8''{}", percent(&file.name));
    let kind = file.format.media_type().to_owned();
    let headers = [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition), (CACHE_CONTROL, "no-store".to_owned())];
    (headers, file.bytes).into_response()
}

/// A refusal, or `internal` for a failure that goes to the log.
pub fn failed(error: StoreError, headers: &HeaderMap) -> Response {
    if !matches!(error, StoreError::Refused(_)) {
        tracing::error!(%error, "the store failed");
    }
    refusals::answer(&error.into_refusal(), headers)
}
