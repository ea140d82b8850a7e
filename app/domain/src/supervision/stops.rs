//! How often and how long clocks were stopped (期限中止), by procedure: the monthly figures count it.

use super::figures::Month;
use crate::approvals::case::{Case, Event, What};
use crate::approvals::clock::{ClockFault, StopReason};
use crate::calendar::{Calendar, day_in_shanghai};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stop that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stopped {
    /// For which procedure.
    pub reason: StopReason,
    /// The last day on which the clock stood, in China.
    pub on: NaiveDate,
    /// Working days that it took out of the count.
    pub days: u32,
    /// Whether the needed time that was told ran out, so that the clock ran on by itself.
    pub ran_out: bool,
}

impl Stopped {
    /// The month in which it is counted.
    pub fn month(&self) -> Month {
        Month::of_day(self.on)
    }
}

/// The stops of a case that have ended, in their order. One that the end of the case itself ended has ended on that day.
///
/// # Errors
/// Why no deadline follows; none of what the rules have let happen.
pub fn stopped(case: &Case, events: &[Event], calendar: &Calendar) -> Result<Vec<Stopped>, ClockFault> {
    let Some(clock) = case.statutory_clock(calendar)? else { return Ok(Vec::new()) };
    let ended = ends(events);
    let stops = clock.input.pauses.iter().zip(&clock.stops).zip(ended);
    let stops = stops.filter_map(|((pause, stop), event)| {
        let event = event?;
        let on = stop.until.min(day_in_shanghai(event.at)).max(pause.from);
        let days = u32::try_from(calendar.working_days(pause.from, on)).unwrap_or(u32::MAX);
        Some(Stopped { reason: pause.reason, on, days, ran_out: matches!(event.what, What::RanOn) })
    });
    Ok(stops.collect())
}

/// What ended each stop, in the order of the stops; none where it lasts.
fn ends(events: &[Event]) -> Vec<Option<&Event>> {
    let mut ended = Vec::new();
    for event in events {
        match &event.what {
            What::Suspended(_) => ended.push(None),
            what if matches!(what, What::Resumed | What::RanOn) || what.ends_review() => {
                if let Some(last) = ended.last_mut().filter(|last| Option::is_none(last)) {
                    *last = Some(event);
                }
            }
            _ => {}
        }
    }
    ended
}

/// The stops for one procedure in one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StopFigures {
    /// How many ended in it.
    pub count: u64,
    /// The working days of all of them together.
    pub days: u64,
    /// How many ran out.
    pub ran_out: u64,
}

impl StopFigures {
    /// The mean of the working days in tenths of a day, rounded half up: 35 is three and a half. None without any.
    pub fn average_tenths(&self) -> Option<u64> {
        let doubled = self.days.checked_mul(20)?.checked_add(self.count)?;
        doubled.checked_div(self.count.checked_mul(2)?)
    }

    /// Counts one more.
    pub fn add(&mut self, days: u64, ran_out: bool, count: u64) {
        self.count += count;
        self.days += days * count;
        self.ran_out += if ran_out { count } else { 0 };
    }
}

/// The figures of a month by procedure.
pub type StopsByReason = BTreeMap<StopReason, StopFigures>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approvals::case::samples::*;
    use crate::approvals::case::{Act, State};
    use crate::approvals::clock::samples::day;

    #[test]
    fn a_stop_counts_when_it_has_ended_and_says_whether_it_ran_out() {
        let mut course = Course::of(terms(), "2026-09-07");
        course.act("2026-09-08", &window(), Act::Accept).unwrap();
        course.act("2026-09-09", &reviewer(), suspend(10)).unwrap();
        let told = |course: &Course| stopped(&course.case, &course.events, &course.calendar).unwrap();
        assert_eq!(told(&course), [], "it lasts");
        course.act("2026-09-11", &reviewer(), Act::Resume).unwrap();
        let reason = StopReason::Hearing;
        let first = Stopped { reason, on: day("2026-09-11"), days: 2, ran_out: false };
        assert_eq!(told(&course), [first]);
        course.act("2026-09-14", &reviewer(), suspend(3)).unwrap();
        assert_eq!(course.wait("2026-09-21"), State::Review);
        let second = Stopped { reason, on: day("2026-09-17"), days: 3, ran_out: true };
        assert_eq!(told(&course), [first, second]);
        course.act("2026-09-21", &reviewer(), suspend(5)).unwrap();
        course.act("2026-09-22", &applicant(APPLICANT), Act::Withdraw { signed_request: None }).unwrap();
        let third = Stopped { reason, on: day("2026-09-22"), days: 1, ran_out: false };
        assert_eq!(told(&course), [first, second, third]);
        assert_eq!(first.month().to_string(), "2026-09");
    }

    #[test]
    fn the_mean_is_exact_and_rounded_half_up() {
        let of = |days, count| StopFigures { count, days, ran_out: 0 }.average_tenths();
        assert_eq!(of(0, 0), None);
        assert_eq!((of(7, 2), of(10, 3), of(20, 3)), (Some(35), Some(33), Some(67)));
        assert_eq!(of(1, 20), Some(1), "a twentieth is half a tenth");
    }
}
