//! Which events follow from an act, or why it is refused.

use super::act::{Act, ActKind, Decision, Remedy, TerminatedBecause, Whose};
use super::actor::{Actor, Capacity, Duty, Holding};
use super::event::{By, Event, What};
use super::fold::Case;
use super::hearing::Called;
use super::refused::Refused;
use super::state::State;
use super::stepping::{Moves, by_step};
use super::terms::Kind;
use crate::approvals::clock::{ClockFault, Extension, ExtensionRule, Input, Pause, StopReason};
use crate::approvals::flow::{Outcome, StepId};
use crate::approvals::post::PostCode;
use crate::calendar::{Calendar, Length, day_in_shanghai};
use crate::ids::AccountId;
use chrono::{DateTime, NaiveDate, Utc};

/// What follows from an act at `now`: what time has done since the last event, the act, and what time does at once.
///
/// # Errors
/// Why it is refused. What time has done holds nevertheless; [`Case::effects_until`] has it.
pub fn decide(
    case: &Case,
    act: Act,
    actor: &Actor,
    now: DateTime<Utc>,
    calendar: &Calendar,
) -> Result<Vec<Event>, Refused> {
    if now < case.last_at {
        return Err(Refused::ClockSetBack(case.last_at));
    }
    let step = match &act {
        Act::Handle { step, .. } => Some(step),
        _ => None,
    };
    let by = by(case, act.kind(), step, actor)?;
    let mut case = case.clone();
    let mut events = case.advance(now, calendar)?;
    let event = done(&case, act, by, now, calendar)?;
    case.apply(&event);
    events.push(event);
    if let Some(event) = decided_by_flow(&case, events.last()) {
        case.apply(&event);
        events.push(event);
    }
    events.extend(case.advance(now, calendar)?);
    Ok(events)
}

/// The event that an act by somebody is, once time has done what it had to: the state allows it, and what it says is right.
pub(super) fn done(case: &Case, act: Act, by: By, now: DateTime<Utc>, calendar: &Calendar) -> Result<Event, Refused> {
    in_state(case, act.kind())?;
    apart_from_chair(case, &act, &by)?;
    let doing = Doing { case, by: &by, now, today: day_in_shanghai(now), calendar };
    let what = doing.what(act)?;
    Ok(Event { at: now, by, what })
}

/// The decision that an event was because it has ended the flow.
pub(super) fn decided_by_flow(case: &Case, last: Option<&Event>) -> Option<Event> {
    let last = last.filter(|event| matches!(event.what, What::StepHandled { .. }))?;
    case.walk.as_ref()?.ending()?;
    let decision = case.proposal.as_ref()?.decision.clone();
    Some(Event { at: last.at, by: last.by.clone(), what: What::Decided { decision } })
}

/// As whom the actor does it.
pub(super) fn by(case: &Case, kind: ActKind, step: Option<&StepId>, actor: &Actor) -> Result<By, Refused> {
    match (&actor.capacity, kind.whose()) {
        (Capacity::Applicant, Whose::Applicant) if case.is_of(actor.account) => Ok(By::Applicant),
        (Capacity::Applicant, Whose::Applicant) => Err(Refused::NotTheApplicant),
        (Capacity::Applicant, Whose::Post(duty)) => Err(Refused::WithoutDuty(duty)),
        (_, Whose::Step) => by_step(case, step.ok_or(Refused::WithoutPost)?, actor),
        (Capacity::Applicant, Whose::ExtendingOffice) => Err(Refused::WithoutDuty(extending_duty(case)?)),
        (Capacity::Post(holding), Whose::Post(duty)) => by_post(case, actor, holding, duty),
        (Capacity::Post(holding), Whose::ExtendingOffice) => by_post(case, actor, holding, extending_duty(case)?),
        (Capacity::Post(holding), Whose::Applicant) => by_post(case, actor, holding, Duty::Receive),
    }
}

fn by_post(case: &Case, actor: &Actor, holding: &Holding, duty: Duty) -> Result<By, Refused> {
    if case.is_of(actor.account) {
        return Err(Refused::OwnApplication);
    }
    if holding.region != case.filing.terms.region {
        return Err(Refused::OutOfRegion);
    }
    if !holding.duties.contains(&duty) {
        return Err(Refused::WithoutDuty(duty));
    }
    let cover_for = case.in_whose_place(duty, holding);
    Ok(By::Post { post: holding.post.clone(), account: actor.account, cover_for })
}

fn extension_rule(case: &Case) -> Result<ExtensionRule, Refused> {
    case.filing.terms.statutory.extension.ok_or(Refused::Clock(ClockFault::NoExtension))
}

pub(super) fn extending_duty(case: &Case) -> Result<Duty, Refused> {
    extension_rule(case).map(|rule| Duty::of(rule.approver))
}

