//! Which branches of forks each step lies in: every branch must come to the join of its fork, and nothing may end, or be
//! reached from outside, between them.

use super::step::{Flow, StepId, StepKind};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The branches that a step lies in, the outermost first: a fork and the number of its branch.
type Within<'a> = Vec<(&'a StepId, usize)>;

/// What is wrong with forks and joins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Uneven<'a> {
    /// Steps that are reached both from within a branch and from outside of it, and joins of branches of no one fork.
    pub mixed: BTreeSet<&'a StepId>,
    /// Ends within a branch.
    pub ends: BTreeSet<&'a StepId>,
    /// Forks of which not every branch comes to one join, or one of them to several.
    pub open: BTreeSet<&'a StepId>,
}

/// Looks at every step that is reached from the start.
pub(super) fn uneven<'a>(flow: &'a Flow, start: &'a StepId) -> Uneven<'a> {
    let mut found = Uneven::default();
    let mut within: BTreeMap<&StepId, Within<'a>> = BTreeMap::from([(start, Vec::new())]);
    // The one join of each fork, and what each join has been reached from.
    let mut joined: BTreeMap<&StepId, &StepId> = BTreeMap::new();
    let mut joins: BTreeMap<&StepId, (Within<'a>, &StepId, BTreeSet<usize>)> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(id) = waiting.pop_front() {
        let (Some(step), Some(here)) = (flow.step(id), within.get(id).cloned()) else { continue };
        if matches!(step.kind, StepKind::End { .. }) && !here.is_empty() {
            found.ends.insert(&step.id);
        }
        for (branch, next) in step.next().into_iter().enumerate() {
            let mut inside = here.clone();
            if matches!(step.kind, StepKind::Fork { .. }) {
                inside.push((&step.id, branch));
            }
            let Some(there) = flow.step(next) else { continue };
            if matches!(there.kind, StepKind::Join { .. }) {
                let Some((fork, branch)) = inside.pop() else {
                    found.mixed.insert(&there.id);
                    continue;
                };
                let (outside, of, reached) =
                    joins.entry(&there.id).or_insert_with(|| (inside.clone(), fork, BTreeSet::new()));
                if *outside != inside || *of != fork {
                    found.mixed.insert(&there.id);
                    continue;
                }
                reached.insert(branch);
                if *joined.entry(fork).or_insert(&there.id) != &there.id {
                    found.open.insert(fork);
                }
            }
            match within.get(&there.id) {
                None => {
                    within.insert(&there.id, inside);
                    waiting.push_back(&there.id);
                }
                Some(known) if *known != inside => {
                    found.mixed.insert(&there.id);
                }
                Some(_) => {}
            }
        }
    }
    let closed: BTreeMap<&StepId, usize> = joins.values().map(|(_, fork, reached)| (*fork, reached.len())).collect();
    for step in &flow.steps {
        if let StepKind::Fork { branches } = &step.kind
            && within.contains_key(&step.id)
            && closed.get(&step.id) != Some(&branches.len())
        {
            found.open.insert(&step.id);
        }
    }
    found
}
