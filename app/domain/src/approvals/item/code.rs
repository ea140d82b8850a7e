//! The code of an item: ten characters, given once and never again, also when the item is abolished.

use crate::refusal::{Code, Refusal};
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::fmt;

words! {
    /// What kind of power an item is (权力类型), by the inventory of 2015.
    ItemKind {
        /// 行政许可
        Licence => "licence",
        /// 行政确认
        Confirmation => "confirmation",
        /// 其他 (and what was called 非行政许可审批)
        Other => "other",
    }
}

impl ItemKind {
    /// The two letters that a code of it begins with.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Licence => "XK",
            Self::Confirmation => "QR",
            Self::Other => "QT",
        }
    }
}

/// Two letters of the kind, five digits of the item, three characters of the part: digits, or `Y` last where the item has
/// no parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemCode(String);

impl ItemCode {
    /// Reads one.
    ///
    /// # Errors
    /// `malformed` in the field `code`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let bytes = text.as_bytes();
        let kind = ItemKind::ALL.iter().any(|kind| text.starts_with(kind.letters()));
        let digits = bytes.len() == 10 && bytes[2..9].iter().all(u8::is_ascii_digit);
        let last = bytes.last().is_some_and(|last| last.is_ascii_digit() || *last == b'Y');
        if kind && digits && last { Ok(Self(text.to_owned())) } else { Err(Refusal::of(Code::Malformed, "code")) }
    }

    /// The kind that its letters name.
    pub fn kind(&self) -> ItemKind {
        let named = |kind: &&ItemKind| self.0.starts_with(kind.letters());
        ItemKind::ALL.iter().copied().find(|kind| named(&kind)).unwrap_or(ItemKind::Other)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ItemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ItemCode {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl From<ItemCode> for String {
    fn from(code: ItemCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_ten_characters_of_a_known_kind() {
        assert_eq!(ItemCode::parse("XK0010100Y").unwrap().kind(), ItemKind::Licence);
        assert_eq!(ItemCode::parse("QR00101001").unwrap().kind(), ItemKind::Confirmation);
        for bad in ["", "XK001010Y", "ZZ0010100Y", "XK00101Y0Y", "xk0010100y", "XK0010100Y1", "XK001010０Y"] {
            assert_eq!(ItemCode::parse(bad).unwrap_err().code, Code::Malformed, "{bad}");
        }
    }
}
