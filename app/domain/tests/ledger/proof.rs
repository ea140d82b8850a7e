//! Verdicts and proof files: honest evidence holds, and each way to cheat fails at its own step.

use crate::{sample_entry, sample_frontier, sample_tiles, tile_set};
use domain::ledger::checkpoint::Checkpoint;
use domain::ledger::merkle::Hash;
use domain::ledger::note::SignerKey;
use domain::ledger::proof::{
    Check, Failure, InclusionEvidence, Outcome, ProofFile, Verdict, check_extension, check_inclusion, check_proof_file,
};
use domain::ledger::tile::{needed_for_consistency, needed_for_inclusion};
use std::collections::BTreeMap;

const ORIGIN: &str = "sunshine.example/ledger";
const SIZE: u64 = 700;

type Fetched = BTreeMap<String, Vec<u8>>;

fn log() -> SignerKey {
    SignerKey::from_random(ORIGIN, [1; 32]).unwrap()
}

fn head(size: u64) -> String {
    Checkpoint::new(ORIGIN, size, sample_frontier(size).root()).sign(&log()).unwrap().to_string()
}

fn fetch(size: u64) -> Fetched {
    sample_tiles(size).into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect()
}

fn included(key: &str, checkpoint: &str, index: u64, entry: &[u8], tiles: &Fetched) -> Verdict {
    check_inclusion(&InclusionEvidence { key, witnesses: &[], checkpoint, index, entry, tiles })
}

#[test]
fn an_honest_entry_is_included() {
    let key = log().verifier().to_string();
    let mut tiles = fetch(SIZE);
    let named: Vec<String> = needed_for_inclusion(300, SIZE).unwrap().iter().map(ToString::to_string).collect();
    tiles.retain(|name, _| named.contains(name));
    let verdict = included(&format!("{key}\n"), &head(SIZE), 300, &sample_entry(300), &tiles);
    assert!(verdict.holds(), "{verdict:?}");
    assert_eq!((verdict.failure(), verdict.size, verdict.steps.len()), (None, Some(SIZE), 5));
    assert_eq!(verdict.root, Some(sample_frontier(SIZE).root()));
}

#[test]
fn each_lie_about_an_entry_fails_at_its_step() {
    let key = log().verifier().to_string();
    let (checkpoint, entry, tiles) = (head(SIZE), sample_entry(300), fetch(SIZE));
    let stranger = SignerKey::from_random(ORIGIN, [2; 32]).unwrap().verifier().to_string();
    let resized = checkpoint.replacen("\n700\n", "\n701\n", 1);
    let without = |name: &str| tiles.clone().into_iter().filter(|(path, _)| path != name).collect::<Fetched>();
    let altered = |name: &str, change: fn(&mut Vec<u8>)| {
        let mut altered = tiles.clone();
        change(altered.get_mut(name).unwrap());
        altered
    };
    let misnamed: Fetched = [("tile/0/0".to_owned(), Vec::new())].into();
    for (verdict, check, failure) in [
        (included("nonsense", &checkpoint, 300, &entry, &tiles), Check::Key, Failure::Malformed),
        (included(&key, "nonsense", 300, &entry, &tiles), Check::Checkpoint, Failure::Malformed),
        (included(&stranger, &checkpoint, 300, &entry, &tiles), Check::Checkpoint, Failure::Unsigned),
        (included(&key, &resized, 300, &entry, &tiles), Check::Checkpoint, Failure::BadSignature),
        (included(&key, &checkpoint, SIZE, &entry, &tiles), Check::Size, Failure::NotInTree),
        (included(&key, &checkpoint, 300, &entry, &without("tile/0/001")), Check::Tiles, Failure::Missing),
        (included(&key, &checkpoint, 300, &entry, &misnamed), Check::Tiles, Failure::Malformed),
        (
            included(&key, &checkpoint, 300, &entry, &altered("tile/0/001", |bytes| bytes.truncate(8191))),
            Check::Tiles,
            Failure::WrongLength,
        ),
        (
            included(&key, &checkpoint, 300, &entry, &altered("tile/0/001", |bytes| bytes[45 * 32] ^= 1)),
            Check::Inclusion,
            Failure::RootDiffers,
        ),
        (included(&key, &checkpoint, 301, &entry, &tiles), Check::Inclusion, Failure::RootDiffers),
        (included(&key, &checkpoint, 300, &sample_entry(301), &tiles), Check::Inclusion, Failure::RootDiffers),
    ] {
        assert_eq!(verdict.failure(), Some((check, failure)), "{verdict:?}");
        assert!(!verdict.holds());
        let failed = verdict.steps.iter().position(|step| step.check == check).unwrap();
        assert!(verdict.steps[..failed].iter().all(|step| step.outcome == Outcome::Held));
        assert!(verdict.steps[failed + 1..].iter().all(|step| step.outcome == Outcome::NotReached));
    }
}

