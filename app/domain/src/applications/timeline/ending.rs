//! How an application ends: hired, or where and why not.

use super::{Milestone, Situation};
use crate::applications::ApplicationState as Application;
use crate::recruitment::RecruitmentState;
use serde::{Deserialize, Serialize};

/// What became of a paid applicant after the examination, as the lists that decide it say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "at")]
pub enum Fate {
    /// No list has decided yet, or every one so far has called the applicant on.
    Open,
    /// A list of this milestone did not name the applicant: written paper missed, not called, not passed, not proposed.
    OutAt(Milestone),
    /// Filed as hired (录用, 聘用).
    Hired,
}

/// How an application ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "at")]
pub enum Ending {
    /// Never handed in before registration closed.
    NotSubmitted,
    /// Taken back by its owner.
    Withdrawn,
    /// Not qualified: on appeal as well, or without an appeal in its time.
    Refused,
    /// Not paid in time, so not confirmed.
    NotPaid,
    /// The position was cancelled and no other chosen in time.
    PositionCancelled,
    /// Not named by a list of this milestone.
    OutAt(Milestone),
    /// Hired.
    Hired,
}

impl Ending {
    /// How it ended; none while it goes on. Delay of the staff never ends an application.
    pub(super) fn of(situation: &Situation) -> Option<Self> {
        let Situation { application, recruitment, fate, schedule, appeal_until, today, .. } = *situation;
        let settled = recruitment >= RecruitmentState::Settled;
        match application {
            Application::Draft if settled || today > schedule.registration.last => Some(Self::NotSubmitted),
            Application::Withdrawn => Some(Self::Withdrawn),
            Application::RefusedFinally => Some(Self::Refused),
            Application::Refused if appeal_until.is_some_and(|last| today > last) => Some(Self::Refused),
            Application::Accepted if today > situation.last_payment() => Some(Self::NotPaid),
            Application::PositionCancelled
                if recruitment > RecruitmentState::Settled || today > schedule.reapply.last =>
            {
                Some(Self::PositionCancelled)
            }
            Application::Paid => match fate {
                Fate::Open => None,
                Fate::OutAt(milestone) => Some(Self::OutAt(milestone)),
                Fate::Hired => Some(Self::Hired),
            },
            _ => None,
        }
    }

    /// The milestone that was not passed; none for whoever passed all.
    pub const fn at(self) -> Option<Milestone> {
        match self {
            Self::NotSubmitted | Self::Withdrawn => Some(Milestone::Registration),
            Self::Refused => Some(Milestone::Review),
            Self::NotPaid => Some(Milestone::Payment),
            Self::PositionCancelled => Some(Milestone::Opening),
            Self::OutAt(milestone) => Some(milestone),
            Self::Hired => None,
        }
    }

    /// Whether it is a yes.
    pub const fn is_hired(self) -> bool {
        matches!(self, Self::Hired)
    }
}
