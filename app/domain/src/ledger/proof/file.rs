//! The proof as a file (`.tlog-proof`): index, hashes and checkpoint, checkable off line (C2SP `tlog-proof`).

use crate::ledger::checkpoint::read_decimal;
use crate::ledger::merkle::Hash;
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// The first line.
const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// A path in a tree of up to 2^64 entries has at most so many hashes.
const MOST_HASHES: usize = 64;

/// The text is not a proof file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a tlog-proof file")]
pub struct ProofError;

/// What the file says. Nothing in it is believed before it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofFile {
    /// Bytes for the application, not covered by any signature.
    pub extra: Option<Vec<u8>>,
    /// The entry's index, from 0.
    pub index: u64,
    /// From the leaf's sibling up to the root's child.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, word for word.
    pub checkpoint: String,
}

impl fmt::Display for ProofFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", STANDARD.encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for ProofFile {
    type Err = ProofError;

    fn from_str(text: &str) -> Result<Self, ProofError> {
        let (head, checkpoint) = text.split_once("\n\n").ok_or(ProofError)?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(HEADER) {
            return Err(ProofError);
        }
        let extra = lines.next_if(|line| line.starts_with("extra "));
        let extra = extra.map(|line| STANDARD.decode(&line["extra ".len()..])).transpose().map_err(|_| ProofError)?;
        let index = lines.next().and_then(|line| line.strip_prefix("index ")).and_then(read_decimal);
        let hashes: Vec<Hash> = lines.map(Hash::from_base64).collect::<Result<_, _>>().map_err(|_| ProofError)?;
        if hashes.len() > MOST_HASHES {
            return Err(ProofError);
        }
        Ok(Self { extra, index: index.ok_or(ProofError)?, hashes, checkpoint: checkpoint.to_owned() })
    }
}
