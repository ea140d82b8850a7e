//! A record read with suspicion: whether each event of a case follows from those before it by the same rules that let acts
//! happen.

use super::act::{Act, TerminatedBecause, Whose};
use super::actor::Duty;
use super::deciding::{decided_by_flow, done, extending_duty};
use super::event::{By, Event, What};
use super::fold::Case;
use super::refused::Refused;
use super::stepping::{can_have_handled, task};
use super::terms::Filing;
use crate::calendar::{Calendar, Length, day_in_shanghai};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::mem::discriminant;

/// The case that its events amount to, each of them checked as far as the record alone allows: the order of time, what time
/// alone does and when, whether the state allows the act and what it says is right, and that one person did not do what two
/// must. Which duties and which region a post had at the moment of an act is in no event, nor is the number of what an
/// applicant signed, nor what became of a licence that another case gave: that is taken on trust, and so is an end of the
/// record that is cut off between two acts.
///
/// The calendar is the one that the record was written under: a notice that moves days afterwards moves what time alone
/// does.
///
/// # Errors
/// The place of the first event that does not follow, from 0, with the reason: the refusal that the act would have met,
/// `record-differs` or `record-lacks`. The place is the number of events where the last one had to be followed at once.
pub fn replay(filing: Filing, events: &[Event], calendar: &Calendar) -> Result<Case, (usize, Refused)> {
    let mut case = Case::begin(filing).map_err(|refused| (0, refused))?;
    let mut before = None;
    for (place, event) in events.iter().enumerate() {
        follows(&case, before, event, calendar).map_err(|refused| (place, refused))?;
        case.apply(event);
        before = Some(event);
    }
    let lacking = before.map_or(Ok(None), |last| due(&case, Some(last), last.at, calendar));
    match lacking.map_err(|refused| (events.len(), refused))? {
        Some(lacking) => Err((events.len(), Refused::RecordLacks(lacking.at))),
        None => Ok(case),
    }
}

/// Whether an event follows, after the one before it.
fn follows(case: &Case, before: Option<&Event>, event: &Event, calendar: &Calendar) -> Result<(), Refused> {
    if event.at < case.last_at {
        return Err(Refused::ClockSetBack(case.last_at));
    }
    if let What::Terminated { because: TerminatedBecause::LicenceGone, reason } = &event.what {
        return lost(case, before, event, reason, calendar);
    }
    let rightly = match due(case, before, event.at, calendar)? {
        Some(due) if discriminant(&due.what) != discriminant(&event.what) => return Err(Refused::RecordLacks(due.at)),
        Some(due) => due,
        None => {
            let act = act(&event.what, day_in_shanghai(event.at)).ok_or(Refused::RecordDiffers)?;
            entitled(case, &act, &event.by)?;
            done(case, act, event.by.clone(), event.at, calendar)?
        }
    };
    if as_kept(rightly, &event.what) == *event { Ok(()) } else { Err(Refused::RecordDiffers) }
}

/// An event without what records of its time did not keep.
fn as_kept(mut event: Event, kept: &What) -> Event {
    if let (What::CorrectionAsked { within, .. }, What::CorrectionAsked { within: None, .. }) = (&mut event.what, kept)
    {
        *within = None;
    }
    event
}

/// Whether a case can have ended with its licence: undecided, and silence had not granted it the moment before.
fn lost(case: &Case, before: Option<&Event>, event: &Event, reason: &str, calendar: &Calendar) -> Result<(), Refused> {
    if let Some(due) = due(case, before, event.at - TimeDelta::microseconds(1), calendar)? {
        return Err(Refused::RecordLacks(due.at));
    }
    let rightly = case.without_licence(reason, event.at).filter(|_| !reason.trim().is_empty());
    if rightly.as_ref() == Some(event) { Ok(()) } else { Err(Refused::RecordDiffers) }
}

/// What has to happen before anything else does at an instant: the decision that the end of the flow was, or what time has
/// done.
fn due(case: &Case, before: Option<&Event>, at: DateTime<Utc>, calendar: &Calendar) -> Result<Option<Event>, Refused> {
    match decided_by_flow(case, before) {
        Some(decided) => Ok(Some(decided)),
        None => Ok(case.next_effect(calendar)?.filter(|effect| effect.at <= at)),
    }
}

