//! What is asked of the applicant now, and until when.

use super::Situation;
use crate::applications::ApplicationState as Application;
use crate::recruitment::{RecruitmentState, Span};
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
    /// Come to the interview, on the day that its notice names of these.
    Interview(Span),
}

impl Asked {
    /// What an application that goes on asks for.
    pub(super) fn of(situation: &Situation) -> Self {
        let Situation { application, recruitment, schedule, appeal_until, today, .. } = *situation;
        match (application, recruitment) {
            (Application::Draft, _) => Self::Complete(schedule.registration.last),
            (Application::Accepted, _) => {
                let last = situation.last_payment();
                Self::Pay(Span { first: schedule.payment.first.min(last), last })
            }
            (Application::Refused, _) => appeal_until.map_or(Self::Nothing, Self::Appeal),
            (Application::PositionCancelled, _) => Self::ChooseAnother(schedule.reapply),
            (Application::Paid, RecruitmentState::Allotted) if today <= schedule.written_on => {
                Self::Sit(schedule.written_on)
            }
            (Application::Paid, RecruitmentState::Shortlisted) if today <= schedule.interviews.last => {
                Self::Interview(schedule.interviews)
            }
            _ => Self::Nothing,
        }
    }
}
