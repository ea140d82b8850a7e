//! What happened in a case, as those outside and inside the agency read it.

use crate::approvals::case::{By, Event, What};
use crate::approvals::flow::Outcome;
use crate::approvals::post::PostCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Who did something, as the public reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "who", content = "post")]
pub enum Who {
    /// The applicant.
    Applicant,
    /// A post.
    Post(PostCode),
    /// A post in the place of an absent one (代岗).
    Cover {
        /// The post that acted.
        by: PostCode,
        /// The absent post.
        of: PostCode,
    },
    /// Nobody: time passed.
    Law,
}

impl From<&By> for Who {
    fn from(by: &By) -> Self {
        match by {
            By::Applicant => Self::Applicant,
            By::Post { post, cover_for: Some(of), .. } => Self::Cover { by: post.clone(), of: of.clone() },
            By::Post { post, .. } => Self::Post(post.clone()),
            By::Law => Self::Law,
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    #[serde(flatten)]
    pub by: Who,
    /// What.
    #[serde(flatten)]
    pub what: What,
}

/// For whom a case is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Its applicant, or whoever has the receipt: what the agency says, not what its posts say to each other.
    Outside,
    /// The posts that handle it, and supervisors.
    Inside,
}

impl Told {
    /// An event as it is told; none where it is no reader's business.
    pub fn of(event: &Event, reader: Reader) -> Option<Self> {
        let what = match (&event.what, reader) {
            (What::StepDrafted { .. } | What::Proposed { .. } | What::ProposalReturned { .. }, Reader::Outside) => {
                return None;
            }
            (What::StepHandled { step, .. }, Reader::Outside) => {
                What::StepHandled { step: step.clone(), outcome: Outcome(String::new()), opinion: String::new() }
            }
            (what, _) => what.clone(),
        };
        Some(Self { at: event.at, by: Who::from(&event.by), what })
    }
}
