//! Where a case stands: its clocks, its tasks, its hearing and its decision.

use crate::approvals::case::{Called, Case, Decision, Fiction, Hearing, State};
use crate::approvals::clock::{Certificate, ClockFault};
use crate::approvals::flow::{Risk, StepId, StepKind};
use crate::approvals::post::PostCode;
use crate::calendar::Calendar;
use crate::recruitment::scheme::Named;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The clocks of a case, each where it runs or ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clocks {
    /// Until when the applicant supplies what was missing.
    pub supply: Option<Certificate>,
    /// Until when the agency tells what is missing, or accepts.
    pub acceptance: Option<Certificate>,
    /// The promise.
    pub promised: Option<Certificate>,
    /// The law's time to decide.
    pub statutory: Option<Certificate>,
    /// The delivery.
    pub delivery: Option<Certificate>,
    /// In which a hearing may be asked for.
    pub ask_hearing: Option<Certificate>,
    /// In which one that was asked for is held.
    pub hold_hearing: Option<Certificate>,
}

impl Clocks {
    /// Those of a case.
    ///
    /// # Errors
    /// Why no deadline follows; none of what the rules have let happen.
    pub fn of(case: &Case, calendar: &Calendar) -> Result<Self, ClockFault> {
        Ok(Self {
            supply: case.supply_clock(calendar)?.filter(|clock| case.supply_until(calendar) == Ok(Some(clock.due))),
            acceptance: case.acceptance_clock(calendar)?,
            promised: case.promised_clock(calendar)?,
            statutory: case.statutory_clock(calendar)?,
            delivery: case.delivery_clock(calendar)?,
            ask_hearing: case.hearing().asking_clock(calendar)?,
            hold_hearing: case.hearing().holding_clock(calendar)?,
        })
    }

    /// The clock that matters to an applicant now.
    pub fn present(&self, state: State) -> Option<&Certificate> {
        match state {
            State::Submitted | State::Supplied => self.acceptance.as_ref(),
            State::Review | State::Suspended => self.promised.as_ref().or(self.statutory.as_ref()),
            State::Granted | State::Denied => self.delivery.as_ref(),
            _ => None,
        }
    }
}

/// A task as the case met it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepShown {
    /// The step.
    pub step: StepId,
    /// What it is called.
    pub name: Named,
    /// The post.
    pub post: Option<PostCode>,
    /// Its risk.
    pub risk: Risk,
    /// The day on which the case came to it.
    pub began_on: NaiveDate,
    /// When it was handled; none while it waits.
    pub done_at: Option<DateTime<Utc>>,
    /// Its own limit, with how its last day was counted.
    pub clock: Option<Certificate>,
    /// Whether the first of two people has decided.
    pub drafted: bool,
}

impl StepShown {
    /// Those of a case, in the order in which it met them.
    ///
    /// # Errors
    /// As [`Clocks::of`].
    pub fn of(case: &Case, calendar: &Calendar) -> Result<Vec<Self>, ClockFault> {
        let flow = case.filing().terms.flow.as_ref();
        let mut shown = Vec::new();
        for run in case.steps() {
            let Some(step) = flow.and_then(|flow| flow.step(&run.step)) else { continue };
            let StepKind::Task(task) = &step.kind else { continue };
            shown.push(Self {
                step: run.step.clone(),
                name: step.name.clone(),
                post: task.post.clone(),
                risk: task.risk,
                began_on: run.began_on,
                done_at: run.done_at,
                clock: case.step_clock(run, calendar)?,
                drafted: run.drafted.is_some(),
            });
        }
        Ok(shown)
    }
}

/// How far a hearing has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingShown {
    /// The day on which the right to it was told.
    pub offered_on: Option<NaiveDate>,
    /// The day on which it was asked for.
    pub asked_on: Option<NaiveDate>,
    /// The last call.
    pub called: Option<Called>,
    /// The number of its record.
    pub record: Option<String>,
}

impl HearingShown {
    /// That of a case, without who chaired it.
    pub fn of(hearing: &Hearing) -> Self {
        Self {
            offered_on: hearing.offered_on,
            asked_on: hearing.asked_on,
            called: hearing.called.clone(),
            record: hearing.held.as_ref().map(|held| held.record.clone()),
        }
    }
}

/// A decision as it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// When it was made, or took effect.
    pub at: DateTime<Utc>,
    /// The rule that made it where the agency stayed silent.
    pub fiction: Option<Fiction>,
}
