//! Why an evaluation, or an act on a low mark, is refused, each with its stable code.

use super::given::{Aspects, Comment, Mark};
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why it is refused; nothing has happened then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case", tag = "refused", content = "fact")]
pub enum EvaluationRefused {
    /// Somebody other than the applicant evaluates.
    #[error("only the applicant evaluates")]
    NotTheApplicant,
    /// The case has not ended: the decision is not delivered.
    #[error("the case has not ended")]
    NotEnded,
    /// The time to evaluate was over on this day.
    #[error("the time to evaluate was over on {0}")]
    TooLate(NaiveDate),
    /// The case was evaluated.
    #[error("a case is evaluated once")]
    SecondTime,
    /// The mark is none of 1 to 5.
    #[error("a mark is 1 to 5")]
    BadMark,
    /// More than three aspects.
    #[error("three aspects at most")]
    TooManyAspects,
    /// The comment has so many characters, which is more than 500.
    #[error("a comment of {0} characters")]
    CommentTooLong(usize),
    /// The act lies before what it follows.
    #[error("the act lies before what it follows")]
    ClockSetBack,
    /// A low mark is answered by a post of the agency.
    #[error("a low mark is answered by the agency")]
    NotTheAgency,
    /// Nobody answers or closes the low mark that they gave themselves.
    #[error("nobody handles their own evaluation")]
    OwnEvaluation,
    /// Whoever answered a low mark does not close it.
    #[error("nobody closes their own answer")]
    OwnAnswer,
    /// The low mark stands where the act does not apply.
    #[error("the low mark stands where the act does not apply")]
    WrongState,
    /// Words are lacking.
    #[error("words are lacking")]
    NoWords,
}

impl EvaluationRefused {
    /// The stable text form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotTheApplicant => "evaluation-not-the-applicant",
            Self::NotEnded => "evaluation-not-ended",
            Self::TooLate(_) => "evaluation-too-late",
            Self::SecondTime => "evaluation-second-time",
            Self::BadMark => "evaluation-bad-mark",
            Self::TooManyAspects => "evaluation-too-many-aspects",
            Self::CommentTooLong(_) => "evaluation-comment-too-long",
            Self::ClockSetBack => "evaluation-clock-set-back",
            Self::NotTheAgency => "evaluation-not-the-agency",
            Self::OwnEvaluation => "evaluation-own",
            Self::OwnAnswer => "evaluation-own-answer",
            Self::WrongState => "evaluation-wrong-state",
            Self::NoWords => "evaluation-no-words",
        }
    }
}

impl From<EvaluationRefused> for Refusal {
    /// The general refusal of the same kind.
    fn from(refused: EvaluationRefused) -> Self {
        let range = |field: &str, least: usize, most: usize| Self::of(Code::OutOfRange, field).with(least).with(most);
        match refused {
            EvaluationRefused::NotTheApplicant | EvaluationRefused::NotTheAgency | EvaluationRefused::OwnEvaluation => {
                Code::NotPermitted.into()
            }
            EvaluationRefused::NotEnded | EvaluationRefused::ClockSetBack | EvaluationRefused::WrongState => {
                Code::WrongState.into()
            }
            EvaluationRefused::TooLate(day) => Self::new(Code::TooLate).with(day),
            EvaluationRefused::SecondTime => Code::AlreadyDone.into(),
            EvaluationRefused::BadMark => range("mark", Mark::LEAST.into(), Mark::MOST.into()),
            EvaluationRefused::TooManyAspects => range("aspects", 0, Aspects::MOST),
            EvaluationRefused::CommentTooLong(_) => range("comment", 0, Comment::MOST),
            EvaluationRefused::OwnAnswer => Code::SecondPersonNeeded.into(),
            EvaluationRefused::NoWords => Self::of(Code::Missing, "words"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EvaluationRefused::*;
    use super::*;

    #[test]
    fn every_refusal_has_a_code_of_its_own() {
        let day = "2026-11-26".parse().unwrap();
        let all = [
            NotTheApplicant,
            NotEnded,
            TooLate(day),
            SecondTime,
            BadMark,
            TooManyAspects,
            CommentTooLong(501),
            ClockSetBack,
            NotTheAgency,
            OwnEvaluation,
            OwnAnswer,
            WrongState,
            NoWords,
        ];
        let codes: std::collections::BTreeSet<_> = all.iter().map(|refused| refused.code()).collect();
        assert_eq!(codes.len(), all.len());
        assert!(codes.iter().all(|code| code.starts_with("evaluation-")));
    }

    #[test]
    fn a_general_refusal_names_the_field_and_the_range() {
        let mark = Refusal::from(BadMark);
        assert_eq!(
            (mark.code, mark.field.as_deref(), mark.facts.join(" ")),
            (Code::OutOfRange, Some("mark"), "1 5".into())
        );
        let comment = Refusal::from(CommentTooLong(501));
        assert_eq!((comment.field.as_deref(), comment.facts.join(" ")), (Some("comment"), "0 500".into()));
        assert_eq!(Refusal::from(TooLate("2026-11-26".parse().unwrap())).facts, ["2026-11-26"]);
        assert_eq!(Refusal::from(OwnAnswer).code, Code::SecondPersonNeeded);
    }
}
