//! Flows as BPMN files: anybody takes an item's, and the draft of its next version takes one in.

use crate::http::answers::{failed, file};
use crate::http::{Host, upload};
use app::visit::percent;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::approvals::bpmn::{self, MOST_BYTES};
use domain::approvals::item::{Item, ItemCode};
use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::{Code, Refusal};
use domain::regions::ExamRegion;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use store::{Store, StoreError};

/// A BPMN 2.0 file.
const BPMN: &str = "application/bpmn+xml";

/// The address of a flow.
pub fn routes() -> Router<Host> {
    Router::new().route("/approvals/{code}/flow.bpmn", get(export))
}

/// The address that takes a flow into a draft.
pub fn uploads() -> Router<Host> {
    upload::limited(Router::new().route("/approvals/{code}/draft/flow", post(import)), MOST_BYTES)
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
    sent: upload::Sent,
) -> Response {
    let mut typed = BTreeMap::new();
    let page = format!("/approvals/{}/draft", percent(&code));
    let put = put(&host, &actor, &code, sent, &mut typed).await;
    upload::led(&host, &page, "flow-imported", put, typed, &headers).await
}

async fn put(
    host: &Host,
    actor: &Actor,
    code: &str,
    sent: upload::Sent,
    typed: &mut BTreeMap<String, String>,
) -> Result<(), StoreError> {
    // Asked before the file is read; the store asks again.
    may(actor, Action::KeepItems, Target::Region(ExamRegion::Provincial))?;
    let code = ItemCode::parse(code).map_err(|_| Code::NotFound)?;
    let (fields, file) = upload::form(sent, &["seen"], MOST_BYTES).await;
    *typed = fields;
    // A file that is too large is refused before anything else of the form is read.
    let file = file?;
    let seen =
        typed.get("seen").and_then(|seen| seen.parse().ok()).ok_or_else(|| Refusal::of(Code::Missing, "seen"))?;
    let flow = bpmn::read(&file.bytes).map_err(Refusal::from)?;
    store::approvals::save_item_flow(&host.store, actor, &code, seen, flow, Utc::now()).await
}
