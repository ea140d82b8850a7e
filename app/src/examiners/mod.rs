//! The register of examiners (考官库): its list, one entry with its steps, and the import of rosters in two steps.

mod importing;

pub use importing::Importing;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod functions;

        mod change;
        mod decide;
        mod imported;
        mod list;
        mod mapping;
        mod one;
        mod outcome;
        mod preview;
        mod upload;
        mod words;

        pub use {imported::ImportedPage, list::ExaminersPage, one::ExaminerPage, upload::ImportPage};
    }
}
