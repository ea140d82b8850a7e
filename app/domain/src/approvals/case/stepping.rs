//! A case on the way of its flow (流程): the walk begins with the acceptance, posts handle the tasks that wait, and the way
//! that ends it decides as was drafted.
//!
//! The law's frame stays: nobody is accepted, stopped, extended or heard otherwise because a flow says so. A flow adds who
//! acts when, how many people each step needs, and how long it may take.

use super::actor::{Actor, Capacity, Holding};
use super::event::By;
use super::fold::Case;
use super::refused::Refused;
use super::state::State;
use super::terms::Filing;
use crate::approvals::clock::{
    Certificate, ClockFault, Grade, Input, Limit, Pause, Rule, StartEvent, Stop, StopReason, compute,
};
use crate::approvals::flow::{Ending, Flow, NotHere, Outcome, Persons, RegionRule, StepId, StepKind, Task, Walk, Way};
use crate::approvals::post::PostCode;
use crate::calendar::{Calendar, Length};
use crate::ids::AccountId;
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A task of the flow as the case met it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRun {
    /// The step.
    pub step: StepId,
    /// The day on which the case came to it.
    pub began_on: NaiveDate,
    /// When it was handled; none while it waits.
    pub done_at: Option<DateTime<Utc>>,
    /// What the first of two people has decided, until the second agrees.
    pub drafted: Option<(Outcome, AccountId)>,
}

/// The position from which the posts go on once the case is accepted. A first task that can refuse the acceptance is the
/// acceptance itself: it is behind then, whoever or whatever accepted.
///
/// # Errors
/// `Unchecked` where the flow leads nowhere.
pub(super) fn begin(flow: &Flow, filing: &Filing) -> Result<Walk, NotHere> {
    let walk = Walk::begin(flow, &filing.facts)?;
    let Some((first, task)) = accepting_at(flow, &walk) else { return Ok(walk) };
    let accepts = task.ways.iter().find(|way| !refuses(flow, way)).ok_or(NotHere::Unchecked)?;
    walk.decided(flow, &filing.facts, first, &accepts.outcome)
}

/// The first task, where it is the acceptance itself.
pub(super) fn accepting<'a>(flow: &'a Flow, filing: &Filing) -> Option<&'a Task> {
    let walk = Walk::begin(flow, &filing.facts).ok()?;
    accepting_at(flow, &walk).map(|(_, task)| task)
}

fn accepting_at<'a, 'b>(flow: &'a Flow, walk: &'b Walk) -> Option<(&'b StepId, &'a Task)> {
    let first = walk.waiting().next()?;
    let task = task(flow, first)?;
    task.ways.iter().any(|way| refuses(flow, way)).then_some((first, task))
}

fn refuses(flow: &Flow, way: &Way) -> bool {
    flow.step(&way.next).is_some_and(|step| matches!(step.kind, StepKind::End { ending: Ending::NotAccepted }))
}

/// A task by its step's name.
pub(super) fn task<'a>(flow: &'a Flow, id: &StepId) -> Option<&'a Task> {
    flow.step(id)?.task()
}

/// As whom somebody handles a step: a holder of its post, or of one that covers for it while it is absent, in
/// the region it asks for.
pub(super) fn by_step(case: &Case, step: &StepId, actor: &Actor) -> Result<By, Refused> {
    let flow = case.filing.terms.flow.as_ref().ok_or(Refused::Step(NotHere::NotWaiting))?;
    let task = task(flow, step).ok_or(Refused::Step(NotHere::NotWaiting))?;
    let Capacity::Post(holding) = &actor.capacity else { return Err(Refused::WithoutPost) };
    if case.is_of(actor.account) {
        return Err(Refused::OwnApplication);
    }
    let region = match task.region {
        RegionRule::SameRegion => case.filing.terms.region,
        RegionRule::Province => ExamRegion::Provincial,
    };
    if holding.region != region {
        return Err(Refused::OutOfRegion);
    }
    let cover_for = in_place_of(task, holding)?;
    Ok(By::Post { post: holding.post.clone(), account: actor.account, cover_for })
}

