//! Witnesses: what is submitted, the published example, and what each answer is worth.

use crate::{sample_frontier, sample_tiles, tile_set};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::ledger::checkpoint::{Checkpoint, CheckpointError};
use domain::ledger::merkle::verify_consistency;
use domain::ledger::note::{Kind, NoteError, Signature, SignerKey, VerifierKey};
use domain::ledger::witness::{Answer, Submission, Trouble, cosignature, read_answer};
use ed25519_dalek::{Signer, SigningKey};
use proptest::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

const ORIGIN: &str = "sunshine.example/ledger";

/// A witness as another program would be one: its key text and its signature lines are put together by hand.
pub(crate) struct Witness {
    name: &'static str,
    secret: SigningKey,
}

impl Witness {
    pub(crate) fn new(name: &'static str, byte: u8) -> Self {
        Self { name, secret: SigningKey::from_bytes(&[byte; 32]) }
    }

    fn id(&self) -> [u8; 4] {
        let public = self.secret.verifying_key();
        let hash = Sha256::digest([self.name.as_bytes(), b"\n\x04", public.as_bytes()].concat());
        [hash[0], hash[1], hash[2], hash[3]]
    }

    pub(crate) fn key(&self) -> VerifierKey {
        let bytes = [&[4], self.secret.verifying_key().as_bytes().as_slice()].concat();
        format!("{}+{}+{}", self.name, hex::encode(self.id()), STANDARD.encode(bytes)).parse().unwrap()
    }

    pub(crate) fn cosign(&self, text: &str, at: u64) -> Signature {
        let message = format!("cosignature/v1\ntime {at}\n{text}");
        let bytes = [&at.to_be_bytes(), self.secret.sign(message.as_bytes()).to_bytes().as_slice()].concat();
        Signature { name: self.name.into(), key_id: u32::from_be_bytes(self.id()), bytes }
    }
}

fn submission(old: u64, size: u64) -> Submission {
    let key = SignerKey::from_random(ORIGIN, [1; 32]).unwrap();
    let proof = match old {
        0 => Vec::new(),
        _ => tile_set(&sample_tiles(size)).consistency_proof(old, size).unwrap(),
    };
    let checkpoint = Checkpoint::new(ORIGIN, size, sample_frontier(size).root()).sign(&key).unwrap();
    Submission { old, size, proof, checkpoint: checkpoint.to_string() }
}

fn text_of(submission: &Submission) -> String {
    format!("{}\n", submission.checkpoint.rsplit_once("\n\n").unwrap().0)
}

/// A certificate log and a witness that neither of us wrote.
#[test]
fn a_published_checkpoint_opens_with_the_keys_of_its_log_and_of_a_witness() {
    let published: Value = serde_json::from_str(include_str!("../../data/witnessed_checkpoint.json")).unwrap();
    let text = |member: &str| published[member].as_str().unwrap();
    let (log, witness): (VerifierKey, VerifierKey) =
        (text("log_key").parse().unwrap(), text("witness_key").parse().unwrap());
    assert_eq!((log.kind(), witness.kind()), (Kind::Plain, Kind::Witness));
    let opened = Checkpoint::open(text("checkpoint"), &log, std::slice::from_ref(&witness)).unwrap();
    assert_eq!(Some(opened.checkpoint.size), published["size"].as_u64());
    assert_eq!((opened.witnesses[0].name.as_str(), opened.witnesses[0].at), ("remora.n621.de", Some(1_779_573_024)));
    let altered = text("checkpoint").replacen("1432088532", "1432088533", 1);
    let bad = Err(CheckpointError::Note(NoteError::BadSignature(log.name().to_owned())));
    assert_eq!(Checkpoint::open(&altered, &log, &[]), bad);
    assert_eq!(cosignature(&altered, &witness, ""), Err(Trouble::BadSignature));
}

