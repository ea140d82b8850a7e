//! Outside witnesses (见证方): what the ledger submits to one, and what the answer is worth (C2SP `tlog-witness`).
//!
//! A witness keeps the largest head of the ledger that it has seen and cosigns another only with a proof that nothing
//! before it was altered. Whoever trusts one witness need not trust the ledger not to show two histories.

use super::merkle::Hash;
use super::note::{Note, Signature, VerifierKey};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Answers of more bytes than this are not read: a handful of signature lines is far shorter.
pub const ANSWER_LIMIT: u64 = 1 << 16;

/// What is posted to a witness's `add-checkpoint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The size that the witness is thought to have cosigned last; 0 where none.
    pub old: u64,
    /// The size of the head that is submitted; at least `old`.
    pub size: u64,
    /// That the head is an extension of the old one; empty where `old` is 0 or the size itself.
    pub proof: Vec<Hash>,
    /// The head, signed by the ledger.
    pub checkpoint: String,
}

impl fmt::Display for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

/// A witness's signature under a head, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosignature {
    /// The line as it stands under a checkpoint.
    pub line: Signature,
    /// When the witness says it signed, in seconds since 1970.
    pub at: u64,
}

/// What a witness answered, where the answer is of use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It has cosigned the head.
    Cosigned(Cosignature),
    /// It has last cosigned another size than the submission starts from: this one.
    Elsewhere(u64),
}

/// Why there is no cosignature. The text form is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// No answer came.
    Unreachable,
    /// The witness does not follow this ledger (404).
    UnknownLedger,
    /// The witness knows the ledger under another key (403).
    OtherKey,
    /// The proof did not convince it, or it has seen another root of the same size (422, 409): look into this at once.
    Inconsistent,
    /// It has cosigned more entries than the ledger has: the ledger was set back. Look into this at once.
    Ahead,
    /// The answer bears no good signature of the witness's key.
    BadSignature,
    /// Any other answer.
    Refused,
}

impl Trouble {
    /// Whether the witness contradicts the ledger, so that its operator must look into it at once.
    pub const fn contradicts(self) -> bool {
        matches!(self, Self::Inconsistent | Self::Ahead)
    }
}

/// Reads the answer to a submission: its HTTP status and body.
///
/// # Errors
/// The [`Trouble`]; `Unreachable` is left to whoever sends.
pub fn read_answer(submission: &Submission, key: &VerifierKey, status: u16, body: &str) -> Result<Answer, Trouble> {
    match status {
        200 => cosignature(&submission.checkpoint, key, body).map(Answer::Cosigned),
        409 => match body.strip_suffix('\n').unwrap_or(body).parse() {
            // The size fits and still it refuses: it has another root.
            Ok(size) if size == submission.old => Err(Trouble::Inconsistent),
            Ok(size) if size > submission.size => Err(Trouble::Ahead),
            Ok(size) => Ok(Answer::Elsewhere(size)),
            Err(_) => Err(Trouble::Inconsistent),
        },
        404 => Err(Trouble::UnknownLedger),
        403 => Err(Trouble::OtherKey),
        422 => Err(Trouble::Inconsistent),
        _ => Err(Trouble::Refused),
    }
}

/// The good signature of a witness among signature lines under a checkpoint; lines of other keys are passed over.
///
/// # Errors
/// `BadSignature` where there is none, or a line of this key does not verify.
pub fn cosignature(checkpoint: &str, key: &VerifierKey, lines: &str) -> Result<Cosignature, Trouble> {
    let note: Note = format!("{checkpoint}{lines}").parse().map_err(|_| Trouble::BadSignature)?;
    let signed = note.verify(std::slice::from_ref(key)).map_err(|_| Trouble::BadSignature)?;
    let at = signed.first().and_then(|signed| signed.at).ok_or(Trouble::BadSignature)?;
    let line = note.signatures().iter().find(|line| key.made(line)).ok_or(Trouble::BadSignature)?;
    Ok(Cosignature { line: line.clone(), at })
}
