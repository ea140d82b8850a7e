//! A moment as the database keeps it: UTC text of one fixed width, so that text order is time order.

use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// `2026-11-23T15:03:36.000000Z`: always six decimals, always `Z`.
const FORMAT: &str = "%Y-%m-%dT%H:%M:%S%.6fZ";

/// A UTC moment to the microsecond.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sea_orm::DeriveValueType,
)]
#[sea_orm(value_type = "String")]
#[serde(into = "String", try_from = "String")]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The moment as `chrono` has it.
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.trunc_subsecs(6))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format(FORMAT).fmt(f)
    }
}

impl FromStr for Instant {
    type Err = chrono::ParseError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDateTime::parse_from_str(text, FORMAT).map(|at| Self(at.and_utc()))
    }
}

impl From<Instant> for String {
    fn from(at: Instant) -> Self {
        at.to_string()
    }
}

impl TryFrom<String> for Instant {
    type Error = chrono::ParseError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::Instant;
    use chrono::{TimeZone, Utc};

    #[test]
    fn text_order_is_time_order_and_the_text_reads_back() {
        let whole = Instant::from(Utc.timestamp_nanos(1_000_000_000));
        let later = Instant::from(Utc.timestamp_nanos(1_000_001_999));
        assert_eq!(whole.to_string(), "1970-01-01T00:00:01.000000Z");
        assert_eq!(later.to_string(), "1970-01-01T00:00:01.000001Z");
        assert!(whole.to_string() < later.to_string());
        assert_eq!(later.to_string().parse::<Instant>().unwrap(), later);
    }
}
