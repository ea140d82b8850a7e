//! Messages to an account: what they say as typed facts, and when one that could not be sent is tried again.

mod kind;
mod retry;

pub use kind::{Kind, Language, Letter, LinkPath, Message};
pub use retry::{ATTEMPTS, LEASE, Next, State, next};
