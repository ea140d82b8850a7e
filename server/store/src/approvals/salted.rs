//! Words that are kept encrypted and of which the ledger has a salted hash: whoever may read them can prove later that they
//! were these, and nobody guesses them from the hash.

use super::unreadable;
use crate::{Store, error::StoreError, keys::random, secret::Place};
use domain::ledger::canonical;
use serde::{Deserialize, Serialize};

/// Words with the salt of their hash.
#[derive(Debug, Serialize, Deserialize)]
struct Salted {
    salt: String,
    words: String,
}

/// What the row holds, and the hash for the ledger: SHA-256 of the canonical JSON of salt and words.
pub(super) fn hide(store: &Store, place: Place<'_>, words: String) -> Result<(String, String), StoreError> {
    let salted = Salted { salt: hex::encode(random::<16>()?), words };
    let value = serde_json::to_value(&salted).map_err(|error| unreadable("words", error))?;
    let hash = canonical::hash(&value).map_err(|error| unreadable("words", error))?.to_string();
    Ok((store.keys().hide(place, &salted)?, hash))
}

/// The words.
pub(super) fn reveal(store: &Store, place: Place<'_>, text: &str) -> Result<String, StoreError> {
    Ok(store.keys().reveal::<Salted>(place, text)?.words)
}
