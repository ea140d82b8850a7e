//! A season as it is kept and shown.

use super::numbers::DayNumbers;
use super::plan::Plan;
use crate::draws::record::DrawLine;
use crate::ids::SeasonId;
use crate::regions::ExamRegion;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a season stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeasonState {
    /// Being planned; only those who organise it see it (起草).
    Draft,
    /// Public (已公布). Days whose draws are not yet fixed may still change, each time with an entry on the ledger.
    Published,
}

impl SeasonState {
    /// Every state, in order.
    pub const ALL: [Self; 2] = [Self::Draft, Self::Published];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A season in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeasonLine {
    /// The season.
    pub id: SeasonId,
    /// What the public calls it.
    pub title: String,
    /// The exam region whose staff organise it.
    pub region: ExamRegion,
    /// The first interview day.
    pub first_day: NaiveDate,
    /// The last interview day.
    pub last_day: NaiveDate,
    /// Where it stands.
    pub state: SeasonState,
}

/// Everything that a season's page shows to whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeasonRecord {
    /// The head of it.
    pub line: SeasonLine,
    /// The published numbers of each day, ascending.
    pub days: Vec<DayNumbers>,
    /// The whole plan, for those who may plan it.
    pub plan: Option<Plan>,
    /// Recruiting units for which nobody in the register works, ascending, for those who may plan the season: where the
    /// name is mistyped, no examiner of theirs would be kept from their rooms.
    pub unknown_units: Vec<String>,
    /// Its draws that the asker may see, oldest first.
    pub draws: Vec<DrawLine>,
    /// Counts changes; a form sends it back, so that two people cannot overwrite each other.
    pub version: i64,
}
