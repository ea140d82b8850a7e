//! The bytes of a tile: hashes one after the other; entries each after its length in two big-endian bytes.

use super::{TileError, TilePath, WIDTH};
use crate::ledger::merkle::Hash;

fn check_width(width: usize) -> Result<(), TileError> {
    if (1..=usize::from(WIDTH)).contains(&width) { Ok(()) } else { Err(TileError::BadWidth(width)) }
}

/// Writes a tile of 1 to 256 hashes: 32 bytes each.
///
/// # Errors
/// `BadWidth`.
pub fn encode_hashes(hashes: &[Hash]) -> Result<Vec<u8>, TileError> {
    check_width(hashes.len())?;
    Ok(hashes.iter().flat_map(|hash| hash.0).collect())
}

/// Reads a tile of hashes.
///
/// # Errors
/// `WrongLength` where the bytes are not exactly the hashes that the name promises.
pub fn decode_hashes(path: TilePath, bytes: &[u8]) -> Result<Vec<Hash>, TileError> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    if !rest.is_empty() || hashes.len() != usize::from(path.width) {
        return Err(TileError::WrongLength(path));
    }
    Ok(hashes.iter().copied().map(Hash).collect())
}

/// Writes a bundle of 1 to 256 entries.
///
/// # Errors
/// `BadWidth` or `EntryTooLong`.
pub fn encode_bundle<E: AsRef<[u8]>>(entries: &[E]) -> Result<Vec<u8>, TileError> {
    check_width(entries.len())?;
    let mut bytes = Vec::new();
    for entry in entries.iter().map(AsRef::as_ref) {
        let length = u16::try_from(entry.len()).map_err(|_| TileError::EntryTooLong(entry.len()))?;
        bytes.extend(length.to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    Ok(bytes)
}

/// Reads a bundle of entries.
///
/// # Errors
/// `WrongLength` where the bytes are not exactly the entries that the name promises.
pub fn decode_bundle(path: TilePath, bytes: &[u8]) -> Result<Vec<&[u8]>, TileError> {
    let wrong = || TileError::WrongLength(path);
    let mut entries = Vec::with_capacity(usize::from(path.width));
    let mut rest = bytes;
    for _ in 0..path.width {
        let (length, after) = rest.split_first_chunk::<2>().ok_or_else(wrong)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, after) = after.split_at_checked(length).ok_or_else(wrong)?;
        entries.push(entry);
        rest = after;
    }
    if rest.is_empty() { Ok(entries) } else { Err(wrong()) }
}
