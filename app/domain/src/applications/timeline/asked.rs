//! What is asked of the applicant now, and until when.

use super::{Fate, Situation};
use crate::applications::{ApplicationState as Application, choosing};
use crate::recruitment::{RecruitmentState, Span};
use crate::selection::{CheckResult, Standing};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The one thing that the applicant's page asks for. Last days count until 24:00 in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "when")]
pub enum Asked {
    /// Nothing: wait.
    Nothing,
    /// Complete the form and hand it in, until this day.
    Complete(NaiveDate),
    /// Pay, on these days.
    Pay(Span),
    /// Appeal, until this day, by whoever does not agree.
    Appeal(NaiveDate),
    /// Choose another position, on these days.
    ChooseAnother(Span),
    /// Print the admission ticket and sit the papers on this day.
    Sit(NaiveDate),
    /// Come with the originals that prove the qualification, on these days (资格复审).
    Prove(Span),
    /// Come to the interview, on the day that its notice names of these.
    Interview(Span),
    /// Come to the physical examination and the inspection when the agency's notice says, before this day.
    Checks(NaiveDate),
    /// Wait in reserve: the rank is beyond the places, and whoever follows in somebody's place is told before this day
    /// (候补).
    Reserve(NaiveDate),
}

/// Whether a candidate is called to the physical examination and the inspection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtChecks {
    /// Called, and a result is awaited.
    Awaited,
    /// Not called, and in the running for whoever does not pass.
    Reserve,
    /// All results are there, or the candidate is out.
    Over,
}

impl AtChecks {
    /// Where somebody stands after the ranking.
    pub fn of(standing: &Standing) -> Self {
        let results = [standing.physical, standing.inspection];
        if standing.fate != Fate::Open {
            Self::Over
        } else if results.contains(&CheckResult::Due) {
            Self::Awaited
        } else if results == [CheckResult::None; 2] {
            Self::Reserve
        } else {
            Self::Over
        }
    }
}

impl Asked {
    /// What an application that goes on asks for.
    pub(super) fn of(situation: &Situation) -> Self {
        let Situation { application, recruitment, schedule, appeal_until, today, .. } = *situation;
        if let (Application::Paid, RecruitmentState::Shortlisted, Some(days)) =
            (application, recruitment, situation.proving())
        {
            return Self::Prove(days);
        }
        match (application, recruitment) {
            (Application::Draft, _) => Self::Complete(schedule.registration.last),
            (Application::Accepted, _) => {
                let last = situation.last_payment();
                Self::Pay(Span { first: schedule.payment.first.min(last), last })
            }
            (Application::Refused, _) => appeal_until.map_or(Self::Nothing, Self::Appeal),
            (Application::PositionCancelled, _) => {
                Self::ChooseAnother(choosing(recruitment, schedule, today).unwrap_or(schedule.reapply))
            }
            (Application::Paid, RecruitmentState::Allotted) if today <= schedule.written_on => {
                Self::Sit(schedule.written_on)
            }
            (Application::Paid, RecruitmentState::Shortlisted) if today <= schedule.interviews.last => {
                Self::Interview(schedule.interviews)
            }
            (Application::Paid, RecruitmentState::Ranked | RecruitmentState::Publicised) => match situation.checks {
                AtChecks::Awaited => Self::Checks(schedule.filing_by),
                AtChecks::Reserve => Self::Reserve(schedule.filing_by),
                AtChecks::Over => Self::Nothing,
            },
            _ => Self::Nothing,
        }
    }
}
