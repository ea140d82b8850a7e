//! What goes on today: the state of a recruitment together with its days.

use super::{RecruitmentState, Schedule};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the public sees of a day in a recruitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Not public yet.
    Planning,
    /// The notice is out, registration has not begun (公告).
    Notice,
    /// Applications are taken (报名).
    Registration,
    /// Qualifications are reviewed, applicants pay (资格审查、缴费确认).
    Review,
    /// Applicants of cancelled positions choose another (改报).
    Reapplication,
    /// Before the written examination (笔试).
    Written,
    /// Papers are marked; scores are published, checked, and the interview list is drawn up.
    Scores,
    /// Interviews (面试).
    Interviews,
    /// Physical examination and inspection (体检、考察).
    Checks,
    /// The public notice of those proposed (公示).
    Publicity,
    /// Over.
    Finished,
}

impl Stage {
    /// The stage of a day.
    pub fn on(state: RecruitmentState, schedule: &Schedule, today: NaiveDate) -> Self {
        use RecruitmentState as State;
        match state {
            State::Draft | State::Submitted | State::Approved => Self::Planning,
            State::Announced if today < schedule.registration.first => Self::Notice,
            State::Announced if today <= schedule.registration.last => Self::Registration,
            State::Announced => Self::Review,
            State::Settled if today <= schedule.reapply.last => Self::Reapplication,
            State::Settled | State::Allotted if today <= schedule.written_on => Self::Written,
            State::Settled | State::Allotted | State::Scored => Self::Scores,
            State::Shortlisted => Self::Interviews,
            State::Ranked => Self::Checks,
            State::Publicised => Self::Publicity,
            State::Filed => Self::Finished,
        }
    }
}
