//! What cards follow from: the timed parts of a case, and what happened in it that should not have.

use super::card::{Scope, Trigger};
use super::refused::CardRefused;
use super::stops::Stopped;
use crate::approvals::clock::Certificate;
use crate::approvals::post::PostCode;
use crate::ids::CaseId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A part of a case that runs against a limit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Timed {
    /// Which part.
    pub scope: Scope,
    /// The post that has it, or had it last.
    pub post: PostCode,
    /// The promise; none where there is none.
    pub promised: Option<Certificate>,
    /// The law's limit; none where the law sets none, as for most single steps.
    pub statutory: Option<Certificate>,
    /// When it was done; none while it is open.
    pub done_at: Option<DateTime<Utc>>,
}

impl Timed {
    /// Whether it was still open at an instant.
    pub fn was_open_at(&self, at: DateTime<Utc>) -> bool {
        self.done_at.is_none_or(|done| at <= done)
    }

    /// Whether it was done, and within a limit where there is one.
    pub fn done_within(&self, limit: Option<&Certificate>) -> bool {
        self.done_at.is_some_and(|done| limit.is_none_or(|limit| done < limit.ends_at()))
    }
}

/// Something that happened and is a card by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Incident {
    /// What.
    pub trigger: Trigger,
    /// In which part.
    pub scope: Scope,
    /// By which post, or in whose hands.
    pub post: PostCode,
    /// When.
    pub at: DateTime<Utc>,
}

impl Incident {
    /// What a supervisor has established about a case, for its [`Facts`]. That a complete filing was refused is seen in no
    /// date and no event: somebody reads the papers and says so, and the post explains like for any other card.
    ///
    /// # Errors
    /// `card-not-established` where the trigger follows from dates and events alone.
    pub fn established(trigger: Trigger, scope: Scope, post: PostCode, at: DateTime<Utc>) -> Result<Self, CardRefused> {
        let incident = Self { trigger, scope, post, at };
        if trigger.is_established() { Ok(incident) } else { Err(CardRefused::NotEstablished) }
    }
}

/// The facts of one case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Facts {
    /// The case.
    pub case: CaseId,
    /// Its timed parts: the totals and the steps.
    pub timed: Vec<Timed>,
    /// What happened.
    pub incidents: Vec<Incident>,
    /// The stops of its clock that have ended.
    pub stops: Vec<Stopped>,
}
