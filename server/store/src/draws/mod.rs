//! Public draws (公开抽签): set up, announced, committed to, fixed, revealed, drawn or closed.
//!
//! Each command maps the row to the domain's typed state, asks for the transition, and writes what came out.

mod listing;
mod pool;
mod reading;
mod revealing;
mod rows;
mod seated;
mod setting_up;

pub use listing::draw_list;
pub use reading::{draw_bundle, draw_names, draw_record, duties, frozen_document, impossible_because, invitable};
pub use revealing::{close, enter_beacon, enter_number, run};
pub(crate) use seated::{drawn_room, seated};
pub use setting_up::{announce, change, commit, fix, set_up};

/// Rows of one insert: seven columns each, below SQLite's 32,766 bound values.
const ROWS_AT_ONCE: usize = 1_000;

/// How the ledger and the lists name a draw.
pub fn subject(draw: domain::ids::DrawId) -> String {
    format!("draw:{draw}")
}
