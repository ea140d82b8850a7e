//! The draft of a recruitment: its plan, and the positions it offers. Nothing of it is public.

use super::{
    fields,
    rows::{lead, plan_of, save, state, written},
    schemes, subject,
    tables::read_positions,
};
use crate::{
    Store,
    act::Act,
    entity::{position, position_import, recruitment},
    error::StoreError,
    roster,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::RecruitmentId,
    permissions::{Action, Actor, Target, may},
    recruitment::{
        Doubts, PositionState, RecruitmentPlan, RecruitmentState, Schedule,
        position::{Position, PositionColumn},
        scheme::{Scheme, SchemeStage},
        search::search_text,
    },
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Rows of one insert: well below the values that either database takes at once.
const ROWS_AT_ONCE: usize = 500;
/// Positions of one recruitment, at most.
const MOST: usize = 20_000;

/// Plans a recruitment. It stays a draft that only its region's staff see.
///
/// # Errors
/// What [`RecruitmentPlan::check`] refuses; `not-found` in the field `scheme`; `stage-not-held`; the permission to plan in the region.
pub async fn plan(
    store: &Store,
    actor: &Actor,
    plan: &RecruitmentPlan,
    now: DateTime<Utc>,
) -> Result<RecruitmentId, StoreError> {
    let mut act = store.act(actor, Action::PlanRecruitment, Target::Region(plan.region), now).await?;
    let scheme = checked(&act, plan).await?;
    let id = RecruitmentId(Uuid::now_v7());
    let row = recruitment::Model {
        id: id.to_string(),
        title: plan.title.trim().to_owned(),
        region: plan.region.as_str().to_owned(),
        kind: scheme.kind.as_str().to_owned(),
        state: RecruitmentState::Draft.as_str().to_owned(),
        plan: written("plan", plan)?,
        scheme: None,
        submitted_by: None,
        returned_because: None,
        announced_on: None,
        created_at: now.into(),
        version: 1,
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    act.commit("recruitment.planned", subject(id), json!({ "region": plan.region })).await?;
    Ok(id)
}

/// Changes the plan of a draft.
///
/// # Errors
/// As [`plan`]; `changed-meanwhile` where `version` is not the present one, `wrong-state` once it was handed in.
pub async fn change_plan(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    version: i64,
    plan: &RecruitmentPlan,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    may(actor, Action::PlanRecruitment, Target::Region(plan.region))?;
    let (mut act, held) = draft(store, actor, id, version, now).await?;
    let scheme = checked(&act, plan).await?;
    let row = recruitment::Model {
        title: plan.title.trim().to_owned(),
        region: plan.region.as_str().to_owned(),
        kind: scheme.kind.as_str().to_owned(),
        plan: written("plan", plan)?,
        ..held
    };
    save(&mut act, row).await?;
    act.commit("recruitment.changed", subject(id), json!({ "region": plan.region })).await?;
    Ok(())
}

/// Reads a position table, with what a person says of its columns instead of the guess (see [`read_positions`]), and puts its positions in place of all that the draft had. What is doubtful is kept for those
/// who lead the recruitment.
///
/// # Errors
/// What [`read_positions`] refuses; `no-positions`, `too-many-rows` (facts: limit), `unknown-variant` for a category of
/// papers that the scheme does not have; `wrong-state` once the plan was handed in.
pub async fn import_positions(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    bytes: Vec<u8>,
    said: BTreeMap<PositionColumn, usize>,
    now: DateTime<Utc>,
) -> Result<Doubts, StoreError> {
    may(actor, Action::PlanRecruitment, Target::Anything)?;
    let imported = roster::aside(move || read_positions(&bytes, &said)).await?;
    let doubts = Doubts::of(&imported);
    put_positions(store, actor, id, &imported.positions, Some(&doubts), now).await?;
    Ok(doubts)
}

/// Puts these positions in place of all that the draft had.
///
/// # Errors
/// As [`import_positions`], and `named-twice` (facts: the code).
pub async fn put_positions(
    store: &Store,
    actor: &Actor,
    id: RecruitmentId,
    positions: &[Position],
    doubts: Option<&Doubts>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    drafted(&held)?;
    let plan = plan_of(&held)?;
    let scheme = schemes::find(act.db(), &plan.scheme, plan.scheme_version).await?;
    check(positions, &scheme)?;
    remove_all(&mut act, id).await?;
    let rows: Vec<position::Model> =
        positions.iter().map(|position| row(id, position)).collect::<Result<_, StoreError>>()?;
    for some in rows.chunks(ROWS_AT_ONCE) {
        let new = some.iter().map(|row| row.clone().into_active_model().reset_all());
        position::Entity::insert_many(new).exec_without_returning(act.db()).await?;
        some.iter().for_each(|row| act.seal(row));
    }
    fields::put(act.db(), id, positions).await?;
    position_import::Entity::delete_by_id(id.to_string()).exec(act.db()).await?;
    if let Some(doubts) = doubts {
        let row = position_import::Model { recruitment_id: id.to_string(), doubts: written("doubts", doubts)? };
        position_import::Entity::insert(row.into_active_model()).exec_without_returning(act.db()).await?;
    }
    save(&mut act, held).await?;
    let body = json!({ "region": plan.region, "positions": positions.len() });
    act.commit("recruitment.positions-put", subject(id), body).await?;
    Ok(())
}

/// A draft held at the version that was looked at.
async fn draft<'a>(
    store: &'a Store,
    actor: &Actor,
    id: RecruitmentId,
    version: i64,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, recruitment::Model), StoreError> {
    let (act, held) = lead(store, actor, Action::PlanRecruitment, id, now).await?;
    if held.version != version {
        return Err(Code::ChangedMeanwhile.into());
    }
    drafted(&held)?;
    Ok((act, held))
}

fn drafted(held: &recruitment::Model) -> Result<(), StoreError> {
    if state(held)? == RecruitmentState::Draft { Ok(()) } else { Err(Code::WrongState.into()) }
}

async fn checked(act: &Act<'_>, plan: &RecruitmentPlan) -> Result<Scheme, StoreError> {
    plan.check()?;
    let scheme = schemes::find(act.db(), &plan.scheme, plan.scheme_version).await?;
    holds_stages(&scheme, &plan.schedule)?;
    Ok(scheme)
}

/// Days are announced only for stages that the scheme has.
///
/// # Errors
/// `stage-not-held` in the field `qualify_first` (facts: the stage).
pub(super) fn holds_stages(scheme: &Scheme, schedule: &Schedule) -> Result<(), Refusal> {
    let stage = SchemeStage::Qualification;
    if schedule.qualification.is_some() && !scheme.stages.has(stage) {
        return Err(Refusal::of(Code::StageNotHeld, Schedule::OPTIONAL[0]).with(stage.as_str()));
    }
    Ok(())
}

fn check(positions: &[Position], scheme: &Scheme) -> Result<(), Refusal> {
    if positions.is_empty() {
        return Err(Refusal::of(Code::NoPositions, "file"));
    }
    if positions.len() > MOST {
        return Err(Refusal::of(Code::TooManyRows, "file").with(MOST));
    }
    let mut seen = BTreeSet::new();
    for position in positions {
        if !seen.insert(&position.code) {
            return Err(Refusal::of(Code::NamedTwice, "file").with(&position.code));
        }
        if scheme.variant(position.variant.as_deref()).is_none() {
            let named = position.variant.clone().unwrap_or_default();
            return Err(Refusal::of(Code::UnknownVariant, "file").with(&position.code).with(named));
        }
    }
    Ok(())
}

async fn remove_all(act: &mut Act<'_>, id: RecruitmentId) -> Result<(), StoreError> {
    let of_recruitment = position::Column::RecruitmentId.eq(id.to_string());
    let before = position::Entity::find().filter(of_recruitment.clone()).order_by_asc(position::Column::Code);
    for row in before.all(act.db()).await? {
        act.seal_removed("positions", format!("{}/{}", row.recruitment_id, row.code));
    }
    position::Entity::delete_many().filter(of_recruitment).exec(act.db()).await?;
    fields::remove_all(act.db(), id).await
}

/// A position as its table keeps it.
pub(super) fn row(id: RecruitmentId, it: &Position) -> Result<position::Model, StoreError> {
    Ok(position::Model {
        recruitment_id: id.to_string(),
        code: it.code.to_string(),
        agency: it.agency.clone(),
        unit: it.unit.clone(),
        title: it.title.clone(),
        place: it.region_text.clone(),
        education: it.conditions.least_education().map_or_else(String::new, |level| level.as_str().to_owned()),
        places: it.places.into(),
        document: written("position", it)?,
        search: search_text(it),
        quota: None,
        state: PositionState::Open.as_str().to_owned(),
        version: 1,
    })
}
