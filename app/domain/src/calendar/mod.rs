//! The working-day calendar (工作日历): which days are worked, and when a period ends.
//!
//! A day is worked if the year's notice of the State Council (国务院办公厅节假日安排通知) says so; where the notice is
//! silent, Monday to Friday. A year without a notice is never counted silently: every answer says how sure it is.

mod notice;
mod period;

pub use notice::{Exception, Notice, parse_notice};
pub use period::{Due, Length, day_in_shanghai, end_of_day};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether an answer can still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Each day counted stands in a year whose notice is known.
    Final,
    /// A day counted stands in a year without a notice; count again when it is imported.
    Provisional,
}

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// Monday to Friday.
    Workday,
    /// A Saturday or Sunday that a notice turns into a working day (调休上班).
    MadeUpWorkday,
    /// Saturday or Sunday.
    Weekend,
    /// A day off by notice or statute (放假).
    Holiday,
}

impl DayKind {
    /// Whether people work.
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Workday | Self::MadeUpWorkday)
    }
}

/// On what it stands that a day is worked or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "by", content = "year")]
pub enum DaySource {
    /// The notice of this year names the day (放假安排通知).
    Notice(i32),
    /// The law names the date, and the notice of its year is not known (放假办法).
    FixedDate,
    /// The day of the week alone.
    Week,
}

/// Days off on a fixed date of the civil calendar (全国年节及纪念日放假办法): the first year they hold, month, day.
/// They are law, so they hold where no notice is known, and no notice may turn one into a working day.
const FIXED_HOLIDAYS: [(i32, u32, u32); 6] =
    [(2008, 1, 1), (2008, 5, 1), (2025, 5, 2), (2008, 10, 1), (2008, 10, 2), (2008, 10, 3)];

fn is_fixed_holiday(day: NaiveDate) -> bool {
    FIXED_HOLIDAYS
        .iter()
        .any(|(since, month, date)| day.year() >= *since && (day.month(), day.day()) == (*month, *date))
}

/// Whether it is a Saturday or a Sunday, worked or not.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The notices known, one a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    notices: BTreeMap<i32, Notice>,
}

impl Calendar {
    /// The notices of 2008 to 2026 that are built in.
    pub fn built_in() -> Self {
        Self { notices: notice::built_in() }
    }

    /// The built-in notices and those that an administrator imported; an imported year replaces the built-in one, and a
    /// later one of the same year replaces an earlier one.
    pub fn with_imported(imported: impl IntoIterator<Item = Notice>) -> Self {
        let mut calendar = Self::built_in();
        calendar.notices.extend(imported.into_iter().map(|notice| (notice.year(), notice)));
        calendar
    }

    /// The years whose notice is known, in order.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.notices.keys().copied()
    }

    /// The notice of one year.
    pub fn notice(&self, year: i32) -> Option<&Notice> {
        self.notices.get(&year)
    }

    /// What a day is, and how sure that is. The notice of a year may also speak of the December before it.
    pub fn day_kind(&self, day: NaiveDate) -> (DayKind, Certainty) {
        let exception = self.exception(day);
        let certain = exception.is_some() || self.notice(day.year()).is_some();
        let kind = match (exception, is_weekend(day)) {
            (Some((_, Exception::Off)), _) => DayKind::Holiday,
            (Some((_, Exception::Work)), true) => DayKind::MadeUpWorkday,
            (None, _) if !certain && is_fixed_holiday(day) => DayKind::Holiday,
            (None, true) => DayKind::Weekend,
            (None | Some((_, Exception::Work)), false) => DayKind::Workday,
        };
        (kind, if certain { Certainty::Final } else { Certainty::Provisional })
    }

    /// Why a day is what it is: the entry that a deadline cites for it.
    pub fn source(&self, day: NaiveDate) -> DaySource {
        match self.exception(day) {
            Some((year, _)) => DaySource::Notice(year),
            None if self.day_kind(day).0 == DayKind::Holiday => DaySource::FixedDate,
            None => DaySource::Week,
        }
    }

    /// The year of the notice that names the day, and what it makes of it.
    fn exception(&self, day: NaiveDate) -> Option<(i32, Exception)> {
        let years = [day.year().saturating_add(1), day.year()];
        years.into_iter().find_map(|year| self.notice(year)?.exception(day).map(|exception| (year, exception)))
    }

    /// Whether a day is worked, and how sure that is.
    pub fn is_working_day(&self, day: NaiveDate) -> (bool, Certainty) {
        let (kind, certainty) = self.day_kind(day);
        (kind.is_working(), certainty)
    }
}

#[cfg(test)]
mod tests;
