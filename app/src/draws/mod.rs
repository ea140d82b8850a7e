//! Public draws (公开抽签): their pages, the forms that lead them, and the islands that replay them.

mod differences;
#[cfg(feature = "ssr")]
pub mod functions;
mod number;
mod verify;

#[cfg(feature = "ssr")]
mod commitments;
#[cfg(feature = "ssr")]
mod duties;
#[cfg(feature = "ssr")]
mod impossible;
#[cfg(feature = "ssr")]
mod lead;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod names;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod result;
#[cfg(feature = "ssr")]
mod rules;
#[cfg(feature = "ssr")]
mod setup;
#[cfg(feature = "ssr")]
mod specification;
#[cfg(feature = "ssr")]
mod supervise;
#[cfg(feature = "ssr")]
mod words;

pub use number::CommitNumber;
pub use verify::{ReplayMap, VerifyDraw};

#[cfg(feature = "ssr")]
pub use {
    duties::DutiesPage,
    list::DrawsPage,
    names::NamesPage,
    page::DrawPage,
    setup::{EditDrawPage, NewDrawPage},
    specification::SpecificationPage,
};
