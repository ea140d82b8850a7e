//! The Merkle tree of RFC 6962: hashes, the growing edge, and the proofs.

mod frontier;
mod hash;
mod proof;

pub use frontier::Frontier;
pub use hash::{Hash, leaf_hash, node_hash};
pub use proof::{
    Node, consistency_nodes, consistency_proof, inclusion_nodes, inclusion_proof, nodes_of, root_of,
    verify_consistency, verify_inclusion,
};

use thiserror::Error;

/// Why a tree, a proof or a text of a hash was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MerkleError {
    /// A hash is not 64 lower-case hexadecimal characters, or not 32 bytes in Base64.
    #[error("not a SHA-256 hash")]
    NotAHash,
    /// The bytes of a frontier do not fit its size.
    #[error("the frontier's bytes do not fit its size")]
    BadFrontier,
    /// The index is not below the size.
    #[error("entry {index} is not in a tree of {size}")]
    NotInTree {
        /// The index asked for, from 0.
        index: u64,
        /// The number of entries.
        size: u64,
    },
    /// The older size is 0 or greater than the newer one, so there is nothing to prove.
    #[error("no proof leads from size {old} to size {new}")]
    NotAnExtension {
        /// The older number of entries.
        old: u64,
        /// The newer number of entries.
        new: u64,
    },
    /// The proof has too few or too many hashes.
    #[error("the proof has the wrong length")]
    WrongLength,
    /// The proof leads to another root than the given (newer) one.
    #[error("the proof leads to the root {computed}")]
    RootDiffers {
        /// Where it leads.
        computed: Hash,
    },
    /// The proof reaches the newer root, but from another older root than the given one.
    #[error("the proof starts from the older root {computed}")]
    OldRootDiffers {
        /// Where it starts.
        computed: Hash,
    },
}
