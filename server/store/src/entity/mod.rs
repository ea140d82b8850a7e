//! One file per table: plain rows, portable column types, no behaviour beyond what a seal covers.

pub(crate) mod account;
pub(crate) mod calendar_day;
pub(crate) mod calendar_notice;
pub(crate) mod draw;
pub(crate) mod draw_pool;
pub(crate) mod draw_supervisor;
pub(crate) mod examiner;
pub(crate) mod examiner_change;
pub(crate) mod flash;
pub(crate) mod import;
pub(crate) mod ledger_entry;
pub(crate) mod ledger_head;
pub(crate) mod ledger_node;
pub(crate) mod parameter;
pub(crate) mod rate_limit;
pub(crate) mod score;
pub(crate) mod score_correction;
pub(crate) mod score_signature;
pub(crate) mod score_sitting;
pub(crate) mod score_turn;
pub(crate) mod seal;
pub(crate) mod second_factor_enrolment;
pub(crate) mod second_factor_use;
pub(crate) mod session;
pub(crate) mod sign_in_attempt;
