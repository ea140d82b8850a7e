//! An examiner's life: the application, and the records that lead from it into the pool and stay with the examiner.
//!
//! Legal source: 人发〔2001〕65号, arts 3–5: recommended, trained, passed by examination, assessed at work. The order of
//! the steps is the table of [`super::TRANSITIONS`]; which record takes which step stands in [`record`].

mod application;
mod record;

pub use application::{Applicant, check_application};
pub use record::{Entered, Record, RecordKind, last_assessment, step_of};
