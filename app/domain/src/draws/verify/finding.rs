//! What a check can find: typed, so that a screen says it in the reader's language.

use crate::draws::beacon::BeaconFault;
use crate::draws::bundle::{ExclusionReason, SeatTaken};
use crate::draws::validity::FrozenFault;
use crate::examiners::PanelRole;
use crate::ledger::merkle::Hash;
use serde::{Deserialize, Serialize};

/// One check and its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The check.
    pub check: Check,
    /// Its outcome.
    pub passed: Passed,
    /// Everything that differs, the first [`Step::MOST_FINDINGS`].
    pub findings: Vec<Finding>,
    /// How many more there are.
    pub more: usize,
}

impl Step {
    /// Findings that are listed one by one.
    pub const MOST_FINDINGS: usize = 1_000;
}

/// What is checked, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// The file is a bundle of a known version.
    Reading,
    /// The frozen document is well formed, and its beacon round belongs to its opening time.
    Document,
    /// The frozen hash is that of the frozen document.
    FrozenHash,
    /// Each revealed number hashes to its commitment.
    Commitments,
    /// The beacon's signature is the chain's for the planned round.
    Beacon,
    /// The draw was made after the opening time, and numbers were waited for.
    Times,
    /// The seed is the hash of all that.
    Seed,
    /// Every seat is taken and no seat breaks a hard rule.
    Rules,
    /// The result hash is that of the result.
    ResultHash,
    /// The draw, made again, gives the same result.
    Replay,
    /// Every seat that changed hands went to the next in the drawn order.
    Replacements,
}

impl Check {
    /// Every check, in order.
    pub const ALL: [Self; 11] = [
        Self::Reading,
        Self::Document,
        Self::FrozenHash,
        Self::Commitments,
        Self::Beacon,
        Self::Times,
        Self::Seed,
        Self::Rules,
        Self::ResultHash,
        Self::Replay,
        Self::Replacements,
    ];
}

/// The outcome of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Passed {
    /// It passed.
    Yes,
    /// It did not.
    No,
    /// An earlier failure left nothing to check.
    Skipped,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "finding")]
