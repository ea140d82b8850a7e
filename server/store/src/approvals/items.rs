//! The items that cases run by: every version that was ever published.

use super::unreadable;
use crate::StoreError;
use domain::{
    approvals::item::{Catalogue, Item, ItemCode, ItemStatus, built_in},
    recruitment::scheme::Named,
    refusal::{Code, Refusal},
};
use std::sync::OnceLock;

/// All of them, put together once.
///
/// # Errors
/// Items that are no catalogue, which no test has let through.
pub fn catalogue() -> Result<&'static Catalogue, StoreError> {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    if let Some(known) = CATALOGUE.get() {
        return Ok(known);
    }
    let items = built_in().map_err(|error| unreadable("items", error))?;
    let catalogue = Catalogue::new(items).map_err(|error| unreadable("items", error))?;
    Ok(CATALOGUE.get_or_init(|| catalogue))
}

/// A version of an item, which a case keeps to its end.
pub(super) fn version(code: &str, version: i64) -> Result<&'static Item, StoreError> {
    let known = ItemCode::parse(code).ok().and_then(|code| catalogue().ok()?.versions(&code));
    let place = usize::try_from(version - 1).ok();
    let found = known.zip(place).and_then(|(versions, place)| versions.get(place));
    found.ok_or_else(|| unreadable("item", format!("{code} {version}")))
}

/// The present version of an item that can be applied for.
///
/// # Errors
/// `not-found`; `item-closed` for one that was cut or delegated.
pub fn item_in_force(code: &ItemCode) -> Result<&'static Item, StoreError> {
    let item = catalogue()?.versions(code).and_then(<[Item]>::last).ok_or(Code::NotFound)?;
    match item.status {
        ItemStatus::InForce => Ok(item),
        ItemStatus::Cut { .. } | ItemStatus::Delegated { .. } => Err(Refusal::new(Code::ItemClosed).into()),
    }
}

/// What an item was called in a version.
pub(crate) fn item_name(code: &str, of: i64) -> Result<Named, StoreError> {
    version(code, of).map(|item| item.name.clone())
}

/// An item in a version.
pub(crate) fn case_item(code: &str, of: i64) -> Result<Item, StoreError> {
    version(code, of).cloned()
}
