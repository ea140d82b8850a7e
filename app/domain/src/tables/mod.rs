//! Tables that people fill in and upload: what stands in a cell, and the guess which column says what.

mod cell;
mod letters;
mod mapping;

pub use cell::{Cell, CellFault, clean, is_none};
pub(crate) use cell::{compact, is_han, joined, parts};
pub use letters::letters;
pub(crate) use mapping::named;
pub use mapping::{COLUMNS_BY_HAND, HEADER_WITHIN, Mapping, TableColumn};
