//! Measures the archive inside an .xlsx before a parser unpacks it.

use domain::refusal::{Code, Refusal};
use std::io::{Cursor, Read};
use zip::{ZipArchive, read::ZipFile};

/// All parts together may unpack to this many bytes; a roster of 50,000 rows has a quarter of it.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;
/// A part may unpack to this many times its packed size; sheets of real tables stay under thirty.
const MOST_RATIO: u64 = 150;
/// Small parts may have any ratio.
const SMALL: u64 = 1024 * 1024;
/// Parts of an archive.
const MOST_PARTS: usize = 2_000;
/// Different texts that a workbook may announce; the parser makes room for all of them at once.
const MOST_STRINGS: u64 = 2_000_000;

/// Refuses an archive that claims to be too large, that is too large although it claims otherwise, or that is no
/// workbook.
pub(super) fn measure(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Code::NotASpreadsheet)?;
    if archive.len() > MOST_PARTS {
        return Err(Code::UnpacksTooLarge.into());
    }
    if !archive.file_names().any(|name| name.is_ok_and(|name| name == "[Content_Types].xml")) {
        return Err(Code::NotASpreadsheet.into());
    }
    let (mut declared, mut unpacked) = (0_u64, 0_u64);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| Code::NotASpreadsheet)?;
        declared = declared.saturating_add(part.size());
        if declared > MOST_UNPACKED || exceeds_ratio(part.size(), part.compressed_size()) {
            return Err(Code::UnpacksTooLarge.into());
        }
        unpacked = unpacked.saturating_add(measure_part(&mut part)?);
        if unpacked > declared {
            return Err(Code::UnpacksTooLarge.into());
        }
    }
    Ok(())
}

fn exceeds_ratio(unpacked: u64, packed: u64) -> bool {
    unpacked > SMALL && unpacked / MOST_RATIO > packed
}

/// Unpacks one part into nothing and returns its size, at most one byte more than it declares.
fn measure_part(part: &mut ZipFile<'_, Cursor<&[u8]>>) -> Result<u64, Refusal> {
    let holds_strings =
        part.name().map_err(|_| Code::NotASpreadsheet)?.to_ascii_lowercase().ends_with("sharedstrings.xml");
    let allowed = part.size().saturating_add(1);
    let mut reader = part.take(allowed);
    let mut announced = Announced::default();
    let mut buffer = vec![0_u8; 64 * 1024];
    let mut total = 0_u64;
    loop {
        let read = reader.read(&mut buffer).map_err(|_| Code::NotASpreadsheet)?;
        if read == 0 {
            return Ok(total);
        }
        // A part in UTF-16 would hide its attributes from the check below; office programs write UTF-8.
        if total == 0 && holds_strings && buffer[..read].iter().take(4).any(|byte| matches!(byte, 0 | 0xFE | 0xFF)) {
            return Err(Code::NotASpreadsheet.into());
        }
        if holds_strings && announced.exceeds(&buffer[..read]) {
            return Err(Code::UnpacksTooLarge.into());
        }
        total += read as u64;
    }
}

/// Watches a stream of bytes for an announced number of texts, across the borders of its pieces.
#[derive(Default)]
struct Announced {
    tail: Vec<u8>,
}

impl Announced {
    fn exceeds(&mut self, piece: &[u8]) -> bool {
        const NAME: &[u8] = b"uniqueCount";
        /// The name, an equals sign, a quote and the digits of a number that is too large, with some blanks.
        const WINDOW: usize = 64;
        self.tail.extend_from_slice(piece);
        let found = self.tail.windows(NAME.len()).enumerate().filter(|(_, window)| *window == NAME).any(|(at, _)| {
            let value = self.tail[at + NAME.len()..].iter().copied();
            let digits = value.skip_while(|byte| !byte.is_ascii_digit()).take_while(u8::is_ascii_digit);
            digits.fold(0_u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
                > MOST_STRINGS
        });
        let keep = self.tail.len().saturating_sub(WINDOW);
        self.tail.drain(..keep);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Announced, exceeds_ratio};

    #[test]
    fn a_huge_announcement_is_seen_even_across_pieces() {
        let mut announced = Announced::default();
        assert!(!announced.exceeds(b"<sst count=\"9\" uniqueCount=\"12\"><si>"));
        assert!(!announced.exceeds(b"<sst uniq"));
        assert!(announced.exceeds(b"ueCount = '99999999999'>"));
    }

    #[test]
    fn small_parts_may_have_any_ratio() {
        assert!(!exceeds_ratio(900_000, 10));
        assert!(!exceeds_ratio(30_000_000, 1_000_000));
        assert!(exceeds_ratio(100_000_000, 100_000));
        assert!(exceeds_ratio(2_000_000, 0));
    }
}
