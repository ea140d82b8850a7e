//! Scores on the day (面试评分): the room's screen, and what each person in the room does on it.

mod recomputing;
mod sending;

pub use recomputing::{Announced, Recomputing};
pub use sending::{ScoreSending, SeatToScore};

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod functions;

        mod acting;
        mod board;
        mod entry;
        mod page;

        pub use page::ScoresPage;
    }
}
