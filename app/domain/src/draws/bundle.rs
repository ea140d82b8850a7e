//! The bundle: the one file with which a stranger replays a draw.

use super::frozen::Frozen;
use super::lots::GroupDrawn;
use super::lots::replacement::LotReplacement;
use super::seating::replacement::Replacement;
use crate::examiners::{NotDrawable, PanelRole};
use crate::ledger::canonical::CanonicalError;
use crate::ledger::merkle::Hash;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Everything that was published about one draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// What was fixed beforehand.
    pub frozen: Frozen,
    /// SHA-256 of the canonical JSON of `frozen`.
    pub frozen_hash: Hash,
    /// What was revealed at the opening time.
    pub revealed: Revealed,
    /// What the draw made of both.
    pub result: DrawResult,
    /// SHA-256 of the canonical JSON of `result`.
    pub result_hash: Hash,
    /// The seats that changed hands since, in their order.
    pub replacements: Vec<Replacement>,
    /// The places of groups of lots that changed hands since, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lot_replacements: Vec<LotReplacement>,
    /// Where the ledger holds the draw's steps.
    pub ledger: Vec<LedgerLine>,
}

/// What was revealed at the opening time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revealed {
    /// The beacon's value; none where the draw has no beacon.
    pub beacon: Option<BeaconValue>,
    /// The supervisors' numbers in frozen order, 64 lower-case hexadecimal characters each; none where withheld.
    pub numbers: Vec<Option<String>>,
    /// When the draw was made.
    pub at: DateTime<Utc>,
}

/// The value of one beacon round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeaconValue {
    /// The round.
    pub round: u64,
    /// Its BLS signature, 96 lower-case hexadecimal characters; the randomness is its SHA-256.
    pub signature: String,
}

/// The outcome of a draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawResult {
    /// [`super::frozen::VERSION`].
    pub v: String,
    /// The `frozen_hash`.
    pub frozen: Hash,
    /// The seed.
    pub seed: Hash,
    /// What was drawn.
    pub drawn: TaskDrawn,
}

/// What was drawn, by what was asked for ([`super::frozen::Task`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TaskDrawn {
    /// The seats.
    Seating(SeatingDrawn),
    /// The order of every group.
    Lots(Vec<GroupDrawn>),
}

/// The seats that were drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatingDrawn {
    /// Every seat of every room, ascending by room label, then role, then `k`.
    pub seats: Vec<SeatTaken>,
    /// Those who could not be drawn, ascending by label.
    pub excluded: Vec<Excluded>,
    /// The labels of all who could be drawn, in the drawn order. Whoever is not in `seats` stays for replacements.
    pub order: Vec<String>,
}

impl TaskDrawn {
    /// The order of every group, where lots are what was drawn.
    pub fn lots(&self) -> Option<&[GroupDrawn]> {
        match self {
            Self::Lots(groups) => Some(groups),
            Self::Seating(_) => None,
        }
    }

    /// The seats, where they are what was drawn.
    pub const fn seating(&self) -> Option<&SeatingDrawn> {
        match self {
            Self::Seating(drawn) => Some(drawn),
            Self::Lots(_) => None,
        }
    }
}

/// One seat and who sits on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatTaken {
    /// The room's label.
    pub room: String,
    /// The role.
    pub role: PanelRole,
    /// Which seat of that role, from 1.
    pub k: u16,
    /// The examiner's label.
    pub label: String,
}

/// An examiner who could not be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    /// The examiner's label.
    pub label: String,
    /// Why.
    pub reason: ExclusionReason,
}

/// Why an examiner in the pool could not be drawn: the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExclusionReason {
    /// The register's state is not "certified".
    NotCertified,
    /// The certificate ends before the day.
    CertificateEnds,
    /// The last yearly assessment was failed.
    AssessmentFailed,
    /// There is no seat the examiner may take.
    NoRole,
}

/// An entry of the ledger that concerns the draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerLine {
    /// The entry's index, from 0.
    pub index: u64,
    /// The entry's kind, for example `draw.fixed`.
    pub kind: String,
}

impl From<NotDrawable> for ExclusionReason {
    fn from(reason: NotDrawable) -> Self {
        match reason {
            NotDrawable::State(_) => Self::NotCertified,
            NotDrawable::CertificateEnds(_) => Self::CertificateEnds,
            NotDrawable::AssessmentFailed => Self::AssessmentFailed,
            NotDrawable::NoRole => Self::NoRole,
        }
    }
}

impl DrawResult {
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
}

impl Bundle {
    /// The canonical JSON of the whole bundle, as it is offered for download.
    ///
    /// # Errors
    /// A number beyond ±(2^53 − 1).
    pub fn to_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        super::document(self)
    }
}
