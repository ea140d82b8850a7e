//! Public draws (公开抽签): set up, announced, committed to, fixed, revealed, drawn or closed.
//!
//! Each command maps the row to the domain's typed state, asks for the transition, and writes what came out.

mod answering;
mod closing;
mod duties;
mod fixing;
mod listing;
mod of_recruitment;
mod pool;
mod present;
mod reading;
mod replacing;
mod replacing_lots;
mod revealing;
mod rows;
mod seated;
mod setting_up;

pub use answering::{ask, confirm, decline};
pub use closing::{close, impossible_document};
pub use duties::duties;
pub use fixing::{fix, impossible_because};
pub use listing::{draw_line, draw_list};
pub(crate) use of_recruitment::{draws_of_seats, order_of_seats};
pub use reading::{draw_bundle, draw_names, draw_record, draw_seat, frozen_document, invitable};
pub use replacing::replace;
pub use replacing_lots::replace_lot;
pub use revealing::{enter_beacon, enter_number, run};
pub use seated::room_of;
pub(crate) use seated::{DrawnRoom, drawn_room, seated};
pub use setting_up::{announce, change, commit, set_up};

/// Rows of one insert: seven columns each, below SQLite's 32,766 bound values.
const ROWS_AT_ONCE: usize = 1_000;

/// How the ledger and the lists name a draw.
pub fn subject(draw: domain::ids::DrawId) -> String {
    format!("draw:{draw}")
}