pub enum Finding {
    /// The file is larger than is read.
    TooLarge {
        /// The most bytes.
        most: usize,
    },
    /// The file is not JSON.
    NotJson {
        /// The reader's words.
        reason: String,
    },
    /// The bundle is of a version that this program does not know.
    UnknownVersion {
        /// The version it names; empty where it names none.
        v: String,
    },
    /// The file is JSON but no bundle.
    NotABundle {
        /// The reader's words: which field.
        reason: String,
    },
    /// The frozen document is not well formed.
    Document {
        /// What is wrong.
        fault: FrozenFault,
    },
    /// A hash is not the one that was published.
    HashDiffers {
        /// Computed here.
        computed: Hash,
        /// Published in the bundle.
        published: Hash,
    },
    /// There is not one entry per supervisor.
    NumbersMissing {
        /// Supervisors.
        expected: usize,
        /// Entries.
        found: usize,
    },
    /// A supervisor's number does not hash to the commitment.
    CommitmentBroken {
        /// The supervisor's label.
        supervisor: String,
    },
    /// The document names a beacon round whose value is not there.
    BeaconMissing,
    /// There is a beacon value although the document names no round.
    BeaconUnplanned,
    /// The beacon value is of another round.
    BeaconRound {
        /// The round the document names.
        planned: u64,
        /// The round of the value.
        revealed: u64,
    },
    /// The beacon's signature is not genuine.
    Beacon {
        /// What is wrong.
        fault: BeaconFault,
    },
    /// The draw was made before its opening time.
    DrawnTooEarly,
    /// Numbers were left out before the grace period had ended.
    DidNotWait {
        /// The supervisors' labels.
        withheld: Vec<String>,
    },
    /// Neither a beacon nor a number took part.
    NothingRandom,
    /// A seat breaks a hard rule.
    RuleBroken {
        /// The rule.
        rule: BrokenRule,
        /// The room.
        room: String,
        /// The role.
        role: PanelRole,
        /// Which seat of that role.
        k: u16,
        /// The examiner; empty where the seat is.
        label: String,
    },
    /// A seat of the replayed draw is taken by another examiner in the published one.
    SeatDiffers {
        /// The room.
        room: String,
        /// The role.
        role: PanelRole,
        /// Which seat of that role.
        k: u16,
        /// The examiner of the replayed draw; none where it has no such seat.
        computed: Option<String>,
        /// The examiner of the published one; none where it has no such seat.
        published: Option<String>,
    },
    /// An examiner sits somewhere else than the replayed draw says.
    Moved {
        /// The examiner.
        label: String,
        /// Where the replayed draw puts them; none where it does not seat them.
        computed: Option<Box<SeatTaken>>,
        /// Where the published one does.
        published: Option<Box<SeatTaken>>,
    },
    /// The drawn order differs.
    OrderDiffers {
        /// The first rank that differs, from 1.
        rank: usize,
        /// The label there in the replayed draw.
        computed: Option<String>,
        /// The label there in the published one.
        published: Option<String>,
    },
    /// An examiner is excluded in one of the two only, or for another reason.
    ExclusionDiffers {
        /// The examiner.
        label: String,
        /// The reason in the replayed draw.
        computed: Option<ExclusionReason>,
        /// The reason in the published one.
        published: Option<ExclusionReason>,
    },
    /// A field of the result differs.
    FieldDiffers {
        /// The field's name in the JSON.
        field: String,
    },
    /// The seats are complete but not in their order, or one stands twice.
    SeatsNotInOrder,
    /// The order of a group of lots differs.
    LotsDiffer {
        /// The group; empty where the groups themselves differ.
        group: String,
    },
    /// A replacement is not what the rule gives.
    ReplacementDiffers {
        /// Which one, from 1.
        number: usize,
        /// Who left the seat.
        out: String,
    },
    /// No complete seating of this document exists, so there cannot be a result.
    NoSeatingExists,
    /// The search for a complete seating reached its limit here.
    Undecided,
}

/// A hard rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BrokenRule {
    /// The seat is not among the document's seats, or is taken twice.
    NoSuchSeat,
    /// The seat is empty.
    EmptySeat,
    /// The examiner is not in the pool.
    NotInPool,
    /// The examiner may not be drawn on the day.
    NotEligible,
    /// The examiner sits twice.
    SeatedTwice,
    /// The examiner may not take the role.
    Role,
    /// The place is the examiner's home region.
    HomeRegion,
    /// The place and the home region are a conflict pair.
    ConflictPair,
    /// An earlier draw called the examiner to another region.
    CalledElsewhere,
    /// The examiner must avoid the room.
    Avoided,
    /// More examiners of the unit sit in the room than it may have.
    SameUnit,
    /// More examiners of the recruiting units sit in the room than it may have.
    Recruiting,
    /// Too few on the room's leading seats come from personnel departments.
    Personnel,
}

/// Which finding it is, without its facts. The text form is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is described at the finding of its name")]
pub enum FindingKind {
    TooLarge,
    NotJson,
    UnknownVersion,
    NotABundle,
    Document,
    HashDiffers,
    NumbersMissing,
    CommitmentBroken,
    BeaconMissing,
    BeaconUnplanned,
    BeaconRound,
    Beacon,
    DrawnTooEarly,
    DidNotWait,
    NothingRandom,
    RuleBroken(BrokenRule),
    SeatDiffers,
    Moved,
    OrderDiffers,
    ExclusionDiffers,
    FieldDiffers,
    SeatsNotInOrder,
    LotsDiffer,
    ReplacementDiffers,
    NoSeatingExists,
    Undecided,
}

/// A finding as a sentence needs it: which one, and what fills the sentence's holes, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Which finding.
    pub kind: FindingKind,
    /// Its facts as they stand in the bundle; a dash where there is none.
    pub facts: Vec<String>,
}

