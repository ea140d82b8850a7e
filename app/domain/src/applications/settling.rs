//! Settling the positions (确认开考职位): what must be over before, and what is published of it.
//!
//! Positions are settled once. Whoever chooses another position afterwards goes to one that is examined, and nobody leaves
//! one by then, so no position falls below the ratio later.

use super::payment::ARRIVAL;
use crate::calendar::{Certainty, Due};
use crate::recruitment::Schedule;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What is still open before the positions of a recruitment can be settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// Applications that wait for their first review.
    pub waiting: u64,
    /// Appeals that wait for their decision.
    pub appeals: u64,
    /// Refused applicants who may still appeal.
    pub may_appeal: u64,
    /// The last day on which one of them may; none where nobody may.
    pub appeal_last: Option<NaiveDate>,
    /// Until when a notice of a payment may still arrive and count.
    pub counts_until: DateTime<Utc>,
}

impl Unfinished {
    /// Until when notices of payments count, given the last day of paying of whoever was accepted late.
    pub fn counts_until(schedule: &Schedule, late: Option<NaiveDate>) -> DateTime<Utc> {
        let last = late.map_or(schedule.payment.last, |late| late.max(schedule.payment.last));
        let ends = Due { date: last, certainty: Certainty::Final, skipped: Vec::new() }.ends_at();
        ends.checked_add_signed(ARRIVAL).unwrap_or(ends)
    }

    /// Whether the positions can be settled. A review that is late holds the step up: the staff's delay costs nobody
    /// their place.
    ///
    /// # Errors
    /// `reviews-outstanding` (facts: applications, appeals); `appeals-open` (facts: how many, the last day);
    /// `payments-open` (facts: the instant in Beijing time).
    pub fn check(&self, now: DateTime<Utc>) -> Result<(), Refusal> {
        if self.waiting + self.appeals > 0 {
            return Err(Refusal::new(Code::ReviewsOutstanding).with(self.waiting).with(self.appeals));
        }
        if let Some(last) = self.appeal_last {
            return Err(Refusal::new(Code::AppealsOpen).with(self.may_appeal).with(last));
        }
        Self::paid_up(self.counts_until, now)
    }

    /// Checks that no payment can arrive and count any more.
    ///
    /// # Errors
    /// `payments-open` (facts: the instant in Beijing time).
    pub fn paid_up(counts_until: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Refusal> {
        if now < counts_until {
            return Err(Refusal::new(Code::PaymentsOpen).with(beijing(counts_until)));
        }
        Ok(())
    }
}

fn beijing(at: DateTime<Utc>) -> String {
    let zone = FixedOffset::east_opt(8 * 3_600);
    zone.map_or_else(|| at.to_rfc3339(), |zone| at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string())
}

/// What settling came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Positions that are examined.
    pub held: u64,
    /// Positions that were cancelled.
    pub cancelled: u64,
    /// Paid applicants of positions that are examined.
    pub paid: u64,
    /// Paid applicants of positions that were cancelled: they may choose another.
    pub may_choose: u64,
}

#[cfg(test)]
mod tests {
    use super::super::timeline::samples::{day, schedule};
    use super::*;

    #[test]
    fn everything_must_be_decided_and_the_last_payment_arrived() {
        let counts_until = Unfinished::counts_until(&schedule(), None);
        // 9 May 2008 ends at 16:00 UTC; notices count two hours longer.
        assert_eq!(counts_until.to_rfc3339(), "2008-05-09T18:00:00+00:00");
        let none = Unfinished { waiting: 0, appeals: 0, may_appeal: 0, appeal_last: None, counts_until };
        assert_eq!(none.check(counts_until), Ok(()));
        let early = none.check(counts_until - chrono::TimeDelta::seconds(1)).unwrap_err();
        assert_eq!((early.code, early.facts), (Code::PaymentsOpen, vec!["2008-05-10 02:00".to_owned()]));
        let waits = Unfinished { waiting: 2, appeals: 1, ..none.clone() }.check(counts_until).unwrap_err();
        assert_eq!((waits.code, waits.facts), (Code::ReviewsOutstanding, vec!["2".to_owned(), "1".to_owned()]));
        let open = Unfinished { may_appeal: 3, appeal_last: Some(day("2008-05-12")), ..none };
        let open = open.check(counts_until).unwrap_err();
        assert_eq!((open.code, open.facts), (Code::AppealsOpen, vec!["3".to_owned(), "2008-05-12".to_owned()]));
    }

    #[test]
    fn whoever_was_accepted_late_holds_the_step_up() {
        let late = Unfinished::counts_until(&schedule(), Some(day("2008-05-13")));
        assert_eq!(late.to_rfc3339(), "2008-05-13T18:00:00+00:00");
        let early = Unfinished::counts_until(&schedule(), Some(day("2008-05-01")));
        assert_eq!(early, Unfinished::counts_until(&schedule(), None));
    }
}
