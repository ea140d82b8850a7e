//! The parts of cases that have ended (办结): how long each took, and whether in time. The monthly figures count them.

use super::card::Scope;
use super::facts::{Facts, Timed};
use crate::approvals::clock::Certificate;
use crate::approvals::post::PostCode;
use crate::calendar::{Calendar, day_in_shanghai};
use chrono::{DateTime, NaiveDate, Utc};

/// A part that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Which part.
    pub scope: Scope,
    /// The post that had it.
    pub post: PostCode,
    /// When it ended.
    pub at: DateTime<Utc>,
    /// Working days used, from the day after its clock was set going to the day of its end, without those on which the
    /// clock was stopped.
    pub days: u32,
    /// Whether within the promise, or within the law's limit where nothing is promised (承诺时限内办结).
    pub within_promise: bool,
    /// Whether within the law's limit (法定时限内办结).
    pub within_limit: bool,
}

impl Facts {
    /// The parts that have ended.
    pub fn ended(&self, calendar: &Calendar) -> Vec<Ended> {
        self.timed.iter().filter_map(|timed| timed.ended(calendar)).collect()
    }
}

impl Timed {
    fn ended(&self, calendar: &Calendar) -> Option<Ended> {
        let at = self.done_at?;
        let promise = self.promised.as_ref().or(self.statutory.as_ref());
        Some(Ended {
            scope: self.scope.clone(),
            post: self.post.clone(),
            at,
            days: promise.map(|clock| used(clock, day_in_shanghai(at), calendar)).unwrap_or_default(),
            within_promise: self.done_within(promise),
            within_limit: self.done_within(self.statutory.as_ref()),
        })
    }
}

/// The working days of a clock up to and with a day.
fn used(clock: &Certificate, until: NaiveDate, calendar: &Calendar) -> u32 {
    let days = clock.input.start.on.iter_days().skip(1).take_while(|day| *day <= until);
    let counted = days.filter(|day| calendar.is_working_day(*day).0 && clock.stopped_on(*day).is_none());
    u32::try_from(counted.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{CALENDAR, facts, total};

    #[test]
    fn working_days_are_counted_from_the_day_after_the_start() {
        let ended = |at| facts(vec![total(Some(at))]).ended(&CALENDAR).remove(0);
        let day = |at| (ended(at).days, ended(at).within_promise, ended(at).within_limit);
        assert_eq!(day("2026-09-01T05:00:00Z"), (0, true, true), "on the day itself");
        assert_eq!(day("2026-09-11T05:00:00Z"), (8, true, true));
        assert_eq!(day("2026-09-14T05:00:00Z"), (9, false, true));
        assert!(!day("2026-09-30T05:00:00Z").2);
        assert_eq!(facts(vec![total(None)]).ended(&CALENDAR), [], "what is open has not ended");
    }
}
