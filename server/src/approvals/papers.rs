//! The papers of a case: taken after a scan, given back as downloads to those who may see them.

use crate::http::answers::{failed, given_back, named};
use crate::http::{Host, upload};
use app::visit::percent;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::approvals::papers::{LIMITS, Shows};
use domain::ids::{CaseId, PaperId};
use domain::permissions::{Action, Actor, Role, Target, may};
use domain::refusal::{Code, Refusal};
use store::approvals::{add_paper, paper_file};
use store::files::StoredFile;
use store::{Store, StoreError};

/// What the paper shows.
const FIELD: &str = "material";

/// The address of one version of a paper.
pub fn routes() -> Router<Host> {
    Router::new().route("/approvals/cases/{id}/papers/{paper}", get(download))
}

/// The address that takes one.
pub fn uploads() -> Router<Host> {
    upload::limited(Router::new().route("/approvals/cases/{id}/papers", post(take)), LIMITS.bytes)
}

async fn download(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    Path((id, paper)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match read(&store, &actor, &id, &paper).await {
        Ok(file) => given_back(file),
        Err(error) => failed(error, &headers),
    }
}

async fn read(store: &Store, actor: &Actor, id: &str, paper: &str) -> Result<StoredFile, StoreError> {
    actor.account.ok_or(Code::SignInRequired)?;
    paper_file(store, actor, named::<CaseId>(id)?, named::<PaperId>(paper)?).await
}

async fn take(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
    sent: upload::Sent,
) -> Response {
    let page = format!("/approvals/cases/{}", percent(&id));
    let mut typed = Default::default();
    let put = put(&host, &actor, &id, sent, &mut typed).await;
    upload::led(&host, &page, "paper-added#papers", put, typed, &headers).await
}

async fn put(
    host: &Host,
    actor: &Actor,
    id: &str,
    sent: upload::Sent,
    typed: &mut std::collections::BTreeMap<String, String>,
) -> Result<(), StoreError> {
    // Asked before the file is read; the store asks again.
    let action = if actor.role == Role::Applicant { Action::FileCase } else { Action::HandleCases };
    may(actor, action, Target::Anything)?;
    let id: CaseId = named(id)?;
    let (fields, file) = upload::form(sent, &[FIELD], LIMITS.bytes).await;
    *typed = fields;
    let file = file?;
    let shows = typed.get(FIELD).map(String::as_str).unwrap_or_default();
    let code = if shows.is_empty() { Code::Missing } else { Code::Malformed };
    let shows = Shows::parse(shows).ok_or_else(|| Refusal::of(code, FIELD))?;
    let bytes = host.config.scanner.scan(file.bytes).await?;
    add_paper(&host.store, actor, id, shows, &file.name, &bytes, Utc::now()).await?;
    Ok(())
}
