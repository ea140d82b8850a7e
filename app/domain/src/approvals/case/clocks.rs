//! The clocks of a case: which limits run or ran, each with its certificate.

use super::fold::Case;
use super::state::Correction;
use super::terms::Kind;
use crate::approvals::clock::limits::{hearing_notice, renewal_application, supply};
use crate::approvals::clock::{
    Certificate, ClockFault, Input, LeadCertificate, LeadEvent, Limit, Start, StartEvent, compute,
};
use crate::calendar::{Calendar, Length, day_in_shanghai};
use chrono::NaiveDate;

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

    /// The applicant's time to supply what was missing, as the notice gave it. None where nothing was asked for; where the
    /// record does not keep how long the notice gave, it is counted in the days up to the one that it told.
    ///
    /// # Errors
    /// As [`Self::statutory_clock`].
    pub fn supply_clock(&self, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
        let Some(correction) = &self.correction else { return Ok(None) };
        compute(Input::plain(supply(correction.length()), correction.told_on), calendar).map(Some)
    }

    /// The last day to supply what was missing: the one that the notice told, or a later one where the holidays of a year
    /// on the way were published after it. None where nothing was asked for.
    ///
    /// # Errors
    /// As [`Self::statutory_clock`].
    pub fn supply_until(&self, calendar: &Calendar) -> Result<Option<NaiveDate>, ClockFault> {
        let told = self.correction.as_ref().map(|correction| correction.until);
        Ok(told.max(self.supply_clock(calendar)?.map(|clock| clock.due)))
    }

    /// The last days for what must come before something else: of the notice of the hearing that is called (art 48(1)(1)),
    /// and of the application for a renewal (art 50(1)).
    pub fn leads(&self, calendar: &Calendar) -> Vec<LeadCertificate> {
        let renewal = match self.filing.terms.kind {
            Kind::Renewal { expires, .. } => Some((renewal_application(), LeadEvent::LicenceEnds, expires)),
            Kind::New | Kind::Change { .. } => None,
        };
        let called = self.hearing.called.as_ref();
        let hearing = called.map(|called| (hearing_notice(), LeadEvent::Hearing, called.on));
        let leads = [renewal, hearing].into_iter().flatten();
        leads.map(|(lead, event, on)| LeadCertificate::of(lead, event, on, calendar)).collect()
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
            self.supply_clock(calendar)?,
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

impl Correction {
    /// The length that the notice gave. Every length ends on a day that is worked, so that days counted from the notice to
    /// the day that it told end on the same.
    fn length(&self) -> Length {
        let days = || u16::try_from((self.until - self.told_on).num_days()).unwrap_or(u16::MAX);
        self.within.unwrap_or_else(|| Length::CalendarDays(days()))
    }
}
