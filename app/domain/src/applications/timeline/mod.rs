//! The applicant's timeline (报名进度): every stage from registration to filing, where this application stands in it, what
//! is asked of its owner now, and how it ended, also when that is a no.

use super::ApplicationState;
use crate::recruitment::{RecruitmentState, Schedule, Span};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod asked;
mod because;
mod course;
mod ending;
mod happened;

pub use asked::{Asked, AtChecks};
pub use because::{Because, Remedy};
pub use course::{Coming, Course};
pub use ending::{Ending, Fate};
pub use happened::{Happened, Happening};

/// A stage as the applicant meets it, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Milestone {
    /// Filling in and handing in (报名).
    Registration,
    /// The review of qualifications, with its appeal (资格审查).
    Review,
    /// Paying, and so confirming (缴费确认).
    Payment,
    /// Positions with too few paid applicants are cancelled, their applicants choose another (开考确认、改报).
    Opening,
    /// The written examination (笔试).
    Written,
    /// The scores of the papers (公布成绩).
    Scores,
    /// The second look at the papers that prove the qualification (资格复审), where the notice announces days for it.
    Qualification,
    /// The interview (面试).
    Interviews,
    /// Physical examination and inspection (体检、考察).
    Checks,
    /// The public notice of those proposed for hire (公示).
    Publicity,
    /// The filing of the result (备案).
    Filing,
}

impl Milestone {
    /// Every milestone, in order.
    pub const ALL: [Self; 11] = [
        Self::Registration,
        Self::Review,
        Self::Payment,
        Self::Opening,
        Self::Written,
        Self::Scores,
        Self::Qualification,
        Self::Interviews,
        Self::Checks,
        Self::Publicity,
        Self::Filing,
    ];

    /// Every milestone of a recruitment with these days, in order.
    pub fn of(schedule: &Schedule) -> impl Iterator<Item = Self> + use<> {
        let proves = schedule.qualification.is_some();
        Self::ALL.into_iter().filter(move |milestone| proves || *milestone != Self::Qualification)
    }

    /// When it is, as announced.
    pub const fn when(self, schedule: &Schedule) -> When {
        match self {
            Self::Registration => When::Days(schedule.registration),
            Self::Review => When::By(schedule.review_until),
            Self::Payment => When::Days(schedule.payment),
            Self::Opening => When::Days(schedule.reapply),
            Self::Written => When::On(schedule.written_on),
            Self::Scores => When::By(schedule.scores_by),
            Self::Qualification => match schedule.qualification {
                Some(days) => When::Days(days),
                None => When::By(schedule.interviews.first),
            },
            Self::Interviews => When::Days(schedule.interviews),
            Self::Checks | Self::Publicity => {
                When::Between { after: schedule.interviews.last, before: schedule.filing_by }
            }
            Self::Filing => When::By(schedule.filing_by),
        }
    }

    /// Whether its announced days can still come otherwise. The days until which applicants act only move later
    /// ([`Schedule::may_become`]); the papers are fixed with the seats, the interviews with the list of who comes.
    fn moves(self, recruitment: RecruitmentState, happened: &[Happened]) -> bool {
        match self {
            Self::Registration | Self::Payment | Self::Opening => false,
            Self::Written => recruitment < RecruitmentState::Allotted,
            Self::Qualification | Self::Interviews => !happened.iter().any(|it| it.what == Happening::Invited),
            Self::Review | Self::Scores | Self::Checks | Self::Publicity | Self::Filing => true,
        }
    }
}

/// The days of a milestone as far as they are announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// From a first to a last day.
    Days(Span),
    /// On one day.
    On(NaiveDate),
    /// On a day at the latest.
    By(NaiveDate),
    /// Somewhere between two days; the exact days are announced later.
    Between {
        /// The day before which it does not begin.
        after: NaiveDate,
        /// The day on which it is over.
        before: NaiveDate,
    },
}

impl When {
    /// The day on which it should be over.
    pub const fn last(self) -> NaiveDate {
        match self {
            Self::Days(days) => days.last,
            Self::On(day) | Self::By(day) => day,
            Self::Between { before, .. } => before,
        }
    }
}

/// How sure the days of a milestone are that is not behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outlook {
    /// As announced.
    Planned,
    /// As announced, and may still be changed by a notice (暂定).
    Provisional,
    /// The last announced day has passed, and it is not done (逾期未办).
    Overdue,
}

/// How a milestone is for this application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Behind.
    Done,
    /// Under way, or the next to come.
    Now,
    /// Ahead.
    Waiting,
    /// The application ended at it or before it. The first milestone marked so is where it ended.
    Ended,
}

/// A milestone with its days and its mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The milestone.
    pub milestone: Milestone,
    /// When it is to be, as announced; for the review and the payment, the days of this application's own.
    pub when: When,
    /// How it is.
    pub mark: Mark,
    /// What really happened at it, the earliest first.
    pub happened: Vec<Happened>,
    /// How sure its days are; none once it is behind, or the application has ended.
    pub outlook: Option<Outlook>,
}

