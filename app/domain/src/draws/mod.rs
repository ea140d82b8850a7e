//! Public draws (公开抽签): who sits in which room, decided in public and replayed by anyone.
//!
//! The procedure is the text in `specification.en.md` (`specification.zh.md`), exact enough for a second
//! implementation. Here it is a pure function of the frozen document and the seed.

pub mod beacon;
mod board;
mod bound;
pub mod bundle;
pub mod certificate;
mod flow;
pub mod frozen;
pub mod limits;
pub mod number;
pub mod order;
mod places;
pub mod record;
pub mod replay;
mod rooms;
mod search;
pub mod seating;
pub mod seed;
pub mod setup;
pub mod state;
pub mod stream;
pub mod validity;
pub mod verify;

use crate::ledger::canonical::{self, CanonicalError};
use serde::Serialize;

/// The procedure as a text for people, in Chinese.
pub const SPECIFICATION_ZH: &str = include_str!("specification.zh.md");
/// The procedure as a text for people, in English.
pub const SPECIFICATION_EN: &str = include_str!("specification.en.md");

/// The canonical JSON of one of the draw's documents.
fn document<T: Serialize>(document: &T) -> Result<Vec<u8>, CanonicalError> {
    let value = serde_json::to_value(document).map_err(|error| CanonicalError::NotJson(error.to_string()))?;
    canonical::to_bytes(&value)
}
