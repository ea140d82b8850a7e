//! The working-day calendar (工作日历): deadlines computed in the open, and the notices behind them.

pub mod functions;

#[cfg(feature = "ssr")]
mod deadline;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod years;

#[cfg(feature = "ssr")]
pub use page::CalendarPage;
