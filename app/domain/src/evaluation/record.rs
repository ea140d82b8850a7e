//! A low mark as those read it who answer and close it, and an evaluation as its applicant reads it.

use super::given::{Aspect, Mark};
use crate::ids::CaseId;
use crate::recruitment::scheme::Named;
use crate::regions::ExamRegion;
use crate::supervision::Said;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Something that was said, without who said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidThen {
    /// What.
    pub words: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl From<&Said> for SaidThen {
    fn from(said: &Said) -> Self {
        Self { words: said.words.clone(), at: said.at }
    }
}

/// An evaluation as its applicant reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The mark.
    pub mark: Mark,
    /// What it was given for.
    pub aspects: Vec<Aspect>,
    /// What was said; empty where nothing was.
    pub comment: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What the agency answered to a low mark.
    pub answer: Option<SaidThen>,
    /// What was found of the answer.
    pub closing: Option<SaidThen>,
}

/// Whether and how a case is evaluated by its applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evaluating {
    /// It runs, or its time is over.
    No,
    /// It can be evaluated until the day.
    Until(NaiveDate),
    /// It was.
    Given(Given),
}

/// A line of the list of low marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowLine {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// What the item is called.
    pub name: Named,
    /// Its region.
    pub region: ExamRegion,
    /// The evaluation with what was said of it.
    pub given: Given,
    /// The last day for the answer.
    pub answer_by: NaiveDate,
    /// Whether the answer is or came late.
    pub overdue: bool,
}

/// One low mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowRecord {
    /// The low mark.
    pub line: LowLine,
    /// Whether the reader may answer it.
    pub may_answer: bool,
    /// Whether the reader may close it.
    pub may_close: bool,
}

/// Low marks, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowPage {
    /// The lines.
    pub lines: Vec<LowLine>,
    /// What to go on from; none on the last page.
    pub next: Option<CaseId>,
}
