//! Interview seasons (面试安排): their list and calendar, their page with its days and draws, and the form that plans them.

pub mod functions;

mod days;
mod form;
mod list;
mod month;
mod page;

pub use form::{EditSeasonPage, NewSeasonPage};
pub use list::SeasonsPage;
pub use month::SeasonCalendarPage;
pub use page::SeasonPage;
