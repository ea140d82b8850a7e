//! A card: what for, against which post, and what becomes of it: issued, explained, found, with its consequence.

use super::facts::Incident;
use super::refused::CardRefused;
use crate::approvals::flow::StepId;
use crate::approvals::post::PostCode;
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
        /// A filing that was complete and fit was refused (拒绝受理符合条件的申请); a supervisor establishes it.
        QualifiedRefused => "qualified-refused",
        /// Handled outside of the system (体外办理); a supervisor establishes it.
        OffSystem => "off-system",
        /// Charged without a law or regulation that names the fee (违规收费, 行政许可法 art 58); a supervisor establishes it.
        IllegalFee => "illegal-fee",
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
            Self::LimitOver
            | Self::YellowUncured
            | Self::UnreasonedRefusal
            | Self::QualifiedRefused
            | Self::OffSystem
            | Self::IllegalFee
            | Self::SamePerson
            | Self::Silence => Colour::Red,
        }
    }

    /// Whether a person establishes it, after having looked into the matter. Every other one follows from dates and events
    /// alone, and nobody adds it by hand.
    pub const fn is_established(self) -> bool {
        match self {
            Self::QualifiedRefused | Self::OffSystem | Self::IllegalFee => true,
            Self::NearlyDue
            | Self::PromiseOver
            | Self::LimitOver
            | Self::YellowUncured
            | Self::UnreasonedRefusal
            | Self::OffOrder
            | Self::StopAbuse
            | Self::SamePerson
            | Self::Silence => false,
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
    /// The hearing that was asked for (听证).
    Hearing,
    /// The delivery (送达).
    Delivery,
    /// One step of the flow (环节), by its code; where a case has come back to it, with the number of the run, as
    /// `decide#2`. No code of a step holds a `#`.
    Step(String),
}

impl Scope {
    /// The parts that every case may have, each with its stable text form.
    pub const FRAME: [(&str, Self); 4] = [
        ("acceptance", Self::Acceptance),
        ("total", Self::Total),
        ("hearing", Self::Hearing),
        ("delivery", Self::Delivery),
    ];
    /// What stands before a step in the text form of one.
    const STEP: &str = "step:";

    /// Reads the stable text form of a part, or of the first run of a step.
    pub fn parse(text: &str) -> Option<Self> {
        let frame = Self::FRAME.into_iter().find(|(word, _)| *word == text).map(|(_, scope)| scope);
        frame.or_else(|| StepId::parse(text.strip_prefix(Self::STEP)?).map(|step| Self::run(&step, 1)))
    }

    /// The stable text form of the first run of a step.
    pub fn of_step(step: &StepId) -> String {
        format!("{}{step}", Self::STEP)
    }

    /// A run of a step, counted from 1.
    pub fn run(step: &StepId, number: usize) -> Self {
        if number > 1 { Self::Step(format!("{step}#{number}")) } else { Self::Step(step.to_string()) }
    }

    /// The code of the step and the number of its run, from 1; none for the other parts.
    pub fn step(&self) -> Option<(&str, usize)> {
        let Self::Step(text) = self else { return None };
        let again = text.split_once('#').and_then(|(step, number)| Some((step, number.parse().ok()?)));
        Some(again.unwrap_or((text, 1)))
    }
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

impl Said {
    /// Something said; none where there are no words.
    pub fn new(words: &str, by: AccountId, at: DateTime<Utc>) -> Option<Self> {
        let words = words.trim();
        (!words.is_empty()).then(|| Self { words: words.to_owned(), by, at })
    }
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
    /// What a supervisor established, for a card that follows from no date and no event.
    pub established: Option<Said>,
    /// How far it has come.
    pub progress: Progress,
}

impl Card {
    /// A card for what a supervisor has established about a case, with the finding in words.
    ///
    /// # Errors
    /// `card-not-established` where the trigger follows from dates and events alone; `card-no-words`;
    /// `card-clock-set-back` where it is said to have happened later than now.
    pub fn established(
        case: CaseId,
        incident: Incident,
        words: &str,
        by: AccountId,
        now: DateTime<Utc>,
    ) -> Result<Self, CardRefused> {
        let Incident { trigger, scope, post, at } =
            Incident::established(incident.trigger, incident.scope, incident.post, incident.at)?;
        if at > now {
            return Err(CardRefused::ClockSetBack);
        }
        let said = Said::new(words, by, now).ok_or(CardRefused::NoWords)?;
        Ok(Self { established: Some(said), ..Self::issued(CardKey { case, scope, trigger }, post, at) })
    }

    /// When the post could know of it: at the moment that it became due, or when somebody established it.
    pub fn told_at(&self) -> DateTime<Utc> {
        self.established.as_ref().map_or(self.at, |said| said.at)
    }

    /// A card as it is issued.
    pub const fn issued(key: CardKey, against: PostCode, at: DateTime<Utc>) -> Self {
        Self { key, against, at, cure_by: None, established: None, progress: Progress::Issued }
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
}
