//! The written examination (考试): the staff's panel, the public seats with their check in the visitor's browser, the
//! candidate's ticket and points, and the status that a ticket opens without an account.

mod recompute;

pub use recompute::RecomputeSeats;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod functions;

        mod own;
        mod panel;
        mod points;
        mod rechecks;
        mod seat_draw;
        mod seats;
        mod status;
        mod ticket;
        mod verify;
        mod words;

        pub use own::OwnPointsPage;
        pub use panel::ExaminationPage;
        pub use seats::SeatsPage;
        pub use status::{Looked, SLOT, StatusPage, status_html};
        pub use ticket::{TicketPage, ticket_check, ticket_lines};
        pub use verify::TicketCheckPage;
    }
}
