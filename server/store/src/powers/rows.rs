//! Evaluations as rows and back.

use super::unreadable;
use crate::{
    entity::{power_evaluation, power_reevaluation},
    error::StoreError,
};
use domain::{
    approvals::flow::StepId,
    powers::{Assessed, Assessment, Because, EvaluationState, Outcome, PowerCode, Reevaluation, RiskPoint},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use serde::{Serialize, de::DeserializeOwned};

/// A value as a column holds it.
pub(super) fn written<T: Serialize>(what: &str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| unreadable(what, error))
}

fn read<T: DeserializeOwned>(what: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| unreadable(what, error))
}

fn version(version: i64) -> Result<u16, StoreError> {
    u16::try_from(version).map_err(|error| unreadable("version", error))
}

pub(super) fn code_of(text: &str) -> Result<PowerCode, StoreError> {
    PowerCode::parse(text).map_err(|_| unreadable("code", text))
}

/// What was asked for as a row with this key.
pub(super) fn asked(id: String, of: &Assessment) -> Result<power_reevaluation::Model, StoreError> {
    Ok(power_reevaluation::Model {
        id,
        code: of.of.code.to_string(),
        because: of.of.because.as_str().to_owned(),
        step: of.of.step.as_ref().map(ToString::to_string),
        version: of.version.into(),
        asked_by: of.asked_by.map(|account| account.to_string()),
        asked_at: of.asked_at.into(),
        done: of.done.as_ref().map(|done| written("finding", done)).transpose()?,
        evaluation_id: None,
    })
}

/// A row as what was asked for.
pub(super) fn assessment(row: &power_reevaluation::Model) -> Result<Assessment, StoreError> {
    let step = row.step.as_deref().map(|step| StepId::parse(step).ok_or_else(|| unreadable("step", step)));
    let because = Because::parse(&row.because).ok_or_else(|| unreadable("cause", &row.because))?;
    let account = row.asked_by.as_deref().map(str::parse).transpose();
    Ok(Assessment {
        of: Reevaluation { code: code_of(&row.code)?, because, step: step.transpose()? },
        version: version(row.version)?,
        asked_by: account.map_err(|error| unreadable("account", error))?,
        asked_at: row.asked_at.utc(),
        done: row.done.as_deref().map(|done| read::<Assessed>("finding", done)).transpose()?,
    })
}

/// What is due, the oldest first; of one power where one is named.
pub(super) fn due(code: Option<&PowerCode>) -> Select<power_reevaluation::Entity> {
    use power_reevaluation::Column as C;
    let due = power_reevaluation::Entity::find().filter(C::Done.is_null());
    let due = code.into_iter().fold(due, |query, code| query.filter(C::Code.eq(code.as_str())));
    due.order_by_asc(C::AskedAt).order_by_asc(C::Id)
}

/// The evaluations in a state, in the order in which they were decided; of one power where one is named.
pub(super) fn in_state(code: Option<&PowerCode>, state: EvaluationState) -> Select<power_evaluation::Entity> {
    use power_evaluation::Column as C;
    let found = power_evaluation::Entity::find().filter(C::State.eq(state.as_str()));
    let found = code.into_iter().fold(found, |query, code| query.filter(C::Code.eq(code.as_str())));
    found.order_by_asc(C::DecidedAt).order_by_asc(C::Id)
}

pub(super) fn state_of(row: &power_evaluation::Model) -> Result<EvaluationState, StoreError> {
    EvaluationState::parse(&row.state).ok_or_else(|| unreadable("state", &row.state))
}

pub(super) fn outcome_of(row: &power_evaluation::Model) -> Result<Outcome, StoreError> {
    read("outcome", &row.outcome)
}

pub(super) fn points_of(row: &power_evaluation::Model) -> Result<Vec<RiskPoint>, StoreError> {
    read("points", &row.points)
}

/// The keys of what an evaluation is about.
pub(super) fn concerns_of(row: &power_evaluation::Model) -> Result<Vec<String>, StoreError> {
    read("concerns", &row.concerns)
}
