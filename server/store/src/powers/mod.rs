//! The inventory of powers (权力清单) with what the database knows of it: the points that a change asks to be evaluated
//! again, and their evaluations, which one person proposes and another confirms.

mod asking;
mod evaluating;
mod inventory;
mod reading;
mod rows;

pub(crate) use asking::{holder_changed, item_published};
pub use evaluating::{decide_points, propose_points};
pub use inventory::inventory;
pub(crate) use inventory::inventory_in;
pub use reading::{life, open_evaluations};

use crate::error::StoreError;
use domain::{permissions::Target, powers::PowerCode, refusal::Code, regions::ExamRegion};

/// How the ledger names a power.
pub fn power_subject(code: &PowerCode) -> String {
    format!("power:{code}")
}

/// Where a power is kept: by the staff of the region whose agency has it.
fn target(code: &PowerCode) -> Result<Target, StoreError> {
    Ok(Target::Region(ExamRegion::of_division(code.division()).ok_or(Code::NotFound)?))
}

/// A column that cannot be read back.
fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("power {what}: {}", error.to_string()))
}
