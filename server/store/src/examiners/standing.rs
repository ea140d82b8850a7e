//! Whether one examiner may be drawn for a day, as the register stands now.

use super::{convert::shown, life::assessment_of};
use crate::{Store, entity::examiner, error::StoreError};
use chrono::NaiveDate;
use domain::examiners::drawable;
use sea_orm::{ConnectionTrait, EntityTrait};

/// Whether the examiner is certified, with a certificate for that day and no failed assessment; false for somebody who
/// is not in the register.
pub(crate) async fn drawable_on(
    store: &Store,
    db: &impl ConnectionTrait,
    examiner: &str,
    day: NaiveDate,
) -> Result<bool, StoreError> {
    let Some(row) = examiner::Entity::find_by_id(examiner).one(db).await? else { return Ok(false) };
    let assessment = assessment_of(db, std::iter::once(examiner)).await?.remove(examiner).unwrap_or_default();
    let standing = shown(store.keys(), row, assessment)?.standing();
    Ok(standing.is_some_and(|standing| drawable(&standing, day).is_ok()))
}
