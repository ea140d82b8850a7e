//! A draw as it is kept and shown: the rows of the store in the words of the domain.

use super::frozen::Frozen;
use super::setup::Setup;
use super::state::DrawState;
use crate::examiners::PanelRole;
use crate::ids::DrawId;
use crate::ledger::merkle::Hash;
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A draw in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawLine {
    /// The draw.
    pub id: DrawId,
    /// What the public calls it.
    pub title: String,
    /// The day of the interviews.
    pub day: NaiveDate,
    /// The exam region whose staff lead it.
    pub region: ExamRegion,
    /// The opening time.
    pub opens_at: DateTime<Utc>,
    /// Where it stands. `fixed` turns into `revealing` when the opening time comes.
    pub state: DrawState,
    /// All seats of all rooms.
    pub seats: u32,
    /// The hash of the frozen document, once fixed.
    pub frozen_hash: Option<Hash>,
    /// The hash of the result, once drawn.
    pub result_hash: Option<Hash>,
}

/// A supervisor of a draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisorLine {
    /// `S1`, `S2` …
    pub label: String,
    /// The office.
    pub office: String,
    /// Whether the asker is this supervisor.
    pub own: bool,
    /// The commitment, once given.
    pub commitment: Option<Hash>,
    /// Whether the number has come.
    pub revealed: bool,
    /// The number, once the draw is drawn or closed: the public sees it then and not before.
    pub number: Option<String>,
}

/// Everything that one draw's page shows, to whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawRecord {
    /// The head of it.
    pub line: DrawLine,
    /// What staff set up.
    pub setup: Setup,
    /// The supervisors, in order.
    pub supervisors: Vec<SupervisorLine>,
    /// What was frozen, once fixed.
    pub frozen: Option<Frozen>,
    /// The seed, once drawn.
    pub seed: Option<Hash>,
    /// Whether the beacon's value was entered.
    pub beacon_entered: bool,
    /// Why it was closed.
    pub closed: Option<super::state::Closed>,
    /// The ledger entries that concern it, oldest first.
    pub ledger: Vec<super::bundle::LedgerLine>,
    /// Counts changes; a form sends it back, so that two people cannot overwrite each other.
    pub version: i64,
}

/// A seat with the person on it, for those entitled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSeat {
    /// The room.
    pub room: String,
    /// Where it is.
    pub place: ExamRegion,
    /// The role.
    pub role: PanelRole,
    /// The label in this draw.
    pub label: String,
    /// The examiner's name.
    pub name: String,
    /// The work unit.
    pub work_unit: String,
    /// The exam region of the work unit.
    pub home: ExamRegion,
}

/// A draw as one examiner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The draw.
    pub line: DrawLine,
    /// The examiner's own label in it.
    pub label: String,
    /// The seat, once drawn to one: place, room, role.
    pub seat: Option<(ExamRegion, String, PanelRole)>,
}
