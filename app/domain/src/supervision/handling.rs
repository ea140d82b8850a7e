//! What is done about a card, by whom: the post explains, the supervisor demands, finds and concludes.

use super::card::{Card, Colour, Progress, Said, Verdict};
use super::measures::Measures;
use super::refused::CardRefused;
use crate::approvals::clock::limits::explanation;
use crate::approvals::clock::{Certificate, ClockFault, Input, compute};
use crate::approvals::post::PostCode;
use crate::calendar::{Calendar, day_in_shanghai};
use crate::ids::AccountId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Whoever acts on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "as")]
pub enum Doer {
    /// The holder of a post.
    Post {
        /// The post.
        post: PostCode,
        /// The account.
        account: AccountId,
    },
    /// A supervisor.
    Supervisor {
        /// The account.
        account: AccountId,
    },
}

/// An act on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "act")]
pub enum CardAct {
    /// Set the last day to cure the matter, once (督办).
    Demand {
        /// The day.
        cure_by: NaiveDate,
    },
    /// Explain, by the post (说明).
    Explain {
        /// In words.
        words: String,
    },
    /// Find, by the supervisor (认定).
    Find {
        /// What.
        verdict: Verdict,
        /// Why.
        words: String,
    },
    /// Say what follows, by the supervisor (处理).
    Conclude {
        /// In words.
        words: String,
    },
}

impl Card {
    /// The last day on which the post's explanation is waited for.
    pub fn explain_by(&self, measures: &Measures, calendar: &Calendar) -> NaiveDate {
        calendar.end_of(day_in_shanghai(self.told_at()), measures.explain_within).date
    }

    /// The same time with how it was counted.
    ///
    /// # Errors
    /// Why no deadline follows; none of a length that parameters can have.
    pub fn explain_clock(&self, measures: &Measures, calendar: &Calendar) -> Result<Certificate, ClockFault> {
        let input = Input::plain(explanation(measures.explain_within), day_in_shanghai(self.told_at()));
        compute(input, calendar)
    }

    /// Whether somebody may find on it: what a supervisor has established, another one judges.
    pub fn may_find(&self, account: AccountId) -> bool {
        self.established.as_ref().is_none_or(|said| said.by != account)
    }

    /// The card after an act.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn after(
        &self,
        act: CardAct,
        doer: &Doer,
        now: DateTime<Utc>,
        measures: &Measures,
        calendar: &Calendar,
    ) -> Result<Self, CardRefused> {
        if self.colour() == Colour::Warning {
            return Err(CardRefused::OnlyAWarning);
        }
        if now < self.last_at() {
            return Err(CardRefused::ClockSetBack);
        }
        let by = self.entitled(&act, doer)?;
        let today = day_in_shanghai(now);
        if let CardAct::Demand { cure_by } = act {
            return self.demanded(cure_by, today);
        }
        if matches!(act, CardAct::Find { .. }) && !self.may_find(by) {
            return Err(CardRefused::OwnEstablished);
        }
        let explain_by = self.explain_by(measures, calendar);
        let progress = match (&self.progress, act) {
            (Progress::Issued, CardAct::Explain { words }) => {
                Progress::Explained { explanation: said(words, by, now)? }
            }
            (Progress::Issued, CardAct::Find { .. }) if today <= explain_by => {
                return Err(CardRefused::ExplanationRuns(explain_by));
            }
            (Progress::Issued, CardAct::Find { verdict, words }) => {
                Progress::Found { explanation: None, verdict, finding: said(words, by, now)? }
            }
            (Progress::Explained { explanation }, CardAct::Find { verdict, words }) => {
                if explanation.by == by {
                    return Err(CardRefused::OwnExplanation);
                }
                Progress::Found { explanation: Some(explanation.clone()), verdict, finding: said(words, by, now)? }
            }
            (Progress::Found { explanation, verdict: Verdict::Upheld, finding }, CardAct::Conclude { words }) => {
                Progress::Closed {
                    explanation: explanation.clone(),
                    finding: finding.clone(),
                    consequence: said(words, by, now)?,
                }
            }
            _ => return Err(CardRefused::WrongState),
        };
        Ok(Self { progress, ..self.clone() })
    }

    fn demanded(&self, cure_by: NaiveDate, today: NaiveDate) -> Result<Self, CardRefused> {
        if !self.is_open() {
            return Err(CardRefused::WrongState);
        }
        if self.cure_by.is_some() || cure_by < today {
            return Err(CardRefused::CureDay);
        }
        Ok(Self { cure_by: Some(cure_by), ..self.clone() })
    }

    /// The account, if the act is the doer's: the post explains, the supervisor does everything else.
    fn entitled(&self, act: &CardAct, doer: &Doer) -> Result<AccountId, CardRefused> {
        match (act, doer) {
            (CardAct::Explain { .. }, Doer::Post { post, account }) if *post == self.against => Ok(*account),
            (CardAct::Explain { .. }, _) | (_, Doer::Post { .. }) => Err(CardRefused::NotYours),
            (_, Doer::Supervisor { account }) => Ok(*account),
        }
    }

    fn last_at(&self) -> DateTime<Utc> {
        match &self.progress {
            Progress::Issued => self.told_at(),
            Progress::Explained { explanation } => explanation.at,
            Progress::Found { finding, .. } => finding.at,
            Progress::Closed { consequence, .. } => consequence.at,
        }
    }
}

fn said(words: String, by: AccountId, at: DateTime<Utc>) -> Result<Said, CardRefused> {
    Said::new(&words, by, at).ok_or(CardRefused::NoWords)
}
