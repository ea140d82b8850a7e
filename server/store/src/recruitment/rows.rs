//! Rows as the rules want them, and a step's beginning and end.

use super::unreadable;
use crate::{
    Store,
    act::Act,
    entity::{amendment, position, recruitment},
    error::StoreError,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    ids::RecruitmentId,
    permissions::{Action, Actor, Target, may},
    recruitment::{
        Amendment, AmendmentState, PositionLine, PositionState, RecruitmentPlan, RecruitmentState,
        position::Position,
        scheme::{Scheme, SchemeKind},
    },
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde::{Serialize, de::DeserializeOwned};

/// Begins a step of those who lead a recruitment, and holds it.
pub(crate) async fn lead<'a>(
    store: &'a Store,
    actor: &Actor,
    action: Action,
    id: RecruitmentId,
    now: DateTime<Utc>,
) -> Result<(Act<'a>, recruitment::Model), StoreError> {
    let found = recruitment::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let act = store.act(actor, action, Target::Region(region(&found)?), now).await?;
    let held = act.load::<recruitment::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    // A draft may have gone to another region since it was looked at.
    may(actor, action, Target::Region(region(&held)?))?;
    Ok((act, held))
}

/// Refuses whoever took the first step that a second person has to confirm.
///
/// # Errors
/// `second-person-needed`.
pub(crate) fn other_than(actor: &Actor, first: &str) -> Result<(), Refusal> {
    let same = actor.account.is_some_and(|account| account.to_string() == first);
    if same { Err(Code::SecondPersonNeeded.into()) } else { Ok(()) }
}

/// Writes the recruitment's next version.
pub(crate) async fn save(act: &mut Act<'_>, mut row: recruitment::Model) -> Result<(), StoreError> {
    row.version += 1;
    let saved = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(())
}

pub(crate) fn region(row: &recruitment::Model) -> Result<ExamRegion, StoreError> {
    ExamRegion::parse(&row.region).ok_or_else(|| unreadable("region", &row.region))
}

pub(crate) fn state(row: &recruitment::Model) -> Result<RecruitmentState, StoreError> {
    RecruitmentState::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))
}

pub(crate) fn kind(row: &recruitment::Model) -> Result<SchemeKind, StoreError> {
    SchemeKind::parse(&row.kind).ok_or_else(|| unreadable("kind", &row.kind))
}

pub(crate) fn plan_of(row: &recruitment::Model) -> Result<RecruitmentPlan, StoreError> {
    read("plan", &row.plan)
}

/// The frozen scheme; none before the approval.
pub(crate) fn frozen_scheme(row: &recruitment::Model) -> Result<Option<Scheme>, StoreError> {
    row.scheme.as_deref().map(|text| read("scheme", text)).transpose()
}

pub(crate) fn announced_on(row: &recruitment::Model) -> Result<Option<NaiveDate>, StoreError> {
    row.announced_on.as_deref().map(|day| day.parse().map_err(|error| unreadable("day", error))).transpose()
}

pub(crate) fn position_of(row: &position::Model) -> Result<Position, StoreError> {
    read("position", &row.document)
}

pub(crate) fn position_state(row: &position::Model) -> Result<PositionState, StoreError> {
    PositionState::parse(&row.state).ok_or_else(|| unreadable("position's state", &row.state))
}

pub(crate) fn position_line(row: position::Model) -> Result<PositionLine, StoreError> {
    Ok(PositionLine {
        state: position_state(&row)?,
        places: u16::try_from(row.places).map_err(|error| unreadable("places", error))?,
        code: row.code,
        agency: row.agency,
        unit: row.unit,
        title: row.title,
        place: row.place,
    })
}

pub(crate) fn amendment_of(row: amendment::Model, decides: bool) -> Result<Amendment, StoreError> {
    Ok(Amendment {
        id: row.id.parse().map_err(|error| unreadable("amendment", error))?,
        before: read("position before", &row.before)?,
        after: read("position after", &row.after)?,
        reason: row.reason,
        state: AmendmentState::parse(&row.state).ok_or_else(|| unreadable("amendment's state", &row.state))?,
        proposed_at: row.proposed_at.utc(),
        decided_at: row.decided_at.map(|at| at.utc()),
        decides,
    })
}

pub(crate) fn read<T: DeserializeOwned>(what: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| unreadable(what, error))
}

pub(crate) fn written<T: Serialize>(what: &str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| unreadable(what, error))
}
