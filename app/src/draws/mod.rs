//! Public draws (公开抽签): their pages, the forms that lead them, and the islands that replay them.

mod differences;
mod number;
mod replay;
mod verify;

pub use number::CommitNumber;
pub use replay::ReplayMap;
pub use verify::VerifyDraw;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod functions;

        mod commitments;
        mod duties;
        mod impossible;
        mod lead;
        mod list;
        mod names;
        mod page;
        mod result;
        mod rules;
        mod setup;
        mod specification;
        mod supervise;
        mod words;

        pub use {
            duties::DutiesPage,
            list::DrawsPage,
            names::NamesPage,
            page::DrawPage,
            setup::{EditDrawPage, NewDrawPage},
            specification::SpecificationPage,
        };
    }
}
