//! Tables of the papers' points: imported by one person, with everything that is wrong in them, and withdrawn.

use super::{rows, unreadable};
use crate::{
    Store,
    act::Act,
    entity::{candidate, paper_sheet, recruitment},
    error::StoreError,
    keys::random,
    recruitment::{
        rows::{frozen_scheme, lead, position_of, state},
        subject,
    },
    roster::{self, Table, read_sheets},
    secret::Place,
};
use chrono::{DateTime, Utc};
use domain::{
    examination::{Expected, PaperSheet, Row, Sheet, Ticket, check, read},
    ids::{PaperSheetId, RecruitmentId},
    ledger::canonical,
    permissions::{Action, Actor, Target, may},
    recruitment::{
        RecruitmentState,
        scheme::{Paper, Scheme},
    },
    refusal::{Code, Refusal},
    tables::Cell,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Waits for its release.
pub(crate) const WAITING: &str = "waiting";
/// Has problems, and releases nothing.
pub(super) const FAULTY: &str = "faulty";
/// Became the candidates' points.
pub(super) const RELEASED: &str = "released";
/// Was taken back.
pub(super) const WITHDRAWN: &str = "withdrawn";

/// A table as it is kept. The salt keeps the fingerprint from telling the points of the few.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    salt: String,
    sheet: PaperSheet,
}

/// Takes a table of points (.xlsx, .xls, .csv). Where anything is wrong in it, it is kept with its problems only, and
/// nothing of it can be released. A large examination brings several tables, such as one for each site.
///
/// # Errors
/// Those of [`read_sheets`], `column-missing`, `no-rows` (field `file`); `wrong-state` unless the seats are given and no
/// points released; the permission to plan in its region.
pub async fn import_points(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    bytes: Vec<u8>,
    now: DateTime<Utc>,
) -> Result<(PaperSheetId, bool), StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let found = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let papers = scheme(&found)?.papers;
    let rows = roster::aside(move || Ok(rows_of(&bytes, &papers)?)).await?;
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    if state(&held)? != RecruitmentState::Allotted {
        return Err(Code::WrongState.into());
    }
    let sheet = checked(&act, &held, &rows).await?;
    let (row, good) = row(&act, id, sheet)?;
    let body = json!({ "rows": rows.len(), "good": good });
    let saved = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&saved);
    let sheet = saved.id.parse().map_err(|error| unreadable("sheet", error))?;
    act.commit("examination.points-imported", subject(id), body).await?;
    Ok((sheet, good))
}

/// Takes a table back, so that a corrected one can be imported.
///
/// # Errors
/// `not-found`; `wrong-state` unless it waits; the permission to plan in its region.
pub async fn withdraw_points(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    sheet: PaperSheetId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, _) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    let row = act.load::<paper_sheet::Entity>(sheet.to_string()).await?.ok_or(Code::NotFound)?;
    if row.recruitment_id != id.to_string() {
        return Err(Code::NotFound.into());
    }
    if row.state != WAITING {
        return Err(Code::WrongState.into());
    }
    decide(&mut act, row, WITHDRAWN).await?;
    act.commit("examination.points-withdrawn", subject(id), json!({})).await?;
    Ok(())
}

/// Writes what became of a table, and by whom.
pub(super) async fn decide(act: &mut Act<'_>, row: paper_sheet::Model, state: &str) -> Result<(), StoreError> {
    let by = act.actor().account.map(|account| account.to_string());
    let next =
        paper_sheet::Model { state: state.to_owned(), decided_by: by, decided_at: Some(act.now().into()), ..row };
    let saved = next.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(())
}

/// The tables of a recruitment in one state, oldest first.
pub(super) async fn of_state(
    db: &impl ConnectionTrait,
    id: &str,
    state: &str,
) -> Result<Vec<paper_sheet::Model>, StoreError> {
    let of_recruitment = paper_sheet::Entity::find().filter(paper_sheet::Column::RecruitmentId.eq(id));
    let of_state = of_recruitment.filter(paper_sheet::Column::State.eq(state));
    Ok(of_state.order_by_asc(paper_sheet::Column::Id).all(db).await?)
}

/// What a table says.
pub(super) fn opened(store: &Store, row: &paper_sheet::Model) -> Result<PaperSheet, StoreError> {
    let plain = store.keys().decrypt(place(&row.id), &row.document)?;
    let kept: Kept = serde_json::from_slice(&plain).map_err(|error| unreadable("sheet", error))?;
    Ok(kept.sheet)
}

pub(super) fn scheme(held: &recruitment::Model) -> Result<Scheme, StoreError> {
    frozen_scheme(held)?.ok_or_else(|| unreadable("scheme", "not frozen"))
}

