//! Published lists as files: the bytes whose fingerprint stands on the ledger, and a workbook for people; and the lines of
//! who is called to the interview. When the public notice is over, lists of candidates tell search engines to forget them.

use crate::http::Host;
use crate::http::answers::{FRESH, JSON, XLSX, document, failed, file, named, open};
use app::lang::Lang;
use app::locales::{Selection, list_cell, list_column, list_kind};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use axum::routing::get;
use chrono::Utc;
use domain::calendar::day_in_shanghai;
use domain::ids::{ListId, RecruitmentId};
use domain::permissions::Actor;
use domain::recruitment::Points;
use domain::refusal::Code;
use domain::selection::{
    List, ListColumn, ListKind, ListLine, PassLine, PassLines, PassLinesState, PostListed, PublishedList,
};
use serde_json::json;
use store::selection::list_workbook;
use store::{Store, StoreError};

/// The addresses of the lists' files and of the open interface.
pub(super) fn routes() -> Router<Host> {
    Router::new()
        .route("/recruitment/{id}/lists/{list}/list.json", get(bytes))
        .route("/recruitment/{id}/lists/{list}/list.xlsx", get(workbook))
        .route("/recruitment/{id}/lines.xlsx", get(lines_workbook))
        .route("/api/v1/recruitments/{id}/lists", get(lists))
        .route("/api/v1/recruitments/{id}/lists/{list}", get(list))
        .route("/api/v1/recruitments/{id}/lines", get(lines))
}

/// The minimum pass lines.
async fn lines(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let read = async {
        let found = store::selection::pass_lines(&store, &Actor::citizen(), named(&id)?).await?;
        Ok::<_, StoreError>(json!({ "lines": found }).to_string())
    };
    document(read.await, &headers)
}

/// The lines as a workbook: of each position the minimum pass line (合格分数线) and the least total that was called
/// (进面分数线); before the shortlist the minimum pass lines alone.
async fn lines_workbook(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let read = async {
        let (id, citizen) = (named(&id)?, Actor::citizen());
        let set = store::selection::pass_lines(&store, &citizen, id).await?;
        let lists = store::selection::lists(&store, &citizen, id).await?;
        let shortlist = lists.iter().find(|line| line.kind == ListKind::Shortlist);
        Ok::<_, StoreError>(match shortlist {
            Some(line) => called(&store::selection::list(&store, &citizen, id, line.id).await?.list),
            None => asked(&set),
        })
    };
    match read.await {
        Ok(rows) => file(XLSX, "lines.xlsx", move || lines_written(&rows), &headers).await,
        Err(error) => failed(error, &headers),
    }
}

/// Columns of the workbook of lines.
type LineRow = [String; 8];

fn lines_written(rows: &[LineRow]) -> Result<Vec<u8>, impl std::error::Error + Send + use<>> {
    let words = Selection::of(Lang::Zh);
    let post = [ListColumn::Code, ListColumn::Agency, ListColumn::Title, ListColumn::Places];
    let head = post.iter().map(|column| list_column(column, Lang::Zh));
    let lines = [words.column_variant, words.column_pass_line, words.column_line, words.column_called];
    let head: Vec<String> = head.chain(lines.map(str::to_owned)).collect();
    list_workbook(words.lines_sheet, &head, &rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>())
}

/// The lines of each position on a shortlist.
fn called(list: &List) -> Vec<LineRow> {
    let List::Shortlist { scheme, positions } = list else { return Vec::new() };
    let points = |points: Option<Points>| points.map(|points| points.to_string()).unwrap_or_default();
    let row = |of: &PostListed| {
        let variant = scheme.variant(Some(&of.variant)).map(|variant| variant.name.zh.clone()).unwrap_or_default();
        let post = [of.post.code.clone(), of.post.agency.clone(), of.post.title.clone(), of.post.places.to_string()];
        let [code, agency, title, places] = post;
        let called = of.candidates.len().to_string();
        [code, agency, title, places, variant, points(of.pass_line), points(of.line), called]
    };
    positions.iter().map(row).collect()
}

