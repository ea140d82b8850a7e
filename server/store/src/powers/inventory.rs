//! The powers with every version: those that the program brings, one for each other item, and a version more for each
//! evaluation that changed their points; all by what the items say at present.

use super::{
    rows::{code_of, in_state, outcome_of, points_of},
    unreadable,
};
use crate::{Store, approvals::catalogue, error::StoreError};
use domain::{
    approvals::item::Catalogue,
    powers::{EvaluationState, Inventory, Outcome, Power, PowerCode, built_in},
    refusal::Code,
};
use sea_orm::ConnectionTrait;
use std::sync::LazyLock;

/// Those that the program brings, put together once; none where they are no inventory, which no test has let through.
static BUILT_IN: LazyLock<Option<Inventory>> = LazyLock::new(|| Inventory::new(built_in().ok()?).ok());

/// All of them; public.
///
/// # Errors
/// The database; powers that are no inventory.
pub async fn inventory(store: &Store) -> Result<Inventory, StoreError> {
    inventory_in(store.read(), &*catalogue(store).await?).await
}

/// [`inventory`] by these items, within a transaction or without.
pub(crate) async fn inventory_in(db: &impl ConnectionTrait, items: &Catalogue) -> Result<Inventory, StoreError> {
    let brought = BUILT_IN.as_ref().ok_or_else(|| unreadable("inventory", "the program's own"))?;
    let mut evaluated = Vec::new();
    for row in in_state(None, EvaluationState::Confirmed).all(db).await? {
        if outcome_of(&row)? != Outcome::Stands {
            evaluated.push((code_of(&row.code)?, points_of(&row)?));
        }
    }
    Inventory::at_present(brought, items, evaluated).map_err(|error| unreadable("inventory", error))
}

/// The present version of a power.
pub(super) fn present<'a>(inventory: &'a Inventory, code: &PowerCode) -> Result<&'a Power, StoreError> {
    Ok(inventory.versions(code).and_then(<[Power]>::last).ok_or(Code::NotFound)?)
}
