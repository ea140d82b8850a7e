//! The evaluations of a power as people read them: what is due since when, what was found when. Who asked, proposed and
//! confirmed is not told.

use super::assessing::Outcome;
use super::code::PowerCode;
use super::described::RiskPoint;
use super::evaluating::TypedPoint;
use super::reevaluation::Reevaluation;
use crate::ids::PowerEvaluationId;
use crate::recruitment::scheme::Named;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// An evaluation that is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuePoints {
    /// Of what, and why.
    pub of: Reevaluation,
    /// When something changed.
    pub since: DateTime<Utc>,
    /// The last day to evaluate it.
    pub by: NaiveDate,
    /// Whether that day is over.
    pub overdue: bool,
}

/// An evaluation that was confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluated {
    /// When it was confirmed.
    pub at: DateTime<Utc>,
    /// What it found.
    pub outcome: Outcome,
    /// Why, in words.
    pub reason: String,
    /// What had asked for it.
    pub of: Vec<Reevaluation>,
}

/// An evaluation that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsProposal {
    /// Its key.
    pub id: PowerEvaluationId,
    /// When it was proposed.
    pub at: DateTime<Utc>,
    /// Why, in words.
    pub reason: String,
    /// The points as they would be.
    pub points: Vec<RiskPoint>,
    /// Whether the reader may confirm or decline it.
    pub decides: bool,
}

/// What became of a power's points so far, and what the reader may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PowerLife {
    /// What is due, the oldest first.
    pub due: Vec<DuePoints>,
    /// What was found, the last first.
    pub history: Vec<Evaluated>,
    /// For those who evaluate: what waits.
    pub proposal: Option<PointsProposal>,
    /// What the form of an evaluation begins with; none for whoever does not evaluate, or while a proposal waits.
    pub form: Option<Vec<TypedPoint>>,
}

/// The evaluations of a power that are open, for supervisors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenEvaluations {
    /// The power.
    pub code: PowerCode,
    /// What it is called.
    pub name: Named,
    /// How many.
    pub open: u64,
    /// Since when the oldest of them is.
    pub since: DateTime<Utc>,
    /// Whole days since then, in China.
    pub days: u32,
    /// How many of them are late.
    pub overdue: u64,
}
