//! Recruitments, positions and amendments as they are kept and shown.

use super::position::{Doubt, Imported, Position, Refused, TakenColumn};
use super::scheme::{Scheme, SchemeKind};
use super::{RecruitmentPlan, RecruitmentState, RecruitmentStep, Schedule, Stage, Wording};
use crate::ids::{AmendmentId, ListId, PassLinesId, RecruitmentId, ReschedulingId, RewordingId};
use crate::regions::ExamRegion;
use crate::selection::ListKind;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A recruitment in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecruitmentLine {
    /// The recruitment.
    pub id: RecruitmentId,
    /// What the public calls it.
    pub title: String,
    /// The exam region whose staff lead it.
    pub region: ExamRegion,
    /// What its scheme is for.
    pub kind: SchemeKind,
    /// Where it stands.
    pub state: RecruitmentState,
    /// What goes on today.
    pub stage: Stage,
    /// The day of the notice; none before it.
    pub announced_on: Option<NaiveDate>,
}

/// How many positions a recruitment has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// Positions that are to be filled.
    pub positions: u64,
    /// Their places.
    pub places: u64,
    /// Positions that were cancelled.
    pub cancelled: u64,
}

/// Everything that a recruitment's page shows to whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecruitmentRecord {
    /// The head of it.
    pub line: RecruitmentLine,
    /// The plan.
    pub plan: RecruitmentPlan,
    /// The scheme that rules it: the frozen one from the approval on.
    pub scheme: Scheme,
    /// Its positions in numbers.
    pub numbers: Numbers,
    /// The steps that the asker may take now.
    pub steps: Vec<RecruitmentStep>,
    /// Whether the asker leads it and so sees drafts of it.
    pub leads: bool,
    /// Why its plan was given back last; only for those who lead it.
    pub returned_because: Option<String>,
    /// Counts changes; a form sends it back, so that two people cannot overwrite each other.
    pub version: i64,
}

/// Whether a position is still to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PositionState {
    /// It is.
    Open,
    /// Too few paid candidates, or a published amendment: it is not filled (取消).
    Cancelled,
}

impl PositionState {
    /// Every state.
    pub const ALL: [Self; 2] = [Self::Open, Self::Cancelled];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A position in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionLine {
    /// The code; digits are text.
    pub code: String,
    /// The agency.
    pub agency: String,
    /// The unit.
    pub unit: String,
    /// The title.
    pub title: String,
    /// Where one works.
    pub place: String,
    /// How many are hired.
    pub places: u16,
    /// Whether it is still to be filled.
    pub state: PositionState,
}

/// A position with its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionRecord {
    /// The position as it stands.
    pub position: Position,
    /// Whether it is still to be filled.
    pub state: PositionState,
    /// The number of the quota notice behind it; none before the hand-in.
    pub quota: Option<String>,
    /// Its amendments that the asker may see, the latest first.
    pub amendments: Vec<Amendment>,
}

impl PositionRecord {
    /// Why a published amendment cancelled it; none where none did.
    pub fn cancelled_because(&self) -> Option<&str> {
        let cancels = |it: &&Amendment| it.state == AmendmentState::Published && it.after.is_none();
        self.amendments.iter().find(cancels).map(|it| it.reason.as_str())
    }
}

/// Where an amendment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AmendmentState {
    /// Waits for a second person.
    Proposed,
    /// Approved and, with that, published.
    Published,
    /// Not agreed to.
    Declined,
}

impl AmendmentState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Proposed, Self::Published, Self::Declined];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Published => "published",
            Self::Declined => "declined",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A change of an announced position (职位变更): the old text stays readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// The amendment.
    pub id: AmendmentId,
    /// The position as it was.
    pub before: Position,
    /// The position as it is to be; none where it is cancelled.
    pub after: Option<Position>,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: AmendmentState,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// When it was published or declined.
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether the asker may decide it.
    pub decides: bool,
}

/// A change of an announced recruitment's days (日程变更).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rescheduling {
    /// The change.
    pub id: ReschedulingId,
    /// The days as they were.
    pub before: Schedule,
    /// The days as they are to be.
    pub after: Schedule,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: AmendmentState,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// When it was published or declined.
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether the asker may decide it.
    pub decides: bool,
}

/// A change of an announced notice's own words (公告更正).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewording {
    /// The change.
    pub id: RewordingId,
    /// The words as they were.
    pub before: Wording,
    /// The words as they are to be.
    pub after: Wording,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: AmendmentState,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
    /// When it was published or declined.
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether the asker may decide it.
    pub decides: bool,
}

/// What was doubtful in the import of a position table, for those who lead the recruitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubts {
    /// The first doubts, in the order of the rows.
    pub doubts: Vec<Doubt>,
    /// The first rows that were not taken.
    pub refused: Vec<Refused>,
    /// How many doubts there are in all.
    pub all_doubts: usize,
    /// How many rows were not taken in all.
    pub all_refused: usize,
    /// Which column was taken for what; none for what was imported before this was kept.
    #[serde(default)]
    pub columns: Vec<TakenColumn>,
}

impl Doubts {
    /// Doubts and refused rows that are kept, of each.
    pub const KEPT: usize = 200;

    /// What is kept of an import.
    pub fn of(imported: &Imported) -> Self {
        Self {
            doubts: imported.doubts.iter().take(Self::KEPT).cloned().collect(),
            refused: imported.refused.iter().take(Self::KEPT).cloned().collect(),
            all_doubts: imported.doubts.len(),
            all_refused: imported.refused.len(),
            columns: imported.columns.iter().take(Self::KEPT).cloned().collect(),
        }
    }
}

/// Something about recruitments that the public may want to hear of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// What the public calls it.
    pub title: String,
    /// When it became public; a notice counts from the beginning of its day in China.
    pub at: DateTime<Utc>,
    /// What it is.
    pub what: NewsKind,
}

/// What there is to hear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NewsKind {
    /// A notice was published (招录公告).
    Notice,
    /// A position was amended (职位变更).
    Amendment {
        /// The amendment.
        id: AmendmentId,
        /// The position's code.
        code: String,
        /// Why, as published.
        reason: String,
    },
    /// A position was cancelled by an amendment (取消职位).
    Cancellation {
        /// The amendment.
        id: AmendmentId,
        /// The position's code.
        code: String,
        /// Why, as published.
        reason: String,
    },
    /// The notice's own words were changed (公告更正).
    Words {
        /// The change.
        id: RewordingId,
        /// Why, as published.
        reason: String,
    },
    /// The days were changed (日程变更).
    Days {
        /// The change.
        id: ReschedulingId,
        /// Why, as published.
        reason: String,
    },
    /// Minimum pass lines were set (合格分数线).
    Lines {
        /// The lines.
        id: PassLinesId,
        /// Why, as published.
        reason: String,
    },
    /// A list was published (名单).
    List {
        /// The list.
        id: ListId,
        /// Which it is.
        list: ListKind,
    },
}
