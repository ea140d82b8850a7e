//! Position tables as files: read (.xlsx, .xls, .csv), written, and the empty one that staff fill in.

mod guide;
mod reading;
mod writing;

pub use reading::read_positions;
pub use writing::{positions_template, positions_workbook};
