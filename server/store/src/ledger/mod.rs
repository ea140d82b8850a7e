//! The public ledger (公开账本) as the database keeps it: appended with each change, read as tiles and proofs, checked.

pub(crate) mod append;
pub(crate) mod head;
