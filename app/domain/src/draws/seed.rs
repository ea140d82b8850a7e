//! The seed: one hash over the frozen document, the beacon and the supervisors' numbers.

use super::number::SecretNumber;
use crate::ledger::merkle::Hash;
use sha2::{Digest, Sha256};

/// What the seed's hash begins with, so that it can never equal another hash of the system.
const PREFIX: &[u8] = b"sunshine-draw/2 seed\n";

/// SHA-256( prefix ‖ frozen hash ‖ beacon part ‖ one part per supervisor in frozen order ).
///
/// The beacon part is `00`, or `01` ‖ round as 8 bytes big-endian ‖ 32 bytes of randomness; a supervisor's part is
/// `00` where the number was withheld, or `01` ‖ the number's 32 bytes.
pub fn seed(frozen: Hash, beacon: Option<(u64, Hash)>, numbers: &[Option<SecretNumber>]) -> Hash {
    let mut hash = Sha256::new().chain_update(PREFIX).chain_update(frozen.0);
    match beacon {
        None => hash.update([0]),
        Some((round, randomness)) => {
            hash.update([1]);
            hash.update(round.to_be_bytes());
            hash.update(randomness.0);
        }
    }
    for number in numbers {
        match number {
            None => hash.update([0]),
            Some(number) => {
                hash.update([1]);
                hash.update(number.as_bytes());
            }
        }
    }
    Hash(hash.finalize().into())
}
