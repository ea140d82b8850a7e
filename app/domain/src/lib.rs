//! The rules of Sunshine Personnel (阳光人事): plain types and pure functions.
//!
//! No I/O, no clock and no ambient randomness live here: `now` and random bytes are arguments.
//! The same code therefore decides on the server and decides again in a visitor's browser.

pub mod accounts;
pub mod applications;
pub mod approvals;
pub mod calendar;
pub mod draws;
pub mod evaluation;
pub mod examination;
pub mod examiners;
pub mod files;
pub mod identity;
pub mod ids;
pub mod ledger;
pub mod messages;
pub mod parameters;
pub mod permissions;
pub mod powers;
pub mod recruitment;
pub mod refusal;
pub mod regions;
pub mod scores;
pub mod seasons;
pub mod selection;
pub mod supervision;
pub mod tables;
mod words;
