//! What a browser says after checking: every step by name, whether it held, and if not, why not.
//!
//! The evidence is plain text and bytes from wherever they were fetched. The steps are always all there, in order; what
//! could not be reached because an earlier step failed is said to be so. The sentences stand in the message tables.

use super::ProofFile;
use crate::ledger::checkpoint::{Checkpoint, CheckpointError, Opened};
use crate::ledger::merkle::{Hash, MerkleError, leaf_hash, verify_consistency, verify_inclusion};
use crate::ledger::note::{NoteError, VerifierKey};
use crate::ledger::tile::{TileError, TilePath, Tiles};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// The key of the log can be read.
    Key,
    /// The proof file can be read.
    ProofFile,
    /// The checkpoint is this log's and bears its signature.
    Checkpoint,
    /// The earlier checkpoint is this log's and bears its signature.
    OlderCheckpoint,
    /// The checkpoint is large enough: it reaches the entry, or has no fewer entries than the earlier one.
    Size,
    /// The tiles that the proof needs are there and have the right length.
    Tiles,
    /// The entry stands in the ledger at its index.
    Inclusion,
    /// The ledger of the earlier checkpoint is the unchanged beginning of the later one.
    Extension,
}

/// Why a step failed. The text form is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// It cannot be read.
    Malformed,
    /// It belongs to another log.
    OtherLog,
    /// The log has not signed it.
    Unsigned,
    /// A signature on it is wrong.
    BadSignature,
    /// A tile is missing.
    Missing,
    /// A tile or the proof has the wrong length.
    WrongLength,
    /// The index is not below the size, so the entry is not (yet) in this checkpoint.
    NotInTree,
    /// The later checkpoint has fewer entries than the earlier one.
    Shrunk,
    /// The hashes lead to another root: entry, index, or ledger were altered.
    RootDiffers,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It holds.
    Held,
    /// It does not.
    Failed(Failure),
    /// An earlier step failed, so this one says nothing.
    NotReached,
}

/// One step and how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was checked.
    pub check: Check,
    /// How it ended.
    pub outcome: Outcome,
}

/// All steps, and the facts that were established on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The leaf hash of the entry that was checked.
    pub leaf: Option<Hash>,
    /// The size of the (later) checkpoint, once its signature held.
    pub size: Option<u64>,
    /// Its root, once its signature held.
    pub root: Option<Hash>,
    /// The known witnesses that have cosigned it.
    pub witnesses: Vec<String>,
}

impl Verdict {
    /// Whether every step held.
    pub fn holds(&self) -> bool {
        self.steps.iter().all(|step| step.outcome == Outcome::Held)
    }

    /// The first step that failed, and why.
    pub fn failure(&self) -> Option<(Check, Failure)> {
        self.steps.iter().find_map(|step| match step.outcome {
            Outcome::Failed(failure) => Some((step.check, failure)),
            Outcome::Held | Outcome::NotReached => None,
        })
    }
}

/// Fetched evidence that an entry is in the ledger.
#[derive(Clone, Copy, Debug)]
pub struct InclusionEvidence<'a> {
    /// The log's key, as text.
    pub key: &'a str,
    /// Keys of known witnesses; they are told in the verdict, not demanded.
    pub witnesses: &'a [VerifierKey],
    /// The signed checkpoint.
    pub checkpoint: &'a str,
    /// The entry's index, from 0.
    pub index: u64,
    /// The entry's bytes.
    pub entry: &'a [u8],
    /// Tiles by name; see [`crate::ledger::tile::needed_for_inclusion`].
    pub tiles: &'a BTreeMap<String, Vec<u8>>,
}

/// Checks that an entry is in the ledger, from tiles.
pub fn check_inclusion(evidence: &InclusionEvidence<'_>) -> Verdict {
    let mut report = Report::new(&[Check::Key, Check::Checkpoint, Check::Size, Check::Tiles, Check::Inclusion]);
    report.verdict.leaf = Some(leaf_hash(evidence.entry));
    let InclusionEvidence { key, witnesses, checkpoint, index, entry, tiles } = *evidence;
    let _stopped = (|| {
        let key = report.step(read_key(key))?;
        let opened = report.step(open(checkpoint, &key, witnesses))?;
        let head = report.learn(opened);
        report.step(reaches(&head, index))?;
        let proof = report.step(collect(tiles).and_then(|tiles| Ok(tiles.inclusion_proof(index, head.size)?)))?;
        report.step(verify_inclusion(index, head.size, leaf_hash(entry), &proof, head.root).map_err(Failure::from))
    })();
    report.verdict
}

/// Checks a proof file against the log's key and the entry's bytes. Nothing else is needed, so this works off line.
pub fn check_proof_file(key: &str, witnesses: &[VerifierKey], file: &str, entry: &[u8]) -> Verdict {
    let mut report = Report::new(&[Check::Key, Check::ProofFile, Check::Checkpoint, Check::Size, Check::Inclusion]);
    report.verdict.leaf = Some(leaf_hash(entry));
    let _stopped = (|| {
        let key = report.step(read_key(key))?;
        let file = report.step(file.parse::<ProofFile>().map_err(|_| Failure::Malformed))?;
        let opened = report.step(open(&file.checkpoint, &key, witnesses))?;
        let head = report.learn(opened);
        report.step(reaches(&head, file.index))?;
        let included = verify_inclusion(file.index, head.size, leaf_hash(entry), &file.hashes, head.root);
        report.step(included.map_err(Failure::from))
    })();
    report.verdict
}

