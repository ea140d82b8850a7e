//! One line of log and one count for each request, and the id by which a person can ask about it.
//!
//! Query strings, cookies and bodies are never logged: they may hold what is typed into forms.

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tracing::{Instrument, info, info_span, warn};
use uuid::Uuid;

/// The header that carries the id, both ways.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request, for whoever handles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);

/// Whether the proxy in front is believed.
#[derive(Clone, Copy, Debug)]
pub struct TrustProxy(pub bool);

/// Gives the request its id, logs how it ended, counts it.
pub async fn track(State(trust): State<TrustProxy>, mut request: Request, next: Next) -> Response {
    let id = given_id(&request, trust).unwrap_or_else(|| Uuid::now_v7().to_string());
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |matched| matched.as_str().to_owned());
    request.extensions_mut().insert(RequestId(id.clone()));

    let span = info_span!("request", id = %id);
    async move {
        let start = Instant::now();
        metrics::gauge!("http_requests_in_flight").increment(1);
        let mut response = next.run(request).await;
        metrics::gauge!("http_requests_in_flight").decrement(1);

        let status = response.status();
        let seconds = start.elapsed().as_secs_f64();
        let labels = [("method", method.to_string()), ("route", route), ("status", status.as_u16().to_string())];
        metrics::counter!("http_requests_total", &labels).increment(1);
        metrics::histogram!("http_request_seconds", &labels[..2]).record(seconds);
        let milliseconds = start.elapsed().as_millis();
        if status.is_server_error() {
            warn!(%method, path, status = status.as_u16(), milliseconds, "answered");
        } else {
            info!(%method, path, status = status.as_u16(), milliseconds, "answered");
        }
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, value);
        }
        response
    }
    .instrument(span)
    .await
}

/// The proxy's id, where it is believed and harmless to repeat in logs and headers.
fn given_id(request: &Request, TrustProxy(trust): TrustProxy) -> Option<String> {
    let id = request.headers().get(REQUEST_ID).filter(|_| trust)?.to_str().ok()?;
    let harmless = (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    harmless.then(|| id.to_owned())
}
