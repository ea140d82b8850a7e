//! Notes: signing, keys as text, witnesses, and the forms that are refused.

use crate::witness::Witness;
use domain::ledger::note::{Kind, Note, NoteError, Signature, SignerKey, VerifierKey};
use sha2::{Digest, Sha256};

/// The key pair of the examples in the documentation of Go's `sumdb/note`.
const SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const LINE: &str = "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

#[test]
fn the_published_key_makes_the_published_signature() {
    let key = SignerKey::from_secret_text(SECRET).unwrap();
    assert_eq!(key.verifier().to_string(), PUBLIC);
    assert_eq!(key.to_secret_text(), SECRET);
    let mut note = Note::new(TEXT).unwrap();
    note.sign(&key);
    assert_eq!(note.to_string(), format!("{TEXT}\n{LINE}\n"));
    let read: Note = note.to_string().parse().unwrap();
    assert_eq!(read, note);
    assert_eq!(read.verify(&[PUBLIC.parse().unwrap()]).unwrap()[0].name, "PeterNeumann");
}

#[test]
fn a_new_key_survives_its_text_and_hides_its_secret() {
    let key = SignerKey::from_random("ledger.example/sunshine", [9; 32]).unwrap();
    let text = key.to_secret_text();
    assert_eq!(SignerKey::from_secret_text(&text).unwrap().verifier(), key.verifier());
    assert_eq!(key.verifier().to_string().parse::<VerifierKey>().unwrap(), *key.verifier());
    assert!(!format!("{key:?}").contains(text.rsplit('+').next().unwrap()));
    for name in ["", "a b", "a+b", "a\u{3000}b", "a\n"] {
        assert_eq!(SignerKey::from_random(name, [9; 32]).unwrap_err(), NoteError::BadName(name.into()));
    }
}

#[test]
fn keys_whose_text_does_not_fit_together_are_refused() {
    for (from, to) in [
        ("PeterNeumann", "PeterNeuman"),
        ("c74f20a3", "c74f20a4"),
        ("c74f20a3", "c74f20"),
        ("c74f20a3+", ""),
        ("+ARpc", "+AhpC"),
        ("10TW", "10TX"),
        ("10TW", ""),
    ] {
        assert!(PUBLIC.replace(from, to).parse::<VerifierKey>().is_err(), "{from} as {to}");
    }
    for wrong in [PUBLIC.to_owned(), SECRET.replace("HKDFz", "HKDFy"), SECRET.replace("20a3", "20a4"), String::new()] {
        assert_eq!(SignerKey::from_secret_text(&wrong).unwrap_err(), NoteError::BadKey);
    }
}

#[test]
fn texts_that_cannot_be_signed_are_refused() {
    for text in ["", "no newline", "tab\t\n", "cr\r\n", "nul\0\n"] {
        assert_eq!(Note::new(text).unwrap_err(), NoteError::BadText, "{text:?}");
    }
    let note = format!("\u{4f60}\n\n\nwith empty lines\n\n{LINE}\n").parse::<Note>().unwrap();
    assert_eq!(note.text(), "\u{4f60}\n\n\nwith empty lines\n");
}

#[test]
fn malformed_signature_lines_are_refused() {
    for line in [
        LINE.replacen('\u{2014}', "-", 1),
        LINE.replacen(' ', "", 1),
        LINE.replace("PeterNeumann ", " "),
        LINE.replace("PeterNeumann", "Peter+Neumann"),
        LINE.replace("BwJnAM=", "BwJnAM"),
        LINE.replace("BwJnAM=", "BwJnAN="),
        "\u{2014} PeterNeumann x08gow==".to_owned(),
        format!("{LINE} "),
        format!("{LINE}\nmore"),
    ] {
        assert_eq!(format!("{TEXT}\n{line}\n").parse::<Note>(), Err(NoteError::Malformed), "{line}");
    }
}

#[test]
fn a_witness_signs_text_and_time() {
    let witness = Witness::new("witness.example/w1", 5);
    assert_eq!(witness.key().kind(), Kind::Witness);
    let mut note = Note::new(TEXT).unwrap();
    note.add(witness.cosign(TEXT, 1_679_315_147));
    note.add(witness.cosign(TEXT, 1_679_315_147));
    assert_eq!(note.signatures().len(), 1, "one line is kept once");
    let signed = note.verify(&[witness.key(), PUBLIC.parse().unwrap()]).unwrap();
    assert_eq!((signed.len(), signed[0].at), (1, Some(1_679_315_147)));

    let bad = Err(NoteError::BadSignature("witness.example/w1".into()));
    for spoil in [
        |line: &mut Signature| line.bytes[7] ^= 1,
        |line: &mut Signature| line.bytes[0] ^= 0x80,
        |line: &mut Signature| line.bytes[8] ^= 1,
        |line: &mut Signature| line.bytes.truncate(71),
        |line: &mut Signature| line.bytes.truncate(5),
    ] {
        let mut line = witness.cosign(TEXT, 1_679_315_147);
        spoil(&mut line);
        let mut note = Note::new(TEXT).unwrap();
        note.add(line);
        assert_eq!(note.verify(&[witness.key()]), bad);
    }
    // A plain signature by the same secret is another key, so it is passed over.
    let mut plain = Note::new(TEXT).unwrap();
    plain.sign(&SignerKey::from_random("witness.example/w1", [5; 32]).unwrap());
    assert_eq!(plain.verify(&[witness.key()]), Err(NoteError::Unsigned));
}

#[test]
fn a_key_for_which_one_signature_fits_every_text_is_useless() {
    use base64::{Engine, engine::general_purpose::STANDARD};
    // The neutral point as key and as R, with s = 0, satisfies the plain Ed25519 equation for any text.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let hash = Sha256::digest([b"weak\n\x01".as_slice(), &neutral].concat());
    let text = format!("weak+{}+{}", hex::encode(&hash[..4]), STANDARD.encode([&[1], &neutral[..]].concat()));
    let Ok(key) = text.parse::<VerifierKey>() else { return };
    let mut note = Note::new(TEXT).unwrap();
    note.add(Signature { name: "weak".into(), key_id: key.id(), bytes: [neutral, [0; 32]].concat() });
    assert_eq!(note.verify(&[key]), Err(NoteError::BadSignature("weak".into())));
}
