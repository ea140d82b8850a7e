//! Scores on the day (面试评分): what an examiner may enter for a sequence number, and what the numbers come to.
//!
//! Nobody's name is here: a candidate is a sequence number (顺序号), an examiner is a seat of the room's panel.

mod because;
mod called;
mod mean;
mod outbox;
mod score;
mod seat;
mod turn;

pub use because::CorrectedBecause;
pub use called::{DrawnOrder, Lot, called_order, may_leave_during};
pub use mean::{Mean, mean};
pub use outbox::{Answer, Outbox, Waiting};
pub use score::Score;
pub use seat::{Seat, seats};
pub use turn::{Entered, Signer, Turn, TurnState};

use crate::ids::DrawId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the public reads on a room's screen. Scores of a number are in it from the moment its mean is announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// The draw that seated the panel.
    pub draw: DrawId,
    /// The room's label.
    pub room: String,
    /// The interview day.
    pub day: NaiveDate,
    /// How many seats its panel has.
    pub seats: u16,
    /// How many candidates the room has.
    pub candidates: u16,
    /// Whether the room is closed (评分结束).
    pub closed: bool,
    /// Every number that was called, ascending.
    pub lines: Vec<BoardLine>,
}

/// One sequence number on a room's screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardLine {
    /// The sequence number, from 1.
    pub number: u16,
    /// Where the number stands.
    pub state: TurnState,
    /// How many seats have not scored yet.
    pub missing: u16,
    /// Every seat's score, in the order of rank; none before the announcement.
    pub scores: Option<Vec<(Seat, Score)>>,
    /// The mean with the two seats left out of it; none before the announcement.
    pub mean: Option<Mean>,
    /// Who has signed.
    pub signed: Vec<Signer>,
}

impl BoardLine {
    /// The line of a turn.
    pub fn of(turn: &Turn) -> Self {
        let mean = turn.announced().cloned();
        Self {
            number: turn.number(),
            state: turn.state(),
            missing: turn.missing(),
            scores: mean.as_ref().map(|_| turn.scores().collect()),
            mean,
            signed: turn.signed().collect(),
        }
    }
}
