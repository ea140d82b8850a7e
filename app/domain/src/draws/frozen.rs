//! The frozen document: everything a draw depends on, fixed and hashed before anybody can know the seed.

use crate::examiners::{ExaminerState, PanelRole, Roles, Standing};
use crate::ids::DrawId;
use crate::ledger::canonical::{self, CanonicalError};
use crate::ledger::merkle::Hash;
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The one version of the procedure that this program knows; it stands in every frozen document and result.
pub const VERSION: &str = "sunshine-draw/1";

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
    /// The hard rules that a parameter switches.
    pub rules: Rules,
    /// Minutes after T during which every supervisor's number is waited for.
    pub reveal_grace_minutes: u32,
    /// The supervisors with their commitments, in the order in which their numbers enter the seed.
    pub supervisors: Vec<Supervisor>,
    /// The examiners, ascending by label, the ineligible ones too.
    pub pool: Vec<Entrant>,
    /// The rooms, ascending by label.
    pub rooms: Vec<Room>,
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

/// The hard rules that a parameter switches. Home region, role and certificate hold in every draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Regions that count as one for the home rule, either way round (省直 and 长春).
    pub conflict_pairs: Vec<[ExamRegion; 2]>,
    /// Whether two examiners of one work unit may not sit in one room.
    pub one_unit_per_room: bool,
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

/// An examiner in the pool, under the pseudonyms of this draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entrant {
    /// Random and unique within the draw: 8 characters of Crockford's base 32.
    pub label: String,
    /// The exam region of the work unit.
    pub home: ExamRegion,
    /// The work unit's pseudonym within the draw, for example `U014`.
    pub unit: String,
    /// The seats the examiner may take.
    pub roles: Roles,
    /// Where the examiner stands in the register.
    pub state: ExaminerState,
    /// The last day on which the certificate is valid.
    pub certified_until: NaiveDate,
}

/// A room (面试室) and the panel it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Unique within the draw, for example `R01`.
    pub label: String,
    /// The exam region where the room is.
    pub place: ExamRegion,
    /// The seats of its panel.
    pub seats: Panel,
}

/// How many seats of each role a panel has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// 主考官
    pub chief: u8,
    /// 副主考官
    pub deputy: u8,
    /// 公共考官
    pub public: u8,
}

impl Panel {
    /// The seats of one role.
    pub const fn of(self, role: PanelRole) -> u8 {
        match role {
            PanelRole::Chief => self.chief,
            PanelRole::Deputy => self.deputy,
            PanelRole::Public => self.public,
        }
    }

    /// All seats.
    pub fn total(self) -> u32 {
        PanelRole::ALL.iter().map(|role| u32::from(self.of(*role))).sum()
    }
}

impl Rules {
    /// Whether an examiner of `home` may sit at `place`.
    pub fn admit(&self, home: ExamRegion, place: ExamRegion) -> bool {
        home != place && !self.pairs(home, place)
    }

    /// Whether the two regions are a conflict pair.
    pub fn pairs(&self, home: ExamRegion, place: ExamRegion) -> bool {
        self.conflict_pairs.iter().any(|pair| *pair == [home, place] || *pair == [place, home])
    }
}

impl Entrant {
    /// What decides whether the examiner may be drawn on the day.
    pub fn standing(&self) -> Standing {
        Standing { state: self.state, valid_until: self.certified_until, roles: self.roles.clone() }
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
