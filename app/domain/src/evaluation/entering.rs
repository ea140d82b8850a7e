//! The evaluation of one case: who gives it, when, and what is taken of it.

use super::given::{Aspect, Aspects, Comment, Mark};
use super::measures::Measures;
use super::refused::EvaluationRefused;
use crate::calendar::{Calendar, Due, day_in_shanghai};
use crate::ids::{AccountId, CaseId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Who evaluates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "as")]
pub enum Voice {
    /// Somebody who is signed in.
    Account {
        /// The account.
        account: AccountId,
    },
    /// Somebody who has shown the number and the code of the case's receipt, which only its applicant was given.
    Receipt,
}

/// A case as far as its evaluation is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// The case.
    pub case: CaseId,
    /// Its applicant's account; none where the window registered it for somebody without one.
    pub applicant: Option<AccountId>,
    /// When it ended ([`super::ended_at`]); none while it runs.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether it was evaluated.
    pub evaluated: bool,
}

/// The form as it was filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// The mark.
    pub mark: u8,
    /// What it was given for.
    #[serde(default)]
    pub aspects: Vec<Aspect>,
    /// The comment; empty where nothing is said.
    #[serde(default)]
    pub comment: String,
}

/// An evaluation (评价). What is public of it is its part in the figures.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evaluation {
    /// The case.
    pub case: CaseId,
    /// Who gave it.
    pub by: Voice,
    /// When.
    pub at: DateTime<Utc>,
    /// The mark.
    pub mark: Mark,
    /// What it was given for.
    pub aspects: Aspects,
    /// What the applicant says.
    pub comment: Option<Comment>,
}

impl Served {
    /// The last day on which it can be evaluated; none while it runs.
    pub fn evaluate_by(&self, measures: &Measures, calendar: &Calendar) -> Option<Due> {
        self.ended_at.map(|at| calendar.end_of(day_in_shanghai(at), measures.evaluate_within))
    }

    /// Whether it can be evaluated by somebody at a moment.
    ///
    /// # Errors
    /// Why not.
    pub fn open_to(
        &self,
        voice: Voice,
        now: DateTime<Utc>,
        measures: &Measures,
        calendar: &Calendar,
    ) -> Result<(), EvaluationRefused> {
        if !self.is_of(voice) {
            return Err(EvaluationRefused::NotTheApplicant);
        }
        let (Some(ended_at), Some(due)) = (self.ended_at, self.evaluate_by(measures, calendar)) else {
            return Err(EvaluationRefused::NotEnded);
        };
        if self.evaluated {
            return Err(EvaluationRefused::SecondTime);
        }
        if now < ended_at {
            return Err(EvaluationRefused::ClockSetBack);
        }
        if now >= due.ends_at() {
            return Err(EvaluationRefused::TooLate(due.date));
        }
        Ok(())
    }

    fn is_of(&self, voice: Voice) -> bool {
        match voice {
            Voice::Receipt => true,
            Voice::Account { account } => self.applicant == Some(account),
        }
    }
}

impl Sheet {
    /// The evaluation of a case by this sheet.
    ///
    /// # Errors
    /// Why it is refused: first whether the case can be evaluated, then what is on the sheet.
    pub fn enter(
        &self,
        served: &Served,
        voice: Voice,
        now: DateTime<Utc>,
        measures: &Measures,
        calendar: &Calendar,
    ) -> Result<Evaluation, EvaluationRefused> {
        served.open_to(voice, now, measures, calendar)?;
        Ok(Evaluation {
            case: served.case,
            by: voice,
            at: now,
            mark: Mark::new(self.mark)?,
            aspects: Aspects::new(self.aspects.iter().copied())?,
            comment: Comment::parse(&self.comment)?,
        })
    }
}
