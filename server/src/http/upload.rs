//! An uploaded file: read from its form within limits of its own, and the way on, with and without scripts. What is larger is
//! refused by its declared length before any of it is read, and where none is declared as soon as the limit is passed; no
//! more than the limit is ever held.

use super::{Host, forms, limits, refusals};
use app::visit::percent;
use axum::Router;
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::header::{CONTENT_LENGTH, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::files::FILE;
use domain::refusal::{Code, Refusal};
use std::collections::BTreeMap;
use std::convert::Infallible;
use store::StoreError;
use tower_http::timeout::TimeoutLayer;

/// What was uploaded.
pub struct File {
    /// What the visitor's device calls it.
    pub name: String,
    /// Its content; never empty.
    pub bytes: Vec<u8>,
}

/// A form with a file as it arrives: nothing of it is read yet.
#[derive(Debug)]
pub struct Sent {
    body: Result<Multipart, MultipartRejection>,
    /// How many bytes it says it has.
    declared: Option<u64>,
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        let declared = length.and_then(|length| length.parse().ok());
        Ok(Self { body: Multipart::from_request(request, state).await, declared })
    }
}

/// Gives addresses that take a file of so many bytes at most their limits of size and time.
pub fn limited(routes: Router<Host>, most: usize) -> Router<Host> {
    routes
        .layer(DefaultBodyLimit::max(most + limits::ENVELOPE))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, limits::UPLOADING))
}

/// Reads the form's file, of so many bytes at most.
///
/// # Errors
/// `missing`, `malformed` or `too-large` (facts: the most) in the field `file`.
pub async fn file(sent: Sent, most: usize) -> Result<File, Refusal> {
    form(sent, &[], most).await.1
}

/// Reads the form's file and the named text fields. The fields come also where the file is
/// refused, for they may say where the form stands.
pub async fn form(sent: Sent, named: &[&str], most: usize) -> (BTreeMap<String, String>, Result<File, Refusal>) {
    let mut fields = BTreeMap::new();
    let whole = u64::try_from(most + limits::ENVELOPE).unwrap_or(u64::MAX);
    let file = match sent.body {
        _ if sent.declared.is_some_and(|declared| declared > whole) => Err(too_large(most)),
        Ok(body) => read(body, named, most, &mut fields).await,
        Err(_) => Err(Refusal::of(Code::Malformed, FILE)),
    };
    (fields, file)
}

async fn read(
    mut body: Multipart,
    named: &[&str],
    most: usize,
    fields: &mut BTreeMap<String, String>,
) -> Result<File, Refusal> {
    let unreadable = |error| unreadable(error, most);
    let mut file = Err(Refusal::of(Code::Missing, FILE));
    while let Some(field) = body.next_field().await.map_err(unreadable)? {
        if let Some(name) = field.name().filter(|name| named.contains(name)).map(str::to_owned) {
            fields.insert(name, field.text().await.map_err(unreadable)?);
            continue;
        }
        if field.name() != Some(FILE) {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = content(field, most).await?;
        if !bytes.is_empty() {
            file = Ok(File { name, bytes });
        }
    }
    file
}

/// The bytes of a file, piece by piece, so that no more than the most is ever held.
async fn content(mut field: Field<'_>, most: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|error| unreadable(error, most))? {
        if bytes.len() + piece.len() > most {
            return Err(too_large(most));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

fn unreadable(error: MultipartError, most: usize) -> Refusal {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large(most) } else { Refusal::of(Code::Malformed, FILE) }
}

fn too_large(most: usize) -> Refusal {
    Refusal::of(Code::TooLarge, FILE).with(most)
}

/// A browser's form is redirected; a script, which cannot see a redirection, is told where to go.
pub fn lead(page: &str, headers: &HeaderMap) -> Response {
    let status = if refusals::wants_page(headers) { StatusCode::SEE_OTHER } else { StatusCode::OK };
    let goal = HeaderValue::from_str(page).unwrap_or(HeaderValue::from_static("/"));
    (status, [(LOCATION, goal)]).into_response()
}

/// Leads on after an upload, to what was `done` on the page of its form, or back to it with the refusal and what was typed.
pub async fn led(
    host: &Host,
    page: &str,
    done: &str,
    result: Result<(), StoreError>,
    typed: BTreeMap<String, String>,
    headers: &HeaderMap,
) -> Response {
    match result {
        Ok(()) => lead(&format!("{page}?done={done}"), headers),
        Err(error) => refused(host, page, error, typed, headers).await,
    }
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
