//! What is read of seasons: their list, one season, and the site of a room.

use super::planning::{draws_of, read_plan, region, state, unreadable};
use crate::{
    Store, draws,
    entity::{examiner, season},
    error::StoreError,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    calendar::day_in_shanghai,
    ids::SeasonId,
    permissions::{Action, Actor, Target, may},
    refusal::Code,
    regions::ExamRegion,
    seasons::{Plan, SeasonLine, SeasonRecord, SeasonState},
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;

/// How long before an interview day its draws open, at most, for the calendar's sake.
const OPENS_BEFORE: Days = Days::new(14);

/// Units that one query asks for.
const UNITS_AT_ONCE: usize = 500;

/// At most `limit` seasons older than `before`, newest first. Drafts are listed only to those who may plan them.
///
/// # Errors
/// The permission to read what is public, or the database.
pub async fn season_list(
    store: &Store,
    actor: &Actor,
    before: Option<SeasonId>,
    limit: u64,
) -> Result<Vec<SeasonLine>, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let mut query = season::Entity::find().order_by_desc(season::Column::Id).limit(limit);
    if let Some(before) = before {
        query = query.filter(season::Column::Id.lt(before.to_string()));
    }
    let own = ExamRegion::ALL.into_iter().filter(|region| plans(actor, *region)).map(ExamRegion::as_str);
    let seen = season::Column::State.ne(SeasonState::Draft.as_str()).or(season::Column::Region.is_in(own));
    query.filter(seen).all(store.read()).await?.iter().map(line).collect()
}

/// A season with its draws; the whole plan, and the recruiting units that the register does not know, only for those who
/// may plan it.
///
/// # Errors
/// `not-found`, also for a draft that the asker may not see.
pub async fn season_record(
    store: &Store,
    actor: &Actor,
    id: SeasonId,
    now: DateTime<Utc>,
) -> Result<SeasonRecord, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let row = season::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let line = line(&row)?;
    if line.state == SeasonState::Draft && !plans(actor, line.region) {
        return Err(Code::NotFound.into());
    }
    let mut record = record_of(store, actor, row, line, now).await?;
    record.unknown_units = match &record.plan {
        Some(plan) => unknown_units(store, plan).await?,
        None => Vec::new(),
    };
    Ok(record)
}

/// The recruiting units of a plan for which nobody in the register works.
async fn unknown_units(store: &Store, plan: &Plan) -> Result<Vec<String>, StoreError> {
    let units = plan.rooms.iter().flat_map(|room| &room.positions).map(|position| position.unit.clone());
    let mut unknown: BTreeSet<String> = units.collect();
    for some in unknown.iter().cloned().collect::<Vec<_>>().chunks(UNITS_AT_ONCE) {
        let found = examiner::Entity::find().filter(examiner::Column::WorkUnit.is_in(some.iter().cloned()));
        let found = found.select_only().column(examiner::Column::WorkUnit).distinct().into_tuple::<String>();
        for known in found.all(store.read()).await? {
            unknown.remove(&known);
        }
    }
    Ok(unknown.into_iter().collect())
}

/// The seasons with an interview day in a span of days, or so soon after it that a draw of theirs may open in it, each
/// with its draws; drafts only for those who may plan them. The earliest first.
///
/// # Errors
/// The permission to read what is public, or the database.
pub async fn between(
    store: &Store,
    actor: &Actor,
    (first, last): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Result<Vec<SeasonRecord>, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let last = last.checked_add_days(OPENS_BEFORE).unwrap_or(last);
    let query = season::Entity::find()
        .filter(season::Column::FirstDay.lte(last.to_string()))
        .filter(season::Column::LastDay.gte(first.to_string()))
        .order_by_asc(season::Column::FirstDay)
        .order_by_asc(season::Column::Id);
    let mut records = Vec::new();
    for row in query.all(store.read()).await? {
        let line = line(&row)?;
        if line.state != SeasonState::Draft || plans(actor, line.region) {
            records.push(record_of(store, actor, row, line, now).await?);
        }
    }
    Ok(records)
}

async fn record_of(
    store: &Store,
    actor: &Actor,
    row: season::Model,
    line: SeasonLine,
    now: DateTime<Utc>,
) -> Result<SeasonRecord, StoreError> {
    let mut lines = Vec::new();
    for draw in draws_of(store.read(), line.id).await? {
        lines.extend(draws::draw_line(store, actor, draw, now).await?);
    }
    let plan = read_plan(&row)?;
    Ok(SeasonRecord {
        days: plan.numbers(day_in_shanghai(now)),
        plan: Some(plan).filter(|_| plans(actor, line.region)),
        unknown_units: Vec::new(),
        draws: lines,
        version: row.version,
        line,
    })
}

fn plans(actor: &Actor, region: ExamRegion) -> bool {
    may(actor, Action::PlanSeason, Target::Region(region)).is_ok()
}

fn line(row: &season::Model) -> Result<SeasonLine, StoreError> {
    let day = |text: &str| text.parse().map_err(|error| unreadable("day", error));
    Ok(SeasonLine {
        id: row.id.parse().map_err(|error| unreadable("id", error))?,
        title: row.title.clone(),
        region: region(row)?,
        first_day: day(&row.first_day)?,
        last_day: day(&row.last_day)?,
        state: state(row)?,
    })
}
