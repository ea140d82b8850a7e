//! Scores on the day (面试评分): the room's screen, and what each person in the room does on it.

pub mod functions;

mod acting;
mod board;
mod entry;
mod page;

pub use page::ScoresPage;
