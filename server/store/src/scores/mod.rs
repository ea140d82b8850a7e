//! Scores on the day (面试评分): a room is opened, numbers are called, seats score, three sign, the room closes.
//!
//! Each command holds the sitting's row, builds the domain's turn from the rows, asks it, and writes what came out.

mod announcing;
mod correcting;
mod entering;
mod panel;
mod planned;
mod reading;
mod rows;
mod sitting;

pub use announcing::{announce, sign};
pub use correcting::{Asked, Decision, ask_for_correction, decide};
pub use entering::{Send, enter};
pub(crate) use panel::during;
pub use planned::{Planned, planned};
pub use reading::{Own, Pending, board, of_room, on_ledger, own, pending_corrections, signs_as};
pub use sitting::{call_next, close, note_absence, open};

/// A name for the next score that a page sends.
pub fn fresh_send() -> domain::ids::SendId {
    domain::ids::SendId(uuid::Uuid::now_v7())
}

/// How the ledger names a sitting.
pub fn subject(sitting: domain::ids::SittingId) -> String {
    format!("scores:{sitting}")
}
