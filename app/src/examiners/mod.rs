//! The register of examiners (考官库): its list, one entry with its steps, and the import of rosters in two steps.

#[cfg(feature = "ssr")]
pub mod functions;
mod importing;

#[cfg(feature = "ssr")]
mod change;
#[cfg(feature = "ssr")]
mod decide;
#[cfg(feature = "ssr")]
mod imported;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod mapping;
#[cfg(feature = "ssr")]
mod one;
#[cfg(feature = "ssr")]
mod outcome;
#[cfg(feature = "ssr")]
mod preview;
#[cfg(feature = "ssr")]
mod upload;
#[cfg(feature = "ssr")]
mod words;

pub use importing::Importing;
#[cfg(feature = "ssr")]
pub use {imported::ImportedPage, list::ExaminersPage, one::ExaminerPage, upload::ImportPage};
