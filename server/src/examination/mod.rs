//! The examination beside its pages: the files of the seats, the roll of the candidates, the upload of a table of points,
//! and the status that a ticket opens, as a page and as JSON.

mod pdf;
mod roll;
mod seats;
mod status;

use crate::http::answers::named;
use crate::http::{Host, upload};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use chrono::Utc;
use domain::ids::RecruitmentId;
use domain::permissions::{Action, Actor, Target, may};
use std::collections::BTreeMap;
use store::StoreError;

/// The addresses of the files and of the status.
pub fn routes() -> Router<Host> {
    status::routes()
        .merge(seats::routes())
        .merge(roll::routes())
        .route("/applications/{id}/ticket.pdf", get(pdf::ticket))
}

/// The address that takes a table of points.
pub fn uploads() -> Router<Host> {
    upload::limited(Router::new().route("/recruitment/{id}/points", post(import)), store::roster::MOST_BYTES)
}

async fn import(
    State(host): State<Host>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    headers: HeaderMap,
    sent: upload::Sent,
) -> Response {
    let page = format!("/recruitment/{id}/examination");
    match take(&host, &actor, &id, sent).await {
        Ok(true) => upload::lead(&format!("{page}?done=points-imported"), &headers),
        Ok(false) => upload::lead(&format!("{page}?done=points-faulty"), &headers),
        Err(error) => upload::refused(&host, &page, error, BTreeMap::new(), &headers).await,
    }
}

async fn take(host: &Host, actor: &Actor, id: &str, sent: upload::Sent) -> Result<bool, StoreError> {
    // Asked before 32 MB are read; the store asks again.
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let id: RecruitmentId = named(id)?;
    let file = upload::file(sent, store::roster::MOST_BYTES).await?;
    let taken = store::examination::import_points(&host.store, actor, id, file.bytes, Utc::now()).await?;
    Ok(taken.1)
}
