//! The public ledger (公开账本): every use of a power is one entry of an append-only Merkle tree.
//!
//! The formats are those of the C2SP specifications (`tlog-tiles`, `tlog-checkpoint`, `signed-note`, `tlog-proof`,
//! `tlog-cosignature`), so that programs written by others can read, mirror and witness the ledger. Everything is pure:
//! the server writes with this code and a visitor's browser checks with the same code.

pub mod canonical;
pub mod checkpoint;
pub mod entry;
pub mod merkle;
pub mod note;
pub mod proof;
pub mod seal;
pub mod tile;
pub mod witness;
