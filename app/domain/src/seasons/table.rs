//! The lists of a plan as people paste them from a spreadsheet: one line each, cells between tabs or commas.

use super::plan::{Observers, Position, Room, Site};
use crate::draws::limits;
use crate::examiners::read_day;
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use chrono::NaiveDate;

/// Characters of a name or an address.
const TEXT: usize = 100;
/// Most candidates of a position, and most applicants of a group of observers.
const COUNT: u16 = 999;

/// One line that is not blank.
struct Line<'a> {
    field: &'static str,
    number: usize,
    cells: Vec<&'a str>,
}

/// The lines of a list, each with the given number of cells.
fn lines<'a>(field: &'static str, text: &'a str, cells: usize) -> Result<Vec<Line<'a>>, Refusal> {
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = filled.map(|(at, line)| {
        let by: &[char] = if line.contains('\t') { &['\t'] } else { &[',', '，'] };
        let line = Line { field, number: at + 1, cells: line.split(by).map(str::trim).collect() };
        if line.cells.len() == cells { Ok(line) } else { Err(line.bad(line.cells.len())) }
    });
    read.collect()
}

impl Line<'_> {
    fn bad(&self, what: impl ToString) -> Refusal {
        Refusal::of(Code::BadLine, self.field).with(self.number).with(what)
    }

    fn text(&self, cell: usize, most: usize) -> Result<String, Refusal> {
        let text = self.cells[cell];
        let length = text.chars().count();
        let plain = !text.chars().any(char::is_control);
        if plain && (1..=most).contains(&length) { Ok(text.to_owned()) } else { Err(self.bad(text)) }
    }

    fn label(&self, cell: usize) -> Result<String, Refusal> {
        let label = self.text(cell, limits::LABEL - 4)?;
        let plain = label.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        if plain { Ok(label) } else { Err(self.bad(label)) }
    }

    fn region(&self, cell: usize) -> Result<ExamRegion, Refusal> {
        ExamRegion::parse(self.cells[cell]).ok_or_else(|| self.bad(self.cells[cell]))
    }

    fn day(&self, cell: usize) -> Result<NaiveDate, Refusal> {
        read_day(self.cells[cell]).ok_or_else(|| self.bad(self.cells[cell]))
    }

    fn count(&self, cell: usize) -> Result<u16, Refusal> {
        let text = self.cells[cell];
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|count| digits && (1..=COUNT).contains(count)).ok_or_else(|| self.bad(text))
    }
}

/// Reads the sites: label, region, name, address, where examiners report.
///
/// # Errors
/// `bad-line` (field `sites`): facts are the line's number from 1 and the cell that cannot be read, or the number of
/// cells where it is not five.
pub fn sites_of(text: &str) -> Result<Vec<Site>, Refusal> {
    let read = lines("sites", text, 5)?;
    let site = |line: &Line| {
        Ok(Site {
            label: line.label(0)?,
            region: line.region(1)?,
            name: line.text(2, TEXT)?,
            address: line.text(3, TEXT)?,
            report: line.text(4, TEXT)?,
        })
    };
    read.iter().map(site).collect()
}

/// Reads the rooms, one position on a line: day, room, site, position's code, recruiting unit, candidates.
/// Lines of one room on one day belong together.
///
/// # Errors
/// `bad-line` (field `rooms`), as [`sites_of`]; also for a room that stands in two sites on one day.
pub fn rooms_of(text: &str) -> Result<Vec<Room>, Refusal> {
    let mut rooms: Vec<Room> = Vec::new();
    for line in lines("rooms", text, 6)? {
        let (day, label, site) = (line.day(0)?, line.label(1)?, line.label(2)?);
        let position = Position { code: line.text(3, 32)?, unit: line.text(4, TEXT)?, candidates: line.count(5)? };
        match rooms.iter_mut().find(|room| room.day == day && room.label == label) {
            Some(room) if room.site != site => return Err(line.bad(site)),
            Some(room) => room.positions.push(position),
            None => rooms.push(Room { day, label, site, positions: vec![position] }),
        }
    }
    rooms.sort_by(|one, other| (one.day, &one.label).cmp(&(other.day, &other.label)));
    Ok(rooms)
}

