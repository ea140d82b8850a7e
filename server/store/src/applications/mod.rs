//! Applications (报名): begun, filled in, reviewed, paid, and what their owners and the staff read of them.

mod beginning;
mod reviewing;
mod rows;

pub use beginning::begin;
pub use reviewing::{AT_ONCE, Picked, accept_picked, review};

use crate::StoreError;

/// How the ledger and the lists name an application.
pub fn subject(application: domain::ids::ApplicationId) -> String {
    format!("application:{application}")
}

/// A column that cannot be read back.
fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("application {what}: {}", error.to_string()))
}
