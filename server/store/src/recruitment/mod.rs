//! Recruitments (招录): schemes, quota notices, plans with their positions, amendments, and what is read of them.

mod amending;
mod exporting;
mod fields;
mod lasting;
mod news;
mod planning;
mod positions;
mod quota;
mod quota_moves;
mod reading;
mod rescheduling;
mod rewording;
pub(crate) mod rows;
mod schemes;
mod steps;
pub mod tables;
mod telling;
mod work;

pub(crate) use lasting::{lasting, move_quota};
pub(crate) use reading::line;

pub use amending::{decide_amendment, propose_amendment, propose_cancellation};
pub(crate) use exporting::exported;
pub use news::news;
pub use planning::{change_plan, import_positions, plan, put_positions};
pub use positions::{PositionQuery, Positions, position, positions};
pub use quota::{enter_quota, quota, quota_notice};
pub(crate) use quota_moves::Counted;
pub use quota_moves::quota_movements;
pub use reading::{doubts, published_positions, recruitment_list, recruitment_record};
pub(crate) use reading::{leads, visible};
pub use rescheduling::{decide_days, propose_days, reschedulings};
pub use rewording::{decide_words, propose_words, rewordings};
pub use schemes::{publish_scheme, read_scheme, scheme, scheme_subject, schemes};
pub use steps::{announce, approve, return_plan, submit, take_back};
pub(crate) use steps::{checked_reason, rows_of, write_position};
pub use work::tasks;

use crate::StoreError;

/// How the ledger and the lists name a recruitment.
pub fn subject(recruitment: domain::ids::RecruitmentId) -> String {
    format!("recruitment:{recruitment}")
}

/// A column that cannot be read back.
fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("recruitment {what}: {}", error.to_string()))
}
