//! Plain forms, sent without any script: where the browser goes after a server function has said yes or no.
//!
//! The function itself answers as it would to a program. Success leads to where the function points, or back to the
//! form; a refusal leads back to the form with the reason and what was typed, kept for one reading.

mod place;
mod typed;

use super::{Host, limits, refusals};
use crate::sessions;
use app::Refused;
use app::forms::Returned;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use chrono::Utc;
use domain::refusal::{Code, Refusal};
use leptos::server_fn::error::FromServerFnError;
use place::Place;
use serde_json::json;
use std::collections::BTreeMap;

/// What a server function's refusal is marked with.
const REFUSED: HeaderName = HeaderName::from_static("serverfnerror");
/// What a server function's redirection is marked with, where the asker is no plain form.
const REDIRECTED: HeaderName = HeaderName::from_static("serverfnredirect");
/// The cookie that leads to a returned form.
const COOKIE: &str = "returned";
/// How long a returned form waits to be read, in seconds.
const KEPT: u32 = 300;

/// Sends a plain form on; gives every refusal of a server function its own status.
pub async fn answer(State(host): State<Host>, request: Request, next: Next) -> Response {
    let plain = request.method() == Method::POST && refusals::wants_page(request.headers());
    if !request.uri().path().starts_with("/api/") {
        return give(&host, request, next).await;
    }
    if !plain {
        return with_status(next.run(request).await).await;
    }
    let place = Place::of(request.headers(), host.config.listen.origin.as_deref());
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, limits::FORM).await else {
        let refusal = Refusal::from(Code::TooLarge).with(limits::FORM);
        return back(&host, &place, refusal, &HeaderMap::new(), Bytes::new(), None).await;
    };
    let headers = parts.headers.clone();
    let mut request = Request::from_parts(parts, Body::from(body.clone()));
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));

    let response = next.run(request).await;
    match refusal_of(response).await {
        Ok(response) => forth(&place, response),
        Err((refusal, response)) => back(&host, &place, refusal, &headers, body, Some(response)).await,
    }
}

/// Gives a page the form that was returned to it, once.
async fn give(host: &Host, mut request: Request, next: Next) -> Response {
    let token = sessions::cookie(request.headers(), COOKIE).map(str::to_owned);
    let Some(token) = token.filter(|_| request.method() == Method::GET) else { return next.run(request).await };
    match store::flash::take(&host.store, &token, Utc::now()).await {
        Ok(Some(kept)) => {
            let values = serde_json::from_value(kept.values).unwrap_or_default();
            request.extensions_mut().insert(Returned { refusal: kept.refusal, values });
        }
        Ok(None) => {}
        Err(error) => tracing::error!(%error, "returned form"),
    }
    let path = place::cookie_path(request.uri().path()).to_owned();
    let mut response = next.run(request).await;
    sessions::set(response.headers_mut(), COOKIE, "", &path, 0, host.config.listen.tls);
    response
}

/// Where a server function that succeeded points, or back to the form; its cookies go along.
fn forth(place: &Place, response: Response) -> Response {
    let headers = response.headers();
    let goal = headers.get(LOCATION).cloned().unwrap_or_else(|| place.header());
    see_other(goal, headers)
}

/// Back to the form, with the reason and what was typed.
async fn back(
    host: &Host,
    place: &Place,
    refusal: Refusal,
    headers: &HeaderMap,
    body: Bytes,
    response: Option<Response>,
) -> Response {
    if refusal.code == Code::SignInRequired {
        return see_other(place.sign_in(), &HeaderMap::new());
    }
    let values = typed::values(headers, body).await;
    let given = response.map(|response| response.into_parts().0.headers).unwrap_or_default();
    let mut answer = see_other(place.header(), &given);
    match keep(host, place.cookie_path(), refusal, values, answer.headers_mut()).await {
        Ok(()) => answer,
        Err(refusal) => refusals::answer(&refusal, headers),
    }
}

/// Keeps a refused form for the page at `path`; the cookie that leads to it is added to the answer.
///
/// # Errors
/// `internal` where the database is away.
pub async fn keep(
    host: &Host,
    path: &str,
    refusal: Refusal,
    values: BTreeMap<String, String>,
    answer: &mut HeaderMap,
) -> Result<(), Refusal> {
    let kept = store::flash::Returned { refusal, values: json!(values) };
    let token = store::flash::put(&host.store, &kept, Utc::now()).await.map_err(|error| {
        tracing::error!(%error, "returned form");
        Refusal::from(Code::Internal)
    })?;
    sessions::set(answer, COOKIE, &token, path, KEPT, host.config.listen.tls);
    Ok(())
}

fn see_other(goal: HeaderValue, from: &HeaderMap) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(LOCATION, goal);
    for cookie in from.get_all(SET_COOKIE) {
        response.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    response
}

/// Tells success from refusal; a failure that is not in the agreed form counts as `internal`.
async fn refusal_of(response: Response) -> Result<Response, (Refusal, Response)> {
    let refused = response.headers().contains_key(REFUSED);
    if !refused && !response.status().is_client_error() && !response.status().is_server_error() {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, limits::FORM).await.unwrap_or_default();
    let refusal = if refused {
        Refused::de(bytes.clone()).0
    } else {
        serde_json::from_slice(&bytes).unwrap_or_else(|_| Code::Internal.into())
    };
    Err((refusal, Response::from_parts(parts, Body::from(bytes))))
}

/// A server function answers every refusal with 500; the refusal knows better.
async fn with_status(response: Response) -> Response {
    if !response.headers().contains_key(REFUSED) {
        return response;
    }
    match refusal_of(response).await {
        Ok(response) => response,
        Err((refusal, mut response)) => {
            *response.status_mut() = refusals::status(&refusal);
            response.headers_mut().remove(CONTENT_LENGTH);
            response.headers_mut().remove(REDIRECTED);
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
        }
    }
}
