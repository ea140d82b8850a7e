//! Applicants as workbooks: counted for everybody, one by one for the staff who review them.

use crate::http::answers::{XLSX, failed, file, named, personal_file};
use app::clock;
use app::lang::Lang;
use app::locales::{Applications, Counts, Reviews, degree_name, education_name, political_name, review_state};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use chrono::Utc;
use domain::applications::work::WorkLine;
use domain::applications::{ApplicationState, CountLine, Tally, Typed};
use domain::permissions::Actor;
use domain::recruitment::position::{Degree, Education, PoliticalStatus};
use domain::refusal::Code;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use serde::Deserialize;
use store::applications::{CountQuery, work_export};
use store::{Store, StoreError};

/// Applications in one file, at most.
const APPLICATIONS: usize = 100_000;

/// A cell: text stays text, so that no office program makes a number of a code.
enum Cell {
    Text(String),
    Number(u64),
}

/// Every position with its applicants in numbers.
pub(super) async fn counts(State(store): State<Store>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    match counted(&store, &id).await {
        Ok(lines) => file(XLSX, "counts.xlsx", move || counts_workbook(lines), &headers).await,
        Err(error) => failed(error, &headers),
    }
}

async fn counted(store: &Store, id: &str) -> Result<Vec<CountLine>, StoreError> {
    let query = CountQuery::default();
    let id = named(id)?;
    Ok(store::applications::counts(store, &Actor::citizen(), id, &query, usize::MAX, Utc::now()).await?.positions)
}

fn counts_workbook(lines: Vec<CountLine>) -> Result<Vec<u8>, XlsxError> {
    let words = Counts::of(Lang::Zh);
    let reviews = Reviews::of(Lang::Zh);
    let titles = [
        (words.column_code, 22),
        (words.column_position, 24),
        (reviews.fact_unit, 30),
        (words.places, 10),
        (words.submitted, 10),
        (words.accepted, 10),
        (words.paid, 10),
    ];
    let row = |CountLine { position, applicants }: CountLine| {
        let Tally { submitted, accepted, paid } = applicants;
        let texts = [position.code, position.title, position.unit].map(Cell::Text);
        let numbers = [u64::from(position.places), submitted, accepted, paid].map(Cell::Number);
        texts.into_iter().chain(numbers).collect()
    };
    written(words.title, &titles, lines.into_iter().map(row))
}

/// Which applications.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    state: Option<String>,
}

/// The applications of one state, for those who review them: the identity number masked, no contact.
pub(super) async fn applications(
    State(store): State<Store>,
    Extension(actor): Extension<Actor>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    match exported(&store, &actor, &id, asked.state.as_deref()).await {
        Ok(lines) => personal_file(XLSX, "applications.xlsx", move || applications_workbook(lines), &headers).await,
        Err(error) => failed(error, &headers),
    }
}

async fn exported(
    store: &Store,
    actor: &Actor,
    id: &str,
    state: Option<&str>,
) -> Result<Vec<(WorkLine, Option<Typed>)>, StoreError> {
    let state = state.map_or(Some(ApplicationState::Submitted), ApplicationState::parse).ok_or(Code::NotFound)?;
    work_export(store, actor, named(id)?, state, APPLICATIONS, Utc::now()).await
}

fn applications_workbook(lines: Vec<(WorkLine, Option<Typed>)>) -> Result<Vec<u8>, XlsxError> {
    let (words, form) = (Reviews::of(Lang::Zh), Applications::of(Lang::Zh));
    let titles = [
        (words.column_name, 12),
        (words.column_identity, 22),
        (words.column_position, 24),
        (words.filter_position, 22),
        (words.fact_state, 12),
        (words.column_submitted, 34),
        (form.education, 12),
        (form.degree, 10),
        (form.school, 24),
        (form.major, 20),
        (form.political, 14),
        (form.grassroots_years, 12),
        (form.work_unit, 24),
    ];
    let row = |(line, typed): (WorkLine, Option<Typed>)| {
        let submitted = line.submitted_at.map(|at| clock::instant(at, Lang::Zh)).unwrap_or_default();
        let state = review_state(line.state, Lang::Zh).to_owned();
        let head = [line.name, line.identity, line.title, line.position, state, submitted];
        let typed = typed.unwrap_or_default();
        let said = |name: Option<&str>, typed: &str| name.unwrap_or(typed).to_owned();
        let education = Education::parse(&typed.education).map(|level| education_name(level, Lang::Zh));
        let degree = match typed.degree.as_str() {
            "none" => Some(form.degree_none),
            text => Degree::parse(text).map(|degree| degree_name(degree, Lang::Zh)),
        };
        let political = PoliticalStatus::parse(&typed.political).map(|status| political_name(status, Lang::Zh));
        let stated = [
            said(education, &typed.education),
            said(degree, &typed.degree),
            typed.school,
            typed.major,
            said(political, &typed.political),
            typed.grassroots_years,
            typed.work_unit,
        ];
        head.into_iter().chain(stated).map(Cell::Text).collect()
    };
    written(words.title, &titles, lines.into_iter().map(row))
}

/// A sheet of rows under titles that stay in view, each title with its column's width.
fn written(name: &str, titles: &[(&str, u16)], rows: impl Iterator<Item = Vec<Cell>>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name(name)?;
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    for (column, (title, width)) in (0_u16..).zip(titles) {
        sheet.set_column_width(column, *width)?;
        sheet.write_string_with_format(0, column, *title, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape().set_paper_size(9);
    for (at, row) in (1_u32..).zip(rows) {
        write(sheet, at, row, &text)?;
    }
    workbook.save_to_buffer()
}

fn write(sheet: &mut Worksheet, at: u32, row: Vec<Cell>, text: &Format) -> Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(row) {
        match cell {
            Cell::Text(words) => sheet.write_string_with_format(at, column, words, text)?,
            // Counts of people are far below what a float holds exactly.
            Cell::Number(count) => sheet.write_number(at, column, u32::try_from(count).unwrap_or(u32::MAX))?,
        };
    }
    Ok(())
}
