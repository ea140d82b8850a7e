//! Tiles: the tree cut into files of 256 hashes, and the entries into bundles of 256 (C2SP `tlog-tiles`).
//!
//! A tile of level `L` holds the hashes of subtrees of 256^L entries. The files never change, so anybody can mirror
//! them; only the last of a level grows, and while it does its name says how many hashes it has.

mod codec;
mod path;
mod set;

pub use codec::{decode_bundle, decode_hashes, encode_bundle, encode_hashes};
pub use path::{Content, TilePath, WIDTH};
pub use set::{Tiles, needed_for_consistency, needed_for_inclusion, needed_for_root};

use super::merkle::{MerkleError, Node};
use thiserror::Error;

/// Why a tile, its name or its use was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TileError {
    /// The text is not the one right name of a tile.
    #[error("not the name of a tile: {0:?}")]
    BadPath(String),
    /// The bytes do not hold as many hashes or entries as the name says.
    #[error("the tile {0} has the wrong length")]
    WrongLength(TilePath),
    /// More than 256 hashes or entries were given, or none.
    #[error("a tile cannot hold {0}")]
    BadWidth(usize),
    /// An entry has more than 65,535 bytes; how many.
    #[error("an entry of {0} bytes does not fit a bundle")]
    EntryTooLong(usize),
    /// A subtree was asked for whose tile is not there.
    #[error("the tile for the subtree {0:?} is missing")]
    Missing(Node),
    /// What was asked for does not exist in such a tree.
    #[error(transparent)]
    Merkle(#[from] MerkleError),
}
