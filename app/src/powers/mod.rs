//! The inventory of powers (权力清单): search, and one power with its flow, risk points, figures and last decisions.

mod evaluation;
mod functions;
mod inventory;
mod points;
mod power;

pub use functions::*;
pub use inventory::InventoryPage;
pub use power::PowerPage;
