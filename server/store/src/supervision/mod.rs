//! On-line supervision (电子监察): cards issued when they are due, explained by the post, found on by a supervisor; the board
//! and the monthly figures.

mod board;
mod establishing;
mod figures;
mod hall;
mod handling;
mod issuing;
mod parts;
mod queue;
mod rows;
mod telling;
mod watching;

pub(crate) use board::open_against;
pub use board::{board, card, case_cards};
pub use establishing::{Established, establish};
pub use figures::{MonthFigures, monthly_figures};
pub use hall::hall;
pub use handling::handle;
pub use issuing::issue;
pub use parts::fill_parts;
pub(crate) use parts::write_parts;
pub(crate) use watching::{EveryDay, Seen, Watching};
