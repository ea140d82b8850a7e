//! The keys of a note and their text forms: `name+number+base64` to verify, `PRIVATE+KEY+name+number+base64` to sign.

use super::{NoteError, Signature};
use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// What begins the text form of a secret key.
const SECRET: &str = "PRIVATE+KEY+";

/// What a key signs and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Ed25519 over the text: how a log signs its checkpoints.
    Plain,
    /// Ed25519 over the text and the time of signing: how a witness cosigns them.
    Witness,
}

impl Kind {
    const fn byte(self) -> u8 {
        match self {
            Self::Plain => 0x01,
            Self::Witness => 0x04,
        }
    }

    const fn of_byte(byte: u8) -> Option<Self> {
        match byte {
            0x01 => Some(Self::Plain),
            0x04 => Some(Self::Witness),
            _ => None,
        }
    }
}

/// A key that verifies. Its text form is what the ledger publishes under `/ledger/key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    id: u32,
    kind: Kind,
    key: VerifyingKey,
}

impl VerifierKey {
    fn new(name: &str, kind: Kind, key: VerifyingKey) -> Result<Self, NoteError> {
        if !is_name(name) {
            return Err(NoteError::BadName(name.to_owned()));
        }
        Ok(Self { name: name.to_owned(), id: key_id(name, kind, &key), kind, key })
    }

    /// Its name; for a log the same as the origin of its checkpoints.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its number: no secret, no proof, only a way to find the key.
    pub const fn id(&self) -> u32 {
        self.id
    }

    /// What it verifies.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether the line names this key.
    pub fn made(&self, signature: &Signature) -> bool {
        self.name == signature.name && self.id == signature.key_id
    }

    /// Checks a signature of this key; a witness's gives the time it states, in seconds since 1970.
    pub(super) fn verify(&self, text: &str, bytes: &[u8]) -> Result<Option<u64>, NoteError> {
        let bad = || NoteError::BadSignature(self.name.clone());
        let (at, message, bytes) = match self.kind {
            Kind::Plain => (None, text.to_owned(), bytes),
            Kind::Witness => {
                let (at, bytes) = bytes.split_first_chunk::<8>().ok_or_else(bad)?;
                let at = u64::from_be_bytes(*at);
                // The specification's bound: i64::MAX seconds.
                if at > i64::MAX as u64 {
                    return Err(bad());
                }
                (Some(at), witnessed(at, text), bytes)
            }
        };
        let signature = ed25519_dalek::Signature::from_slice(bytes).map_err(|_| bad())?;
        // Strict: a key of small order, for which one signature fits many texts, is refused.
        self.key.verify_strict(message.as_bytes(), &signature).map_err(|_| bad())?;
        Ok(at)
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+{:08x}+{}", self.name, self.id, encode(self.kind, self.key.as_bytes()))
    }
}

impl FromStr for VerifierKey {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        let (name, id, kind, bytes) = decode(text)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| NoteError::BadKey)?;
        let verifier = Self::new(name, kind, key)?;
        if verifier.id == id { Ok(verifier) } else { Err(NoteError::BadKey) }
    }
}

/// A key that signs. It is wiped from memory when dropped and never printed by `Debug`.
#[derive(Clone)]
pub struct SignerKey {
    verifier: VerifierKey,
    secret: SigningKey,
}

impl SignerKey {
    /// Makes a plain key of 32 bytes that must come from the operating system's random source.
    ///
    /// # Errors
    /// `BadName` where the name is empty, or has spaces or a plus.
    pub fn from_random(name: &str, random: [u8; 32]) -> Result<Self, NoteError> {
        Self::of(name, Kind::Plain, random)
    }

    fn of(name: &str, kind: Kind, secret: [u8; 32]) -> Result<Self, NoteError> {
        let secret = SigningKey::from_bytes(&secret);
        Ok(Self { verifier: VerifierKey::new(name, kind, secret.verifying_key())?, secret })
    }

    /// The key that verifies what this one signs.
    pub const fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// The text form with the secret in it, for the key file only.
    pub fn to_secret_text(&self) -> String {
        let VerifierKey { name, id, kind, .. } = &self.verifier;
        format!("{SECRET}{name}+{id:08x}+{}", encode(*kind, self.secret.as_bytes()))
    }

    /// Reads the text form with the secret in it.
    ///
    /// # Errors
    /// `BadKey` or `BadName`; neither repeats any of the text.
    pub fn from_secret_text(text: &str) -> Result<Self, NoteError> {
        let (name, id, kind, bytes) = decode(text.strip_prefix(SECRET).ok_or(NoteError::BadKey)?)?;
        let key = Self::of(name, kind, bytes).map_err(|_| NoteError::BadKey)?;
        if key.verifier.id == id && kind == Kind::Plain { Ok(key) } else { Err(NoteError::BadKey) }
    }

    /// Signs a text.
    pub fn sign(&self, text: &str) -> Signature {
        let bytes = self.secret.sign(text.as_bytes()).to_vec();
        Signature { name: self.verifier.name.clone(), key_id: self.verifier.id, bytes }
    }
}

impl fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignerKey({})", self.verifier)
    }
}

/// Whether a key may have the name: not empty, no spaces of any script, no plus.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+')
}

fn witnessed(at: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {at}\n{text}")
}

fn key_id(name: &str, kind: Kind, key: &VerifyingKey) -> u32 {
    let hash = Sha256::new().chain_update(name).chain_update([b'\n', kind.byte()]).chain_update(key.as_bytes());
    let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
    u32::from_be_bytes([a, b, c, d])
}

fn encode(kind: Kind, key: &[u8; 32]) -> String {
    let mut bytes = vec![kind.byte()];
    bytes.extend_from_slice(key);
    STANDARD.encode(bytes)
}

/// The parts of `name+number+base64`; the Base64 part may itself hold a plus.
fn decode(text: &str) -> Result<(&str, u32, Kind, [u8; 32]), NoteError> {
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(NoteError::BadKey);
    };
    let id = <[u8; 4]>::try_from(hex::decode(id).unwrap_or_default()).map_err(|_| NoteError::BadKey)?;
    let key = STANDARD.decode(key).map_err(|_| NoteError::BadKey)?;
    let (kind, bytes) = key.split_first().ok_or(NoteError::BadKey)?;
    let kind = Kind::of_byte(*kind).ok_or(NoteError::BadKey)?;
    Ok((name, u32::from_be_bytes(id), kind, bytes.try_into().map_err(|_| NoteError::BadKey)?))
}
