//! A case: the fold over its events.

use super::act::Decision;
use super::event::{By, Event, Fiction, What};
use super::hearing::{Hearing, Held};
use super::licence::Licence;
use super::refused::Refused;
use super::state::{Acceptance, Correction, Outcome, Proposal, State};
use super::stepping::{self, StepRun};
use super::terms::{Filing, TermsFault};
use crate::approvals::clock::{Extension, Pause};
use crate::approvals::flow::Walk;
use crate::calendar::day_in_shanghai;
use crate::ids::AccountId;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;

/// A case: what was filed, and where its events have led.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub(super) filing: Filing,
    pub(super) state: State,
    pub(super) supplied_on: Option<NaiveDate>,
    pub(super) correction: Option<Correction>,
    pub(super) acceptance: Option<Acceptance>,
    pub(super) pauses: Vec<Pause>,
    pub(super) extension: Option<Extension>,
    pub(super) hearing: Hearing,
    pub(super) reviewers: BTreeSet<AccountId>,
    pub(super) walk: Option<Walk>,
    pub(super) steps: Vec<StepRun>,
    pub(super) proposal: Option<Proposal>,
    pub(super) outcome: Option<Outcome>,
    pub(super) licence: Option<Licence>,
    pub(super) last_at: DateTime<Utc>,
}

impl Case {
    /// A case as it was filed.
    ///
    /// # Errors
    /// `terms` where the limits are not what they stand for.
    pub fn begin(filing: Filing) -> Result<Self, Refused> {
        filing.terms.check().map_err(Refused::Terms)?;
        if let Some(flow) = &filing.terms.flow {
            stepping::begin(flow, &filing).map_err(|_| Refused::Terms(TermsFault::Flow))?;
        }
        Ok(Self {
            state: State::Submitted,
            supplied_on: None,
            correction: None,
            acceptance: None,
            pauses: Vec::new(),
            extension: None,
            hearing: Hearing::default(),
            reviewers: BTreeSet::new(),
            walk: None,
            steps: Vec::new(),
            proposal: None,
            outcome: None,
            licence: None,
            last_at: filing.at,
            filing,
        })
    }

    /// A case as its events have left it.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub fn of<'a>(filing: Filing, events: impl IntoIterator<Item = &'a Event>) -> Result<Self, Refused> {
        let mut case = Self::begin(filing)?;
        events.into_iter().for_each(|event| case.apply(event));
        Ok(case)
    }

    /// Adds what happened. It is not asked here whether it should have: that is [`super::decide`]'s.
    pub fn apply(&mut self, event: &Event) {
        let today = day_in_shanghai(event.at);
        self.last_at = self.last_at.max(event.at);
        let reviews = match &event.what {
            What::StepDrafted { step, .. } | What::StepHandled { step, .. } => self.reviews_at(step),
            what => what.is_review(),
        };
        if let By::Post { account, .. } = event.by
            && reviews
        {
            self.reviewers.insert(account);
        }
        self.state = match &event.what {
            What::RefusedNotRequired { .. } => State::RefusedNotRequired,
            What::RefusedNoAuthority { .. } => State::RefusedNoAuthority,
            What::CorrectionAsked { missing, until, within } => {
                let missing = missing.clone();
                self.correction = Some(Correction { missing, until: *until, told_on: today, within: *within });
                State::Correcting
            }
            What::Supplied => {
                self.supplied_on = Some(today);
                State::Supplied
            }
            What::Accepted { as_of } => {
                let by_law = event.by == By::Law;
                self.acceptance = Some(Acceptance { as_of: *as_of, at: event.at, by_law });
                let flow = self.filing.terms.flow.as_ref();
                self.walk = flow.and_then(|flow| stepping::begin(flow, &self.filing).ok());
                self.meet(today);
                State::Review
            }
            What::Suspended(pause) => {
                self.pauses.push(pause.clone());
                State::Suspended
            }
            What::Resumed => {
                if let Some(pause) = self.pauses.last_mut() {
                    pause.until = Some(today);
                }
                State::Review
            }
            What::RanOn => State::Review,
            What::Extended(extension) => {
                self.extension = Some(extension.clone());
                self.state
            }
            What::HearingOffered => {
                self.hearing.offered_on = Some(today);
                self.state
            }
            What::HearingAsked => {
                self.hearing.asked_on = Some(today);
                self.state
            }
            What::HearingCalled(called) => {
                self.hearing.called = Some(called.clone());
                self.state
            }
            What::HearingHeld { record } => {
                self.hearing.held = Some(Held { record: record.clone(), chair: event.by.clone() });
                self.state
            }
            What::StepDrafted { step, outcome, .. } => {
                self.step_drafted(step, outcome, &event.by);
                self.state
            }
            What::StepHandled { step, outcome, .. } => {
                self.step_handled(step, outcome, event.at, today);
                self.state
            }
            What::Proposed { decision } => {
                self.proposal = Some(Proposal { decision: decision.clone(), by: event.by.clone() });
                self.state
            }
            What::ProposalReturned { .. } => {
                self.proposal = None;
                self.state
            }
            What::Decided { decision } => self.decided(decision.clone(), event, None),
            What::Deemed { fiction, valid_until } => {
                self.decided(Decision::Grant { valid_until: *valid_until }, event, Some(*fiction))
            }
            What::Delivered => State::Delivered,
            What::Withdrawn => State::Withdrawn,
            What::Terminated { .. } => State::Terminated,
            What::Licence(act) => {
                self.licence = self.licence.map(|licence| licence.acted_on(act));
                self.state
            }
        };
    }

    fn decided(&mut self, decision: Decision, event: &Event, fiction: Option<Fiction>) -> State {
        let drafted = self.proposal.take();
        let hands = drafted.filter(|_| fiction.is_none()).map(|proposal| (proposal.by, event.by.clone()));
        let (state, licence) = match &decision {
            Decision::Grant { valid_until } => (State::Granted, Some(Licence::granted(*valid_until))),
            Decision::Deny { .. } => (State::Denied, None),
        };
        self.licence = licence;
        self.outcome = Some(Outcome { decision, at: event.at, fiction, hands });
        state
    }

    /// What was filed.
    pub const fn filing(&self) -> &Filing {
        &self.filing
    }

    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// The day on which all papers were there: of the receipt, or of what was supplied. None while something that was
    /// asked for has not come.
    pub fn complete_on(&self) -> Option<NaiveDate> {
        match (&self.correction, self.supplied_on) {
            (Some(_), supplied) => supplied,
            (None, _) => Some(self.filing.received_on()),
        }
    }

    /// The notice of what was missing.
    pub const fn correction(&self) -> Option<&Correction> {
        self.correction.as_ref()
    }

    /// The acceptance.
    pub const fn acceptance(&self) -> Option<&Acceptance> {
        self.acceptance.as_ref()
    }

    /// The stops of its clock, in order.
    pub fn pauses(&self) -> &[Pause] {
        &self.pauses
    }

    /// The extension of its time.
    pub const fn extension(&self) -> Option<&Extension> {
        self.extension.as_ref()
    }

    /// How far its hearing has come.
    pub const fn hearing(&self) -> &Hearing {
        &self.hearing
    }

    /// The draft that waits for its approval.
    pub const fn proposal(&self) -> Option<&Proposal> {
        self.proposal.as_ref()
    }

    /// The decision.
    pub const fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// The licence that was granted.
    pub const fn licence(&self) -> Option<&Licence> {
        self.licence.as_ref()
    }

    /// Whether somebody applied for it themselves.
    pub fn is_of(&self, account: AccountId) -> bool {
        self.filing.applicant.account == Some(account)
    }
}
