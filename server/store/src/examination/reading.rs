//! What staff see of an examination: who sits, the draw, the tables of points, and the checks.

use super::{
    papers::{FAULTY, RELEASED, WAITING, opened, scheme, tickets},
    rechecking::place,
    rows, unreadable,
};
use crate::{
    Store,
    draws::draws_of_seats,
    entity::{application, candidate, paper_sheet, recheck, recruitment},
    error::StoreError,
    recruitment::rows::{plan_of, region, state},
};
use chrono::{DateTime, Utc};
use domain::{
    applications::ApplicationState,
    examination::{ExaminationRecord, PaperPoints, RecheckLine, RecheckState, SeatDraw, SheetLine, Ticket},
    ids::RecruitmentId,
    permissions::{Action, Actor, Target, may},
    recruitment::{Points, RecruitmentState, scheme::Scheme},
    refusal::Code,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;

/// Tickets that are named among those that are missing.
const MISSING: usize = 20;
/// Requests for a check that are shown.
const RECHECKS: usize = 200;

/// Everything of an examination, for those who lead it. Points that are not released are read only by whoever imported
/// them and by those who may release them.
///
/// # Errors
/// `not-found`; the permission to plan in its region.
pub async fn examination_record(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<ExaminationRecord, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let held = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    may(actor, Action::PlanRecruitment, Target::Region(region(&held)?))?;
    let line = crate::recruitment::recruitment_record(store, actor, id, now).await?.line;
    let (plan, scheme, stands) = (plan_of(&held)?, scheme(&held)?, state(&held)?);
    let draws = draws_of_seats(store.read(), id, plan.schedule.written_on).await?;
    let draws = draws.into_iter().map(|draw| SeatDraw {
        id: draw.id,
        state: draw.state,
        opens_at: draw.opens_at,
        rooms: draw.setup.exam_rooms,
    });
    let (sheets, listed) = sheets(store, actor, &held).await?;
    let (missing, missing_first) = match stands {
        RecruitmentState::Allotted => missing(store, &held.id, &listed).await?,
        _ => (None, Vec::new()),
    };
    Ok(ExaminationRecord {
        line,
        day: plan.schedule.written_on,
        papers: scheme.papers.iter().map(|paper| paper.name.clone()).collect(),
        sitting: sitting(store, &held.id, stands).await?,
        draws: draws.collect(),
        sheets,
        missing,
        missing_first,
        rechecks: rechecks(store, actor, &held.id, &scheme).await?,
    })
}

async fn sitting(store: &Store, id: &str, stands: RecruitmentState) -> Result<u64, StoreError> {
    if stands >= RecruitmentState::Allotted {
        let seated = candidate::Entity::find().filter(candidate::Column::RecruitmentId.eq(id));
        return Ok(seated.count(store.read()).await?);
    }
    let of_recruitment = application::Entity::find().filter(application::Column::RecruitmentId.eq(id));
    let paid = of_recruitment.filter(application::Column::State.eq(ApplicationState::Paid.as_str()));
    Ok(paid.count(store.read()).await?)
}

/// The tables that concern somebody, the newest first: those that wait or were released, and the asker's own last one
/// with problems; and the tickets in those that wait.
async fn sheets(
    store: &Store,
    actor: &Actor,
    held: &recruitment::Model,
) -> Result<(Vec<SheetLine>, HashSet<String>), StoreError> {
    let own = actor.account.map(|account| account.to_string()).unwrap_or_default();
    let of_recruitment = paper_sheet::Entity::find().filter(paper_sheet::Column::RecruitmentId.eq(&held.id));
    let (mut lines, mut listed) = (Vec::new(), HashSet::new());
    for row in of_recruitment.order_by_desc(paper_sheet::Column::Id).all(store.read()).await? {
        let is_own = row.imported_by == own;
        // A table with problems is history as soon as its importer has brought another.
        let shown =
            matches!(row.state.as_str(), WAITING | RELEASED) || (row.state == FAULTY && is_own && lines.is_empty());
        if !shown {
            continue;
        }
        let sheet = opened(store, &row)?;
        lines.push(SheetLine {
            id: row.id.parse().map_err(|error| unreadable("sheet", error))?,
            rows: sheet.rows.len(),
            problems: sheet.problems,
            sha256: row.sha256,
            imported_at: row.imported_at.utc(),
            own: is_own,
            state: row.state.clone(),
        });
        if row.state == WAITING {
            listed.extend(sheet.rows.into_iter().map(|row| String::from(row.0)));
        }
    }
    Ok((lines, listed))
}

/// How many candidates stand in no table that waits, and the first of them; none where no table waits.
async fn missing(store: &Store, id: &str, listed: &HashSet<String>) -> Result<(Option<u64>, Vec<Ticket>), StoreError> {
    if listed.is_empty() {
        return Ok((None, Vec::new()));
    }
    let all = tickets(store.read(), id).await?;
    let missing: Vec<&String> = all.iter().map(|(ticket, _)| ticket).filter(|it| !listed.contains(*it)).collect();
    let first = missing.iter().take(MISSING).filter_map(|ticket| Ticket::parse(ticket).ok());
    Ok((Some(missing.len() as u64), first.collect()))
}

async fn rechecks(store: &Store, actor: &Actor, id: &str, scheme: &Scheme) -> Result<Vec<RecheckLine>, StoreError> {
    let own = actor.account.map(|account| account.to_string());
    let of_recruitment = recheck::Entity::find().filter(recheck::Column::RecruitmentId.eq(id));
    let found = of_recruitment.order_by_asc(recheck::Column::Id).all(store.read()).await?;
    let (mut lines, mut over) = (Vec::new(), Vec::new());
    for row in found.into_iter().take(RECHECKS) {
        let candidate = candidate::Entity::find_by_id(row.application_id.as_str()).one(store.read()).await?;
        let candidate = candidate.ok_or_else(|| unreadable("candidate", &row.application_id))?;
        let line = recheck_line(store, &row, &candidate, scheme, own.as_deref())?;
        let open = matches!(line.state, RecheckState::Asked | RecheckState::Found);
        if open { lines.push(line) } else { over.push(line) }
    }
    lines.extend(over);
    Ok(lines)
}

fn recheck_line(
    store: &Store,
    row: &recheck::Model,
    candidate: &candidate::Model,
    scheme: &Scheme,
    own: Option<&str>,
) -> Result<RecheckLine, StoreError> {
    let at = usize::try_from(row.paper).map_err(|error| unreadable("paper", error))?;
    let paper = scheme.papers.get(at).ok_or_else(|| unreadable("paper", at))?;
    let points = rows::papers(candidate)?.unwrap_or_default().get(at).copied().flatten();
    let read = |column: &'static str, text: &Option<String>| {
        text.as_deref().map(|text| store.keys().decrypt_text(place(&row.id, column), text)).transpose()
    };
    let found = read("found", &row.found)?.and_then(|text| Points::parse(&text).ok());
    Ok(RecheckLine {
        id: row.id.parse().map_err(|error| unreadable("recheck", error))?,
        ticket: rows::ticket(candidate)?,
        paper: PaperPoints { paper: at, name: paper.name.clone(), full: paper.full, points },
        state: RecheckState::parse(&row.state).ok_or_else(|| unreadable("recheck", &row.state))?,
        grounds: read("grounds", &row.grounds)?.unwrap_or_default(),
        asked_at: row.asked_at.utc(),
        found,
        own: row.found_by.is_some() && row.found_by.as_deref() == own,
    })
}
