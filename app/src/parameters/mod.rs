//! The dated parameter table (参数表): what holds today, every value there was, and the forms that change it.

pub mod functions;

mod change;
mod list;
mod page;
mod words;

pub use {list::ParametersPage, page::ParameterPage};
