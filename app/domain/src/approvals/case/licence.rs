//! What becomes of a licence after its grant: change, renewal, revocation, recall, annulment.

use super::refused::Refused;
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

words! {
    /// Where a licence stands.
    LicenceStanding {
        /// Valid until its last day (有效).
        InForce => "in-force",
        /// Taken away because it should not have been granted (撤销, 行政许可法 art 69).
        Revoked => "revoked",
        /// Taken back because the law or the circumstances changed (撤回, art 8(2)).
        Recalled => "recalled",
        /// Struck off (注销, art 70).
        Annulled => "annulled",
    }
}

/// An act on a licence. Each has its reason, which is public.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "licence-act")]
pub enum LicenceAct {
    /// Change what it says, on the holder's application (变更, art 49).
    Change {
        /// What and why.
        reason: String,
    },
    /// Renew it, on the holder's application (延续, art 50).
    Renew {
        /// The new last day.
        until: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Revoke it (撤销, art 69).
    Revoke {
        /// Why.
        reason: String,
    },
    /// Recall it (撤回, art 8(2)).
    Recall {
        /// Why.
        reason: String,
    },
    /// Strike it off (注销, art 70).
    Annul {
        /// Why.
        reason: String,
    },
}

impl LicenceAct {
    /// The word that forms call it by.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Change { .. } => "change",
            Self::Renew { .. } => "renew",
            Self::Revoke { .. } => "revoke",
            Self::Recall { .. } => "recall",
            Self::Annul { .. } => "annul",
        }
    }

    /// Its reason.
    pub fn reason(&self) -> &str {
        match self {
            Self::Change { reason }
            | Self::Renew { reason, .. }
            | Self::Revoke { reason }
            | Self::Recall { reason }
            | Self::Annul { reason } => reason,
        }
    }

    /// Whether it takes the licence away, so that there is nothing left to change or renew.
    pub const fn takes_away(&self) -> bool {
        !matches!(self.leads_to(), LicenceStanding::InForce)
    }

    /// Where the licence stands after it.
    const fn leads_to(&self) -> LicenceStanding {
        match self {
            Self::Change { .. } | Self::Renew { .. } => LicenceStanding::InForce,
            Self::Revoke { .. } => LicenceStanding::Revoked,
            Self::Recall { .. } => LicenceStanding::Recalled,
            Self::Annul { .. } => LicenceStanding::Annulled,
        }
    }
}

/// A licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Licence {
    /// Its last day; none where it has none.
    pub valid_until: Option<NaiveDate>,
    /// Where it stands.
    pub standing: LicenceStanding,
}

impl Licence {
    /// A licence as granted.
    pub const fn granted(valid_until: Option<NaiveDate>) -> Self {
        Self { valid_until, standing: LicenceStanding::InForce }
    }

    /// Whether it is valid on a day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.standing == LicenceStanding::InForce && self.valid_until.is_none_or(|last| day <= last)
    }

    /// What becomes of it. One that has run out is no longer changed or renewed; whatever is no longer in force can still
    /// be struck off, once.
    ///
    /// # Errors
    /// `no-reasons`, `licence-not-in-force`, or `bad-validity` where a renewal does not reach further.
    pub fn after(&self, act: &LicenceAct, today: NaiveDate) -> Result<Self, Refused> {
        if act.reason().trim().is_empty() {
            return Err(Refused::NoReasons);
        }
        let allowed = match act {
            LicenceAct::Change { .. } | LicenceAct::Renew { .. } => self.is_valid_on(today),
            LicenceAct::Revoke { .. } | LicenceAct::Recall { .. } => self.standing == LicenceStanding::InForce,
            LicenceAct::Annul { .. } => self.standing != LicenceStanding::Annulled,
        };
        if !allowed {
            return Err(Refused::LicenceNotInForce(self.standing));
        }
        match act {
            LicenceAct::Renew { until, .. } if self.valid_until.is_none_or(|last| *until <= last) => {
                Err(Refused::BadValidity)
            }
            _ => Ok(self.acted_on(act)),
        }
    }

    /// The licence after an act that happened.
    pub(super) fn acted_on(&self, act: &LicenceAct) -> Self {
        let valid_until = match act {
            LicenceAct::Renew { until, .. } => Some(*until),
            _ => self.valid_until,
        };
        Self { valid_until, standing: act.leads_to() }
    }
}
