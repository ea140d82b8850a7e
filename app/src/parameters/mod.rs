//! The dated parameter table (参数表): what holds today, every value there was, and the forms that change it.

pub mod functions;

#[cfg(feature = "ssr")]
mod change;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use {list::ParametersPage, page::ParameterPage};
