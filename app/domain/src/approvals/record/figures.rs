//! The cases of an item, counted.

use crate::approvals::case::State;
use crate::ids::CaseId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A decision as everybody reads it: when, and how it ended (行政许可法 art 40).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastDecision {
    /// The case, as the ledger names it.
    pub case: CaseId,
    /// When it was decided.
    pub at: DateTime<Utc>,
    /// How.
    pub outcome: State,
}

/// The cases of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFigures {
    /// Under way.
    pub open: u64,
    /// Granted.
    pub granted: u64,
    /// Denied.
    pub denied: u64,
    /// Ended without a decision.
    pub ended: u64,
    /// The last decisions, the latest first.
    pub last: Vec<LastDecision>,
}