/// Every candidate's ticket with the position's code.
pub(super) async fn tickets(db: &impl ConnectionTrait, id: &str) -> Result<Vec<(String, String)>, StoreError> {
    use candidate::Column::{PositionCode, RecruitmentId, Ticket};
    let of_recruitment = candidate::Entity::find().filter(RecruitmentId.eq(id)).order_by_asc(Ticket);
    Ok(of_recruitment.select_only().columns([Ticket, PositionCode]).into_tuple().all(db).await?)
}

/// The papers that each position's candidates sit, by its code.
pub(super) async fn sat(
    db: &impl ConnectionTrait,
    id: &str,
    scheme: &Scheme,
) -> Result<HashMap<String, Vec<usize>>, StoreError> {
    let mut papers = HashMap::new();
    for row in rows::positions(db, id).await? {
        let variant = scheme.variant(position_of(&row)?.variant.as_deref());
        let variant = variant.ok_or_else(|| unreadable("variant", &row.code))?;
        papers.insert(row.code, variant.papers.clone());
    }
    Ok(papers)
}

fn place(id: &str) -> Place<'_> {
    Place { table: "paper_sheets", column: "document", row: id }
}

fn rows_of(bytes: &[u8], papers: &[Paper]) -> Result<Vec<Row>, Refusal> {
    let tables = read_sheets(bytes, &mut |_| ())?;
    read(&tables.iter().map(sheet).collect::<Vec<_>>(), papers)
}

fn sheet(table: &Table) -> Sheet<'_> {
    Sheet { name: &table.sheet, rows: table.lines.iter().map(|line| (line.number, line.cells.as_slice())).collect() }
}

/// The rows compared with the candidates, the other tables that wait, and other examinations.
async fn checked(act: &Act<'_>, held: &recruitment::Model, rows: &[Row]) -> Result<PaperSheet, StoreError> {
    let scheme = scheme(held)?;
    let papers = sat(act.db(), &held.id, &scheme).await?;
    let mut expected = Expected::default();
    for (ticket, code) in tickets(act.db(), &held.id).await? {
        expected.sits.insert(ticket, papers.get(&code).map(Vec::as_slice).unwrap_or_default());
    }
    for waiting in of_state(act.db(), &held.id, WAITING).await? {
        let sheet = opened(act.store(), &waiting)?;
        expected.before.extend(sheet.rows.into_iter().map(|row| row.0.into()));
    }
    expected.elsewhere = elsewhere(act.db(), rows, &expected).await?;
    Ok(check(rows, &scheme.papers, &expected))
}

/// Tickets among the rows that are of other examinations.
async fn elsewhere(
    db: &impl ConnectionTrait,
    rows: &[Row],
    expected: &Expected<'_>,
) -> Result<HashSet<String>, StoreError> {
    let ticket = |row: &Row| match &row.ticket {
        Cell::Text(text) => Ticket::parse(text).ok().map(String::from),
        Cell::Fault(_) => None,
    };
    let unknown: Vec<String> = rows.iter().filter_map(ticket).filter(|it| !expected.sits.contains_key(it)).collect();
    let mut found = HashSet::new();
    for some in unknown.chunks(super::ROWS_AT_ONCE) {
        let held = candidate::Entity::find().filter(candidate::Column::Ticket.is_in(some));
        let tickets: Vec<String> = held.select_only().column(candidate::Column::Ticket).into_tuple().all(db).await?;
        found.extend(tickets);
    }
    Ok(found)
}

/// The row of a table, and whether it can be released.
fn row(act: &Act<'_>, id: RecruitmentId, sheet: PaperSheet) -> Result<(paper_sheet::Model, bool), StoreError> {
    let good = sheet.problems.is_empty();
    // Points beside a problem are of no use to anybody: the corrected table brings them again.
    let sheet = if good { sheet } else { PaperSheet { rows: Vec::new(), ..sheet } };
    let kept = Kept { salt: hex::encode(random::<16>()?), sheet };
    let value = serde_json::to_value(&kept).map_err(|error| unreadable("sheet", error))?;
    let sha256 = canonical::hash(&value).map_err(|error| unreadable("sheet", error))?.to_string();
    let key = PaperSheetId(Uuid::now_v7()).to_string();
    let document = act.store().keys().encrypt(place(&key), value.to_string().as_bytes())?;
    let row = paper_sheet::Model {
        id: key,
        recruitment_id: id.to_string(),
        state: if good { WAITING } else { FAULTY }.to_owned(),
        document,
        sha256,
        imported_by: act.actor().account.ok_or(Code::SignInRequired)?.to_string(),
        imported_at: act.now().into(),
        decided_by: None,
        decided_at: None,
    };
    Ok((row, good))
}
