//! Entries and seals: fixed bytes, strict reading, the size limit.

use chrono::{DateTime, Utc};
use domain::ledger::canonical::CanonicalError;
use domain::ledger::entry::{Acting, Entry, EntryError, SIZE_LIMIT};
use domain::ledger::merkle::{Hash, leaf_hash, node_hash};
use domain::ledger::seal::{row_seal, seal_root};
use domain::permissions::{Actor, Role};
use domain::regions::ExamRegion;
use serde_json::{Value, json};

fn entry(body: Value) -> Entry {
    let at: DateTime<Utc> = "2026-11-23T08:00:00.123456789Z".parse().unwrap();
    let by = Acting { role: Role::Staff, agency: "省人事厅".into(), region: Some(ExamRegion::Provincial) };
    Entry::new(at, "draw.fixed", "draw:0190".into(), by, body, None)
}

const FIXED: &str = concat!(
    r#"{"at":"2026-11-23T08:00:00.123Z","body":{"rooms":3},"by":{"agency":"省人事厅","region":"provincial","role":"staff"},"#,
    r#""kind":"draw.fixed","subject":"draw:0190","v":1}"#
);

#[test]
fn an_entry_has_one_byte_form() {
    let entry = entry(json!({ "rooms": 3 }));
    assert_eq!(String::from_utf8(entry.to_bytes().unwrap()).unwrap(), FIXED);
    assert_eq!(Entry::from_bytes(FIXED.as_bytes()).unwrap(), entry);
    assert_eq!(entry.leaf_hash().unwrap(), leaf_hash(FIXED.as_bytes()));
    // sha256 over 0x00 and the bytes, made with another program.
    assert_eq!(
        entry.leaf_hash().unwrap().to_string(),
        "f53d7699db7c07efcd6082630a332e6622a77dd559de514396c7d22b52c4533b"
    );

    let sealed = Entry { seal: Some(Hash::of(b"x")), by: Acting::from(&Actor::citizen()), ..entry };
    assert_eq!(Entry::from_bytes(&sealed.to_bytes().unwrap()).unwrap(), sealed);
}

#[test]
fn other_forms_of_an_entry_are_refused() {
    for (from, to) in [
        (r#""at":"2026-11-23T08:00:00.123Z""#, r#""at":"2026-11-23T16:00:00.123+08:00""#),
        (r#""at":"2026-11-23T08:00:00.123Z""#, r#""at":"2026-11-23T08:00:00.123000Z""#),
        (r#""v":1"#, r#""v":2"#),
        (r#""v":1"#, r#""v":1,"w":1"#),
        (r#""role":"staff""#, r#""role":"king""#),
        (r#""role":"staff""#, r#""name":"x","role":"staff""#),
        (r#""subject""#, r#""seal":null,"subject""#),
        ("draw.fixed", "Draw.fixed"),
        ("draw.fixed", "fixed"),
        ("draw.fixed", "draw..fixed"),
        ("draw:0190", "0190"),
        ("draw:0190", "draw:"),
        ("draw:0190", "draw:01 90"),
        (r#""rooms":3"#, r#""rooms":3.5"#),
        (r#"{"rooms":3}"#, r#" {"rooms":3}"#),
    ] {
        let altered = FIXED.replacen(from, to, 1);
        assert_ne!(altered, FIXED, "{from}");
        assert!(Entry::from_bytes(altered.as_bytes()).is_err(), "{altered}");
    }
    let fraction = entry(json!({ "share": 0.5 })).to_bytes();
    assert!(matches!(fraction, Err(EntryError::Canonical(CanonicalError::NotAnInteger(_)))));
}

#[test]
fn an_entry_fits_two_bytes_of_length() {
    let around = entry(json!("")).to_bytes().unwrap().len();
    let of_size = |size: usize| entry(json!("x".repeat(size - around)));
    assert_eq!(of_size(SIZE_LIMIT - 1).to_bytes().unwrap().len(), 65_534);
    assert_eq!(of_size(SIZE_LIMIT).to_bytes(), Err(EntryError::TooLarge(65_535)));
    let large = of_size(SIZE_LIMIT - 1).to_bytes().unwrap();
    assert!(Entry::from_bytes(&large).is_ok());
    assert_eq!(Entry::from_bytes(&[large, b"x".to_vec()].concat()), Err(EntryError::TooLarge(65_535)));
}

#[test]
fn a_seal_depends_on_every_part_of_the_row() {
    let (salt, row) = ([7; 16], json!({ "name": "张三", "n": 1 }));
    let seal = row_seal("examiners", "0190", &salt, &row).unwrap();
    // Made with another program from the documented bytes.
    assert_eq!(seal.to_string(), "5d3ca691990298509c07f764441387e4fb5eea57142e8ddf97ad0e532979496f");
    let others = [
        row_seal("accounts", "0190", &salt, &row),
        row_seal("examiners", "0191", &salt, &row),
        row_seal("examiners", "0190", &[8; 16], &row),
        row_seal("examiners", "0190", &salt, &json!({ "name": "张三", "n": 2 })),
        row_seal("examiners", "0190", &salt, &Value::Null),
    ];
    assert!(others.iter().all(|other| other.as_ref().unwrap() != &seal));
    assert!(row_seal("examiners", "0190", &salt, &json!({ "n": 1.5 })).is_err());
}

#[test]
fn the_seal_root_is_a_tree_over_the_seals_in_order() {
    let [a, b, c] = [b"a", b"b", b"c"].map(|text| Hash::of(text));
    let [la, lb, lc] = [a, b, c].map(|seal| leaf_hash(seal.as_bytes()));
    assert_eq!(seal_root(&[a]), la);
    assert_eq!(seal_root(&[a, b, c]), node_hash(&node_hash(&la, &lb), &lc));
    assert_ne!(seal_root(&[b, a, c]), seal_root(&[a, b, c]));
}
