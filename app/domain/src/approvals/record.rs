//! A case as people read it: the line of a work list, the page of staff, of its applicant, and of whoever has the receipt.

use super::case::{ActKind, By, Called, Case, Correction, Decision, Event, Fiction, Hearing, Licence, State, What};
use super::clock::{Certificate, ClockFault};
use super::flow::{Outcome, Risk, StepId, StepKind};
use super::item::{Item, ItemCode, Typed};
use super::post::PostCode;
use crate::calendar::{Calendar, Exception};
use crate::identity::IdNumber;
use crate::ids::CaseId;
use crate::recruitment::scheme::Named;
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Who applies; never public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The name of a person or an organisation.
    pub name: String,
    /// The number of the identity card or the credit code (身份证号、统一社会信用代码).
    pub number: String,
    /// Where the applicant is reached.
    pub contact: String,
}

impl Details {
    /// Characters of each at most.
    pub const MOST: usize = 100;

    /// The same as posts read it: a number that is a person's identity number is masked.
    #[must_use]
    pub fn masked(self) -> Self {
        let number = IdNumber::parse(&self.number).map(|number| number.masked());
        Self { number: number.unwrap_or(self.number), ..self }
    }

    /// The same without spaces around it.
    ///
    /// # Errors
    /// `missing`, `out-of-range` (facts: least, most) in the fields `applicant_name`, `applicant_number` and
    /// `applicant_contact`, which no item's form has.
    pub fn checked(self) -> Result<Self, Refusal> {
        let one = |field: &str, text: String| {
            let text = text.trim().to_owned();
            match text.chars().count() {
                0 => Err(Refusal::of(Code::Missing, field)),
                count if count > Self::MOST => Err(Refusal::of(Code::OutOfRange, field).with(1).with(Self::MOST)),
                _ => Ok(text),
            }
        };
        Ok(Self {
            name: one("applicant_name", self.name)?,
            number: one("applicant_number", self.number)?,
            contact: one("applicant_contact", self.contact)?,
        })
    }
}

/// The stamped slip that every application gets (受理回执).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// With the number, it opens the case to whoever has the slip.
    pub code: String,
}

/// A receipt as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseSlip {
    /// Number and code.
    pub receipt: Receipt,
    /// What the item is called.
    pub name: Named,
    /// The agency.
    pub agency: Named,
    /// When it came in.
    pub filed_at: DateTime<Utc>,
    /// The next deadline.
    pub due: Option<NaiveDate>,
}

/// What waits for a post.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Part {
    /// To tell what is missing, or accept.
    Acceptance,
    /// To hand over the decision.
    Delivery,
    /// A task of the flow.
    Step(StepId),
}

impl Part {
    /// The stable text form: a step is its own name, the others begin with `@`, as no step does.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Acceptance => "@acceptance",
            Self::Delivery => "@delivery",
            Self::Step(step) => step.as_str(),
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "@acceptance" => Some(Self::Acceptance),
            "@delivery" => Some(Self::Delivery),
            step => StepId::parse(step).map(Self::Step),
        }
    }
}

impl From<Part> for String {
    fn from(part: Part) -> Self {
        part.as_str().to_owned()
    }
}

impl TryFrom<String> for Part {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("no part of a case: {text}"))
    }
}

/// A line of a work list or of an applicant's own cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLine {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// The item's code.
    pub item: ItemCode,
    /// What the item is called.
    pub name: Named,
    /// Whose agency decides.
    pub region: ExamRegion,
    /// Where it stands.
    pub state: State,
    /// What waits for the post; none in an applicant's own list.
    pub part: Option<Part>,
    /// What that part is called, where the flow names it.
    pub part_name: Option<Named>,
    /// The last day for it; of the whole in an applicant's own list.
    pub due: Option<NaiveDate>,
    /// Whether a day counted lies in a year whose calendar is not known.
    pub provisional: bool,
    /// When it came in.
    pub filed_at: DateTime<Utc>,
    /// How many events it has.
    pub version: u64,
    /// The absent post in whose place it waits for one's own.
    pub covers: Option<PostCode>,
}

