//! The lines of a work list or of an applicant's own cases, and what waits at a post.

use crate::approvals::case::State;
use crate::approvals::flow::StepId;
use crate::approvals::item::ItemCode;
use crate::approvals::post::PostCode;
use crate::ids::CaseId;
use crate::recruitment::scheme::Named;
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What waits for a post.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Part {
    /// To tell what is missing, or accept.
    Acceptance,
    /// To end the case, for what was missing never came (逾期未补正); it waits once the time to supply it is over.
    Correction,
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
            Self::Correction => "@correction",
            Self::Delivery => "@delivery",
            Self::Step(step) => step.as_str(),
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "@acceptance" => Some(Self::Acceptance),
            "@correction" => Some(Self::Correction),
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
    /// Whether few working days are left of the part that waits (临期).
    pub near: bool,
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
    /// How many cards against these posts are open.
    pub cards: u64,
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
