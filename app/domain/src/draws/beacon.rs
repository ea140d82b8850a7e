//! The public random beacon (drand): which round belongs to a time, and whether a round's value is genuine.

use crate::ledger::merkle::Hash;
use chrono::{DateTime, Utc};
use drand_verify::{G2PubkeyRfc, Pubkey};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What is pinned about a chain. Only unchained chains with signatures on G1 (RFC 9380 hashing) are spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The operators' name for it.
    pub name: &'static str,
    /// Its hash, 64 lower-case hexadecimal characters.
    pub hash: &'static str,
    /// The group's public key on G2, hexadecimal.
    pub public_key: &'static str,
    /// Seconds between two rounds.
    pub period: u64,
    /// The time of round 1, in seconds since 1970.
    pub genesis: u64,
}

/// The chains a draw may name.
pub const CHAINS: &[Chain] = &[Chain {
    name: "quicknet",
    hash: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
    public_key: "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451\
                 0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    period: 3,
    genesis: 1_692_803_367,
}];

/// The chain that new draws use.
pub const QUICKNET: &Chain = &CHAINS[0];

/// Why a beacon value was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum BeaconFault {
    /// The signature is not 96 lower-case hexadecimal characters.
    #[error("not 96 lower-case hexadecimal characters")]
    Malformed,
    /// The signature is not a point of the curve: most likely a typing error.
    #[error("not a point of the curve")]
    NotAPoint,
    /// The signature is not the chain's for this round.
    #[error("not the chain's signature of this round")]
    WrongSignature,
}

impl Chain {
    /// The chain of that hash.
    pub fn of(hash: &str) -> Option<&'static Self> {
        CHAINS.iter().find(|chain| chain.hash == hash)
    }

    /// The first round at or after the time; round 1 before the chain began.
    pub fn round_at(&self, time: DateTime<Utc>) -> u64 {
        let since =
            (time.timestamp() + i64::from(time.timestamp_subsec_nanos() > 0)).saturating_sub_unsigned(self.genesis);
        u64::try_from(since).map_or(1, |since| since.div_ceil(self.period) + 1)
    }

    /// When the round is made; none beyond the calendar.
    pub fn time_of(&self, round: u64) -> Option<DateTime<Utc>> {
        let seconds = round.checked_sub(1)?.checked_mul(self.period)?.checked_add(self.genesis)?;
        DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)
    }

    /// Checks the round's signature against the pinned key and gives the randomness, which is its SHA-256.
    ///
    /// # Errors
    /// [`BeaconFault`].
    pub fn randomness(&self, round: u64, signature: &str) -> Result<Hash, BeaconFault> {
        let mut bytes = [0; 48];
        if signature.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(BeaconFault::Malformed);
        }
        hex::decode_to_slice(signature, &mut bytes).map_err(|_| BeaconFault::Malformed)?;
        let mut key = [0; 96];
        hex::decode_to_slice(self.public_key, &mut key).map_err(|_| BeaconFault::WrongSignature)?;
        let key = G2PubkeyRfc::from_fixed(key).map_err(|_| BeaconFault::WrongSignature)?;
        match key.verify(round, b"", &bytes) {
            Ok(true) => Ok(Hash::of(&bytes)),
            Ok(false) => Err(BeaconFault::WrongSignature),
            Err(_) => Err(BeaconFault::NotAPoint),
        }
    }
}
