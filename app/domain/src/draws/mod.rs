//! Public draws (公开抽签): who sits where and in which order, decided in public and replayed by anyone.
//!
//! The procedure is the text in `specification.en.md` (`specification.zh.md`), exact enough for a second
//! implementation. Here it is a pure function of the frozen document and the seed.

pub mod answer;
pub mod beacon;
pub mod bundle;
pub mod fairness;
pub mod frozen;
pub mod impossible;
pub mod limits;
pub mod lots;
pub mod making;
pub mod number;
pub mod order;
pub mod record;
pub mod replay;
pub mod rfc3797;
pub mod seating;
pub mod seed;
pub mod setup;
pub mod state;
pub mod stream;
pub mod validity;
pub mod verify;

use crate::ledger::canonical::{self, CanonicalError};
use crate::ledger::merkle::Hash;
use bundle::{DrawResult, TaskDrawn};
use frozen::{Frozen, Task, VERSION};
use order::DrawKey;
use seating::Outcome;
use seating::certificate::Certificate;
use serde::Serialize;

/// The procedure as a text for people, in Chinese.
pub const SPECIFICATION_ZH: &str = include_str!("specification.zh.md");
/// The procedure as a text for people, in English.
pub const SPECIFICATION_EN: &str = include_str!("specification.en.md");

/// What a draw came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// The result.
    Drawn(Box<DrawResult>),
    /// No complete seating exists; see [`Outcome::Impossible`].
    Impossible(Option<Box<Certificate>>),
    /// The search for a complete seating reached its limit.
    Undecided,
}

/// Draws from a document without faults ([`validity::faults`]).
pub fn draw(frozen: &Frozen, frozen_hash: Hash, seed: Hash) -> Drawing {
    let key = DrawKey::of_draw(frozen_hash, seed);
    let drawn = match &frozen.task {
        Task::Lots(lots) => TaskDrawn::Lots(lots.draw(&key)),
        Task::Seating(seating) => match seating::draw(seating, frozen.day, &key) {
            Outcome::Seated(drawn) => TaskDrawn::Seating(drawn),
            Outcome::Impossible(certificate) => return Drawing::Impossible(certificate),
            Outcome::Undecided => return Drawing::Undecided,
        },
    };
    Drawing::Drawn(Box::new(DrawResult { v: VERSION.to_owned(), frozen: frozen_hash, seed, drawn }))
}

/// The canonical JSON of one of the draw's documents.
pub(crate) fn document<T: Serialize>(document: &T) -> Result<Vec<u8>, CanonicalError> {
    let value = serde_json::to_value(document).map_err(|error| CanonicalError::NotJson(error.to_string()))?;
    canonical::to_bytes(&value)
}
