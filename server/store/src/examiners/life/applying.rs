//! The application: a new entry that cannot be drawn until it has come the whole way into the pool.

use crate::database::Store;
use crate::entity::examiner;
use crate::error::StoreError;
use crate::examiners::convert;
use chrono::{DateTime, Utc};
use domain::examiners::Applicant;
use domain::ids::ExaminerId;
use domain::permissions::{Action, Actor, Target, may};
use domain::refusal::{Code, Refusal};
use sea_orm::{DbErr, EntityTrait, IntoActiveModel, SqlErr};
use serde_json::json;

/// Enters an application.
///
/// # Errors
/// `outside-region` (field `region`) where the work unit is not the actor's to handle, `taken` (field `identity`) where
/// the person stands in the register already; the permission table's refusal.
pub async fn apply(
    store: &Store,
    actor: &Actor,
    applicant: &Applicant,
    now: DateTime<Utc>,
) -> Result<ExaminerId, StoreError> {
    may(actor, Action::ChangeExaminer, Target::Anything)?;
    let target = Target::Region(applicant.region);
    may(actor, Action::ChangeExaminer, target).map_err(|_| Refusal::of(Code::OutsideRegion, "region"))?;
    let row = convert::applied(store.keys(), applicant, now)?;
    let id: ExaminerId = row.id.parse().map_err(|_| StoreError::Unreadable("examiners.id".to_owned()))?;
    let mut act = store.act(actor, Action::ChangeExaminer, target, now).await?;
    let insert = examiner::Entity::insert(row.clone().into_active_model());
    insert.exec_without_returning(act.db()).await.map_err(known)?;
    act.seal(&row);
    act.commit("examiner.applied", format!("examiner:{id}"), json!({ "region": row.region })).await?;
    Ok(id)
}

/// The identity number's index is unique: whoever stands in the register does not apply again.
fn known(error: DbErr) -> StoreError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::of(Code::Taken, "identity").into(),
        _ => error.into(),
    }
}
