//! The status that a ticket opens: sent by a form to the page's own address and answered by the page, or asked for as
//! JSON. Nothing of it is kept by any cache, and nothing personal stands in an address.

use crate::http::frames::Frames;
use crate::http::requests::TrustProxy;
use crate::http::{Host, answers, pages, refusals, visitor};
use app::examination::{Looked, status_html};
use app::forms::Returned;
use axum::body::Body;
use axum::extract::rejection::{FormRejection, JsonRejection};
use axum::extract::{ConnectInfo, Form, Json, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{Extensions, HeaderMap, Method, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router, routing::post};
use chrono::Utc;
use domain::examination::StatusRecord;
use domain::permissions::Actor;
use domain::refusal::{Code, Refusal};
use serde::Deserialize;
use std::net::SocketAddr;
use std::sync::LazyLock;
use store::StoreError;

/// Where the page is.
const PAGE: &str = "/examination/status";

pub(super) fn routes() -> Router<Host> {
    Router::new().route(PAGE, post(page)).route("/api/v1/status", post(json))
}

/// What is asked.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// The ticket.
    #[serde(default)]
    ticket: String,
    /// The last four characters of the identity number.
    #[serde(default)]
    digits: String,
}

async fn look(host: &Host, asked: &Asked, address: &str) -> Result<StatusRecord, StoreError> {
    store::examination::status(&host.store, &asked.ticket, &asked.digits, address, Utc::now()).await
}

/// Whence it is asked.
fn address(host: &Host, headers: &HeaderMap, peer: Option<ConnectInfo<SocketAddr>>) -> String {
    let mut extensions = Extensions::new();
    if let Some(peer) = peer {
        extensions.insert(peer);
    }
    visitor::address(headers, &extensions, TrustProxy(host.config.listen.trust_proxy)).to_string()
}

type Peer = Option<Extension<ConnectInfo<SocketAddr>>>;

async fn json(
    State(host): State<Host>,
    peer: Peer,
    headers: HeaderMap,
    asked: Result<Json<Asked>, JsonRejection>,
) -> Response {
    let Ok(Json(asked)) = asked else { return refusals::answer(&Code::Malformed.into(), &headers) };
    let from = address(&host, &headers, peer.map(|Extension(peer)| peer));
    match look(&host, &asked, &from).await {
        Ok(status) => ([(CACHE_CONTROL, "no-store")], axum::Json(status)).into_response(),
        Err(error) => answers::failed(error, &headers),
    }
}

/// The page with what was found, or with the form and why nothing was.
async fn page(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    peer: Peer,
    headers: HeaderMap,
    asked: Result<Form<Asked>, FormRejection>,
) -> Response {
    let asked = asked.map(|Form(asked)| asked).unwrap_or_default();
    let from = address(&host, &headers, peer.map(|Extension(peer)| peer));
    let found = look(&host, &asked, &from).await;
    let signed_in = actor.account.is_some();
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::GET;
    *request.headers_mut() = headers;
    *request.uri_mut() = axum::http::Uri::from_static(PAGE);
    request.extensions_mut().insert(actor);
    let status = match found {
        Ok(status) if !signed_in => return framed(&host, request, status).await,
        Ok(status) => {
            request.extensions_mut().insert(Looked::Found(Box::new(status)));
            StatusCode::OK
        }
        Err(error) => {
            let refusal = refusal(error);
            let status = refusals::status(&refusal);
            let values = [("ticket".to_owned(), asked.ticket)].into();
            request.extensions_mut().insert(Returned { refusal, values });
            status
        }
    };
    let mut response = pages::page(host, request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response
}

/// The page around a status: on score day it is asked for more often than everything else together.
async fn framed(host: &Host, mut request: Request<Body>, status: StatusRecord) -> Response {
    static FRAMES: LazyLock<Frames> = LazyLock::new(Frames::default);
    let (lang, _) = pages::look(request.headers());
    request.extensions_mut().insert(Looked::Slot);
    match FRAMES.of(host, request).await {
        Ok(frame) => frame.around(&status_html(status, lang)),
        Err(page) => page,
    }
}

fn refusal(error: StoreError) -> Refusal {
    if !matches!(error, StoreError::Refused(_)) {
        tracing::error!(%error, "the status of a ticket");
    }
    error.into_refusal()
}