/// Whether the state allows it; where the one notice is what it is about, the refusal says so.
fn in_state(case: &Case, kind: ActKind) -> Result<(), Refused> {
    if kind.is_possible_in(case.state) {
        return Ok(());
    }
    let by_law = case.acceptance.is_some_and(|acceptance| acceptance.by_law);
    Err(match kind {
        ActKind::AskCorrection if case.correction.is_some() => Refused::SecondCorrection,
        ActKind::AskCorrection if by_law && case.state == State::Review => Refused::TooLateToAsk,
        _ => Refused::WrongState(case.state),
    })
}

/// Art 48(1)(3): whoever reviews a case does not chair its hearing, before or afterwards.
fn apart_from_chair(case: &Case, act: &Act, by: &By) -> Result<(), Refused> {
    let Some(actor) = account(by) else { return Ok(()) };
    let chair = case.hearing.held.as_ref().and_then(|held| account(&held.chair));
    let both = match act {
        Act::HoldHearing { .. } => case.reviewers.contains(&actor),
        Act::Handle { step, .. } => case.reviews_at(step) && chair == Some(actor),
        _ => act.kind().whose() == Whose::Post(Duty::Review) && chair == Some(actor),
    };
    if both { Err(Refused::ChairReviews) } else { Ok(()) }
}

/// An act that its actor may do in this state; what it says is still to be looked at.
struct Doing<'a> {
    case: &'a Case,
    by: &'a By,
    now: DateTime<Utc>,
    today: NaiveDate,
    calendar: &'a Calendar,
}

