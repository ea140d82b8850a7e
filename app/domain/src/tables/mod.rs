//! Tables that people fill in and upload: what stands in a cell, and the guess which column says what.

mod cell;
mod mapping;

pub use cell::{Cell, CellFault, clean, is_none};
pub(crate) use cell::{compact, is_han, joined, parts};
pub(crate) use mapping::named;
pub use mapping::{HEADER_WITHIN, Mapping, TableColumn};
