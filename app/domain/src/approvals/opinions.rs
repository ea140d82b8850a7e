//! Opinions that staff keep so as to insert them where one is asked for (常用意见), and comments that the posts of a case
//! leave each other (内部意见). Neither stands in for the reasons that the law asks for: what an act needs to say it must
//! still say.

use super::post::PostCode;
use crate::ids::OpinionId;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Characters of an opinion that is kept, at most.
pub const OPINION_MOST: usize = 500;
/// Opinions that one person keeps, and that are shared for one item, at most.
pub const OPINIONS_MOST: usize = 50;
/// Characters of a comment at most.
pub const COMMENT_MOST: usize = 2_000;

/// An opinion that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Its key.
    pub id: OpinionId,
    /// The words.
    pub words: String,
    /// Whether it is shared for an item; else it is its owner's alone.
    pub shared: bool,
}

/// A comment on a case, which is never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// From which post.
    pub post: PostCode,
    /// When.
    pub at: DateTime<Utc>,
    /// The words.
    pub words: String,
}

/// The comments on a case, the first on top.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comments {
    /// They.
    pub comments: Vec<Comment>,
    /// Whether whoever reads them may add one.
    pub may_add: bool,
}

/// The words of an opinion or comment without spaces around them.
///
/// # Errors
/// `missing`, `out-of-range` (facts: least, most) in the field `words`.
pub fn said(words: &str, most: usize) -> Result<String, Refusal> {
    let words = words.trim();
    match words.chars().count() {
        0 => Err(Refusal::of(Code::Missing, "words")),
        count if count > most => Err(Refusal::of(Code::OutOfRange, "words").with(1).with(most)),
        _ => Ok(words.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn something_must_be_said() {
        for nothing in ["", " ", "\n\t　"] {
            assert_eq!(said(nothing, 9), Err(Refusal::of(Code::Missing, "words")), "{nothing:?}");
        }
    }

    proptest! {
        /// What is kept is what was typed, without spaces around it, and never longer than it may be.
        #[test]
        fn words_are_kept_as_typed_or_refused(words in "[ 一-十a-z\\n]{0,30}", most in 1usize..20) {
            let long = words.trim().chars().count();
            match said(&words, most) {
                Ok(kept) => prop_assert_eq!((kept.as_str(), long <= most), (words.trim(), true)),
                Err(refusal) => {
                    prop_assert!(long == 0 || long > most);
                    prop_assert_eq!(refusal.code == Code::Missing, long == 0);
                }
            }
        }
    }
}
