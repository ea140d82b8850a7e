//! The public ledger (公开账本): its head, its entries, and the check of an entry in the reader's browser.

mod check_entry;

#[cfg(feature = "ssr")]
mod entry;
#[cfg(feature = "ssr")]
mod head;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod subject;

pub use check_entry::CheckEntry;
#[cfg(feature = "ssr")]
pub use {entry::EntryPage, list::LedgerPage};
