//! The commands of those who organise a season.

use super::subject;
use crate::{
    Store,
    act::Act,
    entity::{draw, season, season_draw},
    error::StoreError,
    parameters::in_force_in,
    selection::tell_planned,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    calendar::day_in_shanghai,
    draws::{setup::Setup, state::DrawState},
    ids::{DrawId, SeasonId},
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
    regions::ExamRegion,
    seasons::{Plan, PlanRules, SeasonState},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Plans a season. It stays a draft that only its region's staff see, until it is published.
///
/// # Errors
/// What [`Plan::check`] refuses, and the permission to plan in the region.
pub async fn plan(store: &Store, actor: &Actor, plan: &Plan, now: DateTime<Utc>) -> Result<SeasonId, StoreError> {
    let mut act = store.act(actor, Action::PlanSeason, Target::Region(plan.region), now).await?;
    check(&act, plan).await?;
    let id = SeasonId(uuid::Uuid::now_v7());
    let row = season::Model {
        id: id.to_string(),
        title: plan.title.trim().to_owned(),
        region: plan.region.as_str().to_owned(),
        first_day: plan.first_day.to_string(),
        last_day: plan.last_day.to_string(),
        state: SeasonState::Draft.as_str().to_owned(),
        plan: written(plan)?,
        created_at: now.into(),
        version: 1,
    };
    let row = season::ActiveModel::from(row).reset_all().insert(act.db()).await?;
    act.seal(&row);
    act.commit("season.planned", subject(id), json!({ "region": plan.region })).await?;
    Ok(id)
}

/// Changes a plan: a draft freely, a published one in public. The days of which a draw is fixed stay as they are.
///
/// # Errors
/// As [`plan`]; `changed-meanwhile` where `version` is not the present one, `day-fixed` with the day.
pub async fn amend(
    store: &Store,
    actor: &Actor,
    id: SeasonId,
    version: i64,
    plan: &Plan,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::PlanSeason, Target::Region(plan.region))?;
    let (mut act, held) = organise(store, actor, id, now).await?;
    if held.version != version {
        return Err(Code::ChangedMeanwhile.into());
    }
    check(&act, plan).await?;
    let before = read_plan(&held)?;
    for day in fixed_days(act.db(), id).await? {
        if !before.same_on(plan, day) {
            return Err(Refusal::of(Code::DayFixed, "rooms").with(day).into());
        }
    }
    let published = state(&held)? == SeasonState::Published;
    if published {
        tell_planned(&act, plan, Some(&before)).await?;
    }
    let row = season::Model {
        title: plan.title.trim().to_owned(),
        region: plan.region.as_str().to_owned(),
        first_day: plan.first_day.to_string(),
        last_day: plan.last_day.to_string(),
        plan: written(plan)?,
        ..held
    };
    save(&mut act, row).await?;
    let body = if published { described(plan) } else { json!({ "region": plan.region }) };
    act.commit("season.amended", subject(id), body).await?;
    Ok(())
}

/// Publishes a season: its dates and its numbers, not which room hears whom.
///
/// # Errors
/// `already-done`; the permission to plan in its region.
pub async fn publish(store: &Store, actor: &Actor, id: SeasonId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, held) = organise(store, actor, id, now).await?;
    if state(&held)? == SeasonState::Published {
        return Err(Code::AlreadyDone.into());
    }
    let plan = read_plan(&held)?;
    tell_planned(&act, &plan, None).await?;
    let body = described(&plan);
    save(&mut act, season::Model { state: SeasonState::Published.as_str().to_owned(), ..held }).await?;
    act.commit("season.published", subject(id), body).await?;
    Ok(())
}

/// Begins a step of those who organise the season, and holds it.
async fn organise<'a>(
    store: &'a Store,
    actor: &Actor,
    id: SeasonId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, season::Model), StoreError> {
    let found = season::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let act = store.act(actor, Action::PlanSeason, Target::Region(region(&found)?), now).await?;
    let held = act.load::<season::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    // A draft may have gone to another region since it was looked at.
    may(actor, Action::PlanSeason, Target::Region(region(&held)?))?;
    Ok((act, held))
}

/// The plan of a season, held until the act ends so that the day that is fixed is the day that was planned.
pub(crate) async fn plan_of(act: &Act<'_>, id: SeasonId) -> Result<Plan, StoreError> {
    let held = act.load::<season::Entity>(id.to_string()).await?;
    read_plan(&held.ok_or_else(|| Refusal::of(Code::NotFound, "season"))?)
}

