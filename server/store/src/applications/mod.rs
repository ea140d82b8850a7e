//! Applications (报名): begun, filled in, reviewed, paid, and what their owners and the staff read of them.

mod beginning;
mod reviewing;
mod rows;
mod settling;
mod statistics;
mod work_list;

pub use beginning::begin;
pub use reviewing::{AT_ONCE, Picked, accept_picked, review};
pub use settling::{settle_positions, unfinished};
pub use statistics::{CountQuery, counts};
pub use work_list::{WorkQuery, work_list, work_piles, work_record};

use crate::StoreError;

/// How the ledger and the lists name an application.
pub fn subject(application: domain::ids::ApplicationId) -> String {
    format!("application:{application}")
}

/// A column that cannot be read back.
fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("application {what}: {}", error.to_string()))
}
