//! The clocks of a case: which limits run or ran, each with its certificate.

use super::fold::Case;
use crate::approvals::clock::{Certificate, ClockFault, Input, Limit, Start, StartEvent, compute};
use crate::calendar::{Calendar, day_in_shanghai};

impl Case {
    /// The time in which the agency tells what is missing or has accepted: from the receipt, or from the day on which
    /// what was asked for came in. None while that is awaited.
    ///
    /// # Errors
    /// Why no deadline follows; none of checked terms.
    pub fn acceptance_clock(&self, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
        let Some(complete_on) = self.complete_on() else { return Ok(None) };
        let start = if self.correction.is_some() { StartEvent::Supplied } else { StartEvent::Received };
        let limit = Limit { start, ..self.filing.terms.tell_missing.clone() };
        compute(Input::plain(limit, complete_on), calendar).map(Some)
    }

    /// The law's time to decide; none before the acceptance.
    ///
    /// # Errors
    /// Why no deadline follows; none of what [`super::decide`] has let happen.
    pub fn statutory_clock(&self, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
        self.clock(&self.filing.terms.statutory, calendar)
    }

    /// The agency's promise; none before the acceptance, or where it promises nothing.
    ///
    /// # Errors
    /// As [`Self::statutory_clock`].
    pub fn promised_clock(&self, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
        let promised = self.filing.terms.promised.as_ref();
        promised.map_or(Ok(None), |limit| self.clock(limit, calendar))
    }

    /// The time to deliver; none before the decision.
    ///
    /// # Errors
    /// As [`Self::statutory_clock`].
    pub fn delivery_clock(&self, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
        let decided = self.outcome.as_ref().map(|outcome| day_in_shanghai(outcome.at));
        let input = decided.map(|on| Input::plain(self.filing.terms.deliver.clone(), on));
        input.map(|input| compute(input, calendar)).transpose()
    }

    /// Every clock that has started, in the order of a case's life, so that a page shows them as they came.
    ///
    /// # Errors
    /// As [`Self::statutory_clock`].
    pub fn clocks(&self, calendar: &Calendar) -> Result<Vec<Certificate>, ClockFault> {
        let clocks = [
            self.acceptance_clock(calendar)?,
            self.promised_clock(calendar)?,
            self.statutory_clock(calendar)?,
            self.hearing.asking_clock(calendar)?,
            self.hearing.holding_clock(calendar)?,
            self.delivery_clock(calendar)?,
        ];
        Ok(clocks.into_iter().flatten().collect())
    }

    /// A promise may know fewer stops than the law, or no extension: it takes of both what it knows.
    fn clock(&self, limit: &Limit, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
        let Some(acceptance) = &self.acceptance else { return Ok(None) };
        let known = self.pauses.iter().filter(|pause| limit.stops.contains(&pause.reason));
        let input = Input {
            limit: limit.clone(),
            start: Start { event: StartEvent::Accepted, on: acceptance.as_of },
            pauses: known.cloned().collect(),
            extension: self.extension.clone().filter(|_| limit.extension.is_some()),
        };
        compute(input, calendar).map(Some)
    }
}
