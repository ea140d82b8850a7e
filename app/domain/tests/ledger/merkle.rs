//! The tree by properties: the quick ways equal the definition, and nothing altered passes.

use crate::{naive_root, sample_frontier, sample_leaf};
use domain::ledger::merkle::{
    Frontier, Hash, MerkleError, Node, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion,
};
use proptest::prelude::*;

/// Reads a subtree by the definition.
fn read(leaves: &[Hash]) -> impl Fn(Node) -> Result<Hash, MerkleError> + '_ {
    |node| {
        let start = (node.index << node.level) as usize;
        Ok(naive_root(&leaves[start..start + (1 << node.level)]))
    }
}

#[test]
fn the_frontier_has_the_root_of_the_definition_and_survives_its_bytes() {
    let leaves: Vec<Hash> = (0..600).map(sample_leaf).collect();
    let mut tree = Frontier::new();
    for size in 0..=leaves.len() {
        assert_eq!(tree.root(), naive_root(&leaves[..size]), "size {size}");
        let bytes = tree.to_bytes();
        assert_eq!(Frontier::from_bytes(&bytes).unwrap(), tree);
        for wrong in [&bytes[..bytes.len() - 1], &[&bytes[..], &[0; 32]].concat(), &[&bytes[..], &[0]].concat()] {
            assert_eq!(Frontier::from_bytes(wrong), Err(MerkleError::BadFrontier));
        }
        if let Some(leaf) = leaves.get(size) {
            tree.push_with(*leaf, |node, hash| assert_eq!(read(&leaves)(node).unwrap(), hash));
        }
    }
}

#[test]
fn a_hash_has_one_text() {
    let hash = Hash::of(b"abc");
    let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(hash.to_string(), text);
    assert_eq!(text.parse(), Ok(hash));
    assert_eq!(Hash::from_base64(&hash.to_base64()), Ok(hash));
    assert_eq!(serde_json::to_string(&hash).unwrap(), format!("\"{text}\""));
    assert_eq!(serde_json::from_str::<Hash>(&format!("\"{text}\"")).unwrap(), hash);
    for wrong in [text.to_uppercase().as_str(), &text[1..], "", &text.replace('b', "g")] {
        assert_eq!(wrong.parse::<Hash>(), Err(MerkleError::NotAHash));
        assert!(serde_json::from_str::<Hash>(&format!("\"{wrong}\"")).is_err());
    }
    assert_eq!(Hash::from_base64(hash.to_base64().trim_end_matches('=')), Err(MerkleError::NotAHash));
}

#[test]
fn every_pair_of_sizes_is_consistent_and_no_other_root_is() {
    let leaves: Vec<Hash> = (0..130).map(sample_leaf).collect();
    let roots: Vec<Hash> = (0..=leaves.len()).map(|size| naive_root(&leaves[..size])).collect();
    for new in 1..=130_u64 {
        for old in 1..=new {
            let proof = consistency_proof(old, new, read(&leaves)).unwrap();
            let (first, second) = (roots[old as usize], roots[new as usize]);
            assert_eq!(verify_consistency(old, new, first, second, &proof), Ok(()), "{old} to {new}");
            assert!(verify_consistency(old, new, roots[old as usize - 1], second, &proof).is_err());
            assert!(verify_consistency(old, new, first, roots[new as usize - 1], &proof).is_err());
        }
    }
}

#[test]
fn what_cannot_be_proved_is_said() {
    let read = |_: Node| -> Result<Hash, MerkleError> { Ok(Hash::of(b"")) };
    assert_eq!(inclusion_proof(3, 3, read), Err(MerkleError::NotInTree { index: 3, size: 3 }));
    assert_eq!(inclusion_proof(0, 0, read), Err(MerkleError::NotInTree { index: 0, size: 0 }));
    assert_eq!(consistency_proof(0, 3, read), Err(MerkleError::NotAnExtension { old: 0, new: 3 }));
    assert_eq!(consistency_proof(4, 3, read), Err(MerkleError::NotAnExtension { old: 4, new: 3 }));
    assert_eq!(inclusion_proof(u64::MAX - 1, u64::MAX, read).unwrap().len(), 63);
    assert_eq!(consistency_proof(u64::MAX, u64::MAX, read).unwrap().len(), 0);
}

fn flip(hash: &mut Hash, bit: usize) {
    hash.0[bit / 8] ^= 1 << (bit % 8);
}

proptest! {
    #[test]
    fn no_flipped_bit_passes_as_included((size, index) in (1_u64..600).prop_flat_map(|size| (Just(size), 0..size)), bit in 0_usize..256, at: prop::sample::Index) {
        let leaves: Vec<Hash> = (0..size).map(sample_leaf).collect();
        let mut proof = inclusion_proof(index, size, read(&leaves)).unwrap();
        let (mut leaf, mut root) = (leaves[index as usize], naive_root(&leaves));
        prop_assert_eq!(verify_inclusion(index, size, leaf, &proof, root), Ok(()));
        prop_assert!(verify_inclusion((index + 1) % size, size, leaf, &proof, root).is_err() || size == 1);
        match at.index(proof.len() + 2) {
            0 => flip(&mut leaf, bit),
            1 => flip(&mut root, bit),
            place => flip(&mut proof[place - 2], bit),
        }
        prop_assert!(verify_inclusion(index, size, leaf, &proof, root).is_err());
    }

    #[test]
    fn no_flipped_bit_passes_as_consistent((new, old) in (1_u64..600).prop_flat_map(|new| (Just(new), 1..=new)), bit in 0_usize..256, at: prop::sample::Index) {
        let leaves: Vec<Hash> = (0..new).map(sample_leaf).collect();
        let mut proof = consistency_proof(old, new, read(&leaves)).unwrap();
        let (mut first, mut second) = (sample_frontier(old).root(), naive_root(&leaves));
        prop_assert_eq!(verify_consistency(old, new, first, second, &proof), Ok(()));
        match at.index(proof.len() + 2) {
            0 => flip(&mut first, bit),
            1 => flip(&mut second, bit),
            place => flip(&mut proof[place - 2], bit),
        }
        prop_assert!(verify_consistency(old, new, first, second, &proof).is_err());
    }
}
