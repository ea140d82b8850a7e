//! Interview seasons (面试安排): their list, their page with its days and draws, and the form that plans them.

pub mod functions;

mod days;
mod form;
mod list;
mod page;

pub use form::{EditSeasonPage, NewSeasonPage};
pub use list::SeasonsPage;
pub use page::SeasonPage;
