//! What becomes of an evaluation that is due: it is asked for by one person and done by another (提请评估、评估).

use super::reevaluation::Reevaluation;
use crate::calendar::{Calendar, Due, Length, day_in_shanghai};
use crate::ids::AccountId;
use crate::refusal::{Code, Refusal};
use crate::supervision::Said;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What an evaluation found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "outcome", deny_unknown_fields)]
pub enum Outcome {
    /// Levels, measures and posts stand as they are (维持).
    Stands,
    /// They are others in a later version of the power (调整).
    Revised {
        /// The version.
        version: u16,
    },
}

/// An evaluation that was done.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessed {
    /// What it found.
    pub outcome: Outcome,
    /// Why, by whom and when.
    pub said: Said,
}

/// An evaluation from the moment it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// What is to be evaluated.
    pub of: Reevaluation,
    /// The version of the power when it was asked for.
    pub version: u16,
    /// Whose act asked for it, none for the program's own; not public.
    pub asked_by: Option<AccountId>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// What was found; none so far.
    pub done: Option<Assessed>,
}

impl Reevaluation {
    /// Asks for it.
    pub const fn ask(self, version: u16, by: Option<AccountId>, now: DateTime<Utc>) -> Assessment {
        Assessment { of: self, version, asked_by: by, asked_at: now, done: None }
    }
}

impl Assessment {
    /// The last day to do it, where so many working days are given from the day on which it was asked for.
    pub fn evaluate_by(&self, working_days: u32, calendar: &Calendar) -> Due {
        let length = Length::WorkingDays(u16::try_from(working_days).unwrap_or(u16::MAX));
        calendar.end_of(day_in_shanghai(self.asked_at), length)
    }

    /// The evaluation when it is done.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn done(
        &self,
        outcome: Outcome,
        words: &str,
        by: AccountId,
        now: DateTime<Utc>,
    ) -> Result<Self, AssessmentRefused> {
        if self.done.is_some() {
            return Err(AssessmentRefused::AlreadyDone);
        }
        if self.asked_by == Some(by) {
            return Err(AssessmentRefused::OwnRequest);
        }
        if now < self.asked_at {
            return Err(AssessmentRefused::ClockSetBack);
        }
        if let Outcome::Revised { version } = outcome
            && version <= self.version
        {
            return Err(AssessmentRefused::VersionNotLater(self.version));
        }
        let said = Said::new(words, by, now).ok_or(AssessmentRefused::NoWords)?;
        Ok(Self { done: Some(Assessed { outcome, said }), ..self.clone() })
    }
}

/// Why an evaluation cannot be done; nothing has happened then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case", tag = "refused", content = "fact")]
pub enum AssessmentRefused {
    /// It was done.
    #[error("the evaluation was done")]
    AlreadyDone,
    /// Whoever asked for it does not do it.
    #[error("nobody does the evaluation they asked for")]
    OwnRequest,
    /// It lies before the moment it was asked for.
    #[error("the evaluation lies before its request")]
    ClockSetBack,
    /// The version that it names is none after this one, which it was asked for.
    #[error("the version is none after {0}")]
    VersionNotLater(u16),
    /// Words are lacking.
    #[error("words are lacking")]
    NoWords,
}

impl AssessmentRefused {
    /// The stable text form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AlreadyDone => "assessment-already-done",
            Self::OwnRequest => "assessment-own-request",
            Self::ClockSetBack => "assessment-clock-set-back",
            Self::VersionNotLater(_) => "assessment-version-not-later",
            Self::NoWords => "assessment-no-words",
        }
    }
}

impl From<AssessmentRefused> for Refusal {
    /// The general refusal of the same kind.
    fn from(refused: AssessmentRefused) -> Self {
        match refused {
            AssessmentRefused::AlreadyDone => Code::AlreadyDone.into(),
            AssessmentRefused::OwnRequest => Code::SecondPersonNeeded.into(),
            AssessmentRefused::ClockSetBack => Code::WrongState.into(),
            AssessmentRefused::VersionNotLater(_) => Self::of(Code::Malformed, "version"),
            AssessmentRefused::NoWords => Self::of(Code::Missing, "words"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::power;
    use super::*;
    use crate::powers::Because;
    use uuid::Uuid;

    fn account(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn asked() -> Assessment {
        let of = Reevaluation { code: power().code, because: Because::Holder, step: None };
        of.ask(2, Some(account(1)), at("2026-11-26T08:00:00Z"))
    }

    fn done(outcome: Outcome, words: &str, by: u128, now: &str) -> Result<Assessment, AssessmentRefused> {
        asked().done(outcome, words, account(by), at(now))
    }

    #[test]
    fn a_second_person_does_it_once_and_says_why() {
        let later = "2026-11-27T08:00:00Z";
        let found = done(Outcome::Revised { version: 3 }, " the measure was too weak ", 2, later).unwrap();
        let assessed = found.done.clone().unwrap();
        assert_eq!((assessed.said.words.as_str(), assessed.said.by), ("the measure was too weak", account(2)));
        let again = found.done(Outcome::Stands, "it stands", account(3), at(later));
        assert_eq!(again, Err(AssessmentRefused::AlreadyDone));
        assert_eq!(done(Outcome::Stands, "it stands", 1, later), Err(AssessmentRefused::OwnRequest));
        assert_eq!(done(Outcome::Stands, " ", 2, later), Err(AssessmentRefused::NoWords));
    }

    #[test]
    fn it_lies_after_its_request_and_a_revision_is_a_later_version() {
        let early = done(Outcome::Stands, "it stands", 2, "2026-11-26T07:59:59Z");
        assert_eq!(early, Err(AssessmentRefused::ClockSetBack));
        assert!(done(Outcome::Stands, "it stands", 2, "2026-11-26T08:00:00Z").is_ok());
        let same = done(Outcome::Revised { version: 2 }, "nothing", 2, "2026-11-27T08:00:00Z");
        assert_eq!(same, Err(AssessmentRefused::VersionNotLater(2)));
    }

    #[test]
    fn every_refusal_has_a_code_of_its_own_and_a_general_one() {
        use AssessmentRefused::*;
        let all = [AlreadyDone, OwnRequest, ClockSetBack, VersionNotLater(2), NoWords];
        let codes: std::collections::BTreeSet<_> = all.iter().map(|refused| refused.code()).collect();
        assert_eq!(codes.len(), all.len());
        assert!(codes.iter().all(|code| code.starts_with("assessment-")));
        assert_eq!(Refusal::from(OwnRequest).code, Code::SecondPersonNeeded);
        assert_eq!(Refusal::from(NoWords).field.as_deref(), Some("words"));
    }
}