/// A page of a work list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkPage {
    /// The lines, by the day on which they are due.
    pub lines: Vec<CaseLine>,
    /// What to go on from; none on the last page.
    pub next: Option<String>,
    /// How many wait at the posts of whoever asks, by part; at most [`Self::COUNTED`] are counted.
    pub posts: Vec<PostPile>,
}

impl WorkPage {
    /// How far is counted.
    pub const COUNTED: u64 = 1_000;
}

/// What waits at a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostPile {
    /// The post.
    pub post: PostCode,
    /// How many cases wait.
    pub waiting: u64,
    /// Of these, over their day.
    pub over: u64,
}

/// Who did something, as the public reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "who", content = "post")]
pub enum Who {
    /// The applicant.
    Applicant,
    /// A post.
    Post(PostCode),
    /// A post in the place of an absent one (代岗).
    Cover {
        /// The post that acted.
        by: PostCode,
        /// The absent post.
        of: PostCode,
    },
    /// Nobody: time passed.
    Law,
}

impl From<&By> for Who {
    fn from(by: &By) -> Self {
        match by {
            By::Applicant => Self::Applicant,
            By::Post { post, cover_for: Some(of), .. } => Self::Cover { by: post.clone(), of: of.clone() },
            By::Post { post, .. } => Self::Post(post.clone()),
            By::Law => Self::Law,
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    #[serde(flatten)]
    pub by: Who,
    /// What.
    #[serde(flatten)]
    pub what: What,
}

/// For whom a case is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Its applicant, or whoever has the receipt: what the agency says, not what its posts say to each other.
    Outside,
    /// The posts that handle it, and supervisors.
    Inside,
}

impl Told {
    /// An event as it is told; none where it is no reader's business.
    pub fn of(event: &Event, reader: Reader) -> Option<Self> {
        let what = match (&event.what, reader) {
            (What::StepDrafted { .. } | What::Proposed { .. } | What::ProposalReturned { .. }, Reader::Outside) => {
                return None;
            }
            (What::StepHandled { step, .. }, Reader::Outside) => {
                What::StepHandled { step: step.clone(), outcome: Outcome(String::new()), opinion: String::new() }
            }
            (what, _) => what.clone(),
        };
        Some(Self { at: event.at, by: Who::from(&event.by), what })
    }
}

/// The clocks of a case, each where it runs or ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clocks {
    /// Until when the agency tells what is missing, or accepts.
    pub acceptance: Option<Certificate>,
    /// The promise.
    pub promised: Option<Certificate>,
    /// The law's time to decide.
    pub statutory: Option<Certificate>,
    /// The delivery.
    pub delivery: Option<Certificate>,
    /// In which a hearing may be asked for.
    pub ask_hearing: Option<Certificate>,
    /// In which one that was asked for is held.
    pub hold_hearing: Option<Certificate>,
}

impl Clocks {
    /// Those of a case.
    ///
    /// # Errors
    /// Why no deadline follows; none of what the rules have let happen.
    pub fn of(case: &Case, calendar: &Calendar) -> Result<Self, ClockFault> {
        Ok(Self {
            acceptance: case.acceptance_clock(calendar)?,
            promised: case.promised_clock(calendar)?,
            statutory: case.statutory_clock(calendar)?,
            delivery: case.delivery_clock(calendar)?,
            ask_hearing: case.hearing().asking_clock(calendar)?,
            hold_hearing: case.hearing().holding_clock(calendar)?,
        })
    }

    /// The clock that matters to an applicant now.
    pub fn present(&self, state: State) -> Option<&Certificate> {
        match state {
            State::Submitted | State::Supplied => self.acceptance.as_ref(),
            State::Review | State::Suspended => self.promised.as_ref().or(self.statutory.as_ref()),
            State::Granted | State::Denied => self.delivery.as_ref(),
            _ => None,
        }
    }
}

