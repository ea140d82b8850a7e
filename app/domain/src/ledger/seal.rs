//! Seals: salted hashes that bind the rows of a change to its ledger entry without publishing what they hold.
//!
//! The salt stays in the database beside the row. Whoever may see the row gets the salt with it and can check the
//! seal; whoever may not learns nothing, and deleting row and salt leaves no personal data in the ledger.

use super::canonical::{self, CanonicalError};
use super::merkle::{Frontier, Hash, leaf_hash};
use serde_json::{Value, json};

/// Told apart from every other hash of the system by this first line.
const PREFIX: &[u8] = b"sunshine-seal/1\n";

/// The seal of one row: SHA-256 over `sunshine-seal/1`, a newline, and the canonical JSON of
/// `{"id":…,"row":…,"salt":<32 hex characters>,"table":…}`. The row `null` seals that the row was removed.
///
/// # Errors
/// `NotAnInteger` where the row holds a fraction.
pub fn row_seal(table: &str, id: &str, salt: &[u8; 16], row: &Value) -> Result<Hash, CanonicalError> {
    let sealed = json!({ "id": id, "row": row, "salt": hex::encode(salt), "table": table });
    let mut bytes = PREFIX.to_vec();
    bytes.extend(canonical::to_bytes(&sealed)?);
    Ok(Hash::of(&bytes))
}

/// The root that an entry carries: the RFC 6962 tree whose entries are the 32 bytes of each seal, in the order the
/// rows were written.
pub fn seal_root(seals: &[Hash]) -> Hash {
    let mut tree = Frontier::new();
    for seal in seals {
        tree.push(leaf_hash(&seal.0));
    }
    tree.root()
}
