//! The growing edge of the tree: what must be kept to append one more entry and to name the root.

use super::{Hash, MerkleError, Node, node_hash};

/// The compact range of a tree of `size` entries: one hash per complete subtree, the largest (leftmost) first.
///
/// There are as many hashes as `size` has 1-bits, so a row in the database holds it: at most 8 + 64 × 32 bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The empty tree.
    pub const fn new() -> Self {
        Self { size: 0, peaks: Vec::new() }
    }

    /// How many entries the tree has; also the index of the next one.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends an entry's leaf hash.
    pub fn push(&mut self, leaf: Hash) {
        self.push_with(leaf, |_, _| ());
    }

    /// Appends an entry's leaf hash and tells every complete subtree that this makes, the leaf itself first.
    /// Those on a level that 8 divides are the hashes of the tiles.
    pub fn push_with(&mut self, leaf: Hash, mut complete: impl FnMut(Node, Hash)) {
        let mut node = Node { level: 0, index: self.size };
        let mut hash = leaf;
        complete(node, hash);
        while node.index & 1 == 1 {
            let Some(left) = self.peaks.pop() else { break };
            hash = node_hash(&left, &hash);
            node = Node { level: node.level + 1, index: node.index >> 1 };
            complete(node, hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The root: the Merkle Tree Hash of all entries; SHA-256 of nothing for the empty tree.
    pub fn root(&self) -> Hash {
        let joined = self.peaks.iter().rev().copied().reduce(|right, left| node_hash(&left, &right));
        joined.unwrap_or_else(|| Hash::of(&[]))
    }

    /// The size as 8 big-endian bytes, then the hashes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        bytes.extend(self.peaks.iter().flat_map(|peak| peak.0));
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote.
    ///
    /// # Errors
    /// `BadFrontier` where the number of hashes does not fit the size.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, MerkleError> {
        let (size, hashes) = bytes.split_first_chunk::<8>().ok_or(MerkleError::BadFrontier)?;
        let size = u64::from_be_bytes(*size);
        let (peaks, rest) = hashes.as_chunks::<32>();
        if !rest.is_empty() || peaks.len() != size.count_ones() as usize {
            return Err(MerkleError::BadFrontier);
        }
        Ok(Self { size, peaks: peaks.iter().copied().map(Hash).collect() })
    }
}
