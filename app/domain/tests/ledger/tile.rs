//! Tiles: names, bytes, and the proofs made from them.

use crate::{naive_root, sample_entry, sample_frontier, sample_leaf, sample_tiles, tile_set};
use domain::ledger::merkle::{
    Frontier, Hash, MerkleError, inclusion_proof, leaf_hash, verify_consistency, verify_inclusion,
};
use domain::ledger::tile::{
    Content, TileError, TilePath, Tiles, decode_bundle, decode_hashes, encode_bundle, encode_hashes,
    needed_for_consistency, needed_for_inclusion, needed_for_root,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn every_tile_has_one_name() {
    let hashes = |level, index, width| TilePath { content: Content::Hashes { level }, index, width };
    let entries = |index, width| TilePath { content: Content::Entries, index, width };
    for (path, name) in [
        (hashes(0, 0, 256), "tile/0/000"),
        (hashes(0, 1_234_067, 256), "tile/0/x001/x234/067"),
        (hashes(63, 1000, 1), "tile/63/x001/000.p/1"),
        (hashes(7, 0, 255), "tile/7/000.p/255"),
        (hashes(0, u64::MAX, 256), "tile/0/x018/x446/x744/x073/x709/x551/615"),
        (entries(42, 256), "tile/entries/042"),
        (entries(1_000_000, 7), "tile/entries/x001/x000/000.p/7"),
    ] {
        assert_eq!(path.to_string(), name);
        assert_eq!(name.parse(), Ok(path));
    }
    for wrong in [
        "",
        "tile/0",
        "tile/0/",
        "tile/0/0",
        "tile/0/0000",
        "tile/0/x000/001",
        "tile/0/x001",
        "tile/0/001/000",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/000.p/1.p/1",
        "/tile/0/000",
        "tile/0/000/",
        "tile/x/000",
        "tile/0/+00",
        "tile/0/1000",
        "tile/0/x018/x446/x744/x073/x709/x551/616",
        "tile/entries/000.p/256",
        "tile/0/../../etc/passwd",
    ] {
        assert_eq!(wrong.parse::<TilePath>(), Err(TileError::BadPath(wrong.into())), "{wrong}");
    }
}

#[test]
fn a_tree_of_70000_has_the_tiles_of_the_specification() {
    let width = |level, index| TilePath::of(Content::Hashes { level }, index, 70_000).map(|path| path.width);
    assert_eq!([width(0, 0), width(0, 272), width(0, 273), width(0, 274)], [Some(256), Some(256), Some(112), None]);
    assert_eq!([width(1, 0), width(1, 1), width(1, 2)], [Some(256), Some(17), None]);
    assert_eq!([width(2, 0), width(2, 1), width(3, 0), width(63, 0)], [Some(1), None, None, None]);
    assert_eq!(TilePath::of_entry(69_999, 70_000).unwrap().to_string(), "tile/entries/273.p/112");
    assert_eq!(TilePath::of_entry(70_000, 70_000), None);
    let names: Vec<String> = needed_for_root(70_000).iter().map(ToString::to_string).collect();
    assert_eq!(names, ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]);
}

#[test]
fn bytes_must_be_exactly_what_the_name_says() {
    let leaves: Vec<Hash> = (0..3).map(sample_leaf).collect();
    let bytes = encode_hashes(&leaves).unwrap();
    let path: TilePath = "tile/0/000.p/3".parse().unwrap();
    assert_eq!(decode_hashes(path, &bytes).unwrap(), leaves);
    for wrong in [&bytes[1..], &bytes[32..], &[&bytes[..], &bytes[..32]].concat()] {
        assert_eq!(decode_hashes(path, wrong), Err(TileError::WrongLength(path)));
    }
    assert_eq!(encode_hashes(&[]), Err(TileError::BadWidth(0)));
    assert_eq!(encode_hashes(&vec![leaves[0]; 257]), Err(TileError::BadWidth(257)));

    let entries = [b"abc".to_vec(), Vec::new(), vec![7; 65_535]];
    let bundle = encode_bundle(&entries).unwrap();
    assert_eq!(bundle[..7], *b"\x00\x03abc\x00\x00");
    let path: TilePath = "tile/entries/000.p/3".parse().unwrap();
    assert_eq!(decode_bundle(path, &bundle).unwrap(), entries);
    for wrong in [&bundle[1..], &bundle[..bundle.len() - 1], &[&bundle[..], &[0]].concat(), &bundle[..6]] {
        assert_eq!(decode_bundle(path, wrong), Err(TileError::WrongLength(path)));
    }
    assert_eq!(encode_bundle(&[vec![0; 65_536]]), Err(TileError::EntryTooLong(65_536)));
}

