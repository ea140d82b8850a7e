//! What time alone has done to a case: the same events, with the same moments, however late somebody looks.

use super::event::{By, Event, Fiction, What};
use super::fold::Case;
use super::state::State;
use super::terms::Kind;
use crate::approvals::clock::{Certificate, ClockFault};
use crate::calendar::{Calendar, end_of_day};
use chrono::{DateTime, Utc};

impl Case {
    /// What has taken effect by `now` and is not among the events yet, in its order.
    ///
    /// # Errors
    /// Why no deadline follows; none of what [`super::decide`] has let happen.
    pub fn effects_until(&self, now: DateTime<Utc>, calendar: &Calendar) -> Result<Vec<Event>, ClockFault> {
        self.clone().advance(now, calendar)
    }

    /// Adds what has taken effect by `now`, and gives it.
    ///
    /// # Errors
    /// As [`Self::effects_until`].
    pub fn advance(&mut self, now: DateTime<Utc>, calendar: &Calendar) -> Result<Vec<Event>, ClockFault> {
        let mut effects = Vec::new();
        while let Some(event) = self.next_effect(calendar)?.filter(|event| event.at <= now) {
            self.apply(&event);
            effects.push(event);
        }
        Ok(effects)
    }

    /// The next thing that happens if nobody acts; none where nothing ever will. It says on which instant something has
    /// to be looked at again.
    ///
    /// # Errors
    /// As [`Self::effects_until`].
    pub fn next_effect(&self, calendar: &Calendar) -> Result<Option<Event>, ClockFault> {
        let effects = match self.state {
            State::Submitted | State::Supplied => [self.acceptance_by_law(calendar)?, None],
            State::Review => [self.renewal_by_silence(calendar), self.silent_consent(calendar)?],
            State::Suspended => [self.renewal_by_silence(calendar), self.running_on(calendar)?],
            _ => [None, None],
        };
        Ok(effects.into_iter().flatten().min_by_key(|event| event.at))
    }

    /// Art 32(1)(4): who is not told in time is accepted as of the day on which the papers came.
    fn acceptance_by_law(&self, calendar: &Calendar) -> Result<Option<Event>, ClockFault> {
        let clock = self.acceptance_clock(calendar)?;
        Ok(clock.map(|clock| by_law(clock.ends_at(), What::Accepted { as_of: clock.input.start.on })))
    }

    /// Art 50(2): a renewal applied for in time and undecided when the licence ends is granted, also while the clock
    /// stands. Whoever had not supplied everything by then is not helped by the agency's silence.
    fn renewal_by_silence(&self, calendar: &Calendar) -> Option<Event> {
        let Kind::Renewal { expires, until } = self.filing.terms.kind else { return None };
        let complete = self.complete_on().is_some_and(|day| day <= expires);
        let accepted = self.acceptance.filter(|_| complete && self.filing.is_in_time_for(expires, calendar))?.at;
        let deemed = What::Deemed { fiction: Fiction::Renewal, valid_until: Some(until) };
        Some(by_law(end_of_day(expires).max(accepted), deemed))
    }

    /// The item's own option, off unless the item says otherwise.
    fn silent_consent(&self, calendar: &Calendar) -> Result<Option<Event>, ClockFault> {
        let Some(validity) = self.filing.terms.silent_consent else { return Ok(None) };
        let consent = |clock: Certificate| {
            let valid_until = match self.filing.terms.kind {
                Kind::Renewal { until, .. } => Some(until),
                Kind::Change { until } => until,
                Kind::New => validity.last_day(clock.due),
            };
            by_law(clock.ends_at(), What::Deemed { fiction: Fiction::SilentConsent, valid_until })
        };
        Ok(self.statutory_clock(calendar)?.map(consent))
    }

    /// The clock stands no longer than the needed time that was told.
    fn running_on(&self, calendar: &Calendar) -> Result<Option<Event>, ClockFault> {
        let stop = self.statutory_clock(calendar)?.and_then(|clock| clock.stops.last().copied());
        Ok(stop.map(|stop| by_law(end_of_day(stop.until), What::RanOn)))
    }
}

const fn by_law(at: DateTime<Utc>, what: What) -> Event {
    Event { at, by: By::Law, what }
}
