//! The frozen document: everything a draw depends on, fixed and hashed before anybody can know the seed.

use super::lots::Lots;
use super::seating::document::Seating;
use crate::ids::DrawId;
use crate::ledger::canonical::{self, CanonicalError};
use crate::ledger::merkle::Hash;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The one version of the procedure that this program knows; it stands in every frozen document and result.
pub const VERSION: &str = "sunshine-draw/2";

/// All input of a draw. Its canonical JSON is published when the draw is fixed; the SHA-256 of those bytes is the
/// draw's `frozen_hash`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frozen {
    /// [`VERSION`].
    pub v: String,
    /// The draw.
    pub draw: DrawId,
    /// What the public calls it; at most [`super::limits::TITLE`] characters.
    pub title: String,
    /// The day of the interviews, in Jilin.
    pub day: NaiveDate,
    /// The opening time T, in whole seconds; no number is taken and no beacon exists before it.
    pub opens_at: DateTime<Utc>,
    /// The public random value that will first exist at T; none is the weaker guarantee.
    pub beacon: Option<BeaconPlan>,
    /// Minutes after T during which every supervisor's number is waited for.
    pub reveal_grace_minutes: u32,
    /// The supervisors with their commitments, in the order in which their numbers enter the seed.
    pub supervisors: Vec<Supervisor>,
    /// What is drawn.
    pub task: Task,
}

/// What a draw decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Task {
    /// Who sits where: examiners called to a region (预抽) or seated in rooms (抽定考场).
    Seating(Seating),
    /// In which order, or who of many: candidates (面试顺序) and public observers (群众代表).
    Lots(Lots),
}

/// A round of a public random beacon, named in advance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeaconPlan {
    /// The chain's hash, 64 lower-case hexadecimal characters; one of [`super::beacon::CHAINS`].
    pub chain: String,
    /// The first round at or after the opening time.
    pub round: u64,
}

/// A supervisor who has committed to a secret number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervisor {
    /// Short and unique within the draw, for example `S1`.
    pub label: String,
    /// The office (单位) that supervises; never a person's name.
    pub office: String,
    /// [`super::number::commitment`] of the number.
    pub commitment: Hash,
}

impl Task {
    /// Brings everything into the order of the document.
    pub fn sort(&mut self) {
        match self {
            Self::Seating(seating) => seating.sort(),
            Self::Lots(lots) => lots.sort(),
        }
    }

    /// Who sits where, where that is what is drawn.
    pub const fn seating(&self) -> Option<&Seating> {
        match self {
            Self::Seating(seating) => Some(seating),
            Self::Lots(_) => None,
        }
    }

    /// The groups of lots, where they are what is drawn.
    pub const fn lots(&self) -> Option<&Lots> {
        match self {
            Self::Lots(lots) => Some(lots),
            Self::Seating(_) => None,
        }
    }
}

impl Frozen {
    /// The canonical JSON that is published and hashed.
    ///
    /// # Errors
    /// A number beyond ±(2^53 − 1).
    pub fn to_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        super::document(self)
    }

    /// SHA-256 of [`Self::to_bytes`].
    ///
    /// # Errors
    /// As [`Self::to_bytes`].
    pub fn hash(&self) -> Result<Hash, CanonicalError> {
        self.to_bytes().map(|bytes| Hash::of(&bytes))
    }

    /// Reads the published bytes, which must be in canonical form.
    ///
    /// # Errors
    /// What is wrong with the bytes, in the words of the JSON reader.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let value = canonical::from_bytes(bytes).map_err(|error| error.to_string())?;
        serde_json::from_value(value).map_err(|error| error.to_string())
    }
}
