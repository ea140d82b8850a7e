//! What kind of mistake a correction (更正) mends. The kind is public; the words beside it are not, for they may name
//! people.

use serde::{Deserialize, Serialize};

/// The kind of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CorrectedBecause {
    /// The right score was typed wrongly (录入有误).
    Typing,
    /// It was meant for another sequence number (记错顺序号).
    WrongNumber,
    /// A score on paper, or a mark of the scale, was misread (看错分数).
    Misread,
    /// Something else, which the words say (其他).
    Other,
}

impl CorrectedBecause {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Typing, Self::WrongNumber, Self::Misread, Self::Other];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Typing => "typing",
            Self::WrongNumber => "wrong-number",
            Self::Misread => "misread",
            Self::Other => "other",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}