/// In whose place the holder of a post handles a task: nobody's where it is the post's own, else the absent post's.
fn in_place_of(task: &Task, holding: &Holding) -> Result<Option<PostCode>, Refused> {
    let own = task.post.as_ref().ok_or(Refused::WithoutPost)?;
    if *own == holding.post {
        return Ok(None);
    }
    if !task.cover.contains(&holding.post) {
        return Err(Refused::WithoutPost);
    }
    if holding.covers.contains(own) { Ok(Some(own.clone())) } else { Err(Refused::NotInCover) }
}

/// Whether a record can say that a post handled a task, in the place of another or not. Records of before the days of an
/// absence were entered have posts that cover without saying for whom.
pub(super) fn can_have_handled(task: &Task, post: &PostCode, cover_for: Option<&PostCode>) -> bool {
    let covers = task.cover.contains(post);
    cover_for.map_or(covers || task.post.as_ref() == Some(post), |of| covers && task.post.as_ref() == Some(of))
}

/// Whether the outcome moves the case, or drafts what a second person has still to agree to.
pub(super) enum Moves {
    /// It is a draft.
    Drafted,
    /// It moves the case.
    Handled,
}

impl Case {
    /// Where it stands in its flow; none before the acceptance, or without a flow.
    pub const fn walk(&self) -> Option<&Walk> {
        self.walk.as_ref()
    }

    /// The tasks it has met, in order.
    pub fn steps(&self) -> &[StepRun] {
        &self.steps
    }

    /// What an outcome at a task by somebody would do.
    pub(super) fn step_by(&self, step: &StepId, outcome: &Outcome, account: AccountId) -> Result<Moves, Refused> {
        let (Some(flow), Some(walk)) = (&self.filing.terms.flow, &self.walk) else {
            return Err(Refused::Step(NotHere::NotWaiting));
        };
        let after = walk.decided(flow, &self.filing.facts, step, outcome).map_err(Refused::Step)?;
        let task = task(flow, step).ok_or(Refused::Step(NotHere::Unchecked))?;
        self.while_stopped(task, &after)?;
        if task.persons == Persons::Two {
            let drafted = self.run_of(step).and_then(|run| run.drafted.as_ref());
            match drafted.filter(|(drafted, _)| drafted == outcome) {
                None => return Ok(Moves::Drafted),
                Some((_, first)) if *first == account => return Err(Refused::SecondPersonNeeded),
                Some(_) => {}
            }
        }
        after.ending().map_or(Ok(Moves::Handled), |ending| self.ends(ending, account))
    }

    /// While the clock stands only the procedure for which it stands goes on.
    fn while_stopped(&self, task: &Task, after: &Walk) -> Result<(), Refused> {
        let reason = self.pauses.last().map(|pause| pause.reason);
        let goes_on = self.state != State::Suspended || (task.stops == reason && after.ending().is_none());
        if goes_on { Ok(()) } else { Err(Refused::WrongState(self.state)) }
    }

    /// The way that ends the flow decides what was drafted, and nothing else.
    fn ends(&self, ending: Ending, account: AccountId) -> Result<Moves, Refused> {
        let proposal = self.proposal.as_ref().ok_or(Refused::OutOfTurn)?;
        if proposal.decision.ending() != ending {
            return Err(Refused::NotAsDrafted);
        }
        match &proposal.by {
            By::Post { account: drafter, .. } if self.filing.terms.two_person && *drafter == account => {
                Err(Refused::SecondPersonNeeded)
            }
            _ => Ok(Moves::Handled),
        }
    }

    /// Whether whoever handles a step reviews the case; at the hearing itself nobody does.
    pub(super) fn reviews_at(&self, step: &StepId) -> bool {
        let task = self.filing.terms.flow.as_ref().and_then(|flow| task(flow, step));
        task.is_some_and(|task| task.stops != Some(StopReason::Hearing))
    }

