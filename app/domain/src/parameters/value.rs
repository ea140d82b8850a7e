//! Values: what a parameter may hold, how it is written, and its range.

use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Two exam regions, the earlier of the enum first.
pub type Pair = (ExamRegion, ExamRegion);

/// The seats of one room by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Seats {
    /// 主考官
    pub chief: u32,
    /// 副主考官
    pub deputy: u32,
    /// 公共考官
    pub public: u32,
}

impl Seats {
    /// All seats of the room; none where the sum is beyond any count.
    pub fn total(self) -> Option<u32> {
        self.chief.checked_add(self.deputy)?.checked_add(self.public)
    }
}

/// What the values of a parameter look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number in a range, written in digits.
    Number {
        /// The smallest allowed.
        least: u32,
        /// The largest allowed.
        most: u32,
    },
    /// `true` or `false`.
    Flag,
    /// Pairs of exam regions, written `provincial/changchun`, between commas; nothing for none.
    Pairs,
    /// Odd numbers in a range, written `7,9`; odd, so that a majority exists.
    Sizes {
        /// The smallest allowed.
        least: u32,
        /// The largest allowed.
        most: u32,
    },
    /// Seats by role, written `chief=1,deputy=1,public=5`; at least one chief.
    Seats {
        /// The most seats of a room.
        most: u32,
    },
}

/// A value of a parameter. `Display` writes the canonical text that [`Value::parse`] reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A whole number.
    Number(u32),
    /// Yes or no.
    Flag(bool),
    /// Pairs of exam regions, ordered, none twice.
    Pairs(Vec<Pair>),
    /// Numbers, ordered, none twice.
    Sizes(Vec<u32>),
    /// Seats by role.
    Seats(Seats),
}

impl Value {
    /// Reads a value of one kind and checks its range; order, repetition and blanks do not matter.
    ///
    /// # Errors
    /// `missing`, `malformed`, or `out-of-range` with the facts least and most; the field is `value`.
    pub fn parse(kind: Kind, text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.is_empty() && kind != Kind::Pairs {
            return Err(Refusal::of(Code::Missing, "value"));
        }
        match kind {
            Kind::Number { least, most } => ranged(number(text)?, least, most).map(Self::Number),
            Kind::Flag => text.parse().map(Self::Flag).map_err(|_| malformed()),
            Kind::Pairs => pairs(text).map(Self::Pairs),
            Kind::Sizes { least, most } => sizes(text, least, most).map(Self::Sizes),
            Kind::Seats { most } => seats(text, most).map(Self::Seats),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::Pairs(pairs) => f.write_str(&listed(pairs.iter().map(|(one, other)| format!("{one}/{other}")))),
            Self::Sizes(sizes) => f.write_str(&listed(sizes.iter().map(u32::to_string))),
            Self::Seats(seats) => {
                write!(f, "chief={},deputy={},public={}", seats.chief, seats.deputy, seats.public)
            }
        }
    }
}

fn listed(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

fn malformed() -> Refusal {
    Refusal::of(Code::Malformed, "value")
}

/// Digits alone: the language's own reading would also take a plus sign.
fn number(text: &str) -> Result<u32, Refusal> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or_else(malformed)
}

fn ranged(number: u32, least: u32, most: u32) -> Result<u32, Refusal> {
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(Refusal::of(Code::OutOfRange, "value").with(least).with(most))
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim)
}

fn pairs(text: &str) -> Result<Vec<Pair>, Refusal> {
    let mut pairs = Vec::new();
    for part in parts(text).filter(|_| !text.is_empty()) {
        let (one, other) = part.split_once('/').ok_or_else(malformed)?;
        let region = |name| ExamRegion::parse(name).ok_or_else(malformed);
        let (one, other) = (region(one)?, region(other)?);
        if one == other {
            return Err(malformed());
        }
        pairs.push((one.min(other), one.max(other)));
    }
    pairs.sort();
    pairs.dedup();
    Ok(pairs)
}

fn sizes(text: &str, least: u32, most: u32) -> Result<Vec<u32>, Refusal> {
    let mut sizes = Vec::new();
    for part in parts(text) {
        let size = ranged(number(part)?, least, most)?;
        if size % 2 == 0 {
            return Err(malformed());
        }
        sizes.push(size);
    }
    sizes.sort_unstable();
    sizes.dedup();
    Ok(sizes)
}

fn seats(text: &str, most: u32) -> Result<Seats, Refusal> {
    let mut read = [None; 3];
    for part in parts(text) {
        let (role, count) = part.split_once('=').ok_or_else(malformed)?;
        let place = ["chief", "deputy", "public"].iter().position(|name| *name == role.trim()).ok_or_else(malformed)?;
        if read[place].replace(number(count.trim())?).is_some() {
            return Err(malformed());
        }
    }
    let [Some(chief), Some(deputy), Some(public)] = read else { return Err(malformed()) };
    let seats = Seats { chief, deputy, public };
    ranged(chief, 1, most)?;
    ranged(seats.total().unwrap_or(u32::MAX), 1, most)?;
    Ok(seats)
}
