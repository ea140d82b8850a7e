//! Seals: salted hashes that bind the rows of a change to its ledger entry without publishing what they hold.
//!
//! The salt stays in the database beside the row. Whoever may see the row gets the salt with it and can check the
//! seal; whoever may not learns nothing, and deleting row and salt leaves no personal data in the ledger.

use super::canonical::{self, CanonicalError};
use super::merkle::{Frontier, Hash, leaf_hash};
use serde_json::Value;

/// Told apart from every other hash of the system by this first line.
const PREFIX: &[u8] = b"sunshine-seal/1\n";

/// The seal of one row: SHA-256 over `sunshine-seal/1`, a newline, and the canonical JSON of
/// `{"id":…,"row":…,"salt":<32 hex characters>,"table":…}`. The row `null` seals that the row was removed.
///
/// # Errors
/// `NotAnInteger` where the row holds a fraction.
pub fn row_seal(table: &str, id: &str, salt: &[u8; 16], row: &Value) -> Result<Hash, CanonicalError> {
    let mut bytes = PREFIX.to_vec();
    let [id, salt, table] = [id, &hex::encode(salt), table].map(|text| canonical::to_bytes(&text.into()));
    for (name, value) in
        [("{\"id\":", id), (",\"row\":", canonical::to_bytes(row)), (",\"salt\":", salt), (",\"table\":", table)]
    {
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend(value?);
    }
    bytes.push(b'}');
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_seal_hashes_the_canonical_form_of_the_whole() {
        let salt = [7; 16];
        for row in [Value::Null, json!({ "b": "二\n", "a": null, "c": [1, true] })] {
            let whole = json!({ "table": "t", "id": "一\"1", "row": row, "salt": "07".repeat(16) });
            let bytes = [PREFIX, &canonical::to_bytes(&whole).unwrap()].concat();
            assert_eq!(row_seal("t", "一\"1", &salt, &row), Ok(Hash::of(&bytes)));
        }
        assert!(row_seal("t", "1", &salt, &json!({ "a": 0.5 })).is_err());
    }
}
