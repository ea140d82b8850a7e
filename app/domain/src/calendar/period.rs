//! Periods (期间): where a number of working days, calendar days or months ends.

use super::{Calendar, Certainty, DayKind};
use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// China Standard Time is eight hours ahead of UTC the whole year.
const AHEAD: TimeDelta = TimeDelta::hours(8);

/// The date in China at an instant.
pub fn day_in_shanghai(now: DateTime<Utc>) -> NaiveDate {
    now.naive_utc().checked_add_signed(AHEAD).unwrap_or(now.naive_utc()).date()
}

/// The length of a period. The day it starts on is never counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "unit", content = "count")]
pub enum Length {
    /// 工作日
    WorkingDays(u16),
    /// 日 (自然日); a period that would end on a day of rest ends on the next working day (民法典 art 203).
    CalendarDays(u16),
    /// 月; ends on the same day of the month, or on the month's last (民法典 art 202), and rolls like calendar days.
    Months(u16),
}

/// When a period ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last day, which counts until 24:00 in China.
    pub date: NaiveDate,
    /// Whether a notice still to come may move it.
    pub certainty: Certainty,
    /// The days that did not count, in order, and why: for working days every rest day on the way, for other units
    /// the rest days at the end over which the period rolled.
    pub skipped: Vec<(NaiveDate, DayKind)>,
}

impl Due {
    /// The first instant after the period: midnight in China at the end of the last day.
    pub fn ends_at(&self) -> DateTime<Utc> {
        let midnight = self.date.and_time(chrono::NaiveTime::MIN).and_utc();
        midnight.checked_add_signed(TimeDelta::hours(24) - AHEAD).unwrap_or(midnight)
    }
}

impl Calendar {
    /// Where a period that starts on `start` ends.
    pub fn end_of(&self, start: NaiveDate, length: Length) -> Due {
        match length {
            Length::WorkingDays(count) => self.add_working_days(start, count),
            Length::CalendarDays(count) => self.add_calendar_days(start, count),
            Length::Months(count) => {
                let last = start.checked_add_months(Months::new(count.into()));
                self.roll(last.unwrap_or(NaiveDate::MAX))
            }
        }
    }

    /// The `count`-th working day after `start`, which itself is not counted. Zero days end on `start`.
    pub fn add_working_days(&self, start: NaiveDate, count: u16) -> Due {
        let mut due = Due { date: start, certainty: self.day_kind(start).1, skipped: Vec::new() };
        let mut left = count;
        while left > 0 {
            let Some(next) = due.date.succ_opt() else {
                due.certainty = Certainty::Provisional;
                break;
            };
            due.date = next;
            if self.counts(&mut due) {
                left -= 1;
            }
        }
        due
    }

    /// The `count`-th day after `start`, rolled off a day of rest to the next working day.
    pub fn add_calendar_days(&self, start: NaiveDate, count: u16) -> Due {
        self.roll(start.checked_add_days(Days::new(count.into())).unwrap_or(NaiveDate::MAX))
    }

    /// Only the days looked at decide how sure the end is: days in the middle count whatever they are.
    fn roll(&self, last: NaiveDate) -> Due {
        let mut due = Due { date: last, certainty: Certainty::Final, skipped: Vec::new() };
        while !self.counts(&mut due) {
            match due.date.succ_opt() {
                Some(next) => due.date = next,
                None => break,
            }
        }
        due
    }

    /// Whether the day that `due` stands on is worked; records a rest day, and any doubt.
    fn counts(&self, due: &mut Due) -> bool {
        let (kind, certainty) = self.day_kind(due.date);
        due.certainty = due.certainty.max(certainty);
        if !kind.is_working() {
            due.skipped.push((due.date, kind));
        }
        kind.is_working()
    }
}
