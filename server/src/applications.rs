//! The files that applicants attach: taken after a scan, given back as downloads to those who may see them.

use crate::http::answers::{failed, given_back};
use crate::http::{Host, upload};
use app::visit::percent;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::applications::AttachmentKind;
use domain::ids::{ApplicationId, AttachmentId};
use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::{Code, Refusal};
use std::collections::BTreeMap;
use store::applications::{attach, attached_file};
use store::files::StoredFile;
use store::{Store, StoreError};

/// What the file shows, and the page that its form stands on.
const FIELDS: [&str; 2] = ["kind", "page"];

/// The address of one file.
pub fn routes() -> Router<Host> {
    Router::new().route("/applications/{id}/attachments/{attachment}", get(download))
}

/// The address that takes a file.
pub fn uploads() -> Router<Host> {
    upload::limited(Router::new().route("/applications/{id}/attachments", post(take)), AttachmentKind::MOST_BYTES)
}

async fn download(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    Path((id, attachment)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match read(&store, &actor, &id, &attachment).await {
        Ok(file) => given_back(file),
        Err(error) => failed(error, &headers),
    }
}

async fn read(store: &Store, actor: &Actor, id: &str, attachment: &str) -> Result<StoredFile, StoreError> {
    actor.account.ok_or(Code::SignInRequired)?;
    let id: ApplicationId = id.parse().map_err(|_| Code::NotFound)?;
    let attachment: AttachmentId = attachment.parse().map_err(|_| Code::NotFound)?;
    attached_file(store, actor, id, attachment).await
}

async fn take(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
    sent: upload::Sent,
) -> Response {
    let mut on_form = true;
    let done = put(&host, &actor, &id, sent, &mut on_form).await;
    let page = if on_form {
        format!("/applications/{}/form", percent(&id))
    } else {
        format!("/applications/{}", percent(&id))
    };
    upload::led(&host, &page, "attached#attachments", done, BTreeMap::new(), &headers).await
}

async fn put(host: &Host, actor: &Actor, id: &str, sent: upload::Sent, on_form: &mut bool) -> Result<(), StoreError> {
    // Asked before the file is read; the store asks again.
    may(actor, Action::Apply, Target::Anything)?;
    let id: ApplicationId = id.parse().map_err(|_| Code::NotFound)?;
    let (fields, file) = upload::form(sent, &FIELDS, AttachmentKind::MOST_BYTES).await;
    *on_form = fields.get("page").is_none_or(|page| page != "application");
    let file = file?;
    let kind = fields.get("kind").map(String::as_str).unwrap_or_default();
    let code = if kind.is_empty() { Code::Missing } else { Code::Malformed };
    let kind = AttachmentKind::parse(kind).ok_or_else(|| Refusal::of(code, "kind"))?;
    let bytes = host.config.scanner.scan(file.bytes).await?;
    attach(&host.store, actor, id, kind, &file.name, &bytes, Utc::now()).await?;
    Ok(())
}
