//! Beginning an application: one person, one position, whatever two requests do at once.

use super::{
    rows::{owner, slot, state},
    subject,
};
use crate::{
    Store, accounts,
    entity::{application, position, recruitment},
    error::StoreError,
    recruitment::rows::{plan_of, position_state, state as recruitment_state},
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{ApplicationState, may_begin},
    calendar::day_in_shanghai,
    ids::{ApplicationId, RecruitmentId},
    permissions::{Action, Actor, Target},
    recruitment::{PositionState, position::PositionCode},
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, SqlErr};
use serde_json::json;
use uuid::Uuid;

/// Begins an application for a position.
///
/// # Errors
/// `not-found` for a recruitment or position that is not announced; what [`may_begin`] refuses, `one-position` also
/// where the same identity applies from another account; `wrong-state` for a cancelled position; the permission to apply.
pub async fn begin(
    store: &Store,
    actor: &Actor,
    recruitment: RecruitmentId,
    code: &PositionCode,
    now: DateTime<Utc>,
) -> Result<ApplicationId, StoreError> {
    let account = owner(actor)?;
    let mut act = store.act(actor, Action::Apply, Target::Account(account), now).await?;
    let held = recruitment::Entity::find_by_id(recruitment.to_string()).one(act.db()).await?.ok_or(Code::NotFound)?;
    let stands = recruitment_state(&held)?;
    if !stands.is_public() {
        return Err(Code::NotFound.into());
    }
    let key = (recruitment.to_string(), code.to_string());
    let position = position::Entity::find_by_id(key).one(act.db()).await?.ok_or(Code::NotFound)?;
    let identity_index = accounts::identity_index(act.db(), account).await?.ok_or(Code::NotPermitted)?;
    let others = application::Entity::find()
        .filter(application::Column::RecruitmentId.eq(recruitment.to_string()))
        .filter(application::Column::IdentityIndex.eq(identity_index.as_str()))
        .all(act.db())
        .await?;
    let others: Vec<ApplicationState> = others.iter().map(state).collect::<Result<_, _>>()?;
    may_begin(&others, stands, &plan_of(&held)?.schedule, day_in_shanghai(now))?;
    if position_state(&position)? != PositionState::Open {
        return Err(Code::WrongState.into());
    }
    let id = ApplicationId(Uuid::now_v7());
    let row = application::Model {
        id: id.to_string(),
        recruitment_id: recruitment.to_string(),
        position_code: code.to_string(),
        account: account.to_string(),
        identity_index,
        slot: None,
        state: ApplicationState::Draft.as_str().to_owned(),
        form: None,
        begun_at: now.into(),
        submitted_at: None,
        reviewer: None,
        reviewed_at: None,
        reasons: None,
        appeal_until: None,
        grounds: None,
        second_reviewer: None,
        pay_until: None,
        paid_at: None,
        version: 1,
    };
    let row = application::Model { slot: slot(&row, ApplicationState::Draft), ..row };
    let row = row.into_active_model().reset_all().insert(act.db()).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Code::OnePosition.into(),
        _ => StoreError::from(error),
    })?;
    act.seal(&row);
    act.commit("application.begun", subject(id), json!({ "recruitment": recruitment })).await?;
    Ok(id)
}
