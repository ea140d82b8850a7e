//! The status that a ticket opens: sent by a form to the page's own address and answered by the page, or asked for as
//! JSON. Nothing of it is kept by any cache, and nothing personal stands in an address.

use crate::http::frames::Frames;
use crate::http::pages::Answered;
use crate::http::visitor::Peer;
use crate::http::{Host, answers, pages, refusals, visitor};
use app::examination::{Looked, status_html};
use axum::body::Body;
use axum::extract::rejection::{FormRejection, JsonRejection};
use axum::extract::{Form, Json, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, Request, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router, routing::post};
use chrono::Utc;
use domain::examination::StatusRecord;
use domain::permissions::Actor;
use domain::refusal::Code;
use serde::Deserialize;
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

async fn json(
    State(host): State<Host>,
    peer: Peer,
    headers: HeaderMap,
    asked: Result<Json<Asked>, JsonRejection>,
) -> Response {
    let Ok(Json(asked)) = asked else { return refusals::answer(&Code::Malformed.into(), &headers) };
    let from = visitor::whence(&host, &headers, peer);
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
    let from = visitor::whence(&host, &headers, peer);
    let found = look(&host, &asked, &from).await;
    let signed_in = actor.account.is_some();
    let page = PAGE;
    match found {
        Ok(status) if !signed_in => framed(&host, actor, headers, status).await,
        Ok(status) => {
            let with = Looked::Found(Box::new(status));
            pages::answered(host, actor, headers, Answered { page, with, status: StatusCode::OK }).await
        }
        Err(error) => {
            pages::refused(host, actor, headers, page, error, [("ticket".to_owned(), asked.ticket)].into()).await
        }
    }
}

/// The page around a status: on score day it is asked for more often than everything else together.
async fn framed(host: &Host, actor: Actor, headers: HeaderMap, status: StatusRecord) -> Response {
    static FRAMES: LazyLock<Frames> = LazyLock::new(Frames::default);
    let mut request = Request::new(Body::empty());
    *request.headers_mut() = headers;
    *request.uri_mut() = Uri::from_static(PAGE);
    request.extensions_mut().insert(actor);
    let (lang, _) = pages::look(request.headers());
    request.extensions_mut().insert(Looked::Slot);
    match FRAMES.of(host, request).await {
        Ok(frame) => frame.around(&status_html(status, lang)),
        Err(page) => page,
    }
}
