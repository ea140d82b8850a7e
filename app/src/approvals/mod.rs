//! Approvals (行政审批): the catalogue of items, and each item with its eight disclosures and its flow.

mod catalogue;
mod item;
mod picture;
mod steps;

pub use catalogue::CataloguePage;
pub use item::ItemPage;

use crate::refused::Refused;
use domain::approvals::item::{Catalogue, built_in};
use domain::refusal::Code;

/// The items that this program brings along.
fn catalogue() -> Result<Catalogue, Refused> {
    let items = built_in().map_err(|_| Code::Internal)?;
    Ok(Catalogue::new(items).map_err(|_| Code::Internal)?)
}
