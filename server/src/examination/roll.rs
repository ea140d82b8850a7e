//! The roll of the candidates as a workbook for those who lead the examination: a list to call up by, a sheet to sign, and
//! a table of points to fill in and import.

use crate::http::Host;
use crate::http::answers::{XLSX, failed, named, personal_file};
use app::lang::Lang;
use app::locales::{Candidates, Examination};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use chrono::Utc;
use domain::examination::SheetHeaders;
use domain::permissions::Actor;
use serde::Deserialize;
use store::Store;
use store::examination::{Roll, RollLine};
use store::selection::list_workbook;

/// Stands in the column of a paper that a candidate does not sit; the import takes it for nothing.
const NOT_SAT: &str = "-";

/// The address of the file.
pub(super) fn routes() -> Router<Host> {
    Router::new().route("/recruitment/{id}/candidates.xlsx", get(workbook))
}

/// Which candidates.
#[derive(Debug, Deserialize)]
struct Asked {
    /// Of this site only.
    site: Option<String>,
}

async fn workbook(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let site = asked.site.as_deref().filter(|site| !site.is_empty());
    let found = async { store::examination::roll(&store, &actor, named(&id)?, site, Utc::now()).await };
    match found.await {
        Ok(roll) => personal_file(XLSX, "candidates.xlsx", move || written(&roll), &headers).await,
        Err(error) => failed(error, &headers),
    }
}

fn written(roll: &Roll) -> Result<Vec<u8>, impl std::error::Error + Send + use<>> {
    let (words, own) = (Examination::of(Lang::Zh), Candidates::of(Lang::Zh));
    let imported = SheetHeaders::of(&roll.papers);
    let head = [words.column_site, words.column_room, own.seat, imported.ticket, own.name, own.identity, own.position];
    let head = head.into_iter().chain([words.column_signature, imported.absent]).map(str::to_owned);
    let header: Vec<String> = head.chain(imported.papers).collect();
    let row = |line: &RollLine| {
        let RollLine { site, room, seat, ticket, name, identity, position, sits } = line;
        let seat = seat.to_string();
        let said: [&str; 7] = [site, room, &seat, ticket.as_str(), name, identity, position];
        let paper = |at| if sits.contains(&at) { "" } else { NOT_SAT };
        let papers = (0..roll.papers.len()).map(|at| paper(at).to_owned());
        said.map(str::to_owned).into_iter().chain([String::new(), String::new()]).chain(papers).collect()
    };
    list_workbook(words.roll_sheet, &header, &roll.lines.iter().map(row).collect::<Vec<Vec<String>>>())
}
