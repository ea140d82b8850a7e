//! Checkpoints: one text per head, opened only with the log's own signature.

use crate::sample_frontier;
use domain::ledger::checkpoint::{Checkpoint, CheckpointError};
use domain::ledger::merkle::Hash;
use domain::ledger::note::{NoteError, SignerKey};

const ORIGIN: &str = "sunshine.example/ledger";

fn key(name: &str, byte: u8) -> SignerKey {
    SignerKey::from_random(name, [byte; 32]).unwrap()
}

#[test]
fn the_example_of_the_specification_reads_and_writes() {
    let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    let head: Checkpoint = text.parse().unwrap();
    assert_eq!(
        (head.origin.as_str(), head.size, head.extensions.len()),
        ("example.com/behind-the-sofa", 20_852_163, 0)
    );
    assert_eq!(head.to_string(), text);
    let extended: Checkpoint = format!("{text}one\ntwo\n").parse().unwrap();
    assert_eq!(extended.extensions, ["one", "two"]);
    assert_eq!(extended.to_string(), format!("{text}one\ntwo\n"));
}

#[test]
fn other_texts_are_no_checkpoints() {
    let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    for text in [
        format!("o\n1\n{root}"),
        format!("\n1\n{root}\n"),
        format!("o\n01\n{root}\n"),
        format!("o\n+1\n{root}\n"),
        format!("o\n-1\n{root}\n"),
        format!("o\n18446744073709551616\n{root}\n"),
        format!("o\n\n{root}\n"),
        format!("o\n1\n{}\n", &root[4..]),
        format!("o\n1\n{root}\n\nx\n"),
        format!("o\n1\n{root}\n\n"),
        "o\n1\n".into(),
        String::new(),
    ] {
        assert_eq!(text.parse::<Checkpoint>(), Err(CheckpointError::Malformed), "{text:?}");
    }
}

#[test]
fn only_the_log_opens_its_checkpoint() {
    let (log, other) = (key(ORIGIN, 1), key("other.example", 2));
    let head = Checkpoint::new(ORIGIN, 5, sample_frontier(5).root());
    let note = head.sign(&log).unwrap();
    assert_eq!(Checkpoint::open(&note.to_string(), log.verifier(), &[]).unwrap().checkpoint, head);

    let by_other = head.sign(&other).unwrap().to_string();
    let unsigned = Err(CheckpointError::Note(NoteError::Unsigned));
    assert_eq!(Checkpoint::open(&by_other, log.verifier(), &[]), unsigned);
    assert_eq!(Checkpoint::open(&by_other, log.verifier(), &[other.verifier().clone()]), unsigned);
    // Signed by a trusted key, yet the head of another log.
    let named = Err(CheckpointError::OtherLog(ORIGIN.into()));
    assert_eq!(Checkpoint::open(&by_other, other.verifier(), &[]), named);
}

#[test]
fn heads_that_would_read_differently_are_not_signed() {
    let root = Hash::of(b"");
    for origin in ["", "two\nlines"] {
        assert_eq!(Checkpoint::new(origin, 0, root).sign(&key(ORIGIN, 1)), Err(CheckpointError::Malformed));
    }
    let empty_line = Checkpoint { extensions: vec![String::new()], ..Checkpoint::new(ORIGIN, 0, root) };
    assert_eq!(empty_line.sign(&key(ORIGIN, 1)), Err(CheckpointError::Malformed));
}
