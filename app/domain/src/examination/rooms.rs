//! The rooms in which papers are sat, as people paste them from a spreadsheet.

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A room with its seats (考场).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamRoom {
    /// The site (考点), such as a school.
    pub site: String,
    /// Where the site is.
    pub address: String,
    /// The room's number or name in the site.
    pub room: String,
    /// How many may sit there, 1 to 999.
    pub seats: u16,
}

/// Most rooms of one examination.
pub const MOST_ROOMS: usize = 25_000;
/// Characters of a site's name or address.
const TEXT: usize = 100;
/// Characters of a room's name.
const ROOM: usize = 20;
/// Most seats of a room.
const SEATS: u16 = 999;

/// Reads the rooms, one on a line: site, address, room, seats, between tabs or commas. They are filled in this order.
///
/// # Errors
/// `missing`; `bad-line` (facts: the line from 1, what cannot be read, or the number of cells where it is not four);
/// `named-twice` for a room that stands twice; `out-of-range` for too many. Each in the field `rooms`.
pub fn rooms_of(text: &str) -> Result<Vec<ExamRoom>, Refusal> {
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let rooms: Vec<ExamRoom> = filled.map(|(at, line)| room(at + 1, line)).collect::<Result<_, _>>()?;
    let mut seen = BTreeSet::new();
    if let Some(twice) = rooms.iter().find(|it| !seen.insert((it.site.as_str(), it.room.as_str()))) {
        return Err(Refusal::of(Code::NamedTwice, "rooms").with(format!("{} {}", twice.site, twice.room)));
    }
    match rooms.len() {
        0 => Err(Refusal::of(Code::Missing, "rooms")),
        many if many > MOST_ROOMS => Err(Refusal::of(Code::OutOfRange, "rooms").with(1).with(MOST_ROOMS)),
        _ => Ok(rooms),
    }
}

/// The rooms as [`rooms_of`] reads them.
pub fn written_rooms(rooms: &[ExamRoom]) -> String {
    let lines = rooms.iter().map(|it| format!("{}\t{}\t{}\t{}", it.site, it.address, it.room, it.seats));
    lines.collect::<Vec<_>>().join("\n")
}

fn room(number: usize, line: &str) -> Result<ExamRoom, Refusal> {
    let bad = |what: String| Refusal::of(Code::BadLine, "rooms").with(number).with(what);
    let by: &[char] = if line.contains('\t') { &['\t'] } else { &[',', '，'] };
    let cells: Vec<&str> = line.split(by).map(str::trim).collect();
    let [site, address, room, seats] = cells[..] else { return Err(bad(cells.len().to_string())) };
    let text = |cell: &str, most: usize| {
        let plain = !cell.chars().any(char::is_control) && (1..=most).contains(&cell.chars().count());
        if plain { Ok(cell.to_owned()) } else { Err(bad(cell.to_owned())) }
    };
    let digits = seats.bytes().all(|byte| byte.is_ascii_digit());
    let count = seats.parse().ok().filter(|count| digits && (1..=SEATS).contains(count));
    Ok(ExamRoom {
        site: text(site, TEXT)?,
        address: text(address, TEXT)?,
        room: text(room, ROOM)?,
        seats: count.ok_or_else(|| bad(seats.to_owned()))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_read_from_what_a_spreadsheet_gives() {
        let pasted = "第一中学\t人民大街1号\t第1考场\t30\r\n\n第一中学\t人民大街1号\t第2考场\t25\n";
        let rooms = rooms_of(pasted).unwrap();
        assert_eq!((rooms.len(), rooms[1].room.as_str(), rooms[1].seats), (2, "第2考场", 25));
        assert_eq!(rooms_of(&written_rooms(&rooms)), Ok(rooms.clone()));
        assert_eq!(rooms_of("第一中学，人民大街1号，第1考场，30\n第一中学,人民大街1号,第2考场,25"), Ok(rooms));
        let code = |text: &str| rooms_of(text).map_err(|refusal| (refusal.code, refusal.facts)).unwrap_err();
        assert_eq!(code("\n"), (Code::Missing, vec![]));
        assert_eq!(code("甲,乙,丙"), (Code::BadLine, vec!["1".into(), "3".into()]));
        assert_eq!(code("甲,乙,丙,0").1, ["1", "0"]);
        assert_eq!(code("甲,乙,丙,+3").1, ["1", "+3"]);
        assert_eq!(code("甲,乙,丙,1\n甲,丁,丙,2"), (Code::NamedTwice, vec!["甲 丙".into()]));
    }
}
