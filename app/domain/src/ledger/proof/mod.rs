//! Proofs that people hold and browsers check: a file to keep, and verdicts that say what held and what failed.

mod file;
mod verdict;

pub use file::{ProofError, ProofFile};
pub use verdict::{
    Check, Failure, InclusionEvidence, Outcome, Step, Verdict, check_extension, check_inclusion, check_proof_file,
};