/// The example of `tlog-cosignature`: the line of `witness.example.com/w1`, whose public key the text does not print.
#[test]
fn the_published_line_has_the_form_that_is_read() {
    let line = "\u{2014} witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==";
    let read: Signature = line.parse().unwrap();
    assert_eq!(read.to_string(), line);
    let (at, signature) = read.bytes.split_first_chunk::<8>().unwrap();
    // "time 1679315147" is what the text signs; after it an Ed25519 signature.
    assert_eq!((u64::from_be_bytes(*at), signature.len()), (1_679_315_147, 64));
}

#[test]
fn a_witness_key_is_told_from_a_log_key() {
    assert_eq!(Witness::new("witness.example/w1", 5).key().kind(), Kind::Witness);
    assert_eq!(SignerKey::from_random(ORIGIN, [5; 32]).unwrap().verifier().kind(), Kind::Plain);
}

#[test]
fn a_submission_is_written_line_by_line() {
    let first = submission(0, 5);
    assert_eq!(first.to_string(), format!("old 0\n\n{}", first.checkpoint));
    let next = submission(3, 5);
    let lines: Vec<String> = next.proof.iter().map(|hash| hash.to_base64()).collect();
    assert!(!lines.is_empty() && lines.len() <= 63);
    assert_eq!(next.to_string(), format!("old 3\n{}\n\n{}", lines.join("\n"), next.checkpoint));
    assert_eq!(submission(5, 5).proof, []);
}

#[test]
fn a_good_cosignature_is_kept_and_foreign_lines_are_passed_over() {
    let (witness, other) = (Witness::new("witness.example/w1", 5), Witness::new("witness.example/w2", 6));
    let submission = submission(3, 5);
    let text = text_of(&submission);
    let line = witness.cosign(&text, 1_800_000_000);
    let body = format!("{}\n{line}\n", other.cosign(&text, 7));
    let answer = read_answer(&submission, &witness.key(), 200, &body).unwrap();
    let Answer::Cosigned(cosigned) = answer else { panic!("{answer:?}") };
    assert_eq!((cosigned.at, cosigned.line), (1_800_000_000, line));
}

#[test]
fn other_answers_are_told_apart() {
    let witness = Witness::new("witness.example/w1", 5);
    let (submission, key) = (submission(3, 5), witness.key());
    let bad = {
        let mut line = witness.cosign(&text_of(&submission), 9);
        line.bytes[20] ^= 1;
        format!("{line}\n")
    };
    let of_another = format!("{}\n", Witness::new("witness.example/w1", 6).cosign(&text_of(&submission), 9));
    let of_another_text = format!("{}\n", witness.cosign("x\n", 9));
    for (status, body, trouble) in [
        (200, bad.as_str(), Trouble::BadSignature),
        (200, of_another.as_str(), Trouble::BadSignature),
        (200, of_another_text.as_str(), Trouble::BadSignature),
        (200, "", Trouble::BadSignature),
        (200, "nonsense\n", Trouble::BadSignature),
        (409, "3\n", Trouble::Inconsistent),
        (409, "", Trouble::Inconsistent),
        (409, "many\n", Trouble::Inconsistent),
        (409, "6\n", Trouble::Ahead),
        (404, "", Trouble::UnknownLedger),
        (403, "", Trouble::OtherKey),
        (422, "", Trouble::Inconsistent),
        (400, "", Trouble::Refused),
        (302, "", Trouble::Refused),
        (500, "", Trouble::Refused),
    ] {
        assert_eq!(read_answer(&submission, &key, status, body), Err(trouble), "{status} {body:?}");
    }
    for size in [0, 4, 5] {
        assert_eq!(read_answer(&submission, &key, 409, &format!("{size}\n")), Ok(Answer::Elsewhere(size)));
    }
}

proptest! {
    #[test]
    fn every_submission_convinces_whoever_has_the_older_root(old in 1_u64..600, more in 0_u64..600) {
        let submission = submission(old, old + more);
        let (before, after) = (sample_frontier(old).root(), sample_frontier(old + more).root());
        prop_assert_eq!(verify_consistency(old, old + more, before, after, &submission.proof), Ok(()));
    }
}
