//! What a check came to, in the words of a page.

use serde::{Deserialize, Serialize};

/// A verdict that a page shows as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Whether everything held.
    pub good: bool,
    /// The verdict in a sentence.
    pub sentence: String,
    /// What is said beside it; empty where nothing is.
    pub beside: String,
    /// The parts of the check, or what differs.
    pub lines: Vec<String>,
}