#[test]
fn no_flipped_bit_of_a_checkpoint_passes() {
    let (key, tiles, checkpoint) = (log().verifier().to_string(), fetch(5), head(5));
    assert!(included(&key, &checkpoint, 2, &sample_entry(2), &tiles).holds());
    let mut tried = 0;
    for bit in 0..checkpoint.len() * 8 {
        let mut bytes = checkpoint.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let Ok(altered) = String::from_utf8(bytes) else { continue };
        assert!(!included(&key, &altered, 2, &sample_entry(2), &tiles).holds(), "bit {bit}: {altered:?}");
        tried += 1;
    }
    assert!(tried > 1000);
}

#[test]
fn a_ledger_that_only_grew_is_an_extension() {
    let key = log().verifier().to_string();
    for old in [0, 1, 255, 256, 300, SIZE] {
        let mut tiles = fetch(SIZE);
        let named = needed_for_consistency(old, SIZE).unwrap_or_default();
        tiles.retain(|name, _| named.iter().any(|path| path.to_string() == *name));
        let verdict = check_extension(&key, &head(old), &head(SIZE), &tiles);
        assert!(verdict.holds(), "{old}: {verdict:?}");
    }
}

#[test]
fn a_ledger_that_was_rewritten_is_not() {
    let key = log().verifier().to_string();
    let sign = |size, root| Checkpoint::new(ORIGIN, size, root).sign(&log()).unwrap().to_string();
    let tiles = fetch(SIZE);
    let forked = sign(300, sample_frontier(299).root());
    for (older, newer, check, failure) in [
        (forked, head(SIZE), Check::Extension, Failure::RootDiffers),
        (sign(0, Hash::of(b"x")), head(SIZE), Check::Extension, Failure::RootDiffers),
        (sign(SIZE, Hash::of(b"x")), head(SIZE), Check::Extension, Failure::RootDiffers),
        (head(300), sign(SIZE, Hash::of(b"x")), Check::Extension, Failure::RootDiffers),
        (head(SIZE), head(300), Check::Size, Failure::Shrunk),
        (head(300), head(300).replacen("\n300\n", "\n400\n", 1), Check::Checkpoint, Failure::BadSignature),
        (String::new(), head(300), Check::OlderCheckpoint, Failure::Malformed),
    ] {
        assert_eq!(check_extension(&key, &older, &newer, &tiles).failure(), Some((check, failure)));
    }
}

fn proof_file(index: u64, extra: Option<Vec<u8>>) -> ProofFile {
    let hashes = tile_set(&sample_tiles(SIZE)).inclusion_proof(index, SIZE).unwrap();
    ProofFile { extra, index, hashes, checkpoint: head(SIZE) }
}

#[test]
fn a_proof_file_is_written_read_and_checked() {
    let key = log().verifier().to_string();
    for (index, extra) in [(0, None), (300, Some(b"draw:0190".to_vec())), (SIZE - 1, Some(Vec::new()))] {
        let file = proof_file(index, extra);
        let text = file.to_string();
        assert_eq!(text.parse(), Ok(file));
        assert!(check_proof_file(&key, &[], &text, &sample_entry(index)).holds());
        let wrong = check_proof_file(&key, &[], &text, &sample_entry(index + 1));
        assert_eq!(wrong.failure(), Some((Check::Inclusion, Failure::RootDiffers)));
    }
    let lone = ProofFile { extra: None, index: 0, hashes: Vec::new(), checkpoint: head(1) };
    assert!(lone.to_string().starts_with("c2sp.org/tlog-proof@v1\nindex 0\n\nsunshine.example/ledger\n1\n"));
    assert!(check_proof_file(&key, &[], &lone.to_string(), &sample_entry(0)).holds());
}

#[test]
fn other_forms_of_a_proof_file_are_refused() {
    let text = proof_file(300, Some(b"x".to_vec())).to_string();
    let key = log().verifier().to_string();
    for (from, to) in [
        ("@v1", "@v2"),
        ("index 300", "index 0300"),
        ("index 300", "index +300"),
        ("index 300\n", ""),
        ("extra eA==", "extra eA"),
        ("extra eA==", "extra eA==\nextra eA=="),
        ("extra eA==\nindex 300", "index 300\nextra eA=="),
        ("index 300\n", "index 300\nAAAA\n"),
        ("\n\n", "\n"),
    ] {
        let altered = text.replacen(from, to, 1);
        assert_ne!(altered, text, "{from}");
        let verdict = check_proof_file(&key, &[], &altered, &sample_entry(300));
        assert_eq!(verdict.failure(), Some((Check::ProofFile, Failure::Malformed)), "{from} as {to}");
    }
    let long = ProofFile { hashes: vec![Hash::of(b""); 65], ..proof_file(0, None) };
    assert!(long.to_string().parse::<ProofFile>().is_err());
    let shifted = text.replacen("index 300", "index 301", 1);
    let verdict = check_proof_file(&key, &[], &shifted, &sample_entry(300));
    assert_eq!(verdict.failure(), Some((Check::Inclusion, Failure::RootDiffers)));
}
