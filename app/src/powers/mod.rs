//! The inventory of powers (权力清单): search, and one power with its flow, risk points, figures and last decisions.

mod inventory;
mod power;

pub use inventory::InventoryPage;
pub use power::PowerPage;

use crate::refused::Refused;
use domain::powers::{Inventory, built_in};
use domain::refusal::Code;
use std::sync::LazyLock;

/// The powers that this program brings along, put together once.
fn inventory() -> Result<&'static Inventory, Refused> {
    static INVENTORY: LazyLock<Option<Inventory>> = LazyLock::new(|| Inventory::new(built_in().ok()?).ok());
    Ok(INVENTORY.as_ref().ok_or(Code::Internal)?)
}
