//! Who acts on a case: its applicant, or somebody who holds a post with duties in a region.

use crate::approvals::clock::Office;
use crate::approvals::post::PostCode;
use crate::ids::AccountId;
use crate::regions::ExamRegion;
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

words! {
    /// What a post is there for.
    Duty {
        /// Take applications at the window, ask what is missing, accept (受理).
        Receive => "receive",
        /// Review, stop the clock for what the law names, draft the decision (审查).
        Review => "review",
        /// Approve or return what was drafted, and decide about licences (审批决定).
        Decide => "decide",
        /// Head the agency (行政机关负责人).
        HeadAgency => "head-agency",
        /// Head the government of that level (人民政府负责人).
        HeadGovernment => "head-government",
        /// Chair hearings (主持听证).
        Chair => "chair",
        /// Hand over decisions (送达).
        Deliver => "deliver",
    }
}

impl Duty {
    /// The duty of whoever holds an office.
    pub const fn of(office: Office) -> Self {
        match office {
            Office::AgencyHead => Self::HeadAgency,
            Office::GovernmentHead => Self::HeadGovernment,
        }
    }
}

/// The post somebody holds at the moment of the act; who has lost it no longer has it here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// The post.
    pub post: PostCode,
    /// Its region. A power is used by the agency that has it: a post of another level does not act in its place.
    pub region: ExamRegion,
    /// What it is there for.
    pub duties: BTreeSet<Duty>,
    /// The posts whose place it takes at this moment, because they are absent.
    pub covers: BTreeSet<PostCode>,
}

/// As what somebody acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capacity {
    /// As an applicant.
    Applicant,
    /// As the holder of a post.
    Post(Holding),
}

/// Whoever acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// As what.
    pub capacity: Capacity,
}
