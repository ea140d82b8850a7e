//! What is read of recruitments: their list, one of them, and all positions of one as a file has them.

use super::{
    rows::{announced_on, frozen_scheme, kind, plan_of, position_of, read, region, state},
    schemes,
    steps::rows_of,
    unreadable,
};
use crate::{
    Store,
    entity::{position, position_import, recruitment},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_shanghai,
    ids::RecruitmentId,
    permissions::{Action, Actor, Target, may},
    recruitment::{
        Doubts, Numbers, PositionState, RecruitmentLine, RecruitmentRecord, RecruitmentState, RecruitmentStep, Stage,
        position::Position,
    },
    refusal::Code,
    regions::ExamRegion,
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

/// At most `limit` recruitments older than `before`, newest first. Those that are not public are listed only to those
/// who lead them.
///
/// # Errors
/// The permission to read what is public, or the database.
pub async fn recruitment_list(
    store: &Store,
    actor: &Actor,
    before: Option<RecruitmentId>,
    limit: u64,
    now: DateTime<Utc>,
) -> Result<Vec<RecruitmentLine>, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let mut query = recruitment::Entity::find().order_by_desc(recruitment::Column::Id).limit(limit);
    if let Some(before) = before {
        query = query.filter(recruitment::Column::Id.lt(before.to_string()));
    }
    let own = ExamRegion::ALL.into_iter().filter(|region| leads(actor, *region)).map(ExamRegion::as_str);
    let public = RecruitmentState::ALL.into_iter().filter(|state| state.is_public()).map(RecruitmentState::as_str);
    let seen = recruitment::Column::State.is_in(public).or(recruitment::Column::Region.is_in(own));
    query.filter(seen).all(store.read()).await?.iter().map(|row| line(row, now)).collect()
}

/// A recruitment's page.
///
/// # Errors
/// `not-found`, also for one that the asker may not see.
pub async fn recruitment_record(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<RecruitmentRecord, StoreError> {
    let row = visible(store, actor, id).await?;
    let plan = plan_of(&row)?;
    let scheme = match frozen_scheme(&row)? {
        Some(frozen) => frozen,
        None => schemes::find(store.read(), &plan.scheme, plan.scheme_version).await?,
    };
    let leads = leads(actor, region(&row)?);
    Ok(RecruitmentRecord {
        line: line(&row, now)?,
        numbers: numbers(store, id).await?,
        steps: steps(actor, &row)?,
        returned_because: row.returned_because.filter(|_| leads),
        version: row.version,
        plan,
        scheme,
        leads,
    })
}

/// Every position of a recruitment that is public, by code, as the public file has them.
///
/// # Errors
/// `not-found`, also for a recruitment that the asker may not see.
pub async fn published_positions(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Vec<Position>, StoreError> {
    visible(store, actor, id).await?;
    rows_of(store.read(), id).await?.iter().map(position_of).collect()
}

/// What was doubtful in the last position table of a recruitment; none for those who do not lead it.
///
/// # Errors
/// `not-found`, also for a recruitment that the asker may not see.
pub async fn doubts(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<Option<Doubts>, StoreError> {
    let row = visible(store, actor, id).await?;
    if !leads(actor, region(&row)?) {
        return Ok(None);
    }
    let found = position_import::Entity::find_by_id(id.to_string()).one(store.read()).await?;
    found.map(|row| read("doubts", &row.doubts)).transpose()
}

/// A recruitment that the asker may see.
pub(crate) async fn visible(store: &Store, actor: &Actor, id: RecruitmentId) -> Result<recruitment::Model, StoreError> {
    may(actor, Action::ReadPublic, Target::Anything)?;
    let row = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    if state(&row)?.is_public() || leads(actor, region(&row)?) { Ok(row) } else { Err(Code::NotFound.into()) }
}

/// Whether somebody leads the recruitments of a region.
pub(crate) fn leads(actor: &Actor, region: ExamRegion) -> bool {
    may(actor, Action::PlanRecruitment, Target::Region(region)).is_ok()
}

/// The steps that somebody may take now, as far as the permission table and the second person go.
fn steps(actor: &Actor, row: &recruitment::Model) -> Result<Vec<RecruitmentStep>, StoreError> {
    let region = region(row)?;
    let own = actor.account.map(|account| account.to_string());
    let may_take = |step: &RecruitmentStep| {
        let (action, second) = match step {
            RecruitmentStep::Approve | RecruitmentStep::Return => (Action::ApproveRecruitment, true),
            _ => (Action::PlanRecruitment, false),
        };
        may(actor, action, Target::Region(region)).is_ok() && !(second && row.submitted_by == own)
    };
    Ok(state(row)?.steps().filter(may_take).collect())
}

async fn numbers(store: &Store, id: RecruitmentId) -> Result<Numbers, StoreError> {
    let by_state: Vec<(String, i64, i64)> = position::Entity::find()
        .select_only()
        .column(position::Column::State)
        .column_as(position::Column::Code.count(), "positions")
        .column_as(position::Column::Places.sum().cast_as("BIGINT"), "places")
        .filter(position::Column::RecruitmentId.eq(id.to_string()))
        .group_by(position::Column::State)
        .into_tuple()
        .all(store.read())
        .await?;
    let mut numbers = Numbers::default();
    for (state, positions, places) in by_state {
        let count = |count: i64| u64::try_from(count).map_err(|error| unreadable("count", error));
        match PositionState::parse(&state).ok_or_else(|| unreadable("position's state", &state))? {
            PositionState::Open => (numbers.positions, numbers.places) = (count(positions)?, count(places)?),
            PositionState::Cancelled => numbers.cancelled = count(positions)?,
        }
    }
    Ok(numbers)
}

pub(crate) fn line(row: &recruitment::Model, now: DateTime<Utc>) -> Result<RecruitmentLine, StoreError> {
    let state = state(row)?;
    Ok(RecruitmentLine {
        id: row.id.parse().map_err(|error| unreadable("id", error))?,
        title: row.title.clone(),
        region: region(row)?,
        kind: kind(row)?,
        state,
        stage: Stage::on(state, &plan_of(row)?.schedule, day_in_shanghai(now)),
        announced_on: announced_on(row)?,
    })
}
