//! Published vectors of others: the same functions over the same files, natively and in WebAssembly.
//!
//! Natively each is a test. For WebAssembly `build/vectors.mjs` compiles this crate as the browser's files are compiled, and
//! asks for each by its number.

mod drand;
mod draws;
mod ledger;
#[cfg(target_arch = "wasm32")]
mod wasm;

use serde_json::Value;
use std::fmt::Debug;

/// How a vector ended: what differs, where something does.
pub type Outcome = Result<(), String>;

/// What compares a vector with our own computation.
pub type Check = fn() -> Outcome;

/// The vectors by name.
pub const VECTORS: &[(&str, Check)] = &[
    ("RFC 3797: the worked example, and the nominating committee of 2022", draws::rfc3797),
    ("draft-thomson-elegy-vrs: one-time codes, positions, and the order of all colours", draws::vrs),
    ("drand: the pinned chain", drand::chain),
    ("drand: rounds that are good, and tampered ones", drand::rounds),
    ("RFC 6962: the roots of the eight entries", ledger::roots),
    ("RFC 6962: every proof between these trees, and altered ones", ledger::proofs),
    ("C2SP: a published checkpoint with the signatures of its log and a witness", ledger::witnessed),
    ("C2SP: a proof file that holds its entry, and altered ones", ledger::proof_file),
];

/// A vector file.
fn json(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// The text of a member.
fn text<'a>(value: &'a Value, member: &str) -> Result<&'a str, String> {
    value[member].as_str().ok_or_else(|| format!("{member} is no text"))
}

/// The list of a member; never an empty one, which would check nothing.
fn list<'a>(value: &'a Value, member: &str) -> Result<&'a [Value], String> {
    value[member]
        .as_array()
        .filter(|list| !list.is_empty())
        .map(Vec::as_slice)
        .ok_or_else(|| format!("{member} is no list"))
}

fn same<T: PartialEq + Debug>(what: &str, found: T, published: T) -> Outcome {
    if found == published { Ok(()) } else { Err(format!("{what}: {found:?} instead of {published:?}")) }
}

fn holds(what: &str, condition: bool) -> Outcome {
    if condition { Ok(()) } else { Err(what.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::VECTORS;

    #[test]
    fn every_vector_holds() {
        for (name, check) in VECTORS {
            assert_eq!(check(), Ok(()), "{name}");
        }
    }
}