impl Finding {
    /// The finding as a sentence needs it.
    pub fn told(&self) -> Told {
        let (kind, facts) = match self {
            Self::TooLarge { most } => (FindingKind::TooLarge, vec![most.to_string()]),
            Self::NotJson { reason } => (FindingKind::NotJson, vec![reason.clone()]),
            Self::UnknownVersion { v } => (FindingKind::UnknownVersion, vec![v.clone()]),
            Self::NotABundle { reason } => (FindingKind::NotABundle, vec![reason.clone()]),
            Self::Document { fault } => (FindingKind::Document, vec![json(fault)]),
            Self::HashDiffers { computed, published } => {
                (FindingKind::HashDiffers, vec![computed.to_string(), published.to_string()])
            }
            Self::NumbersMissing { expected, found } => {
                (FindingKind::NumbersMissing, vec![expected.to_string(), found.to_string()])
            }
            Self::CommitmentBroken { supervisor } => (FindingKind::CommitmentBroken, vec![supervisor.clone()]),
            Self::BeaconMissing => (FindingKind::BeaconMissing, Vec::new()),
            Self::BeaconUnplanned => (FindingKind::BeaconUnplanned, Vec::new()),
            Self::BeaconRound { planned, revealed } => {
                (FindingKind::BeaconRound, vec![planned.to_string(), revealed.to_string()])
            }
            Self::Beacon { fault } => (FindingKind::Beacon, vec![fault.to_string()]),
            Self::DrawnTooEarly => (FindingKind::DrawnTooEarly, Vec::new()),
            Self::DidNotWait { withheld } => (FindingKind::DidNotWait, vec![withheld.join(", ")]),
            Self::NothingRandom => (FindingKind::NothingRandom, Vec::new()),
            Self::RuleBroken { rule, room, role, k, label } => {
                (FindingKind::RuleBroken(*rule), vec![seat(room, *role, *k), or_dash(Some(label))])
            }
            Self::SeatDiffers { room, role, k, computed, published } => {
                let (computed, published) = (or_dash(computed.as_ref()), or_dash(published.as_ref()));
                (FindingKind::SeatDiffers, vec![seat(room, *role, *k), computed, published])
            }
            Self::Moved { label, computed, published } => {
                let place = |taken: &Option<Box<SeatTaken>>| {
                    or_dash(taken.as_ref().map(|it| seat(&it.room, it.role, it.k)).as_ref())
                };
                (FindingKind::Moved, vec![label.clone(), place(computed), place(published)])
            }
            Self::OrderDiffers { rank, computed, published } => {
                let (computed, published) = (or_dash(computed.as_ref()), or_dash(published.as_ref()));
                (FindingKind::OrderDiffers, vec![rank.to_string(), computed, published])
            }
            Self::ExclusionDiffers { label, .. } => (FindingKind::ExclusionDiffers, vec![label.clone()]),
            Self::FieldDiffers { field } => (FindingKind::FieldDiffers, vec![field.clone()]),
            Self::SeatsNotInOrder => (FindingKind::SeatsNotInOrder, Vec::new()),
            Self::LotsDiffer { group } => (FindingKind::LotsDiffer, vec![or_dash(Some(group))]),
            Self::ReplacementDiffers { number, out } => {
                (FindingKind::ReplacementDiffers, vec![number.to_string(), out.clone()])
            }
            Self::NoSeatingExists => (FindingKind::NoSeatingExists, Vec::new()),
            Self::Undecided => (FindingKind::Undecided, Vec::new()),
        };
        Told { kind, facts }
    }
}

fn seat(room: &str, role: PanelRole, k: u16) -> String {
    format!("{room} {} {k}", role.as_str())
}

fn or_dash(text: Option<&String>) -> String {
    text.filter(|text| !text.is_empty()).map_or_else(|| "–".to_owned(), Clone::clone)
}

fn json(fault: &FrozenFault) -> String {
    serde_json::to_string(fault).unwrap_or_default()
}
