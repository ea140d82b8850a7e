//! Selection (录用): lists as published, and each step from released scores to the filing.

mod bonuses;
mod checks;
mod declining;
mod interview_days;
mod interviews;
mod lists;
mod objections;
mod pass_lines;
mod publicising;
mod ranking;
mod reading;
mod reasons;
mod replacing;
mod restoring;
mod rows;
mod shortlisting;
mod telling;
mod uncalled;
mod workbook;

pub use bonuses::{bonus_counts, publish_bonuses};
pub(crate) use bonuses::{bonus_notice, counted_bonuses, republish_bonuses};
pub use checks::{CheckEntry, call_next, enter_checks};
pub(crate) use declining::declines;
pub use declining::{decline, enter_declined};
pub(crate) use interview_days::{interview_of, tell_planned};
pub use interviews::{Taken, take_interviews};
pub use lists::{Published, document, entry_of, list, lists, publish};
pub use objections::{Raised, decide, objections, own_objections, raise, told};
pub use pass_lines::{decide_lines, pass_lines, propose_lines};
pub use publicising::{file, publicise};
pub use ranking::publish_totals;
pub use reading::{by_ticket, fate, selection_record, standing};
pub(crate) use reasons::reason;
pub(crate) use replacing::may_give_up;
pub use replacing::{give_up, invite, leave};
pub use restoring::{decide_restoring, propose_restoring};
pub(crate) use rows::post;
pub use shortlisting::shortlist;
pub use uncalled::tell_uncalled;
pub use workbook::list_workbook;

use crate::StoreError;

/// A column that cannot be read back.
fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("selection {what}: {}", error.to_string()))
}
