//! What becomes of a low mark (差评核实整改): the agency answers it in its time, and somebody else closes it.

use super::entering::{Evaluation, Voice};
use super::measures::Measures;
use super::refused::EvaluationRefused;
use crate::calendar::{Calendar, Due, day_in_shanghai};
use crate::ids::{AccountId, CaseId};
use crate::supervision::{Doer, Said};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "progress", deny_unknown_fields)]
pub enum Progress {
    /// Waits for the agency's answer (待答复).
    Asked,
    /// Answered; waits for somebody else to close it (待办结).
    Answered {
        /// The answer.
        answer: Said,
    },
    /// Closed (已办结).
    Closed {
        /// The answer.
        answer: Said,
        /// What was found of it.
        closing: Said,
    },
}

/// An act on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "act")]
pub enum FollowUpAct {
    /// Say what was found and what was done about it, by a post of the agency (答复).
    Answer {
        /// In words.
        words: String,
    },
    /// Close it, by a post or a supervisor who did not answer it (办结).
    Close {
        /// What was found of the answer, in words.
        words: String,
    },
}

/// A low mark as a case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// The case that was evaluated; it has one evaluation and so one of these at most.
    pub case: CaseId,
    /// Who gave the mark.
    pub given_by: Voice,
    /// When.
    pub at: DateTime<Utc>,
    /// How far it has come.
    pub progress: Progress,
}

impl Evaluation {
    /// The case that the mark becomes; none where it is not low.
    pub fn follow_up(&self) -> Option<FollowUp> {
        let of = || FollowUp { case: self.case, given_by: self.by, at: self.at, progress: Progress::Asked };
        self.mark.is_low().then(of)
    }
}

impl FollowUp {
    /// The last day for the agency's answer.
    pub fn answer_by(&self, measures: &Measures, calendar: &Calendar) -> Due {
        calendar.end_of(day_in_shanghai(self.at), measures.answer_within)
    }

    /// Whether the answer came late, or has not come though its time is over. A late answer is taken all the same.
    pub fn is_overdue(&self, now: DateTime<Utc>, measures: &Measures, calendar: &Calendar) -> bool {
        let answered = self.answer().map_or(now, |answer| answer.at);
        answered >= self.answer_by(measures, calendar).ends_at()
    }

    /// The answer; none so far.
    pub const fn answer(&self) -> Option<&Said> {
        match &self.progress {
            Progress::Asked => None,
            Progress::Answered { answer } | Progress::Closed { answer, .. } => Some(answer),
        }
    }

    /// What was found of the answer; none so far.
    pub const fn closing(&self) -> Option<&Said> {
        match &self.progress {
            Progress::Asked | Progress::Answered { .. } => None,
            Progress::Closed { closing, .. } => Some(closing),
        }
    }

    /// Whether something has still to be done about it.
    pub const fn is_open(&self) -> bool {
        !matches!(self.progress, Progress::Closed { .. })
    }

    /// The case after an act. Whether the doer's post is one of the agency is the asker's to know.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn after(&self, act: &FollowUpAct, doer: &Doer, now: DateTime<Utc>) -> Result<Self, EvaluationRefused> {
        let by = self.entitled(act, doer)?;
        let said = |words: &str| Said::new(words, by, now).ok_or(EvaluationRefused::NoWords);
        let progress = match (&self.progress, act) {
            (Progress::Asked, FollowUpAct::Answer { words }) => Progress::Answered { answer: said(words)? },
            (Progress::Answered { answer }, FollowUpAct::Close { .. }) if answer.by == by => {
                return Err(EvaluationRefused::OwnAnswer);
            }
            (Progress::Answered { answer }, FollowUpAct::Close { words }) => {
                Progress::Closed { answer: answer.clone(), closing: said(words)? }
            }
            _ => return Err(EvaluationRefused::WrongState),
        };
        if now < self.answer().map_or(self.at, |answer| answer.at) {
            return Err(EvaluationRefused::ClockSetBack);
        }
        Ok(Self { progress, ..self.clone() })
    }

    /// The account, if the act can be the doer's.
    fn entitled(&self, act: &FollowUpAct, doer: &Doer) -> Result<AccountId, EvaluationRefused> {
        let account = match (act, doer) {
            (FollowUpAct::Answer { .. }, Doer::Supervisor { .. }) => return Err(EvaluationRefused::NotTheAgency),
            (_, Doer::Post { account, .. } | Doer::Supervisor { account }) => *account,
        };
        if self.given_by == (Voice::Account { account }) {
            return Err(EvaluationRefused::OwnEvaluation);
        }
        Ok(account)
    }
}
