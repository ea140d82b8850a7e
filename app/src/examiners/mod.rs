//! The register of examiners (考官库): its list, the pool in numbers, each examiner's life, and the import of rosters in
//! two steps.

mod importing;

pub use importing::Importing;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod functions;
        pub mod life;

        mod decide;
        mod imported;
        mod list;
        mod mapping;
        mod outcome;
        mod preview;
        mod statistics;
        mod upload;
        mod words;

        pub use {
            imported::ImportedPage,
            life::{ApplyPage, ExaminerPage, OwnLifePage, RecordPage},
            list::ExaminersPage,
            statistics::StatisticsPage,
            upload::ImportPage,
        };
    }
}
