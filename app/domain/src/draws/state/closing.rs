//! Closing a draw without a result. Draw and reason both stay public; a new draw needs new commitments.

use super::DrawState;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Why a draw was closed without a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClosedBecause {
    /// Given up before it was fixed, or the interviews were called off.
    CalledOff,
    /// No number was revealed and there is no beacon: nothing random entered the draw.
    NothingRevealed,
    /// The beacon's value could not be had.
    BeaconMissing,
    /// No complete seating exists.
    NoSeating,
    /// The search for a complete seating reached its limit.
    Undecided,
    /// The pool, the rooms or the rules were found to be wrong after fixing.
    WrongInput,
    /// Something technical, said in the note.
    Technical,
}

impl ClosedBecause {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::CalledOff,
        Self::NothingRevealed,
        Self::BeaconMissing,
        Self::NoSeating,
        Self::Undecided,
        Self::WrongInput,
        Self::Technical,
    ];
}

/// A draw that ended without a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The state in which it was closed.
    pub from: DrawState,
    /// Why.
    pub because: ClosedBecause,
    /// The reason in a person's words; public.
    pub note: String,
    /// Whether the result could be known when it was closed: the opening time was past and every number had come, or
    /// its time was over. (A beacon's value, where one takes part, is public from then on.)
    #[serde(default)]
    pub could_be_drawn: bool,
    /// When.
    pub at: DateTime<Utc>,
}

impl Closed {
    /// The longest note, in characters.
    pub const LONGEST_NOTE: usize = 500;

    /// Closes a draw that stands in `from`.
    ///
    /// # Errors
    /// `already-done` where it is closed, `wrong-state` where it is drawn, `missing` (field `note`) without words,
    /// `out-of-range` (1, 500) with too many.
    pub fn close(
        from: DrawState,
        because: ClosedBecause,
        note: &str,
        could_be_drawn: bool,
        now: DateTime<Utc>,
    ) -> Result<Self, Refusal> {
        match from {
            DrawState::Closed => return Err(Code::AlreadyDone.into()),
            DrawState::Drawn => return Err(Code::WrongState.into()),
            DrawState::Draft | DrawState::Committing | DrawState::Fixed | DrawState::Revealing => {}
        }
        let note = note.trim();
        if note.is_empty() {
            return Err(Refusal::of(Code::Missing, "note"));
        }
        if note.chars().count() > Self::LONGEST_NOTE {
            return Err(Refusal::of(Code::OutOfRange, "note").with(1).with(Self::LONGEST_NOTE));
        }
        Ok(Self { from, because, note: note.to_owned(), could_be_drawn, at: now })
    }
}