#[test]
fn every_entry_of_every_size_up_to_600_is_proved_from_tiles() {
    let leaves: Vec<Hash> = (0..600).map(sample_leaf).collect();
    let mut tree = Frontier::new();
    for (size, leaf) in (1..).zip(&leaves) {
        tree.push(*leaf);
        let tiles = tile_set(&sample_tiles(size));
        assert_eq!(tiles.root(size).unwrap(), tree.root());
        // Each subtree of this size is made from its tile once, not once for every entry beside it.
        let mut made = BTreeMap::new();
        let mut read = |node| made.entry(node).or_insert_with(|| tiles.node(node)).clone();
        for index in 0..size {
            let proof = inclusion_proof(index, size, &mut read).unwrap();
            let leaf = leaves[index as usize];
            assert_eq!(verify_inclusion(index, size, leaf, &proof, tree.root()), Ok(()), "{index}/{size}");
        }
    }
}

/// Only the tiles that were named, as a browser would have fetched them.
fn fetched(named: &[TilePath], all: &[(TilePath, Vec<u8>)]) -> Tiles {
    let chosen: Vec<_> = all.iter().filter(|(path, _)| named.contains(path)).cloned().collect();
    assert_eq!(chosen.len(), named.len(), "only tiles that exist are named");
    tile_set(&chosen)
}

#[test]
fn tiles_of_three_levels_prove_too() {
    let size = 66_000;
    let (all, root) = (sample_tiles(size), sample_frontier(size).root());
    assert_eq!(tile_set(&all).root(size).unwrap(), root);
    assert_eq!(fetched(&needed_for_root(size), &all).root(size).unwrap(), root);
    for index in [0, 255, 256, 65_535, 65_536, 65_791, 65_792, 65_999] {
        let named = needed_for_inclusion(index, size).unwrap();
        assert!(named.len() <= 5, "{named:?}");
        let proof = fetched(&named, &all).inclusion_proof(index, size).unwrap();
        assert_eq!(verify_inclusion(index, size, sample_leaf(index), &proof, root), Ok(()));
    }
    for old in [1, 256, 257, 40_000, 65_536, 65_537, 65_999, 66_000] {
        let proof = fetched(&needed_for_consistency(old, size).unwrap(), &all).consistency_proof(old, size).unwrap();
        assert_eq!(verify_consistency(old, size, sample_frontier(old).root(), root, &proof), Ok(()));
    }
}

#[test]
fn a_full_tile_stands_in_for_a_partial_one_but_not_the_other_way() {
    let (small, large) = (300, 512);
    let wider = tile_set(&sample_tiles(large));
    let proof = wider.inclusion_proof(299, small).unwrap();
    assert_eq!(verify_inclusion(299, small, sample_leaf(299), &proof, sample_frontier(small).root()), Ok(()));
    let narrower = tile_set(&sample_tiles(small));
    assert!(matches!(narrower.inclusion_proof(299, large), Err(TileError::Missing(_))));
    assert_eq!(
        narrower.inclusion_proof(300, small),
        Err(TileError::Merkle(MerkleError::NotInTree { index: 300, size: 300 }))
    );
    let path: TilePath = "tile/0/001.p/44".parse().unwrap();
    assert!(wider.holds(path) && wider.holds(path.full()) && narrower.holds(path) && !narrower.holds(path.full()));
}

#[test]
fn an_entry_of_a_bundle_hashes_to_its_tile() {
    let entries: Vec<Vec<u8>> = (0..10).map(sample_entry).collect();
    let path: TilePath = "tile/entries/000.p/10".parse().unwrap();
    let bundle = encode_bundle(&entries).unwrap();
    let leaves: Vec<Hash> = decode_bundle(path, &bundle).unwrap().into_iter().map(leaf_hash).collect();
    assert_eq!(naive_root(&leaves), sample_frontier(10).root());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_named_tiles_are_enough_and_each_is_needed((size, index) in (1_u64..1500).prop_flat_map(|size| (Just(size), 0..size))) {
        let named = needed_for_inclusion(index, size).unwrap();
        let all = sample_tiles(size);
        let proof = fetched(&named, &all).inclusion_proof(index, size).unwrap();
        prop_assert_eq!(verify_inclusion(index, size, sample_leaf(index), &proof, sample_frontier(size).root()), Ok(()));
        for left_out in 0..named.len() {
            let mut fewer = named.clone();
            fewer.remove(left_out);
            prop_assert!(matches!(fetched(&fewer, &all).inclusion_proof(index, size), Err(TileError::Missing(_))));
        }
    }

    #[test]
    fn two_sizes_are_consistent_by_their_tiles((new, old) in (1_u64..1500).prop_flat_map(|new| (Just(new), 1..=new))) {
        let proof = fetched(&needed_for_consistency(old, new).unwrap(), &sample_tiles(new)).consistency_proof(old, new).unwrap();
        let (first, second) = (sample_frontier(old).root(), sample_frontier(new).root());
        prop_assert_eq!(verify_consistency(old, new, first, second, &proof), Ok(()));
    }

    #[test]
    fn any_index_survives_its_name(index: u64, level in 0_u8..64, width in 1_u16..=256) {
        let path = TilePath { content: Content::Hashes { level }, index, width };
        prop_assert_eq!(path.to_string().parse(), Ok(path));
    }
}
