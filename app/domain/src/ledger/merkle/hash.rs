//! A SHA-256 value and the two ways the tree hashes: leaves and nodes are told apart by their first byte.

use super::MerkleError;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// 32 bytes of SHA-256. As text, and in JSON, 64 lower-case hexadecimal characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Plain SHA-256 of the bytes. Also the root of the empty tree, when there are none.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The raw bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Takes exactly 32 bytes.
    ///
    /// # Errors
    /// `NotAHash` for any other length.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, MerkleError> {
        bytes.try_into().map(Self).map_err(|_| MerkleError::NotAHash)
    }

    /// Standard Base64 with padding, as checkpoints and proofs write a hash.
    pub fn to_base64(self) -> String {
        STANDARD.encode(self.0)
    }

    /// Reads standard Base64 with padding.
    ///
    /// # Errors
    /// `NotAHash` for anything but the one Base64 form of 32 bytes.
    pub fn from_base64(text: &str) -> Result<Self, MerkleError> {
        Self::from_slice(&STANDARD.decode(text).map_err(|_| MerkleError::NotAHash)?)
    }
}

impl From<[u8; 32]> for Hash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = MerkleError;

    fn from_str(text: &str) -> Result<Self, MerkleError> {
        // Upper case is refused: one hash has one text, or equal documents would hash differently.
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(MerkleError::NotAHash);
        }
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| MerkleError::NotAHash)?;
        Ok(Self(bytes))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The hash of an entry: SHA-256 over 0x00 and its bytes (RFC 6962, section 2.1).
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update([0]).chain_update(entry).finalize().into())
}

/// The hash of two subtrees side by side: SHA-256 over 0x01, left, right (RFC 6962, section 2.1).
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Hash(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
}