/// Checks that nothing was altered between two checkpoints that somebody has seen, from the tiles of the later one.
///
/// An earlier checkpoint of no entries is extended by every ledger; only its root must be that of the empty tree.
pub fn check_extension(key: &str, older: &str, newer: &str, tiles: &BTreeMap<String, Vec<u8>>) -> Verdict {
    use Check::{Checkpoint, Extension, Key, OlderCheckpoint, Size, Tiles};
    let mut report = Report::new(&[Key, OlderCheckpoint, Checkpoint, Size, Tiles, Extension]);
    let _stopped = (|| {
        let key = report.step(read_key(key))?;
        let old = report.step(open(older, &key, &[]))?.checkpoint;
        let opened = report.step(open(newer, &key, &[]))?;
        let new = report.learn(opened);
        report.step(if old.size <= new.size { Ok(()) } else { Err(Failure::Shrunk) })?;
        if old.size == 0 {
            report.step(collect(tiles))?;
            let empty = if old.root == Hash::of(&[]) { Ok(()) } else { Err(Failure::RootDiffers) };
            return report.step(empty);
        }
        let proof = report.step(collect(tiles).and_then(|tiles| Ok(tiles.consistency_proof(old.size, new.size)?)))?;
        report.step(verify_consistency(old.size, new.size, old.root, new.root, &proof).map_err(Failure::from))
    })();
    report.verdict
}

/// Fills the steps one after the other; a failed one ends the walk.
struct Report {
    verdict: Verdict,
    next: usize,
}

impl Report {
    fn new(checks: &[Check]) -> Self {
        let steps = checks.iter().map(|&check| Step { check, outcome: Outcome::NotReached }).collect();
        Self { verdict: Verdict { steps, leaf: None, size: None, root: None, witnesses: Vec::new() }, next: 0 }
    }

    fn step<T>(&mut self, result: Result<T, Failure>) -> Option<T> {
        let outcome = result.as_ref().map_or_else(|failure| Outcome::Failed(*failure), |_| Outcome::Held);
        if let Some(step) = self.verdict.steps.get_mut(self.next) {
            step.outcome = outcome;
        }
        self.next += 1;
        result.ok()
    }

    fn learn(&mut self, opened: Opened) -> Checkpoint {
        self.verdict.size = Some(opened.checkpoint.size);
        self.verdict.root = Some(opened.checkpoint.root);
        self.verdict.witnesses = opened.witnesses.into_iter().map(|signed| signed.name).collect();
        opened.checkpoint
    }
}

fn read_key(key: &str) -> Result<VerifierKey, Failure> {
    key.trim().parse().map_err(|_| Failure::Malformed)
}

fn open(note: &str, key: &VerifierKey, witnesses: &[VerifierKey]) -> Result<Opened, Failure> {
    Ok(Checkpoint::open(note, key, witnesses)?)
}

const fn reaches(head: &Checkpoint, index: u64) -> Result<(), Failure> {
    if index < head.size { Ok(()) } else { Err(Failure::NotInTree) }
}

fn collect(named: &BTreeMap<String, Vec<u8>>) -> Result<Tiles, Failure> {
    let mut tiles = Tiles::new();
    for (name, bytes) in named {
        tiles.insert(name.parse::<TilePath>()?, bytes)?;
    }
    Ok(tiles)
}

impl From<CheckpointError> for Failure {
    fn from(error: CheckpointError) -> Self {
        match error {
            CheckpointError::OtherLog(_) => Self::OtherLog,
            CheckpointError::Note(NoteError::Unsigned) => Self::Unsigned,
            CheckpointError::Note(NoteError::BadSignature(_)) => Self::BadSignature,
            CheckpointError::Malformed | CheckpointError::Note(_) => Self::Malformed,
        }
    }
}

impl From<TileError> for Failure {
    fn from(error: TileError) -> Self {
        match error {
            TileError::Missing(_) => Self::Missing,
            TileError::WrongLength(_) => Self::WrongLength,
            TileError::Merkle(error) => error.into(),
            TileError::BadPath(_) | TileError::BadWidth(_) | TileError::EntryTooLong(_) => Self::Malformed,
        }
    }
}

impl From<MerkleError> for Failure {
    fn from(error: MerkleError) -> Self {
        match error {
            MerkleError::NotInTree { .. } => Self::NotInTree,
            MerkleError::NotAnExtension { .. } => Self::Shrunk,
            MerkleError::WrongLength => Self::WrongLength,
            MerkleError::RootDiffers { .. } | MerkleError::OldRootDiffers { .. } => Self::RootDiffers,
            MerkleError::NotAHash | MerkleError::BadFrontier => Self::Malformed,
        }
    }
}
