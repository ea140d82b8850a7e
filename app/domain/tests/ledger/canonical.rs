//! Canonical JSON: one byte form, exact integers, nothing else.

use domain::ledger::canonical::{CanonicalError, MAX_INTEGER, from_bytes, hash, to_bytes};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn text(value: &Value) -> String {
    String::from_utf8(to_bytes(value).unwrap()).unwrap()
}

#[test]
fn keys_stand_in_code_point_order_at_every_depth() {
    let value = json!({ "b": 1, "a": { "z": [], "B": {}, "é": null }, "": true, "10": 2, "9": 3 });
    assert_eq!(text(&value), r#"{"":true,"10":2,"9":3,"a":{"B":{},"z":[],"é":null},"b":1}"#);
    // U+FF01 comes before U+1F31E by code point, and after it by UTF-16 unit.
    assert_eq!(text(&json!({ "\u{1f31e}": 1, "\u{ff01}": 2 })), "{\"\u{ff01}\":2,\"\u{1f31e}\":1}");
}

#[test]
fn strings_carry_only_the_escapes_that_json_demands() {
    let cases = [
        ("\"\\", r#""\"\\""#),
        ("\u{8}\t\n\u{c}\r", r#""\b\t\n\f\r""#),
        ("\0\u{1}\u{b}\u{1f}", r#""\u0000\u0001\u000b\u001f""#),
        ("/\u{7f}\u{2028}阳光🌞", "\"/\u{7f}\u{2028}阳光🌞\""),
    ];
    for (plain, written) in cases {
        assert_eq!(text(&json!(plain)), written);
    }
}

#[test]
fn only_exact_integers_are_numbers() {
    for (value, written) in [
        (json!(0), "0"),
        (json!(-7), "-7"),
        (json!(MAX_INTEGER), "9007199254740991"),
        (json!(-(MAX_INTEGER as i64)), "-9007199254740991"),
    ] {
        assert_eq!(text(&value), written);
    }
    for refused in [json!(1.5), json!(1.0), json!(MAX_INTEGER + 1), json!(u64::MAX), json!(i64::MIN)] {
        assert!(matches!(to_bytes(&json!({ "a": [refused] })), Err(CanonicalError::NotAnInteger(_))));
    }
}

#[test]
fn other_forms_of_the_same_document_are_refused() {
    assert_eq!(from_bytes(br#"{"a":1,"b":[true,null]}"#).unwrap(), json!({ "a": 1, "b": [true, null] }));
    for other in [
        r#"{"b":1,"a":2}"#,
        r#"{"a": 1}"#,
        "{}\n",
        r#"{"a":1,"a":1}"#,
        r#""\u0041""#,
        r#""\/""#,
        "[-0]",
        "[1e2]",
        "[1.0]",
        "",
        "{",
        "\u{feff}{}",
    ] {
        assert!(from_bytes(other.as_bytes()).is_err(), "{other:?}");
    }
}

#[test]
fn the_hash_is_sha_256_of_the_form() {
    let empty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assert_eq!(hash(&json!({})).unwrap().to_string(), empty);
}

fn documents() -> impl Strategy<Value = Value> {
    let most = MAX_INTEGER as i64;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-most..=most).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(value in documents()) {
        let bytes = to_bytes(&value).unwrap();
        prop_assert_eq!(from_bytes(&bytes).unwrap(), value.clone());
        // Another writer of compact JSON with sorted maps agrees, and any reader understands.
        prop_assert_eq!(serde_json::from_slice::<Value>(&bytes).unwrap(), value);
    }

    #[test]
    fn strings_equal_those_of_another_writer(plain in any::<String>()) {
        prop_assert_eq!(text(&json!(plain.clone())), serde_json::to_string(&plain).unwrap());
    }
}
