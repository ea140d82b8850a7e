//! One byte form for one JSON value, so that everybody who hashes a document gets the same hash.
//!
//! The form follows RFC 8785 with two restrictions that make it exact in every language: numbers are integers that an
//! IEEE double holds exactly, and object keys are sorted by Unicode code point (which is the order of their UTF-8
//! bytes). No spaces; strings carry only the escapes that JSON demands.

use super::merkle::Hash;
use serde_json::{Map, Number, Value};
use thiserror::Error;

/// The largest magnitude of a number: 2^53 − 1, beyond which readers in JavaScript would round.
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Why a value has no canonical form, or why bytes are not one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CanonicalError {
    /// A number is a fraction, has an exponent, or is beyond ±(2^53 − 1); the number as JSON.
    #[error("not an exact integer: {0}")]
    NotAnInteger(String),
    /// The bytes are not JSON at all; the parser's reason.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// The bytes are JSON, yet not in this form (spaces, key order, a key twice, other escapes).
    #[error("JSON that is not in canonical form")]
    NotCanonical,
}

/// Writes the canonical form.
///
/// # Errors
/// `NotAnInteger` for a number that is not an exact integer.
pub fn to_bytes(value: &Value) -> Result<Vec<u8>, CanonicalError> {
    let mut out = Vec::new();
    write_value(value, &mut out)?;
    Ok(out)
}

/// Reads bytes that must already be in canonical form: two readers can then never see two documents in one hash.
///
/// # Errors
/// `NotJson`, `NotCanonical` or `NotAnInteger`.
pub fn from_bytes(bytes: &[u8]) -> Result<Value, CanonicalError> {
    let value = serde_json::from_slice(bytes).map_err(|error| CanonicalError::NotJson(error.to_string()))?;
    if to_bytes(&value)? == bytes { Ok(value) } else { Err(CanonicalError::NotCanonical) }
}

/// SHA-256 of the canonical form.
///
/// # Errors
/// `NotAnInteger` for a number that is not an exact integer.
pub fn hash(value: &Value) -> Result<Hash, CanonicalError> {
    to_bytes(value).map(|bytes| Hash::of(&bytes))
}

fn write_value(value: &Value, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => write_number(number, out)?,
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push(b'[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push(b',');
                }
                write_value(item, out)?;
            }
            out.push(b']');
        }
        Value::Object(members) => write_object(members, out)?,
    }
    Ok(())
}

fn write_object(members: &Map<String, Value>, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    // Sorted here and not left to the map: another crate may switch serde_json's maps to insertion order.
    let mut sorted: Vec<(&String, &Value)> = members.iter().collect();
    sorted.sort_unstable_by(|a, b| a.0.cmp(b.0));
    out.push(b'{');
    for (position, (key, value)) in sorted.into_iter().enumerate() {
        if position > 0 {
            out.push(b',');
        }
        write_string(key, out);
        out.push(b':');
        write_value(value, out)?;
    }
    out.push(b'}');
    Ok(())
}

fn write_number(number: &Number, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    let magnitude = number.as_u64().or_else(|| number.as_i64().map(i64::unsigned_abs));
    match magnitude {
        Some(magnitude) if magnitude <= MAX_INTEGER => {
            out.extend_from_slice(number.to_string().as_bytes());
            Ok(())
        }
        _ => Err(CanonicalError::NotAnInteger(number.to_string())),
    }
}

fn write_string(text: &str, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push(b'"');
    for &byte in text.as_bytes() {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            0x08 => out.extend_from_slice(b"\\b"),
            0x09 => out.extend_from_slice(b"\\t"),
            0x0a => out.extend_from_slice(b"\\n"),
            0x0c => out.extend_from_slice(b"\\f"),
            0x0d => out.extend_from_slice(b"\\r"),
            0x00..=0x1f => {
                out.extend_from_slice(b"\\u00");
                out.push(HEX[usize::from(byte >> 4)]);
                out.push(HEX[usize::from(byte & 15)]);
            }
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}
