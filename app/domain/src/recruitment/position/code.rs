//! The code of a position, always text: codes of up to 17 digits and more do not fit a number without loss.

use crate::refusal::{Code, Refusal};
use crate::tables::compact;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A position's code: 1 to 24 ASCII letters, digits and hyphens, leading zeros kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PositionCode(String);

impl PositionCode {
    /// The most characters of a code.
    pub const MOST: usize = 24;

    /// Reads a code as people type it: blanks, full-width forms and the leading apostrophe of "number as text" are no
    /// part of it.
    ///
    /// # Errors
    /// `malformed` for any other character, so also for `1.0E+11`; `out-of-range` with the least and the most characters.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = compact(text);
        let code = text.strip_prefix(['\'', '’', '‘', '`']).unwrap_or(&text);
        if !code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(Code::Malformed.into());
        }
        if code.is_empty() || code.len() > Self::MOST {
            return Err(Refusal::new(Code::OutOfRange).with(1).with(Self::MOST));
        }
        Ok(Self(code.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PositionCode {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl From<PositionCode> for String {
    fn from(code: PositionCode) -> Self {
        code.0
    }
}

impl fmt::Display for PositionCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::PositionCode;
    use crate::refusal::Code;

    #[test]
    fn codes_are_text_and_keep_every_digit() {
        for (typed, code) in [
            ("30011060600100017", "30011060600100017"),
            ("0012", "0012"),
            (" ３００１\n", "3001"),
            ("'11001011", "11001011"),
            ("A-07b", "A-07b"),
        ] {
            assert_eq!(PositionCode::parse(typed).unwrap().as_str(), code);
        }
        let json = serde_json::to_string(&PositionCode::parse("00120110000000001").unwrap()).unwrap();
        assert_eq!(json, "\"00120110000000001\"");
        assert!(serde_json::from_str::<PositionCode>("\"1 2/3\"").is_err());
        assert!(serde_json::from_str::<PositionCode>("12").is_err(), "a number is no code");
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for (typed, code) in [
            ("", Code::OutOfRange),
            ("1234567890123456789012345", Code::OutOfRange),
            ("3.0011E+16", Code::Malformed),
            ("职位1", Code::Malformed),
            ("1_2", Code::Malformed),
        ] {
            assert_eq!(PositionCode::parse(typed).unwrap_err().code, code, "{typed}");
        }
    }
}
