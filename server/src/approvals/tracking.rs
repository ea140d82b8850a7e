//! The case that a receipt opens: sent by a form to the page's own address and answered by the page. Nothing of it is kept
//! by any cache, and no code stands in an address.

use crate::http::pages::Answered;
use crate::http::visitor::Peer;
use crate::http::{Host, pages, visitor};
use app::approvals::Tracked;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::post;
use axum::{Extension, Router};
use chrono::Utc;
use domain::permissions::Actor;
use serde::Deserialize;
use store::StoreError;

/// Where the page is.
const PAGE: &str = "/approvals/track";

/// The route of the form.
pub fn routes() -> Router<Host> {
    Router::new().route(PAGE, post(page))
}

/// What is asked.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The receipt's number.
    #[serde(default)]
    pub number: String,
    /// Its code.
    #[serde(default)]
    pub code: String,
}

/// The page with the case, or with the form and why there is none.
async fn page(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    peer: Peer,
    headers: HeaderMap,
    asked: Result<Form<Asked>, FormRejection>,
) -> Response {
    let asked = asked.map(|Form(asked)| asked).unwrap_or_default();
    let from = visitor::whence(&host, &headers, peer);
    let found = store::approvals::track(&host.store, &actor, &asked.number, &asked.code, &from, Utc::now()).await;
    let page = PAGE;
    match found {
        Ok(record) => {
            let with = Tracked { record: Box::new(record), code: asked.code };
            pages::answered(host, actor, headers, Answered { page, with, status: StatusCode::OK }).await
        }
        Err(error) => refused(host, actor, headers, error, asked.number).await,
    }
}

/// The form with why it opens no case.
pub(super) async fn refused(
    host: Host,
    actor: Actor,
    headers: HeaderMap,
    error: StoreError,
    number: String,
) -> Response {
    pages::refused(host, actor, headers, PAGE, error, [("number".to_owned(), number)].into()).await
}