impl Doing<'_> {
    fn what(&self, act: Act) -> Result<What, Refused> {
        Ok(match act {
            Act::RefuseNotRequired { reason } => What::RefusedNotRequired { reason: said(reason)? },
            Act::RefuseNoAuthority { go_to } => What::RefusedNoAuthority { go_to: said(go_to)? },
            Act::AskCorrection { missing, within } => self.ask_correction(missing, within)?,
            Act::Supply { signed_request } => self.for_applicant(signed_request, What::Supplied)?,
            Act::Accept => What::Accepted { as_of: self.today },
            Act::Suspend { reason, needed, notice } => self.suspend(reason, needed, notice)?,
            Act::Resume => What::Resumed,
            Act::Extend { length, reason } => self.extend(length, reason)?,
            Act::OfferHearing => {
                self.case.hearing.may_offer()?;
                self.while_nothing_is_drafted(What::HearingOffered)?
            }
            Act::AskHearing { signed_request } => {
                self.case.hearing.may_ask(self.today, self.calendar)?;
                self.for_applicant(signed_request, What::HearingAsked)?
            }
            Act::CallHearing { on, at, place } => {
                self.case.hearing.may_call(on, self.today, self.calendar)?;
                self.while_nothing_is_drafted(What::HearingCalled(Called { on, at, place: said(place)? }))?
            }
            Act::HoldHearing { record } => {
                self.case.hearing.may_hold(self.today)?;
                What::HearingHeld { record: said(record)? }
            }
            Act::Handle { step, outcome, opinion } => self.handle(step, outcome, opinion)?,
            Act::Propose { decision } => self.propose(decision)?,
            Act::ReturnProposal { reason } => {
                self.case.proposal.as_ref().ok_or(Refused::OutOfTurn)?;
                What::ProposalReturned { reason: said(reason)? }
            }
            Act::Approve => self.approve()?,
            Act::Deliver => What::Delivered,
            Act::Withdraw { signed_request } => self.for_applicant(signed_request, What::Withdrawn)?,
            Act::Terminate { because, reason } => self.terminate(because, reason)?,
            Act::Licence(act) => {
                let licence = self.case.licence.ok_or(Refused::WrongState(self.case.state))?;
                licence.after(&act, self.today)?;
                What::Licence(act)
            }
        })
    }

    fn ask_correction(&self, missing: Vec<String>, within: Length) -> Result<What, Refused> {
        if missing.is_empty() || missing.iter().any(|one| one.trim().is_empty()) {
            return Err(Refused::NothingMissing);
        }
        let until = self.calendar.end_of(self.today, within).date;
        let within = Some(within);
        if until <= self.today {
            Err(Refused::NoSupplyTime)
        } else {
            Ok(What::CorrectionAsked { missing, until, within })
        }
    }

    fn for_applicant(&self, signed_request: Option<String>, what: What) -> Result<What, Refused> {
        let signed = signed_request.is_some_and(|number| !number.trim().is_empty());
        if *self.by == By::Applicant || signed { Ok(what) } else { Err(Refused::NoSignedRequest) }
    }

    fn suspend(&self, reason: StopReason, needed: Length, notice: String) -> Result<What, Refused> {
        if notice.trim().is_empty() {
            return Err(Refused::NoWrittenNotice);
        }
        if !self.case.may_stop_for(reason) {
            return Err(Refused::StopNotHere(reason));
        }
        let ordered_by = self.post(Duty::Review)?;
        let pause = Pause { reason, from: self.today, needed, until: None, ordered_by, notice };
        if self.while_time_runs(|input| input.pauses.push(pause.clone()))? == self.today {
            return Err(Refused::LastDay);
        }
        Ok(What::Suspended(pause))
    }

    fn extend(&self, length: Length, reason: String) -> Result<What, Refused> {
        if self.case.extension.is_some() {
            return Err(Refused::SecondExtension);
        }
        let office = extension_rule(self.case)?.approver;
        let approved_by = self.post(Duty::of(office))?;
        let extension = Extension { length, on: self.today, office, approved_by, reason: said(reason)? };
        self.while_time_runs(|input| input.extension = Some(extension.clone()))?;
        Ok(What::Extended(extension))
    }

    /// Tries a change of the law's clock, which is only changed before it is over; gives the last day before the change.
    fn while_time_runs(&self, change: impl FnOnce(&mut Input)) -> Result<NaiveDate, Refused> {
        let clock = self.case.statutory_clock(self.calendar)?.ok_or(Refused::WrongState(self.case.state))?;
        if clock.is_over(self.now) {
            return Err(Refused::LimitOver);
        }
        let mut input = clock.input;
        change(&mut input);
        input.check()?;
        Ok(clock.due)
    }

    fn handle(&self, step: StepId, outcome: Outcome, opinion: String) -> Result<What, Refused> {
        let account = account(self.by).ok_or(Refused::WithoutPost)?;
        Ok(match self.case.step_by(&step, &outcome, account)? {
            Moves::Drafted => What::StepDrafted { step, outcome, opinion },
            Moves::Handled => What::StepHandled { step, outcome, opinion },
        })
    }

    fn while_nothing_is_drafted(&self, what: What) -> Result<What, Refused> {
        if self.case.proposal.is_some() { Err(Refused::OutOfTurn) } else { Ok(what) }
    }

    fn propose(&self, decision: Decision) -> Result<What, Refused> {
        self.case.hearing.lets_decide(self.today, self.calendar)?;
        let decision = self.about_licence(decision)?;
        match &decision {
            Decision::Grant { valid_until } if valid_until.is_some_and(|last| last < self.today) => {
                return Err(Refused::BadValidity);
            }
            Decision::Grant { .. } => {}
            Decision::Deny { reasons, remedies } => {
                if reasons.is_empty() || reasons.iter().any(|reason| reason.trim().is_empty()) {
                    return Err(Refused::NoReasons);
                }
                if Remedy::ALL.iter().any(|remedy| !remedies.contains(remedy)) {
                    return Err(Refused::NoRemedies);
                }
            }
        }
        self.while_nothing_is_drafted(What::Proposed { decision })
    }

    /// A grant as what was applied for has it: a change leaves the licence its end; a renewal that names no end has the one
    /// that was applied for, and reaches further than before.
    fn about_licence(&self, decision: Decision) -> Result<Decision, Refused> {
        let Decision::Grant { valid_until } = decision else { return Ok(decision) };
        let valid_until = match self.case.filing.terms.kind {
            Kind::New => valid_until,
            Kind::Change { until } => until,
            Kind::Renewal { expires, until } => {
                Some(valid_until.unwrap_or(until)).filter(|end| *end > expires).map(Some).ok_or(Refused::BadValidity)?
            }
        };
        Ok(Decision::Grant { valid_until })
    }

    fn approve(&self) -> Result<What, Refused> {
        if self.case.filing.terms.flow.is_some() {
            return Err(Refused::ByFlow);
        }
        let proposal = self.case.proposal.as_ref().ok_or(Refused::OutOfTurn)?;
        if self.case.filing.terms.two_person && account(&proposal.by) == account(self.by) {
            return Err(Refused::SecondPersonNeeded);
        }
        Ok(What::Decided { decision: proposal.decision.clone() })
    }

    fn terminate(&self, because: TerminatedBecause, reason: String) -> Result<What, Refused> {
        if because == TerminatedBecause::NotSupplied {
            let waits = self.case.supply_until(self.calendar)?.filter(|_| self.case.state == State::Correcting);
            let until = waits.ok_or(Refused::WrongState(self.case.state))?;
            if self.today <= until {
                return Err(Refused::SupplyTimeRuns(until));
            }
        }
        if because == TerminatedBecause::LicenceGone {
            return Err(Refused::WrongState(self.case.state));
        }
        Ok(What::Terminated { because, reason: said(reason)? })
    }

    /// The post that acts.
    fn post(&self, duty: Duty) -> Result<PostCode, Refused> {
        match self.by {
            By::Post { post, .. } => Ok(post.clone()),
            By::Applicant | By::Law => Err(Refused::WithoutDuty(duty)),
        }
    }
}

const fn account(by: &By) -> Option<AccountId> {
    match by {
        By::Post { account, .. } => Some(*account),
        By::Applicant | By::Law => None,
    }
}

/// Words, without the blanks around them.
fn said(words: String) -> Result<String, Refused> {
    let words = words.trim();
    if words.is_empty() { Err(Refused::NoReasons) } else { Ok(words.to_owned()) }
}
