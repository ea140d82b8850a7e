//! Proofs: that an entry is in a tree, and that a tree is the beginning of a later one.
//!
//! Which subtrees a proof names is worked out first, without any hash; so a reader can fetch exactly those.

use super::{Hash, MerkleError, node_hash};
use std::ops::Range;

/// A complete subtree: the entries `index << level .. (index + 1) << level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// Its height; 0 is a leaf, at most 63.
    pub level: u8,
    /// Its place among the subtrees of that height, from 0.
    pub index: u64,
}

/// The complete subtrees that make up the entries of `range`, left to right.
///
/// Meant for the ranges into which RFC 6962 splits a tree: their start is a multiple of the largest subtree in them.
pub fn nodes_of(range: Range<u64>) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let level = (range.end - start).ilog2();
        nodes.push(Node { level: level as u8, index: start >> level });
        start += 1 << level;
    }
    nodes
}

/// Joins the hashes of [`nodes_of`] to the hash of their range; none for no nodes.
pub fn root_of(hashes: &[Hash]) -> Option<Hash> {
    hashes.iter().rev().copied().reduce(|right, left| node_hash(&left, &right))
}

/// Where RFC 6962 splits a tree: the greatest power of two below its size (which is at least 2).
const fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// For each hash of the inclusion proof, in order, the subtrees that make it.
///
/// # Errors
/// `NotInTree` where the index is not below the size.
pub fn inclusion_nodes(index: u64, size: u64) -> Result<Vec<Vec<Node>>, MerkleError> {
    if index >= size {
        return Err(MerkleError::NotInTree { index, size });
    }
    let mut beside = Vec::new();
    let mut around = 0..size;
    while around.end - around.start > 1 {
        let middle = around.start + split(around.end - around.start);
        if index < middle {
            beside.push(nodes_of(middle..around.end));
            around.end = middle;
        } else {
            beside.push(nodes_of(around.start..middle));
            around.start = middle;
        }
    }
    beside.reverse();
    Ok(beside)
}

/// For each hash of the consistency proof, in order, the subtrees that make it.
///
/// # Errors
/// `NotAnExtension` where the older size is 0 or greater than the newer.
pub fn consistency_nodes(old: u64, new: u64) -> Result<Vec<Vec<Node>>, MerkleError> {
    if old == 0 || old > new {
        return Err(MerkleError::NotAnExtension { old, new });
    }
    let mut beside = Vec::new();
    let mut around = 0..new;
    while old < around.end {
        let middle = around.start + split(around.end - around.start);
        if old <= middle {
            beside.push(nodes_of(middle..around.end));
            around.end = middle;
        } else {
            beside.push(nodes_of(around.start..middle));
            around.start = middle;
        }
    }
    // A subtree that begins the tree is the older tree itself: its hash is the older root, which the checker has.
    if around.start > 0 {
        beside.push(nodes_of(around));
    }
    beside.reverse();
    Ok(beside)
}

/// The inclusion proof of an entry, from a reader of subtree hashes.
///
/// # Errors
/// `NotInTree`, or whatever the reader answers.
pub fn inclusion_proof<E: From<MerkleError>>(
    index: u64,
    size: u64,
    read: impl FnMut(Node) -> Result<Hash, E>,
) -> Result<Vec<Hash>, E> {
    hash_each(inclusion_nodes(index, size)?, read)
}

/// The proof that a tree of `old` entries is the beginning of one of `new` entries.
///
/// # Errors
/// `NotAnExtension`, or whatever the reader answers.
pub fn consistency_proof<E: From<MerkleError>>(
    old: u64,
    new: u64,
    read: impl FnMut(Node) -> Result<Hash, E>,
) -> Result<Vec<Hash>, E> {
    hash_each(consistency_nodes(old, new)?, read)
}

fn hash_each<E>(ranges: Vec<Vec<Node>>, mut read: impl FnMut(Node) -> Result<Hash, E>) -> Result<Vec<Hash>, E> {
    let mut proof = Vec::with_capacity(ranges.len());
    for nodes in ranges {
        let hashes = nodes.into_iter().map(&mut read).collect::<Result<Vec<_>, E>>()?;
        proof.extend(root_of(&hashes));
    }
    Ok(proof)
}

/// Checks an inclusion proof (RFC 9162, section 2.1.3.2).
///
/// # Errors
/// `NotInTree`, `WrongLength`, or `RootDiffers` with the root that the proof leads to.
pub fn verify_inclusion(index: u64, size: u64, leaf: Hash, proof: &[Hash], root: Hash) -> Result<(), MerkleError> {
    if index >= size {
        return Err(MerkleError::NotInTree { index, size });
    }
    let (mut place, mut last) = (index, size - 1);
    let mut computed = leaf;
    for beside in proof {
        if last == 0 {
            return Err(MerkleError::WrongLength);
        }
        if place & 1 == 1 || place == last {
            computed = node_hash(beside, &computed);
            // On the ragged right edge a level without a sibling is skipped.
            let skipped = place.trailing_zeros();
            place = place.unbounded_shr(skipped);
            last = last.unbounded_shr(skipped);
        } else {
            computed = node_hash(&computed, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    match (last, computed == root) {
        (0, true) => Ok(()),
        (0, false) => Err(MerkleError::RootDiffers { computed }),
        _ => Err(MerkleError::WrongLength),
    }
}

/// Checks a consistency proof (RFC 9162, section 2.1.4.2).
///
/// A proof from the empty tree is refused: every tree extends it, so such a proof says nothing.
///
/// # Errors
/// `NotAnExtension`, `WrongLength`, `RootDiffers` for the newer root, `OldRootDiffers` for the older.
pub fn verify_consistency(
    old: u64,
    new: u64,
    old_root: Hash,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), MerkleError> {
    if old == 0 || old > new {
        return Err(MerkleError::NotAnExtension { old, new });
    }
    if old == new {
        return match (proof.is_empty(), old_root == new_root) {
            (true, true) => Ok(()),
            (true, false) => Err(MerkleError::RootDiffers { computed: old_root }),
            _ => Err(MerkleError::WrongLength),
        };
    }
    let (first, rest) = if old.is_power_of_two() {
        (old_root, proof)
    } else {
        proof.split_first().map(|(first, rest)| (*first, rest)).ok_or(MerkleError::WrongLength)?
    };
    let skipped = (old - 1).trailing_ones();
    let (mut place, mut last) = ((old - 1).unbounded_shr(skipped), (new - 1).unbounded_shr(skipped));
    let (mut from, mut to) = (first, first);
    for beside in rest {
        if last == 0 {
            return Err(MerkleError::WrongLength);
        }
        if place & 1 == 1 || place == last {
            from = node_hash(beside, &from);
            to = node_hash(beside, &to);
            let skipped = place.trailing_zeros();
            place = place.unbounded_shr(skipped);
            last = last.unbounded_shr(skipped);
        } else {
            to = node_hash(&to, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(MerkleError::WrongLength);
    }
    if to != new_root {
        return Err(MerkleError::RootDiffers { computed: to });
    }
    if from != old_root {
        return Err(MerkleError::OldRootDiffers { computed: from });
    }
    Ok(())
}
