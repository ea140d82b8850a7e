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

/// The first instant after a day in China: its 24:00.
pub fn end_of_day(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
    midnight.checked_add_signed(TimeDelta::hours(24) - AHEAD).unwrap_or(midnight)
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
        end_of_day(self.date)
    }
}

impl Calendar {
    /// Where a period that starts on `start` ends.
    pub fn end_of(&self, start: NaiveDate, length: Length) -> Due {
        self.end_without(start, &[length], |_| false)
    }

    /// The `count`-th working day after `start`, which itself is not counted. Zero days end on `start`.
    pub fn add_working_days(&self, start: NaiveDate, count: u16) -> Due {
        self.end_of(start, Length::WorkingDays(count))
    }

    /// The `count`-th day after `start`, rolled off a day of rest to the next working day.
    pub fn add_calendar_days(&self, start: NaiveDate, count: u16) -> Due {
        self.end_of(start, Length::CalendarDays(count))
    }

    /// Where a period ends that consists of several lengths one after the other (a limit and its extension) and in which
    /// the days that `stopped` names do not count (扣除期间). Only the end of the whole rolls off a day of rest; what is
    /// stopped is not in `skipped`, for whoever stopped it knows.
    pub fn end_without(&self, start: NaiveDate, lengths: &[Length], stopped: impl Fn(NaiveDate) -> bool) -> Due {
        let mut due = Due { date: start, certainty: Certainty::Final, skipped: Vec::new() };
        for length in lengths {
            match *length {
                Length::WorkingDays(count) => self.count_working(&mut due, count, &stopped),
                Length::CalendarDays(count) => pass(&mut due, count.into(), &stopped),
                Length::Months(count) => {
                    let last = due.date.checked_add_months(Months::new(count.into())).unwrap_or(NaiveDate::MAX);
                    let days = last.signed_duration_since(due.date).num_days();
                    pass(&mut due, days, &stopped);
                }
            }
        }
        if matches!(lengths.last(), Some(Length::CalendarDays(_) | Length::Months(_))) {
            self.roll(&mut due, &stopped);
        }
        due
    }

    /// The last day on which something must be done that has to precede `event` by a length (届满前、举行前). Working days
    /// are counted back from the event, which is not counted; other units may be used up to the next working day where
    /// the day is one of rest, though never beyond the event.
    pub fn last_day_before(&self, event: NaiveDate, length: Length) -> Due {
        let mut due = Due { date: event, certainty: Certainty::Final, skipped: Vec::new() };
        match length {
            Length::WorkingDays(count) => {
                due.certainty = self.day_kind(event).1;
                let mut left = count;
                while left > 0 && step(&mut due, NaiveDate::pred_opt) {
                    left -= u16::from(self.counts(&mut due));
                }
                due.skipped.reverse();
                return due;
            }
            Length::CalendarDays(count) => {
                due.date = event.checked_sub_days(Days::new(count.into())).unwrap_or(NaiveDate::MIN);
            }
            Length::Months(count) => {
                due.date = event.checked_sub_months(Months::new(count.into())).unwrap_or(NaiveDate::MIN);
            }
        }
        self.roll(&mut due, |_| false);
        due.date = due.date.min(event);
        due
    }

    /// How many days after `after`, up to `until` and with it, are worked. None where `until` is not later.
    pub fn working_days(&self, after: NaiveDate, until: NaiveDate) -> usize {
        let days = after.iter_days().skip(1).take_while(|day| *day <= until);
        days.filter(|day| self.is_working_day(*day).0).count()
    }

    fn count_working(&self, due: &mut Due, count: u16, stopped: impl Fn(NaiveDate) -> bool) {
        due.certainty = due.certainty.max(self.day_kind(due.date).1);
        let mut left = count;
        while left > 0 && step(due, NaiveDate::succ_opt) {
            left -= u16::from(self.counts(due) && !stopped(due.date));
        }
    }

    /// Only the days looked at decide how sure the end is: days in the middle count whatever they are.
    fn roll(&self, due: &mut Due, stopped: impl Fn(NaiveDate) -> bool) {
        while (!self.counts(due) || stopped(due.date)) && step(due, NaiveDate::succ_opt) {}
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

/// Moves to the neighbouring day; at the edge of time the count ends, and nothing about it is sure.
fn step(due: &mut Due, neighbour: impl Fn(&NaiveDate) -> Option<NaiveDate>) -> bool {
    match neighbour(&due.date) {
        Some(day) => due.date = day,
        None => {
            due.certainty = Certainty::Provisional;
            return false;
        }
    }
    true
}

/// Passes `count` days that are not stopped, worked or not.
fn pass(due: &mut Due, count: i64, stopped: impl Fn(NaiveDate) -> bool) {
    let mut left = count;
    while left > 0 && step(due, NaiveDate::succ_opt) {
        left -= i64::from(!stopped(due.date));
    }
}