/// A task as the case met it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepShown {
    /// The step.
    pub step: StepId,
    /// What it is called.
    pub name: Named,
    /// The post.
    pub post: Option<PostCode>,
    /// Its risk.
    pub risk: Risk,
    /// The day on which the case came to it.
    pub began_on: NaiveDate,
    /// When it was handled; none while it waits.
    pub done_at: Option<DateTime<Utc>>,
    /// Its last day.
    pub due: Option<NaiveDate>,
    /// Whether the first of two people has decided.
    pub drafted: bool,
}

impl StepShown {
    /// Those of a case, in the order in which it met them.
    ///
    /// # Errors
    /// As [`Clocks::of`].
    pub fn of(case: &Case, calendar: &Calendar) -> Result<Vec<Self>, ClockFault> {
        let flow = case.filing().terms.flow.as_ref();
        let mut shown = Vec::new();
        for run in case.steps() {
            let Some(step) = flow.and_then(|flow| flow.step(&run.step)) else { continue };
            let StepKind::Task(task) = &step.kind else { continue };
            shown.push(Self {
                step: run.step.clone(),
                name: step.name.clone(),
                post: task.post.clone(),
                risk: task.risk,
                began_on: run.began_on,
                done_at: run.done_at,
                due: case.step_clock(run, calendar)?.map(|clock| clock.due),
                drafted: run.drafted.is_some(),
            });
        }
        Ok(shown)
    }
}

/// How far a hearing has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingShown {
    /// The day on which the right to it was told.
    pub offered_on: Option<NaiveDate>,
    /// The day on which it was asked for.
    pub asked_on: Option<NaiveDate>,
    /// The last call.
    pub called: Option<Called>,
    /// The number of its record.
    pub record: Option<String>,
}

impl HearingShown {
    /// That of a case, without who chaired it.
    pub fn of(hearing: &Hearing) -> Self {
        Self {
            offered_on: hearing.offered_on,
            asked_on: hearing.asked_on,
            called: hearing.called.clone(),
            record: hearing.held.as_ref().map(|held| held.record.clone()),
        }
    }
}

/// A decision as it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// When it was made, or took effect.
    pub at: DateTime<Utc>,
    /// The rule that made it where the agency stayed silent.
    pub fiction: Option<Fiction>,
}

/// What only those see who handle or supervise the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inside {
    /// Who applies.
    pub applicant: Details,
    /// The draft that waits.
    pub proposal: Option<Decision>,
    /// The tasks that whoever asks may handle.
    pub handles: Vec<StepId>,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// The code of the receipt, for its applicant.
    pub code: Option<String>,
    /// The item in the version that it keeps.
    pub item: Item,
    /// Whose agency decides.
    pub region: ExamRegion,
    /// When it came in.
    pub filed_at: DateTime<Utc>,
    /// Where it stands.
    pub state: State,
    /// The clocks.
    pub clocks: Clocks,
    /// The calendar's notices that were imported, by which the clocks are counted again elsewhere.
    pub notices: Vec<(i32, Vec<(NaiveDate, Exception)>)>,
    /// The tasks of the flow that it has met.
    pub steps: Vec<StepShown>,
    /// What happened, in order.
    pub story: Vec<Told>,
    /// What was missing.
    pub correction: Option<Correction>,
    /// How far the hearing has come.
    pub hearing: HearingShown,
    /// The decision.
    pub decided: Option<Decided>,
    /// The licence.
    pub licence: Option<Licence>,
    /// The form; empty for whoever only has the receipt.
    pub form: Typed,
    /// What only the posts see.
    pub inside: Option<Inside>,
    /// What whoever asks may do.
    pub can: Vec<ActKind>,
    /// How many events it has: what a form sends back, so that nobody decides on what they have not seen.
    pub version: u64,
}

/// A decision as everybody reads it: when, and how it ended (行政许可法 art 40).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastDecision {
    /// The case, as the ledger names it.
    pub case: CaseId,
    /// When it was decided.
    pub at: DateTime<Utc>,
    /// How.
    pub outcome: State,
}

/// The cases of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFigures {
    /// Under way.
    pub open: u64,
    /// Granted.
    pub granted: u64,
    /// Denied.
    pub denied: u64,
    /// Ended without a decision.
    pub ended: u64,
    /// The last decisions, the latest first.
    pub last: Vec<LastDecision>,
}
