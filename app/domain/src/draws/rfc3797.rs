//! A reader of older draws: the selection of RFC 3797, so that a published draw of that kind can be done again.
//!
//! A reader only. The draws made here follow the text in `specification.en.md`: RFC 3797 rests on MD5, picks by a remainder
//! (so the first in the list have a very slightly greater chance), and a name struck from the list moves all after it.

use md5::{Digest, Md5};
use thiserror::Error;

/// A pool has at most so many members: the number of a choice is two bytes.
pub const LARGEST_POOL: u16 = u16::MAX;

/// Why a record cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// A source is not a list of whole numbers.
    #[error("not a list of whole numbers: {0:?}")]
    NotNumbers(String),
    /// There is no source, or nobody in the pool.
    #[error("a draw needs at least one source and one member of its pool")]
    Empty,
}

/// One choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The MD5 that decided.
    pub digest: [u8; 16],
    /// How many were left.
    pub among: u16,
    /// Who was chosen: the place in the published list, from 1.
    pub selected: u16,
}

/// The key string of the sources (RFC 3797, section 4.1): the numbers of each in ascending order, a period after each number
/// and a slash after each source. Each source is a line of whole numbers with spaces between them, in any order.
///
/// # Errors
/// [`Fault::NotNumbers`] with the source; [`Fault::Empty`] where there is none.
pub fn key_string<'a>(sources: impl IntoIterator<Item = &'a str>) -> Result<String, Fault> {
    let mut key = String::new();
    for source in sources {
        let numbers = source.split_whitespace().map(str::parse::<u64>).collect::<Result<Vec<_>, _>>();
        let mut numbers = numbers.map_err(|_| Fault::NotNumbers(source.to_owned()))?;
        if numbers.is_empty() {
            return Err(Fault::NotNumbers(source.to_owned()));
        }
        numbers.sort_unstable();
        numbers.iter().for_each(|number| key.push_str(&format!("{number}.")));
        key.push('/');
    }
    if key.is_empty() { Err(Fault::Empty) } else { Ok(key) }
}

/// Everybody of a pool in drawn order (RFC 3797, section 4.2): take as many as the draw chose.
///
/// # Errors
/// [`Fault::Empty`] where the pool or the key string is.
pub fn choices(key: &str, pool: u16) -> Result<impl Iterator<Item = Choice>, Fault> {
    if key.is_empty() || pool == 0 {
        return Err(Fault::Empty);
    }
    let key = key.to_owned();
    let mut left: Vec<u16> = (1..=pool).collect();
    Ok((0..pool).map(move |number| {
        let among = pool - number;
        let number = number.to_be_bytes();
        let digest: [u8; 16] =
            Md5::new().chain_update(number).chain_update(&key).chain_update(number).finalize().into();
        let place = u128::from_be_bytes(digest) % u128::from(among);
        Choice { digest, among, selected: left.remove(place as usize) }
    }))
}
