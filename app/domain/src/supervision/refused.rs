//! Why an act on a card is refused, each with its stable code.

use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why an act on a card is refused; nothing has happened then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case", tag = "refused", content = "fact")]
pub enum CardRefused {
    /// The card is against another post, or the act is the supervisor's.
    #[error("the card is not the actor's")]
    NotYours,
    /// Whoever explained a card does not find on it.
    #[error("nobody finds on their own explanation")]
    OwnExplanation,
    /// Whoever established what a card is for does not find on it.
    #[error("nobody finds on what they have established")]
    OwnEstablished,
    /// The card stands where the act does not apply.
    #[error("the card stands where the act does not apply")]
    WrongState,
    /// A warning is no card: nothing is explained or found.
    #[error("a warning is not handled")]
    OnlyAWarning,
    /// Words are lacking.
    #[error("words are lacking")]
    NoWords,
    /// The post may still explain, up to this day.
    #[error("the post may still explain until {0}")]
    ExplanationRuns(NaiveDate),
    /// The day to cure the matter by lies behind, or it was set once.
    #[error("the day to cure it by cannot be set")]
    CureDay,
    /// The act lies before the card or before the act before it.
    #[error("the act lies before the last one")]
    ClockSetBack,
    /// What the card would be for follows from dates and events alone; nobody establishes it.
    #[error("nobody establishes what follows from dates and events alone")]
    NotEstablished,
}

impl CardRefused {
    /// The stable text form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotYours => "card-not-yours",
            Self::OwnExplanation => "card-own-explanation",
            Self::OwnEstablished => "card-own-established",
            Self::WrongState => "card-wrong-state",
            Self::OnlyAWarning => "card-only-a-warning",
            Self::NoWords => "card-no-words",
            Self::ExplanationRuns(_) => "card-explanation-runs",
            Self::CureDay => "card-cure-day",
            Self::ClockSetBack => "card-clock-set-back",
            Self::NotEstablished => "card-not-established",
        }
    }
}

impl From<CardRefused> for Refusal {
    /// The refusal that carries it outside.
    fn from(refused: CardRefused) -> Self {
        match refused {
            CardRefused::NotYours => Code::NotOwnCard.into(),
            CardRefused::NotEstablished => Self::of(Code::Malformed, "trigger"),
            CardRefused::OwnExplanation | CardRefused::OwnEstablished => Code::SecondPersonNeeded.into(),
            CardRefused::WrongState => Code::WrongState.into(),
            CardRefused::OnlyAWarning => Code::OnlyAWarning.into(),
            CardRefused::NoWords => Self::of(Code::Missing, "words"),
            CardRefused::ExplanationRuns(day) => Self::new(Code::ExplanationRuns).with(day),
            CardRefused::CureDay => Self::of(Code::CureDay, "cure_by"),
            CardRefused::ClockSetBack => Code::WrongState.into(),
        }
    }
}
