//! The hearing (听证, 行政许可法 arts 46–48): offered or ordered, asked for in five days, called seven days ahead, chaired by
//! somebody who does not review the case; the decision waits for its record.

use super::event::By;
use super::refused::Refused;
use crate::approvals::clock::limits::{Statutory, hearing_notice};
use crate::approvals::clock::{Certificate, ClockFault, Input, compute};
use crate::calendar::Calendar;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// A hearing as it was called.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Called {
    /// The day.
    pub on: NaiveDate,
    /// The time of day in China; none in a record of before hearings had one. An event has an `at` of its own beside it.
    #[serde(default, rename = "time", skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
    /// The place.
    pub place: String,
}

/// A hearing as it was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The signed record, by its number (听证笔录).
    pub record: String,
    /// Who chaired it.
    pub chair: By,
}

/// How far the hearing of a case has come. One that the agency orders itself (art 46) is called without being asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    /// The day on which the right to it was told.
    pub offered_on: Option<NaiveDate>,
    /// The day on which it was asked for.
    pub asked_on: Option<NaiveDate>,
    /// The last call; a hearing that was put off is called again.
    pub called: Option<Called>,
    /// The hearing.
    pub held: Option<Held>,
}

impl Hearing {
    /// The time in which it may be asked for; none where the right was not told.
    ///
    /// # Errors
    /// Why no deadline follows; none of the law's limits.
    pub fn asking_clock(&self, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
        clock(Statutory::AskHearing, self.offered_on, calendar)
    }

    /// The time in which one that was asked for must be held; none where it was not.
    ///
    /// # Errors
    /// As [`Self::asking_clock`].
    pub fn holding_clock(&self, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
        clock(Statutory::HoldHearing, self.asked_on, calendar)
    }

    /// Offered once, and not where the agency has ordered one.
    pub(super) fn may_offer(&self) -> Result<(), Refused> {
        if self.offered_on.is_none() && self.called.is_none() { Ok(()) } else { Err(Refused::OutOfTurn) }
    }

    /// Asked for once, in the five days.
    pub(super) fn may_ask(&self, today: NaiveDate, calendar: &Calendar) -> Result<(), Refused> {
        let clock = self.asking_clock(calendar)?.filter(|_| self.asked_on.is_none()).ok_or(Refused::OutOfTurn)?;
        if today <= clock.due { Ok(()) } else { Err(Refused::TooLateForHearing(clock.due)) }
    }

    /// Called far enough ahead. One that is late for those who asked is called all the same: better late than not held.
    pub(super) fn may_call(&self, on: NaiveDate, today: NaiveDate, calendar: &Calendar) -> Result<(), Refused> {
        if self.held.is_some() {
            return Err(Refused::OutOfTurn);
        }
        let last = hearing_notice().last_day(on, calendar).date;
        if today < on && today <= last { Ok(()) } else { Err(Refused::HearingTooSoon(last)) }
    }

    /// Held once, on its day or entered after it.
    pub(super) fn may_hold(&self, today: NaiveDate) -> Result<(), Refused> {
        let due = self.called.as_ref().filter(|called| called.on <= today && self.held.is_none());
        due.map(|_| ()).ok_or(Refused::OutOfTurn)
    }

    /// Whether the decision may be drafted: not while the hearing may still be asked for, and not before its record.
    pub(super) fn lets_decide(&self, today: NaiveDate, calendar: &Calendar) -> Result<(), Refused> {
        if self.held.is_some() {
            return Ok(());
        }
        if self.asked_on.is_some() || self.called.is_some() {
            return Err(Refused::HearingOutstanding);
        }
        match self.asking_clock(calendar)? {
            Some(clock) if today <= clock.due => Err(Refused::HearingMayBeAsked(clock.due)),
            _ => Ok(()),
        }
    }
}

fn clock(name: Statutory, on: Option<NaiveDate>, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
    on.map(|on| compute(Input::plain(name.limit(), on), calendar)).transpose()
}