/// The minimum pass lines that rule, by category.
fn asked(lines: &[PassLines]) -> Vec<LineRow> {
    let set = lines.iter().filter(|of| of.state == PassLinesState::Set).flat_map(|of| &of.lines);
    let row = |line: &PassLine| {
        let mut row = LineRow::default();
        row[4].clone_from(&line.name.zh);
        row[5] = line.points.to_string();
        row
    };
    set.map(row).collect()
}

type Keys = Path<(String, String)>;

/// The published bytes.
async fn bytes(State(store): State<Store>, Path(keys): Keys, headers: HeaderMap) -> Response {
    let read = async {
        let (id, list) = ids(&keys)?;
        store::selection::document(&store, &Actor::citizen(), id, list).await
    };
    match read.await {
        Ok((line, bytes)) => unlisted(&line, open(JSON, FRESH, bytes)),
        Err(error) => failed(error, &headers),
    }
}

async fn workbook(State(store): State<Store>, Path(keys): Keys, headers: HeaderMap) -> Response {
    match found(&store, &keys).await {
        Ok(found) => {
            let line = found.line.clone();
            unlisted(&line, file(XLSX, "list.xlsx", move || written(&found), &headers).await)
        }
        Err(error) => failed(error, &headers),
    }
}

fn written(found: &PublishedList) -> Result<Vec<u8>, impl std::error::Error + Send + use<>> {
    let flat = found.list.flat();
    let header: Vec<String> = flat.columns.iter().map(|column| list_column(column, Lang::Zh)).collect();
    let rows: Vec<Vec<String>> =
        flat.rows.iter().map(|(_, cells)| cells.iter().map(|cell| list_cell(cell, Lang::Zh)).collect()).collect();
    // A sheet's name has no slash and at most 31 characters; the kinds' names keep to it.
    list_workbook(list_kind(found.line.kind, Lang::Zh), &header, &rows)
}

async fn lists(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let read = async {
        let id: RecruitmentId = named(&id)?;
        let lists = store::selection::lists(&store, &Actor::citizen(), id).await?;
        let objections = store::selection::told(&store, &Actor::citizen(), id).await?;
        Ok(json!({ "lists": lists, "objections": objections }).to_string())
    };
    document(read.await, &headers)
}

async fn list(State(store): State<Store>, Path(keys): Keys, headers: HeaderMap) -> Response {
    match found(&store, &keys).await {
        Ok(found) => {
            let value = json!({ "recruitment": found.recruitment, "title": found.title, "line": found.line, "list": found.list });
            unlisted(&found.line, open(JSON, FRESH, value.to_string()))
        }
        Err(error) => failed(error, &headers),
    }
}

async fn found(store: &Store, keys: &(String, String)) -> Result<PublishedList, StoreError> {
    let (id, list) = ids(keys)?;
    store::selection::list(store, &Actor::citizen(), id, list).await
}

fn ids((id, list): &(String, String)) -> Result<(RecruitmentId, ListId), Code> {
    Ok((named(id)?, named(list)?))
}

/// Asks search engines to forget a list whose notice is over.
fn unlisted(line: &ListLine, mut response: Response) -> Response {
    if line.is_withdrawn(day_in_shanghai(Utc::now())) {
        let name = HeaderName::from_static("x-robots-tag");
        response.headers_mut().insert(name, HeaderValue::from_static("noindex, noarchive"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_engines_forget_a_list_once_its_notice_is_over_and_not_before() {
        let today = day_in_shanghai(Utc::now());
        let tag = |until| {
            let id = ListId(uuid::Uuid::nil());
            let (kind, published_at) = (ListKind::Publicity, Utc::now());
            let line = ListLine { id, kind, published_at, until, indexed_until: until, sha256: String::new() };
            let answer = unlisted(&line, Response::default());
            answer.headers().get("x-robots-tag").map(|tag| tag.to_str().unwrap_or_default().to_owned())
        };
        assert_eq!(tag(today.pred_opt()).as_deref(), Some("noindex, noarchive"));
        assert_eq!(tag(today.succ_opt()), None, "the notice still runs");
        assert_eq!(tag(None), None, "a list without a notice stays findable");
    }
}