/// Everything a timeline follows from.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Where the application stands.
    pub application: ApplicationState,
    /// Where its recruitment stands.
    pub recruitment: RecruitmentState,
    /// What became of the applicant after the examination.
    pub fate: Fate,
    /// Whether the candidate is called to the checks; read once totals are published.
    pub checks: AtChecks,
    /// The announced days.
    pub schedule: &'a Schedule,
    /// The last day of the appeal; none unless the application was refused.
    pub appeal_until: Option<NaiveDate>,
    /// The last day of paying where the application has one of its own ([`super::last_day_of_payment`]), because it was
    /// accepted late.
    pub pay_until: Option<NaiveDate>,
    /// What really happened to the application and to its recruitment, in any order.
    pub happened: &'a [Happened],
    /// The day in China.
    pub today: NaiveDate,
}

impl Situation<'_> {
    /// The last day of paying.
    fn last_payment(&self) -> NaiveDate {
        self.pay_until.unwrap_or(self.schedule.payment.last)
    }

    /// The days of the second look at the qualification, for whoever is called, until they are over or the list of who
    /// comes to the interview is out.
    fn proving(&self) -> Option<Span> {
        let invited = self.happened.iter().any(|it| it.what == Happening::Invited);
        self.schedule.qualification.filter(|days| !invited && self.today <= days.last)
    }

    /// The milestone at which something is shown: the shortlist says who proves the qualification, where somebody does.
    fn shown_at(&self, what: Happening) -> Milestone {
        match what {
            Happening::Shortlisted if self.schedule.qualification.is_some() => Milestone::Qualification,
            _ => what.milestone(),
        }
    }

    /// The days of a milestone, where this application has its own: the appeal against a refusal, and a late payment.
    fn when(&self, milestone: Milestone) -> When {
        match (milestone, self.application) {
            (Milestone::Review, ApplicationState::Refused) => {
                self.appeal_until.map_or(milestone.when(self.schedule), When::By)
            }
            (Milestone::Payment, ApplicationState::Accepted) => {
                let last = self.last_payment();
                When::Days(Span { first: self.schedule.payment.first.min(last), last })
            }
            _ => milestone.when(self.schedule),
        }
    }

    fn line(&self, milestone: Milestone, mark: Mark) -> Line {
        let when = self.when(milestone);
        let mut happened: Vec<Happened> =
            self.happened.iter().filter(|it| self.shown_at(it.what) == milestone).copied().collect();
        happened.sort_unstable();
        let outlook = match mark {
            Mark::Done | Mark::Ended => None,
            Mark::Now | Mark::Waiting if when.last() < self.today => Some(Outlook::Overdue),
            Mark::Now | Mark::Waiting if milestone.moves(self.recruitment, self.happened) => Some(Outlook::Provisional),
            Mark::Now | Mark::Waiting => Some(Outlook::Planned),
        };
        Line { milestone, when, mark, happened, outlook }
    }

    /// The first milestone that is not behind this application, as if it went on; none where all are.
    fn reached(&self) -> Option<Milestone> {
        use ApplicationState as Application;
        use RecruitmentState as State;
        Some(match (self.application, self.recruitment) {
            (Application::Draft | Application::Withdrawn, _) => Milestone::Registration,
            (
                Application::Submitted | Application::Refused | Application::Appealed | Application::RefusedFinally,
                _,
            ) => Milestone::Review,
            (Application::Accepted, _) => Milestone::Payment,
            (Application::PositionCancelled, State::Announced) if self.today <= self.schedule.registration.last => {
                Milestone::Registration
            }
            (Application::PositionCancelled, _) => Milestone::Opening,
            (Application::Paid, State::Filed) => return None,
            (Application::Paid, State::Publicised) => Milestone::Publicity,
            (Application::Paid, State::Ranked) => Milestone::Checks,
            (Application::Paid, State::Scored) if self.schedule.qualification.is_some() => Milestone::Qualification,
            (Application::Paid, State::Shortlisted) if self.proving().is_some() => Milestone::Qualification,
            (Application::Paid, State::Scored | State::Shortlisted) => Milestone::Interviews,
            (Application::Paid, State::Settled | State::Allotted) if self.today > self.schedule.written_on => {
                Milestone::Scores
            }
            (Application::Paid, State::Settled | State::Allotted) => Milestone::Written,
            (Application::Paid, _) => Milestone::Opening,
        })
    }
}

/// What the applicant reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// Every milestone, in order.
    pub lines: Vec<Line>,
    /// What is asked of the applicant now.
    pub asked: Asked,
    /// How it ended; none while it goes on.
    pub ending: Option<Ending>,
}

impl Timeline {
    /// The timeline of a situation.
    pub fn of(situation: &Situation) -> Self {
        let ending = Ending::of(situation);
        let reached = match ending {
            Some(ending) => ending.at(),
            None => situation.reached(),
        };
        let mark = |milestone| match (reached, ending) {
            (Some(reached), _) if milestone < reached => Mark::Done,
            (Some(_), Some(_)) => Mark::Ended,
            (Some(reached), None) if milestone == reached => Mark::Now,
            (Some(_), None) => Mark::Waiting,
            (None, _) => Mark::Done,
        };
        let line = |milestone: Milestone| situation.line(milestone, mark(milestone));
        let asked = if ending.is_some() { Asked::Nothing } else { Asked::of(situation) };
        Self { lines: Milestone::of(situation.schedule).map(line).collect(), asked, ending }
    }

    /// The milestone under way or the next to come; none once it ended or all are behind.
    pub fn current(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.mark == Mark::Now)
    }
}

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
