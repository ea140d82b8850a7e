//! The checker: everything that is wrong with a flow, each with the step it concerns. A flow is published, and runs, only
//! when nothing is.

use super::parallel::uneven;
use super::step::{Ending, Flow, Outcome, Persons, Risk, Step, StepId, StepKind};
use super::ways::{by_itself, longest, reached};
use crate::approvals::clock::StopReason;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The limits that a flow must keep, in working days from the acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The law's (法定时限).
    pub statutory: u16,
    /// The agency's promise (承诺时限), no longer than the law's.
    pub promised: u16,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "fault")]
pub enum Fault {
    /// Two steps have one name.
    NamedTwice,
    /// Nothing begins the flow.
    NoStart,
    /// A second step begins it.
    SecondStart,
    /// A step leads to one that does not exist.
    UnknownNext {
        /// What it leads to.
        next: StepId,
    },
    /// A step leads nowhere.
    NoExit,
    /// Two decisions of a step, or two values of a choice, are one.
    SameOutcome {
        /// The one.
        outcome: Outcome,
    },
    /// A step is never reached.
    Unreachable,
    /// From a step no end is ever reached.
    NeverEnds,
    /// A circle in which nobody decides anything: it would run for ever by itself.
    Circle,
    /// A choice that does not say what is asked.
    NoFact,
    /// No post is responsible.
    NoPost,
    /// Nothing of it can be granted.
    NoGrant,
    /// Nothing of it can be denied, or a step after which it is granted leads to no denial: a decision must be able to
    /// refuse.
    NoDenial,
    /// One person decides alone where the risk is high.
    AloneAtHighRisk,
    /// One person looks at the place by themself: what is verified in substance is verified by two or more
    /// (行政许可法 art 34(3)).
    AloneOnSite,
    /// At no step may the clock be stopped for a hearing, though one may be asked for (行政许可法 arts 45–47).
    NoStopForHearing,
    /// A fork with fewer than two branches.
    OneBranch,
    /// Not every branch of a fork comes to one join.
    OpenFork,
    /// A step is reached from within a branch and from elsewhere.
    MixedBranches,
    /// The flow ends within a branch, while others still act.
    EndInBranch,
    /// The steps take longer than the law allows, on the longest way that turns back nowhere.
    LongerThanLaw {
        /// So many working days.
        takes: u32,
        /// Working days that the law allows.
        limit: u16,
    },
    /// The steps take longer than was promised.
    LongerThanPromised {
        /// So many working days.
        takes: u32,
        /// Working days that were promised.
        limit: u16,
    },
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The step that it concerns; none where it concerns the whole flow.
    pub step: Option<StepId>,
    /// What.
    #[serde(flatten)]
    pub fault: Fault,
}

impl Fault {
    pub(super) fn at(self, step: &StepId) -> Problem {
        Problem { step: Some(step.clone()), fault: self }
    }

    pub(super) const fn whole(self) -> Problem {
        Problem { step: None, fault: self }
    }
}

/// All that is wrong with a flow, in the order of its steps.
pub fn check(flow: &Flow, bounds: Bounds) -> Vec<Problem> {
    let mut problems = names(flow);
    problems.extend(flow.steps.iter().flat_map(one));
    let starts: Vec<&StepId> = flow.steps.iter().filter(|step| begins(step)).map(|step| &step.id).collect();
    problems.extend(starts.iter().skip(1).map(|step| Fault::SecondStart.at(step)));
    let Some(start) = starts.first() else {
        problems.push(Fault::NoStart.whole());
        return problems;
    };
    problems.extend(ways(flow, start));
    problems.extend(endings(flow, start));
    if problems.is_empty() {
        problems.extend(branches(flow, start));
        problems.extend(lengths(flow, start, bounds));
        problems.extend(hearings(flow));
    }
    problems
}

const fn begins(step: &Step) -> bool {
    matches!(step.kind, StepKind::Start { .. })
}

fn names(flow: &Flow) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for step in &flow.steps {
        if !seen.insert(&step.id) {
            problems.push(Fault::NamedTwice.at(&step.id));
        }
        for next in step.next() {
            if flow.step(next).is_none() {
                problems.push(Fault::UnknownNext { next: next.clone() }.at(&step.id));
            }
        }
    }
    problems
}