/// Reads the public observers: day, region, applicants, places.
///
/// # Errors
/// `bad-line` (field `observers`), as [`sites_of`].
pub fn observers_of(text: &str) -> Result<Vec<Observers>, Refusal> {
    let read = lines("observers", text, 4)?;
    let group = |line: &Line| {
        Ok(Observers { day: line.day(0)?, region: line.region(1)?, applicants: line.count(2)?, places: line.count(3)? })
    };
    let mut groups: Vec<Observers> = read.iter().map(group).collect::<Result<_, Refusal>>()?;
    groups.sort_by_key(|group| (group.day, group.region));
    Ok(groups)
}

/// The sites as [`sites_of`] reads them.
pub fn written_sites(sites: &[Site]) -> String {
    let line = |it: &Site| [&it.label, it.region.name_zh(), &it.name, &it.address, &it.report].join("\t");
    sites.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The rooms as [`rooms_of`] reads them.
pub fn written_rooms(rooms: &[Room]) -> String {
    let lines = rooms.iter().flat_map(|room| {
        room.positions.iter().map(|it| {
            let (day, candidates) = (room.day.to_string(), it.candidates.to_string());
            [&day, &room.label, &room.site, &it.code, &it.unit, &candidates].map(String::as_str).join("\t")
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The observers as [`observers_of`] reads them.
pub fn written_observers(observers: &[Observers]) -> String {
    let line = |it: &Observers| format!("{}\t{}\t{}\t{}", it.day, it.region.name_zh(), it.applicants, it.places);
    observers.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOMS: &str = "2027-01-09\tA01\tA\t0101\t吉林市人民检察院\t6\n\n\
        2027-01-09\tA01\tA\t0102\t吉林市档案馆\t3\n2027/1/10，B01，B，0103，龙潭区财政局，9";

    #[test]
    fn lines_of_one_room_belong_together() {
        let rooms = rooms_of(ROOMS).unwrap();
        assert_eq!(
            rooms.iter().map(|it| (it.label.as_str(), it.candidates())).collect::<Vec<_>>(),
            [("A01", 9), ("B01", 9)]
        );
        assert_eq!(rooms_of(&written_rooms(&rooms)).unwrap(), rooms);
    }

    #[test]
    fn a_bad_cell_is_named_with_its_line() {
        let facts = |text: &str| rooms_of(text).unwrap_err().facts;
        assert_eq!(facts("2027-01-09\tA01\tA\t0101\t甲单位\t９"), ["1", "９"]);
        assert_eq!(facts("2027-01-09\tA01\tA\t0101\t甲单位\t0"), ["1", "0"]);
        assert_eq!(facts("\n2027-13-09\tA01\tA\t0101\t甲单位\t3"), ["2", "2027-13-09"]);
        assert_eq!(facts("2027-01-09\tA01\tA\t0101\t甲单位"), ["1", "5"]);
        assert_eq!(facts("2027-01-09\tA 1\tA\t0101\t甲单位\t3"), ["1", "A 1"]);
        let two_sites = "2027-01-09\tA01\tA\t1\t甲单位\t3\n2027-01-09\tA01\tB\t2\t甲单位\t3";
        assert_eq!(facts(two_sites), ["2", "B"]);
    }

    #[test]
    fn sites_and_observers_are_written_as_they_are_read() {
        let sites = sites_of("A\t吉林市\t第一中学\t松江中路1号\t报告厅").unwrap();
        assert_eq!((sites[0].region, sites_of(&written_sites(&sites)).unwrap()), (ExamRegion::Jilin, sites.clone()));
        assert_eq!(sites_of("A\t北京市\t第一中学\t松江中路1号\t报告厅").unwrap_err().facts, ["1", "北京市"]);
        let observers = observers_of("2027-01-09\t白山市\t30\t4").unwrap();
        assert_eq!(observers_of(&written_observers(&observers)).unwrap(), observers);
    }
}