/// The plan of a season, only looked at.
pub(crate) async fn look(db: &impl ConnectionTrait, id: SeasonId) -> Result<Plan, StoreError> {
    let found = season::Entity::find_by_id(id.to_string()).one(db).await?;
    read_plan(&found.ok_or_else(|| Refusal::of(Code::NotFound, "season"))?)
}

/// Writes down that a draw is for a day of a season, or no longer is.
pub(crate) async fn link(act: &mut Act<'_>, id: DrawId, setup: &Setup) -> Result<(), StoreError> {
    let before = season_draw::Entity::find_by_id(id.to_string()).one(act.db()).await?;
    if before.is_some() {
        season_draw::Entity::delete_by_id(id.to_string()).exec(act.db()).await?;
        act.seal_removed("season_draws", id.to_string());
    }
    let Some(season) = setup.season else { return Ok(()) };
    let row = season_draw::Model {
        draw_id: id.to_string(),
        season_id: season.to_string(),
        day: setup.day.to_string(),
        purpose: setup.purpose.as_str().to_owned(),
    };
    let row = season_draw::ActiveModel::from(row).reset_all().insert(act.db()).await?;
    act.seal(&row);
    Ok(())
}

/// The draws of a season, oldest first.
pub(crate) async fn draws_of(db: &impl ConnectionTrait, id: SeasonId) -> Result<Vec<DrawId>, StoreError> {
    let of_season = season_draw::Entity::find().filter(season_draw::Column::SeasonId.eq(id.to_string()));
    let linked = of_season.order_by_asc(season_draw::Column::DrawId).all(db).await?;
    linked.into_iter().map(|row| row.draw_id.parse().map_err(|error| unreadable("draw", error))).collect()
}

async fn check(act: &Act<'_>, plan: &Plan) -> Result<(), StoreError> {
    let parameters = in_force_in(act.db(), day_in_shanghai(act.now())).await?;
    let rules =
        PlanRules { panel_sizes: parameters.panel_sizes.clone(), changbaishan: parameters.include_changbaishan };
    Ok(plan.check(&rules)?)
}

/// The days of which a draw is fixed, or drawn.
async fn fixed_days(db: &impl ConnectionTrait, id: SeasonId) -> Result<BTreeSet<NaiveDate>, StoreError> {
    let ids = draws_of(db, id).await?.into_iter().map(|draw| draw.to_string());
    let open = [DrawState::Draft, DrawState::Committing, DrawState::Closed].map(DrawState::as_str);
    let fixed = draw::Entity::find().filter(draw::Column::Id.is_in(ids)).filter(draw::Column::State.is_not_in(open));
    let days = fixed.all(db).await?.into_iter().map(|row| row.day.parse().map_err(|error| unreadable("day", error)));
    days.collect()
}

async fn save(act: &mut Act<'_>, mut row: season::Model) -> Result<(), StoreError> {
    row.version += 1;
    let saved = season::ActiveModel::from(row).reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(())
}

/// What the ledger says of a published season: dates, places and numbers, and the fingerprint of the whole.
fn described(plan: &Plan) -> Value {
    let day = |day: NaiveDate| {
        let rooms = plan.rooms_on(day);
        let candidates: u32 = rooms.iter().map(|(room, _)| room.candidates()).sum();
        let positions: usize = rooms.iter().map(|(room, _)| room.positions.len()).sum();
        json!({ "day": day, "rooms": rooms.len(), "positions": positions, "candidates": candidates })
    };
    let days: Vec<Value> = plan.days().into_iter().map(day).collect();
    let sites: Vec<Value> = plan
        .sites
        .iter()
        .map(|site| json!({ "label": site.label, "region": site.region, "name": site.name, "address": site.address }))
        .collect();
    json!({ "title": plan.title.trim(), "region": plan.region, "seats": plan.seats, "sites": sites, "days": days })
}

/// A column that cannot be read back.
pub(super) fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("season {what}: {}", error.to_string()))
}

pub(super) fn region(row: &season::Model) -> Result<ExamRegion, StoreError> {
    ExamRegion::parse(&row.region).ok_or_else(|| unreadable("region", &row.region))
}

pub(super) fn state(row: &season::Model) -> Result<SeasonState, StoreError> {
    SeasonState::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))
}

pub(super) fn read_plan(row: &season::Model) -> Result<Plan, StoreError> {
    serde_json::from_str(&row.plan).map_err(|error| unreadable("plan", error))
}

fn written(plan: &Plan) -> Result<String, StoreError> {
    serde_json::to_string(plan).map_err(|error| unreadable("plan", error))
}
