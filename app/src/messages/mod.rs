//! Messages: an account's inbox.

pub mod functions;

mod inbox;

pub use inbox::InboxPage;

/// How many messages whoever asks has not read; the host provides it to every page of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unread(pub u64);
