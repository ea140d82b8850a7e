//! The divisions of Jilin province (吉林省) and its exam regions (考区).

mod division;
mod exam_region;

pub use division::{Division, DivisionKind, FormerDivision, divisions, former_divisions, successor};
pub use exam_region::{ExamRegion, MapPoint};
