//! Public draws (公开抽签): their pages, the forms that lead them, and the islands that replay them.

mod differences;
mod fairness;
mod number;
mod replay;
mod rooms_picture;
mod verify;

pub use fairness::FairnessPicture;
pub use number::CommitNumber;
pub use replay::ReplayMap;
pub use verify::VerifyDraw;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod functions;

        pub mod fields;

        mod commitments;
        mod duties;
        mod hall;
        mod impossible;
        mod lead;
        mod list;
        mod lots;
        mod names;
        pub(crate) mod page;
        mod replacements;
        mod result;
        mod rules;
        mod seat;
        mod setup;
        mod specification;
        mod supervise;
        pub(crate) mod words;

        pub use {
            duties::DutiesPage,
            hall::HallPage,
            list::DrawsPage,
            names::NamesPage,
            page::DrawPage,
            seat::SeatPage,
            setup::{EditDrawPage, NewDrawPage},
            specification::SpecificationPage,
        };
    }
}
