//! The powers with every version: those that the program brings, and a version more for each evaluation that changed their
//! points.

use super::{
    rows::{code_of, in_state, outcome_of, points_of},
    unreadable,
};
use crate::{Store, error::StoreError};
use domain::powers::{EvaluationState, Inventory, Outcome, Power, PowerCode, built_in};
use domain::refusal::Code;
use sea_orm::ConnectionTrait;
use std::sync::LazyLock;

/// Those that the program brings, put together once; none where they are no inventory, which no test has let through.
static BUILT_IN: LazyLock<Option<Inventory>> = LazyLock::new(|| Inventory::new(built_in().ok()?).ok());

/// All of them; public.
///
/// # Errors
/// The database; powers that are no inventory.
pub async fn inventory(store: &Store) -> Result<Inventory, StoreError> {
    inventory_in(store.read()).await
}

/// [`inventory`], within a transaction or without.
pub(super) async fn inventory_in(db: &impl ConnectionTrait) -> Result<Inventory, StoreError> {
    let mut inventory = BUILT_IN.clone().ok_or_else(|| unreadable("inventory", "the program's own"))?;
    for row in in_state(None, EvaluationState::Confirmed).all(db).await? {
        if outcome_of(&row)? == Outcome::Stands {
            continue;
        }
        let next = present(&inventory, &code_of(&row.code)?)?.reassessed(points_of(&row)?);
        inventory.add(next).map_err(|error| unreadable("inventory", error))?;
    }
    Ok(inventory)
}

/// The present version of a power.
pub(super) fn present<'a>(inventory: &'a Inventory, code: &PowerCode) -> Result<&'a Power, StoreError> {
    Ok(inventory.versions(code).and_then(<[Power]>::last).ok_or(Code::NotFound)?)
}
