//! The written examination (考试): the staff's panel, the public seats, the candidate's ticket and points, and the status
//! that a ticket opens without an account.

pub mod functions;

mod own;
mod panel;
mod points;
mod rechecks;
mod recompute;
mod seat_draw;
mod seats;
mod status;
mod ticket;
mod verify;
mod words;

pub use own::OwnPointsPage;
pub use panel::ExaminationPage;
pub use recompute::RecomputeSeats;
pub use seats::SeatsPage;
pub use status::{Looked, SLOT, StatusPage, status_html};
pub use ticket::{TicketPage, ticket_check, ticket_lines};
pub use verify::TicketCheckPage;
