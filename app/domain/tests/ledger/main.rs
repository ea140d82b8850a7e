//! The ledger against the outside world's cases, and against itself by properties.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod canonical;
mod checkpoint;
mod entry;
mod merkle;
mod note;
mod proof;
mod published;
mod tile;
mod witness;

use domain::ledger::merkle::{Frontier, Hash, leaf_hash, node_hash};
use domain::ledger::tile::{Content, TilePath, Tiles};
use std::path::PathBuf;

/// A file or folder of the shared data, or a printed line and none where the data is not there.
fn shared(path: &str) -> Option<PathBuf> {
    let named = std::env::var_os("SUNSHINE_SHARED").map(PathBuf::from);
    let beside = ["../../../shared", "../../../../shared"].map(PathBuf::from);
    let found = named.into_iter().chain(beside).map(|root| root.join("data").join(path)).find(|file| file.exists());
    if found.is_none() {
        println!("skipped: no shared data at {path}; set SUNSHINE_SHARED");
    }
    found
}

/// Entry number `index` of the trees in these tests.
fn sample_entry(index: u64) -> Vec<u8> {
    format!("entry {index}").into_bytes()
}

fn sample_leaf(index: u64) -> Hash {
    leaf_hash(&sample_entry(index))
}

fn sample_frontier(size: u64) -> Frontier {
    let mut tree = Frontier::new();
    (0..size).for_each(|index| tree.push(sample_leaf(index)));
    tree
}

/// The definition of RFC 6962, section 2.1, word for word: what everything cleverer must equal.
fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of(&[]),
        [leaf] => *leaf,
        _ => {
            let middle = leaves.len().next_power_of_two() / 2;
            node_hash(&naive_root(&leaves[..middle]), &naive_root(&leaves[middle..]))
        }
    }
}

/// Every tile of a tree of sample entries, by the definition of C2SP `tlog-tiles`.
fn sample_tiles(size: u64) -> Vec<(TilePath, Vec<u8>)> {
    let mut tiles = Vec::new();
    let mut hashes: Vec<Hash> = (0..size).map(sample_leaf).collect();
    let mut level = 0;
    while !hashes.is_empty() {
        for (index, chunk) in hashes.chunks(256).enumerate() {
            let path = TilePath { content: Content::Hashes { level }, index: index as u64, width: chunk.len() as u16 };
            tiles.push((path, chunk.iter().flat_map(|hash| hash.0).collect()));
        }
        hashes = hashes.chunks_exact(256).map(naive_root).collect();
        level += 1;
    }
    tiles
}

fn tile_set(tiles: &[(TilePath, Vec<u8>)]) -> Tiles {
    let mut set = Tiles::new();
    tiles.iter().for_each(|(path, bytes)| set.insert(*path, bytes).unwrap());
    set
}
