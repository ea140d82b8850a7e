//! Where a case stands, in words, and what is kept of what happened to it.

use super::act::Decision;
use super::event::{By, Fiction};
use crate::calendar::Length;
use crate::words::words;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// The states of a case.
    State {
        /// Received; not yet accepted (已收件).
        Submitted => "submitted",
        /// Nothing has to be approved (不需许可).
        RefusedNotRequired => "refused-not-required",
        /// Another agency decides (不属职权).
        RefusedNoAuthority => "refused-no-authority",
        /// The applicant was told what is missing (待补正).
        Correcting => "correcting",
        /// What was asked for has come in; to be accepted (已补正).
        Supplied => "supplied",
        /// Accepted and under review (审查中).
        Review => "review",
        /// Under review, with the clock stopped (期限中止).
        Suspended => "suspended",
        /// Granted (准予).
        Granted => "granted",
        /// Denied (不予许可).
        Denied => "denied",
        /// The decision was handed over (已送达).
        Delivered => "delivered",
        /// Taken back by its applicant (已撤回).
        Withdrawn => "withdrawn",
        /// Ended without a decision (已终止).
        Terminated => "terminated",
    }
}

impl State {
    /// Whether nothing can follow. What was delivered can still be followed by acts on the licence.
    pub const fn is_undecided(self) -> bool {
        matches!(self, Self::Submitted | Self::Correcting | Self::Supplied | Self::Review | Self::Suspended)
    }

    /// Whether nothing can happen any more.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::RefusedNotRequired | Self::RefusedNoAuthority | Self::Withdrawn | Self::Terminated)
    }
}

/// The one notice of what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What.
    pub missing: Vec<String>,
    /// The last day for it, as the notice told it.
    pub until: NaiveDate,
    /// The day of the notice in China.
    pub told_on: NaiveDate,
    /// How long the notice gave; none in a record of before it was kept.
    pub within: Option<Length>,
}

/// The acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// The day from which the time to decide is counted.
    pub as_of: NaiveDate,
    /// When it was accepted, or accepted by law.
    pub at: DateTime<Utc>,
    /// Whether nobody had told anything in time.
    pub by_law: bool,
}

/// A drafted decision that waits for its approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// It.
    pub decision: Decision,
    /// Who drafted it.
    pub by: By,
}

/// The decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What.
    pub decision: Decision,
    /// When it was made, or took effect.
    pub at: DateTime<Utc>,
    /// The rule that made it where the agency stayed silent.
    pub fiction: Option<Fiction>,
    /// Who drafted and who approved it; nobody where the agency stayed silent.
    pub hands: Option<(By, By)>,
}
