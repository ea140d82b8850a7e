//! The working-day calendar (工作日历): deadlines computed in the open, and the notices behind them.

pub mod functions;

mod deadline;
mod page;
mod span;
mod years;

pub use page::CalendarPage;
