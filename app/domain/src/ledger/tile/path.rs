//! The name of a tile: `tile/<level>/<index>[.p/<width>]`, or `tile/entries/<index>[.p/<width>]`.

use super::TileError;
use std::{fmt, str::FromStr};

/// How many hashes or entries a full tile holds.
pub const WIDTH: u16 = 256;

/// The highest level a name may have.
const TOP_LEVEL: u8 = 63;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Content {
    /// Hashes of subtrees of 256^level entries.
    Hashes {
        /// 0 to 63; 0 holds the leaf hashes. A tree of 2^64 entries ends at level 7.
        level: u8,
    },
    /// The entries themselves.
    Entries,
}

/// A tile as it is named under the ledger's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TilePath {
    /// What it holds.
    pub content: Content,
    /// Its place among the tiles of that kind, from 0.
    pub index: u64,
    /// How many hashes or entries it holds, 1 to 256.
    pub width: u16,
}

impl TilePath {
    /// The tile as it stands in a tree of `size` entries; none where the tree has nothing there.
    pub fn of(content: Content, index: u64, size: u64) -> Option<Self> {
        let level = match content {
            Content::Hashes { level } => u32::from(level),
            Content::Entries => 0,
        };
        let hashes = size.checked_shr(8 * level)?;
        let before = index.checked_mul(u64::from(WIDTH))?;
        let width = hashes.saturating_sub(before).min(u64::from(WIDTH)) as u16;
        (width > 0).then_some(Self { content, index, width })
    }

    /// The bundle that holds the entry, as it stands in a tree of `size` entries; none where the entry is not in it.
    pub fn of_entry(entry: u64, size: u64) -> Option<Self> {
        if entry < size { Self::of(Content::Entries, entry / u64::from(WIDTH), size) } else { None }
    }

    /// Whether it is full and will never be replaced.
    pub const fn is_full(self) -> bool {
        self.width == WIDTH
    }

    /// The same tile once it is full; what to ask for where a partial tile has been tidied away.
    #[must_use]
    pub const fn full(self) -> Self {
        Self { width: WIDTH, ..self }
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.content {
            Content::Hashes { level } => write!(f, "tile/{level}/")?,
            Content::Entries => f.write_str("tile/entries/")?,
        }
        let mut groups = vec![self.index % 1000];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        for group in groups.iter().skip(1).rev() {
            write!(f, "x{group:03}/")?;
        }
        write!(f, "{:03}", groups[0])?;
        if self.is_full() { Ok(()) } else { write!(f, ".p/{}", self.width) }
    }
}

impl FromStr for TilePath {
    type Err = TileError;

    fn from_str(text: &str) -> Result<Self, TileError> {
        // Read leniently, then compare with the one right form: no tile has two names.
        let read = read(text).filter(|path| path.to_string() == text);
        read.ok_or_else(|| TileError::BadPath(text.to_owned()))
    }
}

fn read(text: &str) -> Option<TilePath> {
    let (kind, rest) = text.strip_prefix("tile/")?.split_once('/')?;
    let content = match kind {
        "entries" => Content::Entries,
        level => Content::Hashes { level: level.parse().ok().filter(|level| *level <= TOP_LEVEL)? },
    };
    let (name, width) = match rest.split_once(".p/") {
        Some((name, width)) => (name, width.parse().ok().filter(|width| (1..WIDTH).contains(width))?),
        None => (rest, WIDTH),
    };
    let mut index: u64 = 0;
    for group in name.split('/') {
        let number: u64 = group.strip_prefix('x').unwrap_or(group).parse().ok().filter(|number| *number < 1000)?;
        index = index.checked_mul(1000)?.checked_add(number)?;
    }
    Some(TilePath { content, index, width })
}
