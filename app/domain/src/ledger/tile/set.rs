//! A handful of tiles: which of them a proof needs, and the proof made from them.

use super::{Content, TileError, TilePath, WIDTH, decode_hashes};
use crate::ledger::merkle::{self, Hash, MerkleError, Node};
use std::collections::{BTreeMap, BTreeSet};

/// The tile that holds a subtree, and which of its hashes make the subtree.
struct Place {
    level: u8,
    index: u64,
    first: usize,
    count: usize,
}

impl Place {
    const fn of(node: Node) -> Self {
        // A subtree between two tile levels is 2, 4 … 128 neighbours in a tile of the level below it.
        let (level, above) = (node.level / 8, node.level % 8);
        let width = WIDTH as u64;
        let first = node.index.unbounded_shl(above as u32);
        Self { level, index: first / width, first: (first % width) as usize, count: 1 << above }
    }
}

/// The tiles from which the inclusion proof of an entry is made, in order of their names' parts.
///
/// # Errors
/// `NotInTree` where the index is not below the size.
pub fn needed_for_inclusion(index: u64, size: u64) -> Result<Vec<TilePath>, MerkleError> {
    merkle::inclusion_nodes(index, size).map(|nodes| needed(nodes.into_iter().flatten(), size))
}

/// The tiles from which the consistency proof between two sizes is made.
///
/// # Errors
/// `NotAnExtension` where the older size is 0 or greater than the newer.
pub fn needed_for_consistency(old: u64, new: u64) -> Result<Vec<TilePath>, MerkleError> {
    merkle::consistency_nodes(old, new).map(|nodes| needed(nodes.into_iter().flatten(), new))
}

/// The tiles from which the root is made: the last one of every level that is not full.
pub fn needed_for_root(size: u64) -> Vec<TilePath> {
    needed(merkle::nodes_of(0..size), size)
}

fn needed(nodes: impl IntoIterator<Item = Node>, size: u64) -> Vec<TilePath> {
    let tiles: BTreeSet<TilePath> = nodes
        .into_iter()
        .map(Place::of)
        .filter_map(|place| TilePath::of(Content::Hashes { level: place.level }, place.index, size))
        .collect();
    tiles.into_iter().collect()
}

/// Tiles that were read from somewhere. Nothing in them is believed: the proof made from them is what is checked.
#[derive(Clone, Debug, Default)]
pub struct Tiles {
    hashes: BTreeMap<(u8, u64), Vec<Hash>>,
}

impl Tiles {
    /// No tiles.
    pub const fn new() -> Self {
        Self { hashes: BTreeMap::new() }
    }

    /// Takes one tile. Of one tile in two widths the wider is kept. A bundle of entries is passed over.
    ///
    /// # Errors
    /// `WrongLength` where the bytes do not fit the name.
    pub fn insert(&mut self, path: TilePath, bytes: &[u8]) -> Result<(), TileError> {
        let Content::Hashes { level } = path.content else { return Ok(()) };
        let hashes = decode_hashes(path, bytes)?;
        let kept = self.hashes.entry((level, path.index)).or_default();
        if hashes.len() > kept.len() {
            *kept = hashes;
        }
        Ok(())
    }

    /// Whether a tile at least as wide is there.
    pub fn holds(&self, path: TilePath) -> bool {
        let Content::Hashes { level } = path.content else { return false };
        self.hashes.get(&(level, path.index)).is_some_and(|kept| kept.len() >= usize::from(path.width))
    }

    /// The hash of a complete subtree.
    ///
    /// # Errors
    /// `Missing` where its tile is not there or not wide enough.
    pub fn node(&self, node: Node) -> Result<Hash, TileError> {
        let place = Place::of(node);
        let tile = self.hashes.get(&(place.level, place.index));
        let below = tile.and_then(|hashes| hashes.get(place.first..place.first + place.count));
        below.and_then(subtree).ok_or(TileError::Missing(node))
    }

    /// The inclusion proof of an entry in a tree of `size` entries.
    ///
    /// # Errors
    /// `Merkle(NotInTree)` or `Missing`.
    pub fn inclusion_proof(&self, index: u64, size: u64) -> Result<Vec<Hash>, TileError> {
        merkle::inclusion_proof(index, size, |node| self.node(node))
    }

    /// The consistency proof between two sizes.
    ///
    /// # Errors
    /// `Merkle(NotAnExtension)` or `Missing`.
    pub fn consistency_proof(&self, old: u64, new: u64) -> Result<Vec<Hash>, TileError> {
        merkle::consistency_proof(old, new, |node| self.node(node))
    }

    /// The root of a tree of `size` entries.
    ///
    /// # Errors
    /// `Missing`.
    pub fn root(&self, size: u64) -> Result<Hash, TileError> {
        let peaks = merkle::nodes_of(0..size).into_iter().map(|node| self.node(node)).collect::<Result<Vec<_>, _>>()?;
        Ok(merkle::root_of(&peaks).unwrap_or_else(|| Hash::of(&[])))
    }
}

/// The hash over neighbours whose number is a power of two.
fn subtree(hashes: &[Hash]) -> Option<Hash> {
    let mut level = hashes.to_vec();
    while level.len() > 1 {
        level = level.chunks_exact(2).map(|pair| merkle::node_hash(&pair[0], &pair[1])).collect();
    }
    level.first().copied()
}
