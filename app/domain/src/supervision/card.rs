//! A card: what for, against which post, and what becomes of it: issued, explained, found, with its consequence.

use super::measures::Measures;
use super::refused::CardRefused;
use crate::approvals::post::PostCode;
use crate::calendar::{Calendar, day_in_shanghai};
use crate::ids::{AccountId, CaseId};
use crate::words::words;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// The colour of a card, mildest first.
    Colour {
        /// Early warning (预警).
        Warning => "warning",
        /// Yellow card (黄牌).
        Yellow => "yellow",
        /// Red card (红牌).
        Red => "red",
    }
}

words! {
    /// What a card is for.
    Trigger {
        /// Few working days are left (临期).
        NearlyDue => "nearly-due",
        /// The promise is over (超承诺时限).
        PromiseOver => "promise-over",
        /// The law's limit is over (超法定时限).
        LimitOver => "limit-over",
        /// A yellow card was not cured by the supervisor's day (督办逾期).
        YellowUncured => "yellow-uncured",
        /// Refused without reasons (无理由不予受理、许可).
        UnreasonedRefusal => "unreasoned-refusal",
        /// Granted out of the order of acceptance (不按受理先后顺序, 行政许可法 art 57).
        OffOrder => "off-order",
        /// The clock was stopped too often or for too long (滥用中止).
        StopAbuse => "stop-abuse",
        /// Drafted and approved by one person (一人经办).
        SamePerson => "same-person",
        /// Granted because the agency stayed silent (默许).
        Silence => "silence",
    }
}

impl Trigger {
    /// The colour of its card. All but the first three follow no rule that was found; they are our design.
    pub const fn colour(self) -> Colour {
        match self {
            Self::NearlyDue => Colour::Warning,
            Self::PromiseOver | Self::OffOrder | Self::StopAbuse => Colour::Yellow,
            Self::LimitOver | Self::YellowUncured | Self::UnreasonedRefusal | Self::SamePerson | Self::Silence => {
                Colour::Red
            }
        }
    }
}

/// What part of a case a card is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "scope", content = "step")]
pub enum Scope {
    /// Telling what is missing, or accepting (受理).
    Acceptance,
    /// The whole time to decide (总时限).
    Total,
    /// The delivery (送达).
    Delivery,
    /// One step of the flow, by its code (环节).
    Step(String),
}

/// What makes a card this one and no other: there is one for each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardKey {
    /// The case.
    pub case: CaseId,
    /// The part of it.
    pub scope: Scope,
    /// What for.
    pub trigger: Trigger,
}

words! {
    /// What the supervisor found.
    Verdict {
        /// The card stands (属实).
        Upheld => "upheld",
        /// It does not (不属实、免责).
        Dismissed => "dismissed",
    }
}

/// Something said about a card, and when; by whom is not public.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Said {
    /// What.
    pub words: String,
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// How far the supervisor's case has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "progress")]
pub enum Progress {
    /// Waits for the post's explanation (待说明).
    Issued,
    /// Waits for the supervisor's finding (待认定).
    Explained {
        /// The explanation.
        explanation: Said,
    },
    /// Found; where upheld, waits for its consequence (已认定).
    Found {
        /// The explanation; none where the post gave none in its time.
        explanation: Option<Said>,
        /// What was found.
        verdict: Verdict,
        /// Why.
        finding: Said,
    },
    /// An upheld card with its consequence (已处理).
    Closed {
        /// The explanation.
        explanation: Option<Said>,
        /// Why it was upheld.
        finding: Said,
        /// The consequence (处理结果).
        consequence: Said,
    },
}

/// A card.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Card {
    /// What it is about.
    pub key: CardKey,
    /// The post it is against.
    pub against: PostCode,
    /// When it became due, whenever it was issued.
    pub at: DateTime<Utc>,
    /// The last day to cure the matter, set by the supervisor (督办期限).
    pub cure_by: Option<NaiveDate>,
    /// How far it has come.
    pub progress: Progress,
}

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
    /// A card as it is issued.
    pub const fn issued(key: CardKey, against: PostCode, at: DateTime<Utc>) -> Self {
        Self { key, against, at, cure_by: None, progress: Progress::Issued }
    }

    /// Its colour.
    pub const fn colour(&self) -> Colour {
        self.key.trigger.colour()
    }

    /// What was found; none so far.
    pub const fn verdict(&self) -> Option<Verdict> {
        match self.progress {
            Progress::Issued | Progress::Explained { .. } => None,
            Progress::Found { verdict, .. } => Some(verdict),
            Progress::Closed { .. } => Some(Verdict::Upheld),
        }
    }

    /// Whether the supervisor has still to do something about it. A warning asks nothing.
    pub fn is_open(&self) -> bool {
        let done = matches!(self.progress, Progress::Closed { .. }) || self.verdict() == Some(Verdict::Dismissed);
        self.colour() != Colour::Warning && !done
    }

    /// The last day on which the post's explanation is waited for.
    pub fn explain_by(&self, measures: &Measures, calendar: &Calendar) -> NaiveDate {
        calendar.end_of(day_in_shanghai(self.at), measures.explain_within).date
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
            Progress::Issued => self.at,
            Progress::Explained { explanation } => explanation.at,
            Progress::Found { finding, .. } => finding.at,
            Progress::Closed { consequence, .. } => consequence.at,
        }
    }
}

fn said(words: String, by: AccountId, at: DateTime<Utc>) -> Result<Said, CardRefused> {
    let words = words.trim();
    if words.is_empty() { Err(CardRefused::NoWords) } else { Ok(Said { words: words.to_owned(), by, at }) }
}
