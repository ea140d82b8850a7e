//! A score as an examiner writes it: exact hundredths, never a float.

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The form field of a score.
const FIELD: &str = "score";

/// A score from 0.00 to 100.00, kept as hundredths (`8650` is 86.50).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Score(u16);

impl Score {
    /// 100.00.
    pub const MOST: Self = Self(10_000);

    /// The score of so many hundredths; none beyond 100.00.
    pub const fn from_hundredths(hundredths: u16) -> Option<Self> {
        if hundredths <= Self::MOST.0 { Some(Self(hundredths)) } else { None }
    }

    /// The hundredths, 0 to 10,000.
    pub const fn hundredths(self) -> u16 {
        self.0
    }

    /// Reads digits 0–9 with at most two decimals after a full stop. Blanks around them are passed over; signs,
    /// full-width digits, commas and exponents are not guessed at.
    ///
    /// # Errors
    /// On field `score`: `missing`, `score-form`, `out-of-range` (facts: 0, 100).
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::of(Code::Missing, FIELD));
        }
        let form = || Refusal::of(Code::ScoreForm, FIELD);
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
            return Err(form());
        }
        let range = || Refusal::of(Code::OutOfRange, FIELD).with(0).with(100);
        // Whatever has more digits than an u32 holds is out of range as well.
        let whole: u32 = whole.parse().map_err(|_| range())?;
        let tenths: u32 = decimals.parse().map_err(|_| form())?;
        let hundredths = if decimals.len() == 1 { tenths * 10 } else { tenths };
        let all = whole.checked_mul(100).and_then(|all| all.checked_add(hundredths)).ok_or_else(range)?;
        u16::try_from(all).ok().and_then(Self::from_hundredths).ok_or_else(range)
    }
}

impl fmt::Display for Score {
    /// Always two decimals: `86.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl From<Score> for u16 {
    fn from(score: Score) -> Self {
        score.0
    }
}

impl TryFrom<u16> for Score {
    type Error = &'static str;
    fn try_from(hundredths: u16) -> Result<Self, Self::Error> {
        Self::from_hundredths(hundredths).ok_or("a score beyond 100.00")
    }
}