/// Whether somebody can have done it, by what the event says of them.
fn entitled(case: &Case, act: &Act, by: &By) -> Result<(), Refused> {
    match (by, act.kind().whose()) {
        (By::Law, _) => Err(Refused::RecordDiffers),
        (By::Applicant, Whose::Applicant) if case.filing.applicant.account.is_some() => Ok(()),
        (By::Applicant, Whose::Applicant) => Err(Refused::NotTheApplicant),
        (By::Applicant, Whose::Post(duty)) => Err(Refused::WithoutDuty(duty)),
        (By::Applicant, Whose::ExtendingOffice) => Err(Refused::WithoutDuty(extending_duty(case)?)),
        (By::Applicant, Whose::Step) => Err(Refused::WithoutPost),
        (By::Post { account, .. }, _) if case.is_of(*account) => Err(Refused::OwnApplication),
        (By::Post { post, cover_for, .. }, Whose::Step) => {
            let (Act::Handle { step, .. }, Some(flow)) = (act, &case.filing.terms.flow) else { return Ok(()) };
            let another = task(flow, step).is_some_and(|task| !can_have_handled(task, post, cover_for.as_ref()));
            if another { Err(Refused::WithoutPost) } else { Ok(()) }
        }
        (By::Post { post, cover_for: Some(of), .. }, whose) => {
            let duty = match whose {
                Whose::Post(duty) => Some(duty),
                Whose::Applicant => Some(Duty::Receive),
                Whose::Step | Whose::ExtendingOffice => None,
            };
            let covers = duty.is_some_and(|duty| case.stands_in(duty, post).contains(of));
            if covers { Ok(()) } else { Err(Refused::RecordDiffers) }
        }
        (By::Post { .. }, _) => Ok(()),
    }
}

/// The act that an event was; none for what only time does.
fn act(what: &What, today: NaiveDate) -> Option<Act> {
    Some(match what.clone() {
        What::RefusedNotRequired { reason } => Act::RefuseNotRequired { reason },
        What::RefusedNoAuthority { go_to } => Act::RefuseNoAuthority { go_to },
        What::CorrectionAsked { missing, until, within } => {
            Act::AskCorrection { missing, within: within.unwrap_or_else(|| days(today, until)) }
        }
        What::Supplied => Act::Supply { signed_request: signed() },
        What::Accepted { .. } => Act::Accept,
        What::Suspended(pause) => Act::Suspend { reason: pause.reason, needed: pause.needed, notice: pause.notice },
        What::Resumed => Act::Resume,
        What::Extended(extension) => Act::Extend { length: extension.length, reason: extension.reason },
        What::HearingOffered => Act::OfferHearing,
        What::HearingAsked => Act::AskHearing { signed_request: signed() },
        What::HearingCalled(called) => Act::CallHearing { on: called.on, at: called.at, place: called.place },
        What::HearingHeld { record } => Act::HoldHearing { record },
        What::StepDrafted { step, outcome, opinion } | What::StepHandled { step, outcome, opinion } => {
            Act::Handle { step, outcome, opinion }
        }
        What::Proposed { decision } => Act::Propose { decision },
        What::ProposalReturned { reason } => Act::ReturnProposal { reason },
        What::Decided { .. } => Act::Approve,
        What::Delivered => Act::Deliver,
        What::Withdrawn => Act::Withdraw { signed_request: signed() },
        What::Terminated { because, reason } => Act::Terminate { because, reason },
        What::Licence(act) => Act::Licence(act),
        What::RanOn | What::Deemed { .. } => return None,
    })
}

/// The days from one to another. Every length ends on a day that is worked, so that, counted in days, it ends on the same.
fn days(from: NaiveDate, until: NaiveDate) -> Length {
    Length::CalendarDays(u16::try_from((until - from).num_days()).unwrap_or(0))
}

/// The number of what the applicant signed, which the window keeps with the paper and no event has.
fn signed() -> Option<String> {
    Some("on paper".to_owned())
}
