//! A draw as it is kept and shown: the rows of the store in the words of the domain.

use super::answer::Answer;
use super::frozen::Frozen;
use super::lots::replacement::LotReplacement;
use super::seating::certificate::Certificate;
use super::seating::replacement::{LeftBecause, Replacement};
use super::setup::{Purpose, Setup};
use super::state::DrawState;
use crate::examiners::PanelRole;
use crate::ids::{DrawId, ExaminerId};
use crate::ledger::merkle::Hash;
use crate::regions::ExamRegion;
use crate::seasons::Site;
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
    /// What is drawn.
    pub purpose: Purpose,
    /// The opening time.
    pub opens_at: DateTime<Utc>,
    /// Where it stands. `fixed` turns into `revealing` when the opening time comes.
    pub state: DrawState,
    /// How many are drawn: seats, or entries of lots.
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
    /// The seats that changed hands since, in their order.
    pub replacements: Vec<Replacement>,
    /// The places of groups of lots that changed hands since, in their order.
    pub lot_replacements: Vec<LotReplacement>,
    /// Labels of those who ask to be replaced, for those who lead the draw.
    pub asked: Vec<String>,
    /// Seated examiners who could not be drawn any more, as the register is now; for those who lead the draw.
    pub unfit: Vec<Unfit>,
    /// Draws that were announced before it for the same day, region and purpose.
    pub earlier: Vec<DrawLine>,
    /// Why it was closed.
    pub closed: Option<super::state::Closed>,
    /// Where it was closed because no complete seating exists: the proof.
    pub impossible: Option<ImpossibleRecord>,
    /// The ledger entries that concern it, oldest first.
    pub ledger: Vec<super::bundle::LedgerLine>,
    /// Counts changes; a form sends it back, so that two people cannot overwrite each other.
    pub version: i64,
}

/// A seated examiner whom the register of today would not seat there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfit {
    /// The label in the draw.
    pub label: String,
    /// What stands in the way.
    pub because: LeftBecause,
}

/// What a draw's page shows of the proof that nothing could be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImpossibleRecord {
    /// SHA-256 of the published file.
    pub hash: Hash,
    /// The certificate, where one was found.
    pub certificate: Option<Box<Certificate>>,
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

/// One seat as those who lead the draw, or supervise it, look at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatRecord {
    /// The draw.
    pub line: DrawLine,
    /// The seat with the person on it.
    pub seat: NamedSeat,
    /// The person in the register.
    pub examiner: ExaminerId,
    /// What the examiner answered.
    pub answer: Option<Answer>,
}

/// A draw as one examiner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The draw.
    pub line: DrawLine,
    /// The examiner's own label in it.
    pub label: String,
    /// The seat, once drawn to one.
    pub seat: Option<DutySeat>,
    /// Whether the examiner was drawn and somebody else sits there now.
    pub replaced: bool,
    /// What the examiner answered.
    pub answer: Option<Answer>,
}

/// Where an examiner serves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutySeat {
    /// The exam region.
    pub place: ExamRegion,
    /// The room; for a call, the region's label.
    pub room: String,
    /// The role.
    pub role: PanelRole,
    /// The site where the room stands, or the day's sites of the region to which one is called; none for a draw of no
    /// season.
    pub sites: Vec<Site>,
}
