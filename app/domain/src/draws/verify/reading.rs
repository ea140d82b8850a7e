//! From bytes to a bundle, in steps that each refuse in their own words.

use super::finding::Finding;
use crate::draws::bundle::Bundle;
use crate::draws::frozen::VERSION;
use crate::draws::limits::BUNDLE_BYTES;
use crate::draws::validity::shortened;
use crate::ledger::canonical;
use crate::ledger::merkle::Hash;
use serde_json::Value;

/// A bundle with the hashes of its frozen document and of its result, as they stand in the file.
pub(super) fn read(bytes: &[u8]) -> Result<(Bundle, Hash, Hash), Finding> {
    if bytes.len() > BUNDLE_BYTES {
        return Err(Finding::TooLarge { most: BUNDLE_BYTES });
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| Finding::NotJson { reason: error.to_string() })?;
    let part = |name: &str| value.get(name).unwrap_or(&Value::Null);
    let version = part("frozen").get("v").and_then(Value::as_str).unwrap_or_default();
    if version != VERSION {
        return Err(Finding::UnknownVersion { v: shortened(version) });
    }
    let hash = |name: &str| {
        canonical::hash(part(name)).map_err(|error| Finding::NotABundle { reason: format!("{name}: {error}") })
    };
    let (frozen, result) = (hash("frozen")?, hash("result")?);
    let bundle = serde_json::from_value(value).map_err(|error| Finding::NotABundle { reason: error.to_string() })?;
    Ok((bundle, frozen, result))
}
