//! A checkpoint: the size and root of the ledger at one moment, signed (C2SP `tlog-checkpoint`).

use super::merkle::Hash;
use super::note::{Kind, Note, NoteError, Signed, SignerKey, VerifierKey};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// Why a checkpoint was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CheckpointError {
    /// The text is not a checkpoint's.
    #[error("not a checkpoint")]
    Malformed,
    /// It is the checkpoint of another log; the origin it names.
    #[error("a checkpoint of another log: {0:?}")]
    OtherLog(String),
    /// The note around it is not sound or the log has not signed it.
    #[error(transparent)]
    Note(#[from] NoteError),
}

/// The head of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: its address without `https://`, also the name of its key.
    pub origin: String,
    /// The number of entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// Further lines. Nobody audits them, so the ledger writes none.
    pub extensions: Vec<String>,
}

/// A checkpoint that its log has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The head itself.
    pub checkpoint: Checkpoint,
    /// The witnesses among the known ones that have cosigned it.
    pub witnesses: Vec<Signed>,
}

impl Checkpoint {
    /// A head without further lines.
    pub fn new(origin: &str, size: u64, root: Hash) -> Self {
        Self { origin: origin.to_owned(), size, root, extensions: Vec::new() }
    }

    /// The signed note with this head as its text.
    ///
    /// # Errors
    /// `Malformed` where the head has no valid text (an empty origin, a line break in it), `Note` otherwise.
    pub fn sign(&self, key: &SignerKey) -> Result<Note, CheckpointError> {
        let text = self.to_string();
        if text.parse::<Self>().as_ref() != Ok(self) {
            return Err(CheckpointError::Malformed);
        }
        let mut note = Note::new(&text)?;
        note.sign(key);
        Ok(note)
    }

    /// Reads a signed note and checks that the log has signed it; witnesses that are known and have signed are told.
    ///
    /// # Errors
    /// `Note` where the note is malformed, a known key's signature is wrong, or the log has not signed;
    /// `OtherLog` where the origin is not the name of the log's key; `Malformed` where the text is no checkpoint.
    pub fn open(note: &str, log: &VerifierKey, witnesses: &[VerifierKey]) -> Result<Opened, CheckpointError> {
        let note: Note = note.parse()?;
        let mut known = vec![log.clone()];
        known.extend(witnesses.iter().filter(|key| key.kind() == Kind::Witness).cloned());
        let signed = note.verify(&known)?;
        let by_log = |signed: &Signed| signed.name == log.name() && signed.key_id == log.id();
        if !signed.iter().any(by_log) {
            return Err(NoteError::Unsigned.into());
        }
        let checkpoint: Self = note.text().parse()?;
        if checkpoint.origin != log.name() {
            return Err(CheckpointError::OtherLog(checkpoint.origin));
        }
        Ok(Opened { checkpoint, witnesses: signed.into_iter().filter(|signed| !by_log(signed)).collect() })
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, self.root.to_base64())?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = text.strip_suffix('\n').ok_or(CheckpointError::Malformed)?.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(CheckpointError::Malformed);
        };
        let size = read_decimal(size).ok_or(CheckpointError::Malformed)?;
        let root = Hash::from_base64(root).map_err(|_| CheckpointError::Malformed)?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if origin.is_empty() || extensions.iter().any(String::is_empty) {
            return Err(CheckpointError::Malformed);
        }
        Ok(Self { origin: origin.to_owned(), size, root, extensions })
    }
}

/// A number in its one decimal form: digits only, no leading zero.
pub(super) fn read_decimal(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}