    /// Whether the clock may be stopped for a procedure where the case stands: the law names it, and where a flow runs one
    /// of the tasks that wait lets it.
    pub fn may_stop_for(&self, reason: StopReason) -> bool {
        let (Some(flow), Some(walk)) = (&self.filing.terms.flow, &self.walk) else { return true };
        walk.waiting().filter_map(|step| task(flow, step)).any(|task| task.lets_stop(reason))
    }

    fn run_of(&self, step: &StepId) -> Option<&StepRun> {
        self.steps.iter().find(|run| run.step == *step && run.done_at.is_none())
    }

    /// Comes to the tasks that wait and have not been met.
    pub(super) fn meet(&mut self, today: NaiveDate) {
        let waiting: Vec<StepId> = self.walk.iter().flat_map(Walk::waiting).cloned().collect();
        for step in waiting {
            if self.run_of(&step).is_none() {
                self.steps.push(StepRun { step, began_on: today, done_at: None, drafted: None });
            }
        }
    }

    /// Adds what somebody has drafted at a task.
    pub(super) fn step_drafted(&mut self, step: &StepId, outcome: &Outcome, by: &By) {
        let By::Post { account, .. } = by else { return };
        if let Some(run) = self.steps.iter_mut().find(|run| run.step == *step && run.done_at.is_none()) {
            run.drafted = Some((outcome.clone(), *account));
        }
    }

    /// Goes on from a task that was handled.
    pub(super) fn step_handled(&mut self, step: &StepId, outcome: &Outcome, at: DateTime<Utc>, today: NaiveDate) {
        if let Some(run) = self.steps.iter_mut().find(|run| run.step == *step && run.done_at.is_none()) {
            run.done_at = Some(at);
        }
        let (flow, walk) = (self.filing.terms.flow.as_ref(), self.walk.as_ref());
        let after = flow.zip(walk).and_then(|(flow, walk)| walk.decided(flow, &self.filing.facts, step, outcome).ok());
        self.walk = after.or(self.walk.take());
        self.meet(today);
    }

    /// The clock of a task: its own limit, stopped while the case's clock was, unless it is the procedure itself for
    /// which the clock stands. None for a step that is no task of the flow.
    ///
    /// # Errors
    /// Why no deadline follows; none of what [`super::decide`] has let happen.
    pub fn step_clock(&self, run: &StepRun, calendar: &Calendar) -> Result<Option<Certificate>, ClockFault> {
        let flow = self.filing.terms.flow.as_ref();
        let Some(task) = flow.and_then(|flow| task(flow, &run.step)) else { return Ok(None) };
        let frame = self.filing.terms.promised.as_ref().unwrap_or(&self.filing.terms.statutory);
        let limit = Limit {
            rule: Rule { id: format!("{}.{}", frame.rule.id, run.step), version: frame.rule.version },
            basis: frame.basis.clone(),
            grade: Grade::Promised,
            length: Length::WorkingDays(task.limit),
            start: StartEvent::StepBegan,
            stops: self.filing.terms.statutory.stops.clone(),
            extension: None,
        };
        let mut input = Input::plain(limit, run.began_on);
        if task.stops.is_none() {
            input.pauses = self.pauses_since(run.began_on, calendar)?;
        }
        compute(input, calendar).map(Some)
    }

    /// The pauses as far as they lie after a day, each with its true end.
    fn pauses_since(&self, day: NaiveDate, calendar: &Calendar) -> Result<Vec<Pause>, ClockFault> {
        let Some(clock) = self.statutory_clock(calendar)? else { return Ok(Vec::new()) };
        let since = |(pause, stop): (&Pause, &Stop)| {
            let from = pause.from.max(day);
            (from < stop.until).then(|| Pause { from, until: Some(stop.until), ..pause.clone() })
        };
        Ok(clock.input.pauses.iter().zip(&clock.stops).filter_map(since).collect())
    }
}
