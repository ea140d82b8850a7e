//! The written examination (考试): seats by a public draw, tickets, points and their release, checks, and the status that
//! a ticket opens.

mod allotting;
mod course;
mod entrants;
mod papers;
mod reading;
mod rechecking;
mod releasing;
mod roll;
mod rows;
mod seating;
mod status;
mod tickets;

pub use allotting::allot;
pub(crate) use entrants::{counted, lots, rooms_hash};
pub(crate) use papers::WAITING;
pub use papers::{import_points, withdraw_points};
pub use reading::examination_record;
pub use rechecking::{ask_recheck, confirm_points, decide_points, find_points};
pub(crate) use rechecking::{open_rechecks, until as recheck_until};
pub use releasing::release;
pub use roll::{Roll, RollLine, roll};
pub use seating::{PublicSeats, SeatsPlan, plan_seats, public_seats, seats_file};
pub(crate) use status::Statuses;
pub use status::{lookup, status};
pub use tickets::{Genuine, genuine, own_result, own_seat};

use crate::StoreError;

/// Rows of one insert: ten columns each, below SQLite's 32,766 bound values.
const ROWS_AT_ONCE: usize = 2_000;

/// A column that cannot be read back.
fn unreadable(what: &str, error: impl ToString) -> StoreError {
    StoreError::Unreadable(format!("examination {what}: {}", error.to_string()))
}
