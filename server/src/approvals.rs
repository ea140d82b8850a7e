//! The case that a receipt opens: sent by a form to the page's own address and answered by the page. Nothing of it is kept
//! by any cache, and no code stands in an address. Flows as BPMN files: anybody takes one, and a draft takes one in.

use crate::http::answers::{failed, file};
use crate::http::pages::Answered;
use crate::http::visitor::Peer;
use crate::http::{Host, pages, refusals, upload, visitor};
use app::approvals::Tracked;
use app::forms::Returned;
use app::visit::percent;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::approvals::bpmn;
use domain::approvals::item::{Item, ItemCode};
use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::{Code, Refusal};
use domain::regions::ExamRegion;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use store::{Store, StoreError};

/// Where the page is.
const PAGE: &str = "/approvals/track";

/// A BPMN 2.0 file.
const BPMN: &str = "application/bpmn+xml";

/// The route of the form, and of the flows.
pub fn routes() -> Router<Host> {
    Router::new().route(PAGE, post(page)).route("/approvals/{code}/flow.bpmn", get(export))
}

/// The address that takes a flow into a draft.
pub fn uploads() -> Router<Host> {
    upload::limited(Router::new().route("/approvals/{code}/draft/flow", post(import)))
}

/// The flow of an item's present version.
async fn export(State(store): State<Store>, Path(code): Path<String>, headers: HeaderMap) -> Response {
    match present(&store, &code).await {
        Ok(item) => {
            let make =
                move || Ok::<_, Infallible>(bpmn::write(&item.flow, item.code.as_str(), &item.name).into_bytes());
            file(BPMN, "flow.bpmn", make, &headers).await
        }
        Err(error) => failed(error, &headers),
    }
}

async fn present(store: &Store, code: &str) -> Result<Arc<Item>, StoreError> {
    let code = ItemCode::parse(code).map_err(|_| Code::NotFound)?;
    Ok(Arc::clone(store::approvals::catalogue(store).await?.latest(&code)?))
}

/// Takes a flow into the draft of an item's next version.
async fn import(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    Path(code): Path<String>,
    headers: HeaderMap,
    body: Result<Multipart, MultipartRejection>,
) -> Response {
    let mut typed = BTreeMap::new();
    let page = format!("/approvals/{}/draft", percent(&code));
    match put(&host, &actor, &code, body, &mut typed).await {
        Ok(()) => upload::lead(&format!("{page}?done=flow-imported"), &headers),
        Err(error) => upload::refused(&host, &page, error, typed, &headers).await,
    }
}

async fn put(
    host: &Host,
    actor: &Actor,
    code: &str,
    body: Result<Multipart, MultipartRejection>,
    typed: &mut BTreeMap<String, String>,
) -> Result<(), StoreError> {
    // Asked before the file is read; the store asks again.
    may(actor, Action::KeepItems, Target::Region(ExamRegion::Provincial))?;
    let code = ItemCode::parse(code).map_err(|_| Code::NotFound)?;
    let (fields, file) = upload::form(body, &["seen"]).await;
    *typed = fields;
    let seen =
        typed.get("seen").and_then(|seen| seen.parse().ok()).ok_or_else(|| Refusal::of(Code::Missing, "seen"))?;
    let flow = bpmn::read(&file?.bytes).map_err(Refusal::from)?;
    store::approvals::save_item_flow(&host.store, actor, &code, seen, flow, Utc::now()).await
}

/// What is asked.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    /// The receipt's number.
    #[serde(default)]
    number: String,
    /// Its code.
    #[serde(default)]
    code: String,
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
            let with = Tracked(Box::new(record));
            pages::answered(host, actor, headers, Answered { page, with, status: StatusCode::OK }).await
        }
        Err(error) => {
            if !matches!(error, StoreError::Refused(_)) {
                tracing::error!(%error, "the case of a receipt");
            }
            let refusal = error.into_refusal();
            let status = refusals::status(&refusal);
            let with = Returned { refusal, values: [("number".to_owned(), asked.number)].into() };
            pages::answered(host, actor, headers, Answered { page, with, status }).await
        }
    }
}
