//! One year's notice: the days that differ from Monday to Friday, and how an administrator's table is read.

use super::{FIXED_HOLIDAYS, is_weekend};
use crate::refusal::{Code, Refusal};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What a notice makes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Exception {
    /// Not worked (放假).
    Off,
    /// Worked (上班).
    Work,
}

/// The words a table may use, the stable ones first.
const WORDS: [(&str, Exception); 4] =
    [("off", Exception::Off), ("work", Exception::Work), ("休", Exception::Off), ("班", Exception::Work)];

impl Exception {
    /// The stable text form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Work => "work",
        }
    }

    /// Reads the stable text form, or 休 and 班 as printed calendars mark the days.
    pub fn parse(word: &str) -> Option<Self> {
        WORDS.iter().find(|(text, _)| text.eq_ignore_ascii_case(word)).map(|(_, exception)| *exception)
    }
}

/// The notice of one year: its days off and its made-up working days. It may name days of the December before
/// (the notice of 2008 made 2007-12-29 a working day).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    year: i32,
    days: BTreeMap<NaiveDate, Exception>,
}

impl Notice {
    /// Collects the days of a notice, for example from the database.
    ///
    /// # Errors
    /// `bad-notice` in the field `table` with one fact, the offending date: a day that stands twice, that belongs
    /// neither to the year nor to the December before, or a holiday of fixed date that would be worked;
    /// `missing` where there are no days at all.
    pub fn new(year: i32, days: impl IntoIterator<Item = (NaiveDate, Exception)>) -> Result<Self, Refusal> {
        let mut notice = Self { year, days: BTreeMap::new() };
        for (day, exception) in days {
            notice.add(day, exception).map_err(|code| refused(code, day))?;
        }
        notice.complete()
    }

    /// The year.
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// The days, in order.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, Exception)> {
        self.days.iter().map(|(day, exception)| (*day, *exception))
    }

    /// What the notice makes of a day; none where it is silent.
    pub fn exception(&self, day: NaiveDate) -> Option<Exception> {
        self.days.get(&day).copied()
    }

    fn add(&mut self, day: NaiveDate, exception: Exception) -> Result<(), Code> {
        let december_before = day.month() == 12 && day.year().checked_add(1) == Some(self.year);
        if day.year() != self.year && !december_before {
            return Err(Code::BadNotice);
        }
        match self.days.entry(day) {
            Entry::Occupied(_) => Err(Code::BadNotice),
            Entry::Vacant(entry) => {
                entry.insert(exception);
                Ok(())
            }
        }
    }

    /// A notice that leaves a holiday of fixed date to be worked is incomplete or of another country.
    fn complete(self) -> Result<Self, Refusal> {
        if self.days.is_empty() {
            return Err(Refusal::of(Code::Missing, "table"));
        }
        for (since, month, day) in FIXED_HOLIDAYS {
            let Some(day) = NaiveDate::from_ymd_opt(self.year, month, day).filter(|_| self.year >= since) else {
                continue;
            };
            if self.exception(day).map_or(!is_weekend(day), |exception| exception == Exception::Work) {
                return Err(refused(Code::BadNotice, day));
            }
        }
        Ok(self)
    }
}

fn refused(code: Code, fact: impl ToString) -> Refusal {
    Refusal::of(code, "table").with(fact)
}

/// Reads an administrator's table of one year: a line a day, `YYYY-MM-DD,off` or `YYYY-MM-DD,work` (or 休, 班);
/// a header line that begins with `date`, empty lines and further columns are passed over.
///
/// # Errors
/// `bad-notice` where a line holds no date, its kind is unknown, its day stands twice or is not of that year (or the
/// December before); the fact is the line's number, counted from 1. What concerns the whole
/// table is refused as by [`Notice::new`]; the field is always `table`.
pub fn parse_notice(year: i32, table: &str) -> Result<Notice, Refusal> {
    let mut notice = Notice { year, days: BTreeMap::new() };
    for (index, line) in table.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || index == 0 && line.to_ascii_lowercase().starts_with("date") {
            continue;
        }
        read_line(line).and_then(|(day, exception)| notice.add(day, exception)).map_err(|c| refused(c, index + 1))?;
    }
    notice.complete()
}

