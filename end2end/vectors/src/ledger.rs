//! The ledger's formats: the tree of RFC 6962, and notes and proofs of C2SP.

use crate::{Outcome, holds, json, list, same, text};
use domain::ledger::checkpoint::Checkpoint;
use domain::ledger::merkle::{Frontier, Hash, leaf_hash, verify_consistency, verify_inclusion};
use domain::ledger::note::{SignerKey, VerifierKey};
use domain::ledger::proof::{ProofFile, check_proof_file};
use domain::ledger::tile::{Content, TilePath, Tiles, encode_hashes};

/// The reference tree: its entries, and its root at each size from 0.
struct Reference {
    entries: Vec<Vec<u8>>,
    roots: Vec<Hash>,
}

impl Reference {
    fn read() -> Result<Self, String> {
        let vectors = json(include_str!("../../../app/domain/data/rfc6962_vectors.json"))?;
        let entries = list(&vectors, "entries")?.iter().map(|entry| hex::decode(entry.as_str().unwrap_or("?")));
        let roots = list(&vectors, "roots")?.iter().map(|root| root.as_str().unwrap_or("?").parse());
        let entries = entries.collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
        let roots = roots.collect::<Result<Vec<Hash>, _>>().map_err(|error| error.to_string())?;
        same("a root for each size", roots.len(), entries.len() + 1)?;
        Ok(Self { entries, roots })
    }

    fn leaf(&self, index: usize) -> Hash {
        leaf_hash(&self.entries[index])
    }

    /// The one tile of a tree of this size.
    fn tiles(&self, size: usize) -> Result<Tiles, String> {
        let leaves: Vec<Hash> = (0..size).map(|index| self.leaf(index)).collect();
        let path = TilePath::of(Content::Hashes { level: 0 }, 0, size as u64).ok_or("no tile")?;
        let bytes = encode_hashes(&leaves).map_err(|error| error.to_string())?;
        let mut tiles = Tiles::new();
        tiles.insert(path, &bytes).map_err(|error| error.to_string())?;
        Ok(tiles)
    }
}

pub fn roots() -> Outcome {
    let reference = Reference::read()?;
    let mut tree = Frontier::new();
    same("root of nothing", tree.root(), reference.roots[0])?;
    for (index, root) in reference.roots[1..].iter().enumerate() {
        tree.push(reference.leaf(index));
        same(&format!("root of {} entries", index + 1), tree.root(), *root)?;
    }
    Ok(())
}

pub fn proofs() -> Outcome {
    let reference = Reference::read()?;
    for size in 1..=reference.entries.len() {
        let (tiles, root) = (reference.tiles(size)?, reference.roots[size]);
        for index in 0..size {
            let proof = tiles.inclusion_proof(index as u64, size as u64).map_err(|error| error.to_string())?;
            let included = |leaf| verify_inclusion(index as u64, size as u64, leaf, &proof, root);
            same(&format!("entry {index} of {size}"), included(reference.leaf(index)), Ok(()))?;
            holds(&format!("another entry as {index} of {size}"), included(Hash::of(b"another")).is_err())?;
        }
        for old in 1..=size {
            let proof = tiles.consistency_proof(old as u64, size as u64).map_err(|error| error.to_string())?;
            let extends = |before| verify_consistency(old as u64, size as u64, before, root, &proof);
            same(&format!("{old} before {size}"), extends(reference.roots[old]), Ok(()))?;
            holds(&format!("another tree of {old} before {size}"), extends(Hash::of(b"another")).is_err())?;
        }
    }
    Ok(())
}

pub fn witnessed() -> Outcome {
    let published = json(include_str!("../../../app/domain/data/witnessed_checkpoint.json"))?;
    let key = |member| text(&published, member)?.parse::<VerifierKey>().map_err(|error| error.to_string());
    let (log, witness) = (key("log_key")?, key("witness_key")?);
    let checkpoint = text(&published, "checkpoint")?;
    let opened =
        Checkpoint::open(checkpoint, &log, std::slice::from_ref(&witness)).map_err(|error| error.to_string())?;
    same("size", Some(opened.checkpoint.size), published["size"].as_u64())?;
    let names: Vec<&str> = opened.witnesses.iter().map(|signed| signed.name.as_str()).collect();
    same("witnesses", names, vec![witness.name()])?;
    let altered = checkpoint.replacen(&opened.checkpoint.size.to_string(), "1", 1);
    holds("another size was accepted", Checkpoint::open(&altered, &log, &[]).is_err())
}

pub fn proof_file() -> Outcome {
    let reference = Reference::read()?;
    let size = reference.entries.len();
    let key = SignerKey::from_random("vectors.example/ledger", [7; 32]).map_err(|error| error.to_string())?;
    let head = Checkpoint::new("vectors.example/ledger", size as u64, reference.roots[size]);
    let checkpoint = head.sign(&key).map_err(|error| error.to_string())?.to_string();
    let tiles = reference.tiles(size)?;
    for (index, entry) in reference.entries.iter().enumerate() {
        let hashes = tiles.inclusion_proof(index as u64, size as u64).map_err(|error| error.to_string())?;
        let extra = Some(entry.clone());
        let file = ProofFile { extra, index: index as u64, hashes, checkpoint: checkpoint.clone() }.to_string();
        let carried = file.parse::<ProofFile>().map_err(|error| error.to_string())?.extra.unwrap_or_default();
        let check = |file: &str, entry: &[u8]| check_proof_file(&key.verifier().to_string(), &[], file, entry).holds();
        holds(&format!("the file of entry {index}"), check(&file, &carried))?;
        holds(&format!("another entry in place of {index}"), !check(&file, b"another"))?;
        let moved = file.replacen(&format!("\nindex {index}\n"), &format!("\nindex {}\n", (index + 1) % size), 1);
        holds(&format!("entry {index} at another place"), !check(&moved, &carried))?;
    }
    Ok(())
}
