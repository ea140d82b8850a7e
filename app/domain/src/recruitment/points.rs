//! Points of a paper or a total: exact hundredths, never a float.

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Points from 0.00 to 1,000.00, kept as hundredths (`13135` is 131.35).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Points(u32);

/// 1,000.00: no notice has a scale beyond it.
const MOST: u32 = 100_000;

impl Points {
    /// The points of so many hundredths; none beyond 1,000.00.
    pub const fn from_hundredths(hundredths: u32) -> Option<Self> {
        if hundredths <= MOST { Some(Self(hundredths)) } else { None }
    }

    /// The hundredths, 0 to 100,000.
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// Reads digits 0–9 with at most two decimals after a full stop. Blanks around them are passed over; signs, commas
    /// and exponents are not guessed at.
    ///
    /// # Errors
    /// `missing`, `score-form`, `out-of-range` (facts: 0, 1000).
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Code::Missing.into());
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
            return Err(Code::ScoreForm.into());
        }
        let range = || Refusal::new(Code::OutOfRange).with(0).with(MOST / 100);
        let whole: u32 = whole.parse().map_err(|_| range())?;
        let tenths: u32 = decimals.parse().map_err(|_| Code::ScoreForm)?;
        let hundredths = if decimals.len() == 1 { tenths * 10 } else { tenths };
        let all = whole.checked_mul(100).and_then(|all| all.checked_add(hundredths));
        all.and_then(Self::from_hundredths).ok_or_else(range)
    }
}

impl fmt::Display for Points {
    /// Always two decimals: `71.91`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl From<Points> for u32 {
    fn from(points: Points) -> Self {
        points.0
    }
}

impl TryFrom<u32> for Points {
    type Error = &'static str;
    fn try_from(hundredths: u32) -> Result<Self, Self::Error> {
        Self::from_hundredths(hundredths).ok_or("points beyond 1000.00")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_are_read_as_they_are_printed_and_nothing_is_guessed() {
        let read = |text: &str| Points::parse(text).map(|points| points.to_string()).map_err(|refusal| refusal.code);
        assert_eq!(read(" 131.35 "), Ok("131.35".to_owned()));
        assert_eq!(read("81.2"), Ok("81.20".to_owned()));
        assert_eq!(read("1000"), Ok("1000.00".to_owned()));
        assert_eq!(read(""), Err(Code::Missing));
        assert_eq!(read("1000.01"), Err(Code::OutOfRange));
        for odd in ["-", "-1", "9０", "1,5", "1e2", "1.234", ".5", "5."] {
            assert_eq!(read(odd), Err(Code::ScoreForm), "{odd}");
        }
    }

    proptest! {
        #[test]
        fn printed_points_are_read_back(hundredths in 0..=MOST) {
            let points = Points::from_hundredths(hundredths).unwrap();
            prop_assert_eq!(Points::parse(&points.to_string()), Ok(points));
        }
    }
}
