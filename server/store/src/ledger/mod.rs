//! The public ledger (公开账本) as the database keeps it: appended with each change, read as tiles and proofs, checked.

pub(crate) mod append;
mod audited;
mod entries;
mod findings;
pub(crate) mod head;
mod tiles;
mod verify;
mod witnesses;

pub use entries::SealRecord;
pub use entries::{Filter, Page, Recorded, entry, page, seals_of};
pub use findings::{Finding, Report};
pub use tiles::{checkpoint, proof, size, tile, vkey};
pub(crate) use verify::snapshot;
pub use verify::verify;
pub use witnesses::{Cosigned, Witness, cosigned, submission, trouble, witnesses};
