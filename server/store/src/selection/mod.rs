//! Selection (录用): lists as published, and each step from released scores to the filing.

mod lists;

pub use lists::{Published, document, list, lists, publish};

use crate::StoreError;

/// A column that cannot be read back.
fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("selection {what}: {}", error.to_string()))
}
