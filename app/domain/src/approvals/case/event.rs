//! What happened to a case, and who did it. Events are appended, never changed.

use super::act::{Decision, TerminatedBecause};
use super::hearing::Called;
use super::licence::LicenceAct;
use crate::approvals::clock::{Extension, Pause};
use crate::approvals::flow::{Outcome, StepId};
use crate::approvals::post::PostCode;
use crate::calendar::Length;
use crate::ids::AccountId;
use crate::words::words;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// What the law, or an item's rule, says when an agency stays silent.
    Fiction {
        /// A renewal applied for in time and undecided when the licence ends (准予延续, 行政许可法 art 50(2)).
        Renewal => "renewal",
        /// The item's option of consent by silence (超时默许).
        SilentConsent => "silent-consent",
    }
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "by")]
pub enum By {
    /// The applicant.
    Applicant,
    /// A post; the account behind it is not public.
    Post {
        /// The post.
        post: PostCode,
        /// Who held it.
        account: AccountId,
        /// The absent post in whose place it acted; none where it was its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cover_for: Option<PostCode>,
    },
    /// Nobody: time passed.
    Law,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum What {
    /// Nothing has to be approved.
    RefusedNotRequired {
        /// Why.
        reason: String,
    },
    /// Another agency decides.
    RefusedNoAuthority {
        /// Where to go.
        go_to: String,
    },
    /// The applicant was told everything that is missing.
    CorrectionAsked {
        /// All of it.
        missing: Vec<String>,
        /// The last day for it, as the notice told it.
        until: NaiveDate,
        /// How long the notice gave; none in a record of before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        within: Option<Length>,
    },
    /// What was asked for came in.
    Supplied,
    /// Accepted; by law where nobody told anything in time.
    Accepted {
        /// The day from which the time to decide is counted.
        as_of: NaiveDate,
    },
    /// The clock was stopped.
    Suspended(Pause),
    /// The clock was set going again.
    Resumed,
    /// The needed time was over and the clock ran on.
    RanOn,
    /// The time to decide was extended.
    Extended(Extension),
    /// The right to a hearing was told.
    HearingOffered,
    /// A hearing was asked for.
    HearingAsked,
    /// A hearing was called.
    HearingCalled(Called),
    /// A hearing was held.
    HearingHeld {
        /// The number of the signed record.
        record: String,
    },
    /// The first of two people has decided at a task.
    StepDrafted {
        /// The step.
        step: StepId,
        /// What.
        outcome: Outcome,
        /// The opinion.
        opinion: String,
    },
    /// A task was handled.
    StepHandled {
        /// The step.
        step: StepId,
        /// What was decided.
        outcome: Outcome,
        /// The opinion.
        opinion: String,
    },
    /// A decision was drafted.
    Proposed {
        /// It.
        decision: Decision,
    },
    /// A draft was given back.
    ProposalReturned {
        /// Why.
        reason: String,
    },
    /// Decided as drafted.
    Decided {
        /// What.
        decision: Decision,
    },
    /// Granted because the agency stayed silent.
    Deemed {
        /// By which rule.
        fiction: Fiction,
        /// The last day of the licence; none where it has none.
        valid_until: Option<NaiveDate>,
    },
    /// The decision was handed over.
    Delivered,
    /// Taken back by the applicant.
    Withdrawn,
    /// Ended without a decision.
    Terminated {
        /// Why.
        because: TerminatedBecause,
        /// In words.
        reason: String,
    },
    /// Something was done to the licence.
    Licence(LicenceAct),
}

impl What {
    /// Whether whoever did it reviews the case, and so does not chair its hearing (art 48(1)(3)).
    /// Steps of a flow are the case's to tell.
    pub(super) const fn is_review(&self) -> bool {
        matches!(
            self,
            Self::Suspended(_) | Self::Resumed | Self::HearingOffered | Self::HearingCalled(_) | Self::Proposed { .. }
        )
    }
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Event {
    /// When it happened, or took effect.
    pub at: DateTime<Utc>,
    /// Who did it.
    #[serde(flatten)]
    pub by: By,
    /// What.
    #[serde(flatten)]
    pub what: What,
}
