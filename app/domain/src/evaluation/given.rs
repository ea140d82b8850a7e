//! What an evaluation is made of: a mark, aspects, a comment.

use super::refused::EvaluationRefused;
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A mark: 5 very satisfied (非常满意), 4 satisfied (满意), 3 on the whole satisfied (基本满意), 2 dissatisfied (不满意), 1 very
/// dissatisfied (非常不满意).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Mark(u8);

impl Mark {
    /// The lowest.
    pub const LEAST: u8 = 1;
    /// The highest.
    pub const MOST: u8 = 5;
    /// The highest that is low.
    const LOW: u8 = 2;

    /// Reads one.
    ///
    /// # Errors
    /// [`EvaluationRefused::BadMark`] outside 1 to 5.
    pub fn new(mark: u8) -> Result<Self, EvaluationRefused> {
        if (Self::LEAST..=Self::MOST).contains(&mark) { Ok(Self(mark)) } else { Err(EvaluationRefused::BadMark) }
    }

    /// The number, 1 to 5.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Whether it becomes a case (差评). Whoever gives another is satisfied.
    pub const fn is_low(self) -> bool {
        self.0 <= Self::LOW
    }
}

impl TryFrom<u8> for Mark {
    type Error = EvaluationRefused;
    fn try_from(mark: u8) -> Result<Self, EvaluationRefused> {
        Self::new(mark)
    }
}

impl From<Mark> for u8 {
    fn from(mark: Mark) -> Self {
        mark.0
    }
}

words! {
    /// What a mark was given for.
    Aspect {
        /// How one was treated (服务态度).
        Attitude => "attitude",
        /// How long it took (办理时效).
        Speed => "speed",
        /// Whether one was told everything at once (一次性告知).
        Guidance => "guidance",
        /// What was to be handed in (材料要求).
        Papers => "papers",
        /// How many ways and visits it took (办事便捷).
        Convenience => "convenience",
        /// Whether those in charge knew their business (业务能力).
        Competence => "competence",
        /// Whether one could see where the case was, and why (公开透明).
        Openness => "openness",
        /// Whether the power was used cleanly (廉洁自律).
        Integrity => "integrity",
    }
}

/// What a mark was given for, up to three of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "BTreeSet<Aspect>", into = "BTreeSet<Aspect>")]
pub struct Aspects(BTreeSet<Aspect>);

impl Aspects {
    /// So many at most.
    pub const MOST: usize = 3;

    /// Puts them together; one that is named twice counts once.
    ///
    /// # Errors
    /// [`EvaluationRefused::TooManyAspects`].
    pub fn new(aspects: impl IntoIterator<Item = Aspect>) -> Result<Self, EvaluationRefused> {
        let aspects: BTreeSet<Aspect> = aspects.into_iter().collect();
        if aspects.len() <= Self::MOST { Ok(Self(aspects)) } else { Err(EvaluationRefused::TooManyAspects) }
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Aspect> {
        self.0.iter().copied()
    }
}

impl TryFrom<BTreeSet<Aspect>> for Aspects {
    type Error = EvaluationRefused;
    fn try_from(aspects: BTreeSet<Aspect>) -> Result<Self, EvaluationRefused> {
        Self::new(aspects)
    }
}

impl From<Aspects> for BTreeSet<Aspect> {
    fn from(aspects: Aspects) -> Self {
        aspects.0
    }
}

/// What the applicant says, without space at its ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Comment(String);

impl Comment {
    /// Characters at most, of any script.
    pub const MOST: usize = 500;

    /// Reads one; none where nothing is said.
    ///
    /// # Errors
    /// [`EvaluationRefused::CommentTooLong`].
    pub fn parse(text: &str) -> Result<Option<Self>, EvaluationRefused> {
        let text = text.trim();
        let characters = text.chars().count();
        if characters > Self::MOST {
            return Err(EvaluationRefused::CommentTooLong(characters));
        }
        Ok((!text.is_empty()).then(|| Self(text.to_owned())))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Comment {
    type Error = EvaluationRefused;
    fn try_from(text: String) -> Result<Self, EvaluationRefused> {
        Self::parse(&text)?.ok_or(EvaluationRefused::NoWords)
    }
}

impl From<Comment> for String {
    fn from(comment: Comment) -> Self {
        comment.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_one_to_five_and_two_are_low() {
        let marks: Vec<u8> = (0..=u8::MAX).filter(|mark| Mark::new(*mark).is_ok()).collect();
        assert_eq!(marks, [1, 2, 3, 4, 5]);
        let low: Vec<u8> = marks.into_iter().filter(|mark| Mark::new(*mark).unwrap().is_low()).collect();
        assert_eq!(low, [1, 2]);
        assert!(serde_json::from_str::<Mark>("6").is_err());
    }

    #[test]
    fn three_aspects_at_most() {
        let same = Aspects::new([Aspect::Speed; 5]).unwrap();
        assert_eq!(same.iter().collect::<Vec<_>>(), [Aspect::Speed]);
        assert!(Aspects::new(Aspect::ALL[..3].iter().copied()).is_ok());
        assert_eq!(Aspects::new(Aspect::ALL[..4].iter().copied()), Err(EvaluationRefused::TooManyAspects));
        assert!(serde_json::from_str::<Aspects>(r#"["speed","papers","attitude","openness"]"#).is_err());
    }

    #[test]
    fn a_comment_has_five_hundred_characters_at_most_whatever_their_bytes() {
        let long = "慢".repeat(500);
        assert_eq!(Comment::parse(&format!(" {long}\n")).unwrap().unwrap().as_str(), long);
        let longer = Comment::parse(&"慢".repeat(501));
        assert_eq!(longer, Err(EvaluationRefused::CommentTooLong(501)));
        assert_eq!(Comment::parse(" \n "), Ok(None));
        assert!(serde_json::from_str::<Comment>("\" \"").is_err());
    }
}
