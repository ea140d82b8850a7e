//! Where the ways of a flow lead, and how long the longest of them takes.

use super::step::{Flow, Step, StepId, StepKind};
use std::collections::BTreeSet;

/// The steps that are reached from one, itself among them.
pub(super) fn reached<'a>(flow: &'a Flow, from: &'a StepId) -> BTreeSet<&'a StepId> {
    let mut seen = BTreeSet::from([from]);
    let mut waiting = vec![from];
    while let Some(id) = waiting.pop() {
        let Some(step) = flow.step(id) else { continue };
        waiting.extend(step.next().into_iter().filter(|next| seen.insert(next)));
    }
    seen
}

/// The steps that are reached from one without anybody deciding anything between: the tasks among them wait.
pub(super) fn by_itself<'a>(flow: &'a Flow, of: &'a Step) -> BTreeSet<&'a StepId> {
    let mut seen = BTreeSet::new();
    let mut waiting = of.next();
    while let Some(id) = waiting.pop() {
        let Some(step) = flow.step(id) else { continue };
        if seen.insert(id) && !matches!(step.kind, StepKind::Task(_)) {
            waiting.extend(step.next());
        }
    }
    seen
}

/// Ways that are followed before a flow counts as too tangled for it.
const MOST_WAYS: u32 = 200_000;

/// The working days of the longest way to an end on which no step comes twice. In a flow with too many ways every step
/// counts: that is never too little.
pub(super) fn longest(flow: &Flow, start: &StepId) -> u32 {
    let mut left = MOST_WAYS;
    let found = follow(flow, start, &mut Vec::new(), &mut left);
    match found {
        Some(takes) if left > 0 => takes,
        _ => flow.steps.iter().map(days).sum(),
    }
}

/// The longest way from a step; none where every way comes back to a step that it has passed.
fn follow<'a>(flow: &'a Flow, id: &'a StepId, passed: &mut Vec<&'a StepId>, left: &mut u32) -> Option<u32> {
    *left = left.checked_sub(1)?;
    let step = flow.step(id)?;
    if matches!(step.kind, StepKind::End { .. }) {
        return Some(0);
    }
    passed.push(&step.id);
    let mut most = None;
    for next in step.next() {
        if !passed.contains(&next) {
            most = most.max(follow(flow, next, passed, left));
        }
    }
    passed.pop();
    most.map(|most| most + days(step))
}

/// What a step takes. A special procedure takes nothing: the clock stops for it.
fn days(step: &Step) -> u32 {
    match &step.kind {
        StepKind::Task(task) if task.stops.is_none() => u32::from(task.limit),
        _ => 0,
    }
}
