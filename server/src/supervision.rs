//! The monthly figures of supervision as files: JSON for programs, under `/api/v1`, and a workbook for people.

use crate::http::Host;
use crate::http::answers::{XLSX, document, failed, file};
use app::lang::Lang;
use app::locales::{Supervision, tenths};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use domain::approvals::clock::StopReason;
use domain::refusal::Code;
use domain::supervision::{Line, Month, StopFigures};
use serde_json::{Value, json};
use store::selection::list_workbook;
use store::supervision::{MonthFigures, monthly_figures};
use store::{Store, StoreError};

/// The addresses.
pub(crate) fn routes() -> Router<Host> {
    Router::new()
        .route("/api/v1/supervision/figures/{month}", get(figures))
        .route("/supervision/figures/{month}/figures.xlsx", get(workbook))
}

async fn found(store: &Store, month: &str) -> Result<MonthFigures, StoreError> {
    monthly_figures(store, Month::parse(month).ok_or(Code::NotFound)?).await
}

async fn figures(State(store): State<Store>, Path(month): Path<String>, headers: HeaderMap) -> Response {
    let read = found(&store, &month).await;
    let told = |of: MonthFigures| {
        let stops: serde_json::Map<String, Value> = of.stops.iter().map(stop).collect();
        json!({ "month": month, "posts": of.posts, "agencies": of.agencies, "stops": stops }).to_string()
    };
    document(read.map(told), &headers)
}

/// The stops for one procedure.
fn stop((reason, of): (&StopReason, &StopFigures)) -> (String, Value) {
    let told = json!({ "count": of.count, "average_tenths": of.average_tenths(), "ran_out": of.ran_out });
    (reason.as_str().to_owned(), told)
}

async fn workbook(State(store): State<Store>, Path(month): Path<String>, headers: HeaderMap) -> Response {
    match found(&store, &month).await {
        Ok(found) => file(XLSX, "figures.xlsx", move || written(&found), &headers).await,
        Err(error) => failed(error, &headers),
    }
}

/// Agencies first, then posts, each by its code.
fn written(found: &MonthFigures) -> Result<Vec<u8>, impl std::error::Error + Send + use<>> {
    let words = Supervision::of(Lang::Zh);
    let header = [
        words.column_post,
        words.column_done,
        words.column_promise,
        words.column_limit,
        words.column_median,
        words.column_warnings,
        words.column_yellow,
        words.column_red,
        words.column_upheld,
        words.column_dismissed,
        words.column_unfound,
    ];
    let agencies = found.agencies.iter().map(|(code, line)| row(code, line));
    let rows: Vec<Vec<String>> = agencies.chain(found.posts.iter().map(|(post, line)| row(&post.0, line))).collect();
    list_workbook(words.figures, &header.map(str::to_owned), &rows)
}

fn row(code: &str, line: &Line) -> Vec<String> {
    let of = line.figures;
    let median = line.median_tenths.map(tenths).unwrap_or_default();
    let counts = [of.warnings, of.yellow, of.red, of.upheld, of.dismissed, of.unfound];
    let ended = [of.done, of.within_promise, of.within_limit].map(|count| count.to_string());
    let all = [code.to_owned()].into_iter().chain(ended).chain([median]);
    all.chain(counts.map(|count| count.to_string())).collect()
}
