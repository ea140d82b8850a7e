//! The inventory of powers (权力清单): search, and one power with its flow, risk points, figures and last decisions.

mod inventory;
mod power;

pub use inventory::InventoryPage;
pub use power::PowerPage;

use crate::refused::Refused;
use domain::powers::{Inventory, built_in};
use domain::refusal::Code;

/// The powers that this program brings along.
fn inventory() -> Result<Inventory, Refused> {
    let powers = built_in().map_err(|_| Code::Internal)?;
    Ok(Inventory::new(powers).map_err(|_| Code::Internal)?)
}
