//! A case found by its receipt's number, by whoever may read it.

use super::{reading::readers, rows::id_of};
use crate::{Store, entity::approval_case, error::StoreError};
use domain::{
    ids::CaseId,
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The field in which the number is typed.
const FIELD: &str = "receipt";

/// The case with a receipt's number, for whoever may read it: the same people as [`super::record`] is for, whatever the
/// state of the case and wherever it waits.
///
/// # Errors
/// `missing` in the field `receipt`; `not-found` in it, also for a case that is not the asker's to read; the
/// permission to handle cases, for whoever reads none.
pub async fn find(store: &Store, actor: &Actor, number: &str) -> Result<CaseId, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    if may(actor, Action::FileCase, Target::Account(account)).is_err()
        && may(actor, Action::SuperviseCases, Target::Anything).is_err()
    {
        may(actor, Action::HandleCases, Target::Anything)?;
    }
    let number = number.trim();
    if number.is_empty() {
        return Err(Refusal::of(Code::Missing, FIELD).into());
    }
    let not_found = || StoreError::from(Refusal::of(Code::NotFound, FIELD));
    let with_number = approval_case::Entity::find().filter(approval_case::Column::Number.eq(number));
    let row = with_number.one(store.read()).await?.ok_or_else(not_found)?;
    match readers(store, actor, &row).await {
        Ok(_) => id_of(&row),
        Err(StoreError::Refused(refusal)) if refusal.code == Code::NotFound => Err(not_found()),
        Err(error) => Err(error),
    }
}
