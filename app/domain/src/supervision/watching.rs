//! The facts of an approval case, read from its events.

use super::card::{Scope, Trigger};
use super::facts::{Facts, Incident, Timed};
use super::measures::Measures;
use super::stops::stopped;
use crate::approvals::case::{By, Case, Decision, Event, Refused, StepRun, What};
use crate::approvals::clock::{Certificate, Why};
use crate::approvals::flow::{StepId, StepKind, Task};
use crate::approvals::post::PostCode;
use crate::calendar::{Calendar, end_of_day};
use crate::ids::CaseId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The posts that answer for a case where no act of a post says who had it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Responsible {
    /// For telling what is missing, and accepting.
    pub accept: PostCode,
    /// For the decision.
    pub decide: PostCode,
    /// For the delivery.
    pub deliver: PostCode,
}

/// The facts of a case: its clocks and those of its steps, and what happened in it.
///
/// # Errors
/// As [`Case::of`] and its clocks.
pub fn watch(
    id: CaseId,
    case: &Case,
    events: &[Event],
    posts: &Responsible,
    measures: &Measures,
    calendar: &Calendar,
) -> Result<Facts, Refused> {
    let statutory = case.statutory_clock(calendar)?;
    let mut incidents: Vec<Incident> = events.iter().filter_map(|event| incident(case, event, posts)).collect();
    incidents.extend(statutory.as_ref().and_then(|clock| stop_abuse(clock, measures)));
    let ended = |found: fn(&What) -> bool| events.iter().find(|event| found(&event.what)).map(|event| event.at);
    let timed = [
        (Scope::Acceptance, &posts.accept, None, case.acceptance_clock(calendar)?, accepted_at(case, events)),
        (Scope::Total, &posts.decide, case.promised_clock(calendar)?, statutory, ended(What::ends_review)),
        (Scope::Hearing, &posts.decide, None, case.hearing().holding_clock(calendar)?, ended(ends_hearing)),
        (Scope::Delivery, &posts.deliver, None, case.delivery_clock(calendar)?, ended(is_delivery)),
    ];
    let timed = timed.into_iter().filter_map(|(scope, post, promised, statutory, done_at)| {
        statutory.map(|clock| Timed { scope, post: post.clone(), promised, statutory: Some(clock), done_at })
    });
    let mut timed: Vec<Timed> = timed.collect();
    let mut runs: BTreeMap<&StepId, usize> = BTreeMap::new();
    for run in case.steps() {
        let number = runs.entry(&run.step).and_modify(|number| *number += 1).or_insert(1);
        let done_at = run.done_at.or(ended(What::ends_review));
        timed.extend(step(case, run, Scope::run(&run.step, *number), done_at, calendar)?);
    }
    Ok(Facts { case: id, timed, incidents, stops: stopped(case, events, calendar)? })
}

/// A task of the flow against its own limit; none where the flow names no post for it. A step that is met again after a
/// return is another run of it, with cards of its own.
fn step(
    case: &Case,
    run: &StepRun,
    scope: Scope,
    done_at: Option<DateTime<Utc>>,
    calendar: &Calendar,
) -> Result<Option<Timed>, Refused> {
    let flow = case.filing().terms.flow.as_ref().and_then(|flow| flow.step(&run.step));
    let Some(StepKind::Task(Task { post: Some(post), .. })) = flow.map(|step| &step.kind) else { return Ok(None) };
    let promised = case.step_clock(run, calendar)?;
    Ok(Some(Timed { scope, post: post.clone(), promised, statutory: None, done_at }))
}

/// When the acceptance was settled. The clock is that of the last papers, so what was asked before does not settle it.
fn accepted_at(case: &Case, events: &[Event]) -> Option<DateTime<Utc>> {
    let settles = |what: &What| match what {
        What::Accepted { .. }
        | What::RefusedNotRequired { .. }
        | What::RefusedNoAuthority { .. }
        | What::Withdrawn
        | What::Terminated { .. } => true,
        What::CorrectionAsked { .. } => case.complete_on().is_none(),
        _ => false,
    };
    events.iter().find(|event| settles(&event.what)).map(|event| event.at)
}

impl What {
    /// Whether the review of the case has ended with it, in any way.
    pub(super) const fn ends_review(&self) -> bool {
        matches!(self, Self::Decided { .. } | Self::Deemed { .. } | Self::Withdrawn | Self::Terminated { .. })
    }
}

const fn ends_hearing(what: &What) -> bool {
    matches!(what, What::HearingHeld { .. }) || what.ends_review()
}

const fn is_delivery(what: &What) -> bool {
    matches!(what, What::Delivered)
}

/// What an event is a card for by itself. The rules of a case refuse most of it; cases that came from elsewhere, and a
/// rule that was got around, are found here all the same.
fn incident(case: &Case, event: &Event, posts: &Responsible) -> Option<Incident> {
    let (trigger, scope) = match &event.what {
        What::RefusedNotRequired { reason: words } | What::RefusedNoAuthority { go_to: words } if is_blank(words) => {
            (Trigger::UnreasonedRefusal, Scope::Acceptance)
        }
        What::Decided { decision: Decision::Deny { reasons, .. } } if reasons.iter().all(|words| is_blank(words)) => {
            (Trigger::UnreasonedRefusal, Scope::Total)
        }
        What::Decided { .. } if by_one_person(case) => (Trigger::SamePerson, Scope::Total),
        What::Deemed { .. } => (Trigger::Silence, Scope::Total),
        _ => return None,
    };
    let post = match &event.by {
        By::Post { post, .. } => post.clone(),
        By::Applicant | By::Law => posts.decide.clone(),
    };
    Some(Incident { trigger, scope, post, at: event.at })
}

fn is_blank(words: &str) -> bool {
    words.trim().is_empty()
}

/// Whether whoever drafted the decision approved it too. Where an item asks for two pairs of hands the rules refuse it;
/// where it does not, nothing is refused, and the card says that nobody else has looked.
fn by_one_person(case: &Case) -> bool {
    let hands = case.outcome().and_then(|outcome| outcome.hands.as_ref());
    hands.is_some_and(|(drafted, approved)| match (drafted, approved) {
        (By::Post { account: drafted, .. }, By::Post { account: approved, .. }) => drafted == approved,
        _ => false,
    })
}

/// The moment at which the clock had been stopped once too often, or for a day too long; the earlier of the two.
fn stop_abuse(clock: &Certificate, measures: &Measures) -> Option<Incident> {
    let pauses = &clock.input.pauses;
    let too_often = pauses.get(measures.most_stops).map(|pause| (end_of_day(pause.from), pause));
    let mut stopped = clock.days.iter().filter_map(|noted| match noted.why {
        Why::Stopped { pause } => Some((noted.day, pause)),
        _ => None,
    });
    let too_long =
        stopped.nth(measures.most_stopped_days).and_then(|(day, pause)| Some((end_of_day(day), pauses.get(pause)?)));
    let (at, pause) = [too_often, too_long].into_iter().flatten().min_by_key(|(at, _)| *at)?;
    Some(Incident { trigger: Trigger::StopAbuse, scope: Scope::Total, post: pause.ordered_by.clone(), at })
}
