//! An examiner's life: the application, records with the steps they take, and the whole of it as it is read.

mod applying;
mod reading;
mod recording;

pub use applying::apply;
pub(crate) use reading::assessments;
pub(super) use reading::{assessment_of, own_id};
pub use reading::{life, own_life};
pub use recording::record;
