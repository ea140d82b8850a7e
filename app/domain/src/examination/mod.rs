//! The written examination (考试): seats by a public draw, tickets, the papers' points with their release by a second
//! person, and requests to check them again.
//!
//! Legal source: 公务员录用规定 (seats and papers are the examination office's; scores are published; a candidate may ask
//! for a check, 成绩复核); the periods are the scheme's.

mod lots;
mod published;
mod recheck;
mod record;
mod rooms;
mod seats;
mod sheet;
mod ticket;

pub use lots::{Entrant, entry, groups, set_label};
pub use published::{SeatsAgain, SeatsDocument, rooms_hash, seats_again};
pub use recheck::{RecheckState, RecheckStep};
pub use record::{
    ExaminationRecord, OwnRecheck, OwnResult, OwnSeat, PaperPoints, RecheckLine, SeatDraw, SheetLine, StatusRecord,
};
pub use rooms::{ExamRoom, MOST_ROOMS, rooms_of, written_rooms};
pub use seats::{Crowded, Seating, Taken, seat};
pub use sheet::{Expected, PaperSheet, Problem, ProblemKind, Row, Sheet, SheetHeaders, SheetRow, check, read};
pub use ticket::Ticket;