fn read_line(line: &str) -> Result<(NaiveDate, Exception), Code> {
    let mut columns = line.split(',').map(|column| column.trim().trim_matches('"'));
    let day = columns.next().and_then(|text| text.parse().ok()).ok_or(Code::BadNotice)?;
    let exception = columns.next().and_then(Exception::parse).ok_or(Code::BadNotice)?;
    Ok((day, exception))
}

/// The notices in the data file, by year.
pub(super) fn built_in() -> BTreeMap<i32, Notice> {
    let mut notices = BTreeMap::new();
    let lines = include_str!("../../data/cn_workday_exceptions.csv").lines().skip(1);
    for (day, exception) in lines.filter_map(|line| read_line(line).ok()) {
        let year = day.year();
        let notice = notices.entry(year).or_insert_with(|| Notice { year, days: BTreeMap::new() });
        notice.days.insert(day, exception);
    }
    notices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const FIXED_2027: &str = "2027-01-01,off\n2027-10-01,off\n";

    #[test]
    fn every_line_of_the_data_file_is_read_and_each_built_in_year_would_pass_as_an_import() {
        let notices = built_in();
        assert!(notices.keys().copied().eq(2008..=2026));
        let lines = include_str!("../../data/cn_workday_exceptions.csv").lines().count() - 1;
        assert_eq!(notices.values().map(|notice| notice.days.len()).sum::<usize>(), lines);
        for (year, notice) in &notices {
            assert_eq!(&Notice::new(*year, notice.days()).unwrap(), notice);
            for (day, exception) in notice.days() {
                assert_eq!(exception == Exception::Work, is_weekend(day), "{day} is no exception");
            }
        }
    }

    #[test]
    fn a_table_is_read_with_header_marks_blanks_and_the_december_before() {
        let table = "\u{feff}date,day_kind,weekday\r\n2027-01-01,off,Fri\r\n\r\n \"2027-10-01\" , 休\n2026-12-26,班\n2027-02-06,WORK";
        let notice = parse_notice(2027, table).unwrap();
        assert_eq!(notice.days().count(), 4);
        assert_eq!(notice.exception(day("2026-12-26")), Some(Exception::Work));
        assert_eq!(notice.exception(day("2027-10-01")), Some(Exception::Off));
        assert_eq!(Notice::new(2027, notice.days()), Ok(notice));
    }

    #[test]
    fn what_is_wrong_with_a_table_is_named_with_its_line() {
        let cases = [
            ("", Code::Missing, None),
            ("date,day_kind\n", Code::Missing, None),
            ("2027-02-30,off", Code::BadNotice, Some("1")),
            ("2027-01-01,off\nnext year,off", Code::BadNotice, Some("2")),
            ("2027-01-01,off\n2027-01-01,work", Code::BadNotice, Some("2")),
            ("2028-01-01,off", Code::BadNotice, Some("1")),
            ("2026-11-30,off", Code::BadNotice, Some("1")),
            ("2027-01-01,holiday", Code::BadNotice, Some("1")),
            ("2027-01-01", Code::BadNotice, Some("1")),
            ("2027-10-01,off", Code::BadNotice, Some("2027-01-01")),
            ("2027-01-01,off\n2027-10-01,off\n2027-10-02,work", Code::BadNotice, Some("2027-10-02")),
        ];
        for (table, code, fact) in cases {
            let refusal = parse_notice(2027, table).unwrap_err();
            assert_eq!((refusal.code, refusal.field.as_deref()), (code, Some("table")), "{table:?}");
            assert_eq!(refusal.facts.first().map(String::as_str), fact, "{table:?}");
        }
        assert!(parse_notice(2027, FIXED_2027).is_ok());
    }
}
