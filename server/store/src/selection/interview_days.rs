//! On which day, where and by when candidates come to the interview: read from the published season that hears their
//! position, and told to them as soon as it is known, again when it changes.
//!
//! A season names positions by their codes alone. It is a recruitment's own where its day is among the announced ones.

use super::{
    lists::of_kind,
    rows::{call, standings},
    unreadable,
};
use crate::{
    act::Act,
    entity::{recruitment, season, standing},
    error::StoreError,
    messages::tell_applicants,
    recruitment::rows::plan_of,
};
use domain::{
    ids::RecruitmentId,
    messages::Kind,
    recruitment::{RecruitmentState, Span},
    seasons::{InterviewDay, Plan, SeasonState},
    selection::{ListKind, Standing},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// The interview of somebody who is on the list of those who come to it; none for everybody else, and while no published
/// season hears the position.
pub(crate) async fn interview_of(
    db: &impl ConnectionTrait,
    held: &recruitment::Model,
    position: &str,
    standing: &Standing,
) -> Result<Option<InterviewDay>, StoreError> {
    let shortlisted = held.state == RecruitmentState::Shortlisted.as_str();
    let called = standing.call.is_some_and(domain::selection::Call::holds);
    if !(shortlisted && called && invited(db, held).await?) {
        return Ok(None);
    }
    let interviews = plan_of(held)?.schedule.interviews;
    let seasons = published(db, interviews).await?;
    Ok(seasons.iter().find_map(|plan| own(plan.interview_of(position), interviews)))
}

/// Tells those on the list of a recruitment's interviews where theirs is, as far as a published season says it.
pub(super) async fn tell_invited(
    act: &Act<'_>,
    held: &recruitment::Model,
    rows: &[standing::Model],
) -> Result<(), StoreError> {
    let interviews = plan_of(held)?.schedule.interviews;
    let seasons = published(act.db(), interviews).await?;
    let of =
        |row: &standing::Model| seasons.iter().find_map(|plan| own(plan.interview_of(&row.position_code), interviews));
    tell(act, rows, of).await
}

/// Tells those who are invited of what a published season says of their interviews; where an earlier plan was published,
/// only those of whom it said something else.
pub(crate) async fn tell_planned(act: &Act<'_>, plan: &Plan, before: Option<&Plan>) -> Result<(), StoreError> {
    let changed: BTreeMap<&str, InterviewDay> = plan.to_be_told(before).into_iter().collect();
    let waiting = recruitment::Entity::find()
        .filter(recruitment::Column::State.eq(RecruitmentState::Shortlisted.as_str()))
        .all(act.db())
        .await?;
    for held in waiting {
        let interviews = plan_of(&held)?.schedule.interviews;
        let overlaps = plan.first_day <= interviews.last && plan.last_day >= interviews.first;
        if !overlaps || !invited(act.db(), &held).await? {
            continue;
        }
        let rows = standings(act.db(), id_of(&held)?, None).await?;
        tell(act, &rows, |row| own(changed.get(row.position_code.as_str()).cloned(), interviews)).await?;
    }
    Ok(())
}

/// Tells each of those who still come what their interview is, together with the others of the same place and day.
async fn tell(
    act: &Act<'_>,
    rows: &[standing::Model],
    of: impl Fn(&standing::Model) -> Option<InterviewDay>,
) -> Result<(), StoreError> {
    let mut together: BTreeMap<InterviewDay, Vec<&str>> = BTreeMap::new();
    for row in rows {
        if !call(row)?.holds() {
            continue;
        }
        if let Some(interview) = of(row) {
            together.entry(interview).or_default().push(&row.application_id);
        }
    }
    for (interview, applications) in together {
        tell_applicants(act, &applications, &Kind::InterviewPlaced { interview }).await?;
    }
    Ok(())
}

fn own(interview: Option<InterviewDay>, days: Span) -> Option<InterviewDay> {
    interview.filter(|it| days.has(it.day))
}

/// The plans of the published seasons of some days.
async fn published(db: &impl ConnectionTrait, days: Span) -> Result<Vec<Plan>, StoreError> {
    let rows = season::Entity::find()
        .filter(season::Column::State.eq(SeasonState::Published.as_str()))
        .filter(season::Column::FirstDay.lte(days.last.to_string()))
        .filter(season::Column::LastDay.gte(days.first.to_string()));
    let read = |row: season::Model| serde_json::from_str(&row.plan).map_err(|error| unreadable("season", error));
    rows.all(db).await?.into_iter().map(read).collect()
}

/// Whether the list of those who come to the interview is out.
async fn invited(db: &impl ConnectionTrait, held: &recruitment::Model) -> Result<bool, StoreError> {
    Ok(!of_kind(db, id_of(held)?, ListKind::Interviews).await?.is_empty())
}

fn id_of(held: &recruitment::Model) -> Result<RecruitmentId, StoreError> {
    held.id.parse().map_err(|error| unreadable("recruitment", error))
}
