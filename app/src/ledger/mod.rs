//! The public ledger (公开账本): its head, its entries, and the check of an entry in the reader's browser.

mod check_entry;

pub use check_entry::CheckEntry;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod entry;
        mod head;
        mod list;
        mod subject;
        mod witnesses;

        pub use {entry::EntryPage, list::LedgerPage};
    }
}
