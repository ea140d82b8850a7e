//! What the staff read of applications (资格审查工作台): what waits and until when, and one application with everything a
//! decision rests on. The identity number is masked everywhere.

use super::{ApplicationState, Attachment, BonusClaim, Reason, Typed};
use crate::ids::{AccountId, ApplicationId, RecruitmentId};
use crate::recruitment::Schedule;
use crate::recruitment::position::{Check, Outcome, Position};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The states of applications that the staff read: what is not handed in or was taken back is its owner's alone.
pub const READ: [ApplicationState; 7] = [
    ApplicationState::Submitted,
    ApplicationState::Appealed,
    ApplicationState::Accepted,
    ApplicationState::Paid,
    ApplicationState::Refused,
    ApplicationState::RefusedFinally,
    ApplicationState::PositionCancelled,
];

/// The day by which an application that waits is to be decided: the announced day; for one handed in after it, because
/// another position was chosen, the day after the last one for choosing; for an appeal the last day on which it could be
/// made, and not before the announced day. None where nothing waits.
pub fn due(
    schedule: &Schedule,
    state: ApplicationState,
    submitted_on: NaiveDate,
    appeal_until: Option<NaiveDate>,
) -> Option<NaiveDate> {
    match state {
        ApplicationState::Submitted if submitted_on <= schedule.review_until => Some(schedule.review_until),
        ApplicationState::Submitted => Some(schedule.reapply.last.succ_opt().unwrap_or(schedule.reapply.last)),
        ApplicationState::Appealed => {
            Some(appeal_until.map_or(schedule.review_until, |last| last.max(schedule.review_until)))
        }
        _ => None,
    }
}

/// Who may decide what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decides {
    /// Whoever asks.
    You,
    /// Somebody else: whoever asks has decided the first review.
    SecondPerson,
    /// Nobody: nothing waits.
    Nobody,
}

impl Decides {
    /// Who decides, by the state, who asks, and who decided the first review.
    pub fn of(state: ApplicationState, asks: Option<AccountId>, first: Option<AccountId>) -> Self {
        match state {
            ApplicationState::Submitted => Self::You,
            ApplicationState::Appealed if first.is_none() || first == asks => Self::SecondPerson,
            ApplicationState::Appealed => Self::You,
            _ => Self::Nobody,
        }
    }
}

/// How many conditions of a position are met by what the form says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// Met.
    pub met: u32,
    /// The text does not say: a person decides.
    pub unclear: u32,
    /// Not met.
    pub not_met: u32,
}

impl Met {
    /// Counts a pre-check.
    pub fn of(checks: &[Check]) -> Self {
        let mut met = Self::default();
        for check in checks {
            match check.outcome {
                Outcome::Met => met.met += 1,
                Outcome::Unclear => met.unclear += 1,
                Outcome::NotMet => met.not_met += 1,
            }
        }
        met
    }

    /// Whether every condition is met.
    pub const fn all(self) -> bool {
        self.unclear == 0 && self.not_met == 0
    }
}

/// An application in the list of what waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkLine {
    /// The application.
    pub id: ApplicationId,
    /// Its version, which a decision names.
    pub version: i64,
    /// Where it stands.
    pub state: ApplicationState,
    /// The position's code.
    pub position: String,
    /// The position's title.
    pub title: String,
    /// The applicant's name (personal data).
    pub name: String,
    /// The identity number with all but five characters hidden.
    pub identity: String,
    /// When it was handed in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// The day by which it is to be decided.
    pub due: Option<NaiveDate>,
    /// The conditions; none where the form cannot be read.
    pub met: Option<Met>,
    /// Who decides.
    pub decides: Decides,
}

/// Applications of one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    /// The state.
    pub state: ApplicationState,
    /// How many.
    pub count: u64,
    /// The earliest day by which one of them is to be decided.
    pub due: Option<NaiveDate>,
}

/// A page of the work list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkPage {
    /// The applications: the longest waiting first, appeals by their day.
    pub lines: Vec<WorkLine>,
    /// The application after which the next page begins; none on the last.
    pub next: Option<ApplicationId>,
    /// Every state with how many are in it.
    pub shelves: Vec<Shelf>,
}

/// An event of an application as the ledger has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The entry.
    pub index: u64,
    /// Its kind.
    pub kind: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One application as a reviewer reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkRecord {
    /// The head of it.
    pub line: WorkLine,
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// What the recruitment is called.
    pub recruitment_title: String,
    /// The position as it stands.
    pub position: Position,
    /// The form as handed in; none where there is none.
    pub form: Option<Typed>,
    /// Every condition of the position beside what the form says.
    pub checks: Vec<Check>,
    /// The files.
    pub attachments: Vec<Attachment>,
    /// Why it was refused last.
    pub reasons: Vec<Reason>,
    /// The appeal; none where there was none.
    pub grounds: Option<String>,
    /// The last day of the appeal.
    pub appeal_until: Option<NaiveDate>,
    /// The last day of paying.
    pub pay_until: Option<NaiveDate>,
    /// When it was paid.
    pub paid_at: Option<DateTime<Utc>>,
    /// The claim of points that the law adds; none where there is none.
    pub bonus: Option<BonusClaim>,
    /// What happened so far, the latest first.
    pub events: Vec<Event>,
}

#[cfg(test)]
mod tests {
    use super::super::timeline::samples::{day, schedule};
    use super::*;
    use ApplicationState::{Accepted, Appealed, Draft, Submitted, Withdrawn};
    use uuid::Uuid;

    #[test]
    fn what_waits_has_its_day() {
        let due = |state, submitted: &str, appeal: Option<&str>| {
            due(&schedule(), state, day(submitted), appeal.map(day)).map(|day| day.to_string())
        };
        assert_eq!(due(Submitted, "2008-04-21", None).as_deref(), Some("2008-04-30"));
        assert_eq!(due(Submitted, "2008-05-13", None).as_deref(), Some("2008-05-14"));
        assert_eq!(due(Appealed, "2008-04-21", Some("2008-05-06")).as_deref(), Some("2008-05-06"));
        assert_eq!(due(Appealed, "2008-04-21", Some("2008-04-24")).as_deref(), Some("2008-04-30"));
        assert_eq!(due(Accepted, "2008-04-21", None), None);
    }

    #[test]
    fn an_appeal_waits_for_a_second_person() {
        let who = |number| Some(AccountId(Uuid::from_u128(number)));
        assert_eq!(Decides::of(Submitted, who(1), None), Decides::You);
        assert_eq!(Decides::of(Appealed, who(1), who(1)), Decides::SecondPerson);
        assert_eq!(Decides::of(Appealed, who(1), None), Decides::SecondPerson);
        assert_eq!(Decides::of(Appealed, who(2), who(1)), Decides::You);
        assert_eq!(Decides::of(Accepted, who(2), who(1)), Decides::Nobody);
        assert!(!READ.contains(&Draft) && !READ.contains(&Withdrawn));
    }
}
