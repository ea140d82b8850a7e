//! One entry of the ledger: who used which power on what, when, and what came of it.
//!
//! An entry holds only what the public may read. What it may not read is bound by the seal (see [`super::seal`]).

use super::canonical::{self, CanonicalError};
use super::merkle::{Hash, leaf_hash};
use crate::permissions::{Actor, Role};
use crate::regions::ExamRegion;
use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

/// The version that this program writes and reads.
pub const VERSION: u8 = 1;

/// An entry has fewer bytes than this, because a bundle of entries gives each length two bytes.
pub const SIZE_LIMIT: usize = 65_535;

/// Why an entry cannot be written or read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EntryError {
    /// Its canonical form has `SIZE_LIMIT` bytes or more; how many.
    #[error("an entry of {0} bytes is too large")]
    TooLarge(usize),
    /// Its kind is not dotted lower-case words such as `draw.fixed`.
    #[error("not a kind of entry: {0:?}")]
    BadKind(String),
    /// Its subject is not `<word>:<id>` such as `draw:0190…`, or holds spaces.
    #[error("not a subject of an entry: {0:?}")]
    BadSubject(String),
    /// Its version is another one.
    #[error("entry version {0} is not known")]
    UnknownVersion(u8),
    /// Its body has no canonical form, or its bytes are not in it.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// Its members are missing, unknown or of the wrong type; the reason.
    #[error("not an entry: {0}")]
    Malformed(String),
}

/// In what capacity somebody acted (职务身份). Never a person's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acting {
    /// The role.
    pub role: Role,
    /// The agency (单位) as the public may read it; empty for none.
    pub agency: String,
    /// The exam region; none where the role has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<ExamRegion>,
}

impl From<&Actor> for Acting {
    fn from(actor: &Actor) -> Self {
        Self { role: actor.role, agency: actor.agency.clone(), region: actor.region }
    }
}

/// One entry. Its canonical JSON is the leaf data of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The version of this form: 1.
    pub v: u8,
    /// When it happened: UTC, whole milliseconds.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
    /// What happened: dotted lower-case words, for example `draw.fixed`.
    pub kind: String,
    /// What it happened to: `<word>:<id>`, for example `draw:0190…`.
    pub subject: String,
    /// Who did it, as the public may know.
    pub by: Acting,
    /// What the public may know of it.
    pub body: Value,
    /// The root over the salted seals of the rows that this change wrote; none where it wrote no sealed row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<Hash>,
}

impl Entry {
    /// An entry of the present version, its time cut to whole milliseconds.
    pub fn new(at: DateTime<Utc>, kind: &str, subject: String, by: Acting, body: Value, seal: Option<Hash>) -> Self {
        Self { v: VERSION, at: at.trunc_subsecs(3), kind: kind.to_owned(), subject, by, body, seal }
    }

    /// The canonical JSON that is hashed, stored and published.
    ///
    /// # Errors
    /// `BadKind`, `BadSubject`, `UnknownVersion`, `Canonical` (a fraction in the body) or `TooLarge`.
    pub fn to_bytes(&self) -> Result<Vec<u8>, EntryError> {
        self.check()?;
        let value = serde_json::to_value(self).map_err(|error| EntryError::Malformed(error.to_string()))?;
        let bytes = canonical::to_bytes(&value)?;
        if bytes.len() < SIZE_LIMIT { Ok(bytes) } else { Err(EntryError::TooLarge(bytes.len())) }
    }

    /// Reads the bytes of a leaf, which must be in canonical form.
    ///
    /// # Errors
    /// Any of [`EntryError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EntryError> {
        if bytes.len() >= SIZE_LIMIT {
            return Err(EntryError::TooLarge(bytes.len()));
        }
        let value = canonical::from_bytes(bytes)?;
        let entry: Self = serde_json::from_value(value).map_err(|error| EntryError::Malformed(error.to_string()))?;
        // Written again and compared: an instant or an absent member has one form only.
        if entry.to_bytes()? == bytes { Ok(entry) } else { Err(CanonicalError::NotCanonical.into()) }
    }

    /// The hash under which the entry stands in the tree.
    ///
    /// # Errors
    /// As [`Entry::to_bytes`].
    pub fn leaf_hash(&self) -> Result<Hash, EntryError> {
        self.to_bytes().map(|bytes| leaf_hash(&bytes))
    }

    fn check(&self) -> Result<(), EntryError> {
        if self.v != VERSION {
            return Err(EntryError::UnknownVersion(self.v));
        }
        if !is_kind(&self.kind) {
            return Err(EntryError::BadKind(self.kind.clone()));
        }
        if !is_subject(&self.subject) {
            return Err(EntryError::BadSubject(self.subject.clone()));
        }
        Ok(())
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
}

fn is_kind(text: &str) -> bool {
    text.contains('.') && text.split('.').all(is_word)
}

fn is_subject(text: &str) -> bool {
    text.split_once(':').is_some_and(|(word, id)| {
        is_word(word) && !id.is_empty() && !id.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// Instants as `2026-11-23T08:00:00.000Z`: always three decimals, always Z.
mod instant {
    use chrono::{DateTime, SecondsFormat, Utc};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Millis, true))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let text = String::deserialize(deserializer)?;
        DateTime::parse_from_rfc3339(&text).map(|at| at.to_utc()).map_err(D::Error::custom)
    }
}
