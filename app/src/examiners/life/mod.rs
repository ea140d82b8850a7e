//! An examiner's life on screen: the entry with its path, records, avoidances; the application; the examiner's own page.

pub mod functions;

mod apply;
mod avoiding;
mod change;
mod facts;
mod one;
mod own;
mod path;
mod recording;

pub use {apply::ApplyPage, one::ExaminerPage, own::OwnLifePage, recording::RecordPage};
