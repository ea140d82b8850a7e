//! Applications as their owners read them.

use super::{
    ApplicationState, ApplicationStep, Attachment, BonusClaim, Order, Outcome, OwnRefund, Reason, Timeline, Typed,
};
use crate::ids::{ApplicationId, RecruitmentId};
use crate::recruitment::position::Check;
use crate::recruitment::scheme::Bonus;
use crate::recruitment::{PositionLine, RecruitmentLine};
use crate::refusal::Refusal;
use crate::seasons::InterviewDay;
use crate::selection::Standing;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// An application in its owner's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLine {
    /// The application.
    pub id: ApplicationId,
    /// The recruitment.
    pub recruitment: RecruitmentLine,
    /// The position.
    pub position: PositionLine,
    /// Where it stands.
    pub state: ApplicationState,
    /// Its stages, what is asked now, and how it ended.
    pub timeline: Timeline,
}

/// A payment that was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paid {
    /// The provider's number of the payment.
    pub reference: String,
    /// Cents of a yuan.
    pub cents: u32,
    /// When it was paid, as the provider says.
    pub at: DateTime<Utc>,
    /// What it came to.
    pub outcome: Outcome,
}

/// Everything that the owner's page of one application shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnApplication {
    /// The head of it.
    pub line: OwnLine,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// When it was handed in last; none before.
    pub submitted_at: Option<DateTime<Utc>>,
    /// The form as handed in last; none before.
    pub form: Option<Typed>,
    /// When the qualification was decided last.
    pub reviewed_at: Option<DateTime<Utc>>,
    /// Why it was refused; empty where it was not.
    pub reasons: Vec<Reason>,
    /// The last day of the appeal; none unless it was refused.
    pub appeal_until: Option<NaiveDate>,
    /// The appeal as made; none where there was none.
    pub grounds: Option<String>,
    /// What is due or was paid; none before the acceptance.
    pub order: Option<Order>,
    /// Every payment that was recorded, the earliest first.
    pub payments: Vec<Paid>,
    /// What goes back of what was paid, or is due back.
    pub refunds: Vec<OwnRefund>,
    /// Where the candidate stands after the papers; none before the shortlist.
    pub standing: Option<Standing>,
    /// Why staff decided against the candidate after the papers, in words: for the candidate alone; none where nothing of
    /// that kind was decided ([`super::Because::has_words`]).
    pub decided_because: Option<String>,
    /// Where and when the candidate's own interview is; none before that is published, and for whoever does not come.
    pub interview: Option<InterviewDay>,
    /// Whether the call to the interview can be given up now, so that the next in rank comes (放弃面试资格).
    pub gives_up: bool,
    /// Whether the place for which its owner is proposed can be given up now.
    pub declines: bool,
    /// The claim of points that the law adds; none where there is none.
    pub bonus: Option<BonusClaim>,
    /// What is attached, the earliest first.
    pub attachments: Vec<Attachment>,
    /// The steps that its owner may take now.
    pub steps: Vec<ApplicationStep>,
}

/// A form that is being filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filling {
    /// The head of the application.
    pub line: OwnLine,
    /// The form as typed so far.
    pub typed: Typed,
    /// What is attached, the earliest first.
    pub attachments: Vec<Attachment>,
    /// When it was saved last; none where nothing was saved yet.
    pub saved_at: Option<DateTime<Utc>>,
    /// What the scheme adds to the written total of whom; empty where nothing is added.
    pub bonuses: Vec<Bonus>,
    /// What keeps it from being handed in, in the order of the form.
    pub problems: Vec<Refusal>,
    /// Each condition of the position beside what the form says; empty while the form cannot be read.
    pub checks: Vec<Check>,
}

/// What a position's page offers to whoever wants to apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Door {
    /// Sign in or make an account first.
    SignIn,
    /// Begin an application.
    Begin(RecruitmentId),
    /// Turn one's draft to this position.
    Turn(ApplicationId),
    /// Choose this position in place of the cancelled one (改报).
    Reapply(ApplicationId),
    /// One's own application is for this position.
    Own(ApplicationId),
    /// Nothing: why, and the application that stands in the way, if one does.
    Closed {
        /// Why.
        why: Refusal,
        /// The application that holds one's place.
        held: Option<ApplicationId>,
    },
    /// Nothing: whoever asks is no applicant.
    NotForYou,
}