/// What is wrong with one step by itself.
fn one(step: &Step) -> Vec<Problem> {
    let mut problems = Vec::new();
    let ways = match &step.kind {
        StepKind::Task(task) => {
            if task.post.is_none() {
                problems.push(Fault::NoPost.at(&step.id));
            }
            if task.ways.is_empty() {
                problems.push(Fault::NoExit.at(&step.id));
            }
            if task.risk == Risk::High && task.persons == Persons::One {
                problems.push(Fault::AloneAtHighRisk.at(&step.id));
            }
            if task.stops == Some(StopReason::Inspection) && task.persons == Persons::One {
                problems.push(Fault::AloneOnSite.at(&step.id));
            }
            task.ways.as_slice()
        }
        StepKind::Choice { fact, ways, .. } => {
            if fact.is_empty() {
                problems.push(Fault::NoFact.at(&step.id));
            }
            ways
        }
        StepKind::Fork { branches } if branches.len() < 2 => {
            problems.push(Fault::OneBranch.at(&step.id));
            &[]
        }
        _ => &[],
    };
    let mut seen = BTreeSet::new();
    let twice = ways.iter().filter(|way| !seen.insert(&way.outcome));
    problems.extend(twice.map(|way| Fault::SameOutcome { outcome: way.outcome.clone() }.at(&step.id)));
    problems
}

fn ways(flow: &Flow, start: &StepId) -> Vec<Problem> {
    let here = reached(flow, start);
    let mut problems = Vec::new();
    for step in &flow.steps {
        if !here.contains(&step.id) && !begins(step) {
            problems.push(Fault::Unreachable.at(&step.id));
            continue;
        }
        let ends = |id: &StepId| flow.step(id).is_some_and(|step| matches!(step.kind, StepKind::End { .. }));
        if !reached(flow, &step.id).into_iter().any(ends) {
            problems.push(Fault::NeverEnds.at(&step.id));
        }
        if !matches!(step.kind, StepKind::Task(_)) && by_itself(flow, step).contains(&step.id) {
            problems.push(Fault::Circle.at(&step.id));
        }
    }
    problems
}

/// Whether one of some steps ends the flow so.
fn has_end(flow: &Flow, steps: &BTreeSet<&StepId>, wanted: Ending) -> bool {
    let is = |step: &&Step| matches!(step.kind, StepKind::End { ending } if ending == wanted);
    flow.steps.iter().filter(is).any(|step| steps.contains(&step.id))
}

fn endings(flow: &Flow, start: &StepId) -> Vec<Problem> {
    let here = reached(flow, start);
    let needed = [(Ending::Granted, Fault::NoGrant), (Ending::Denied, Fault::NoDenial)];
    let lacking = needed.into_iter().filter(|(ending, _)| !has_end(flow, &here, *ending));
    let problems: Vec<Problem> = lacking.map(|(_, fault)| fault.whole()).collect();
    if problems.is_empty() { only_granting(flow, &here) } else { problems }
}

/// The tasks after which the flow can end as granted, and from which no way, however long, comes to a denial.
fn only_granting(flow: &Flow, here: &BTreeSet<&StepId>) -> Vec<Problem> {
    let tasks = flow.steps.iter().filter(|step| matches!(step.kind, StepKind::Task(_)) && here.contains(&step.id));
    let grants = tasks.filter(|step| has_end(flow, &by_itself(flow, step), Ending::Granted));
    let only = grants.filter(|step| !has_end(flow, &reached(flow, &step.id), Ending::Denied));
    only.map(|step| Fault::NoDenial.at(&step.id)).collect()
}

fn branches(flow: &Flow, start: &StepId) -> Vec<Problem> {
    let uneven = uneven(flow, start);
    let of = |steps: BTreeSet<&StepId>, fault: Fault| {
        steps.into_iter().map(|step| fault.clone().at(step)).collect::<Vec<_>>()
    };
    let open = of(uneven.open, Fault::OpenFork);
    let mixed = of(uneven.mixed, Fault::MixedBranches);
    let ends = of(uneven.ends, Fault::EndInBranch);
    open.into_iter().chain(mixed).chain(ends).collect()
}

/// A hearing may be asked for wherever a case is reviewed, so the clock must be able to stand for it somewhere.
fn hearings(flow: &Flow) -> Option<Problem> {
    let lets = flow.tasks().any(|task| task.lets_stop(StopReason::Hearing));
    (!lets).then(|| Fault::NoStopForHearing.whole())
}

fn lengths(flow: &Flow, start: &StepId, bounds: Bounds) -> Vec<Problem> {
    let takes = longest(flow, start);
    if takes > u32::from(bounds.statutory) {
        return vec![Fault::LongerThanLaw { takes, limit: bounds.statutory }.whole()];
    }
    if takes > u32::from(bounds.promised) {
        return vec![Fault::LongerThanPromised { takes, limit: bounds.promised }.whole()];
    }
    Vec::new()
}
