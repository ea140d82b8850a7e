//! Published cases of other implementations, read where they lie beside the repository.

use crate::shared;
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::ledger::merkle::{Hash, MerkleError, leaf_hash, verify_consistency, verify_inclusion};
use domain::ledger::note::{Note, NoteError};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}

/// A hash of another length than 32 bytes cannot even be written down as one.
fn hash(value: &Value) -> Result<Hash, MerkleError> {
    Hash::from_base64(value.as_str().unwrap())
}

fn proof(case: &Value, member: &str) -> Result<Vec<Hash>, MerkleError> {
    case[member].as_array().into_iter().flatten().map(hash).collect()
}

fn inclusion(case: &Value) -> Result<(), MerkleError> {
    let number = |member: &str| case[member].as_u64().unwrap();
    let (leaf, root) = (hash(&case["leafHash"])?, hash(&case["root"])?);
    verify_inclusion(number("leafIdx"), number("treeSize"), leaf, &proof(case, "proof")?, root)
}

fn consistency(case: &Value) -> Result<(), MerkleError> {
    let number = |member: &str| case[member].as_u64().unwrap();
    // The roots of some size-1 cases are words and not hashes: hashed here, so equal words stay equal.
    let root = |member: &str| {
        let bytes = STANDARD.decode(case[member].as_str().unwrap()).unwrap();
        Hash::from_slice(&bytes).unwrap_or_else(|_| Hash::of(&bytes))
    };
    verify_consistency(number("size1"), number("size2"), root("root1"), root("root2"), &proof(case, "proof")?)
}

fn run(folder: &str, check: fn(&Value) -> Result<(), MerkleError>, known: (usize, usize)) {
    let Some(folder) = shared(&format!("vectors/transparency/rfc6962_merkle_testdata/{folder}")) else { return };
    let (mut all, mut good) = (0, 0);
    for file in files_under(&folder) {
        let case = json(&file);
        let held = check(&case);
        assert_eq!(held.is_err(), case["wantErr"].as_bool().unwrap(), "{}: {held:?}", file.display());
        all += 1;
        good += usize::from(held.is_ok());
    }
    assert_eq!((all, good), known, "cases read, cases that hold");
}

#[test]
fn the_inclusion_cases_of_transparency_dev() {
    run("inclusion", inclusion, (98, 6));
}

#[test]
fn the_consistency_cases_of_transparency_dev() {
    run("consistency", consistency, (98, 6));
}

#[test]
fn the_cases_that_the_bare_algorithm_lets_through() {
    let (a, b, empty) = (Hash::of(b"a"), Hash::of(b"b"), Hash::of(b""));
    for (old, new, first, second) in [(0, 1, empty, a), (0, 1, a, b), (0, 0, a, b), (0, 0, empty, empty)] {
        assert_eq!(verify_consistency(old, new, first, second, &[]), Err(MerkleError::NotAnExtension { old, new }));
    }
    // An empty root and an empty leaf hash are equal, yet no hashes.
    assert_eq!(Hash::from_base64(""), Err(MerkleError::NotAHash));
    assert_eq!(Hash::from_slice(&[]), Err(MerkleError::NotAHash));
}

fn ct_sample(starts: &str) -> Option<Value> {
    let folder = shared("vectors/transparency/ct_http_samples")?;
    let named = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(starts);
    // The shortest name: `get-sth` is also the beginning of `get-sth-consistency…`.
    let file = files_under(&folder).into_iter().filter(named).min_by_key(|path| path.as_os_str().len()).unwrap();
    Some(json(&file))
}

#[test]
fn entry_10000_is_in_a_real_certificate_log() {
    let (Some(head), Some(path), Some(entries)) =
        (ct_sample("get-sth"), ct_sample("get-proof-by-hash"), ct_sample("get-entries"))
    else {
        return;
    };
    let entry = STANDARD.decode(entries["entries"][0]["leaf_input"].as_str().unwrap()).unwrap();
    let (size, root) = (head["tree_size"].as_u64().unwrap(), hash(&head["sha256_root_hash"]).unwrap());
    let proof = proof(&path, "audit_path").unwrap();
    assert_eq!(verify_inclusion(10_000, size, leaf_hash(&entry), &proof, root), Ok(()));
    assert!(verify_inclusion(10_001, size, leaf_hash(&entry), &proof, root).is_err());
    assert!(verify_inclusion(10_000, size, leaf_hash(&entry[1..]), &proof, root).is_err());
}

#[test]
fn a_real_certificate_log_is_consistent() {
    let (Some(head), Some(path)) = (ct_sample("get-sth"), ct_sample("get-sth-consistency")) else { return };
    let (size, root) = (head["tree_size"].as_u64().unwrap(), hash(&head["sha256_root_hash"]).unwrap());
    let proof = proof(&path, "consistency").unwrap();
    // The samples do not hold the older root. With any other the newer root is reached all the same, and the
    // answer names the older root that the proof starts from.
    let answer = verify_consistency(3_654_490, size, Hash::of(b""), root, &proof);
    let Err(MerkleError::OldRootDiffers { computed }) = answer else { panic!("{answer:?}") };
    assert_eq!(verify_consistency(3_654_490, size, computed, root, &proof), Ok(()));
    let wrong = verify_consistency(3_654_490, size, computed, Hash::of(b""), &proof);
    assert_eq!(wrong, Err(MerkleError::RootDiffers { computed: root }));
}

#[test]
fn the_signed_note_cases() {
    let Some(file) = shared("vectors/transparency/signed_note_cases.json") else { return };
    let document = json(&file);
    let cases = document["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 12);
    for case in cases {
        let id = case["id"].as_str().unwrap();
        let keys: Vec<_> =
            case["vkeys"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().parse().unwrap()).collect();
        let text = case["note"].as_str().unwrap();
        let verified = text.parse().and_then(|note: Note| {
            assert_eq!(note.to_string(), text, "{id}: written as it was read");
            note.verify(&keys)
        });
        let expected = match case["error"].as_str() {
            None => {
                let names: Vec<_> = case["verified"].as_array().unwrap().iter().map(|n| n.as_str().unwrap()).collect();
                let signed = verified.unwrap_or_else(|error| panic!("{id}: {error}"));
                assert_eq!(signed.iter().map(|signed| signed.name.as_str()).collect::<Vec<_>>(), names, "{id}");
                continue;
            }
            Some("MalformedNote") => NoteError::Malformed,
            Some("UnverifiedNote") => NoteError::Unsigned,
            Some(other) if other.starts_with("invalid signature") => NoteError::BadSignature("PeterNeumann".into()),
            Some(other) => panic!("{id}: unknown error {other}"),
        };
        assert_eq!(verified, Err(expected), "{id}");
    }
}
