//! Where a case stands in its flow: the tasks that wait, and what has come to each join.

use super::step::{Ending, Flow, Outcome, StepId, StepKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// What is known of a case: the fields of its form that choices ask for.
pub type Facts = BTreeMap<String, String>;

/// Why a decision does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum NotHere {
    /// The case does not wait at this step: acting out of turn.
    #[error("the case does not wait at this step")]
    NotWaiting,
    /// The step has no such decision.
    #[error("the step has no such decision")]
    NoSuchOutcome,
    /// The flow leads somewhere that it does not have: it was never checked.
    #[error("the flow was not checked")]
    Unchecked,
}

/// The position of a case in a flow that was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walk {
    /// The tasks that wait.
    waiting: BTreeSet<StepId>,
    /// How many branches have come to each join that is not complete.
    met: BTreeMap<StepId, usize>,
    /// How it ended; none while it goes on.
    ending: Option<Ending>,
}

impl Walk {
    /// Begins at the start.
    ///
    /// # Errors
    /// `Unchecked`.
    pub fn begin(flow: &Flow, facts: &Facts) -> Result<Self, NotHere> {
        let start = flow.steps.iter().find(|step| matches!(step.kind, StepKind::Start { .. }));
        let mut walk = Self::default();
        walk.enter(flow, facts, &start.ok_or(NotHere::Unchecked)?.id)?;
        Ok(walk)
    }

    /// The tasks that wait, by name.
    pub fn waiting(&self) -> impl Iterator<Item = &StepId> {
        self.waiting.iter()
    }

    /// How it ended; none while it goes on.
    pub const fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// The position after a decision at a task that waits.
    ///
    /// # Errors
    /// [`NotHere`]; nothing has changed then.
    pub fn decided(&self, flow: &Flow, facts: &Facts, at: &StepId, outcome: &Outcome) -> Result<Self, NotHere> {
        if !self.waiting.contains(at) {
            return Err(NotHere::NotWaiting);
        }
        let Some(StepKind::Task(task)) = flow.step(at).map(|step| &step.kind) else { return Err(NotHere::Unchecked) };
        let way = task.ways.iter().find(|way| way.outcome == *outcome).ok_or(NotHere::NoSuchOutcome)?;
        let mut after = self.clone();
        after.waiting.remove(at);
        after.enter(flow, facts, &way.next)?;
        Ok(after)
    }

    /// Comes to a step, and goes on from it until somebody has to act.
    fn enter(&mut self, flow: &Flow, facts: &Facts, id: &StepId) -> Result<(), NotHere> {
        let mut coming = vec![id];
        // A checked flow has no circle without a task, so no way is longer than the flow.
        let mut left = flow.steps.len() * flow.steps.len() + 1;
        while let Some(step) = coming.pop() {
            left = left.checked_sub(1).ok_or(NotHere::Unchecked)?;
            let step = flow.step(step).ok_or(NotHere::Unchecked)?;
            match &step.kind {
                StepKind::Start { next } => coming.push(next),
                StepKind::Task(_) => {
                    self.waiting.insert(step.id.clone());
                }
                StepKind::Choice { fact, ways, otherwise } => {
                    let way = facts.get(fact).and_then(|value| ways.iter().find(|way| way.outcome.0 == *value));
                    coming.push(way.map_or(otherwise, |way| &way.next));
                }
                StepKind::Fork { branches } => coming.extend(branches.iter().rev()),
                StepKind::Join { next } => {
                    let met = self.met.entry(step.id.clone()).or_default();
                    *met += 1;
                    if *met == branches_of(flow, &step.id) {
                        self.met.remove(&step.id);
                        coming.push(next);
                    }
                }
                StepKind::End { ending } => self.ending = Some(*ending),
            }
        }
        Ok(())
    }
}

/// How many branches come together at a join: as many as the fork has from which they are reached.
fn branches_of(flow: &Flow, join: &StepId) -> usize {
    let forks = flow.steps.iter().filter_map(|step| match &step.kind {
        StepKind::Fork { branches } => Some(branches),
        _ => None,
    });
    let reaches = |branches: &&Vec<StepId>| branches.first().is_some_and(|first| closes(flow, first, join));
    forks.filter(reaches).map(Vec::len).next().unwrap_or(0)
}

/// Whether a branch that begins with a step comes to this join as its own, passing over the joins of forks within it.
fn closes(flow: &Flow, first: &StepId, join: &StepId) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![(first, 0_usize)];
    while let Some((id, depth)) = waiting.pop() {
        if id == join && depth == 0 {
            return true;
        }
        let Some(step) = flow.step(id).filter(|_| seen.insert((id, depth))) else { continue };
        let deeper = match step.kind {
            StepKind::Fork { .. } => Some(depth + 1),
            StepKind::Join { .. } => depth.checked_sub(1),
            _ => Some(depth),
        };
        if let Some(depth) = deeper {
            waiting.extend(step.next().into_iter().map(|next| (next, depth)));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::checking::{Bounds, check};
    use super::super::samples::{acts, any_flow, ends, id, joint, linear, start, step};
    use super::*;
    use proptest::prelude::*;

    fn outcome(text: &str) -> Outcome {
        Outcome(text.to_owned())
    }

    fn waits(walk: &Walk) -> Vec<&str> {
        walk.waiting().map(StepId::as_str).collect()
    }

    #[test]
    fn a_case_goes_from_post_to_post_and_back_where_it_is_returned() {
        let (flow, facts) = (linear(), Facts::new());
        let decide = |walk: &Walk, at: &str, what: &str| walk.decided(&flow, &facts, &id(at), &outcome(what));
        let walk = Walk::begin(&flow, &facts).unwrap();
        assert_eq!(waits(&walk), ["accept"]);
        assert_eq!(decide(&walk, "review", "done"), Err(NotHere::NotWaiting), "out of turn");
        assert_eq!(decide(&walk, "accept", "grant"), Err(NotHere::NoSuchOutcome));
        let walk = decide(&walk, "accept", "accept").unwrap();
        let walk = decide(&walk, "review", "done").unwrap();
        let walk = decide(&walk, "decide", "return").unwrap();
        assert_eq!(waits(&walk), ["review"]);
        let walk = decide(&decide(&walk, "review", "done").unwrap(), "decide", "deny").unwrap();
        assert_eq!((waits(&walk), walk.ending()), (vec![], Some(Ending::Denied)));
        assert_eq!(decide(&walk, "decide", "grant"), Err(NotHere::NotWaiting), "ends are final");
    }

    #[test]
    fn a_joint_review_waits_for_every_branch() {
        let flow = joint();
        for (facts, experts) in [(Facts::new(), false), (Facts::from([("size".into(), "large".into())]), true)] {
            let decide = |walk: &Walk, at: &str| walk.decided(&flow, &facts, &id(at), &outcome("done"));
            let walk = Walk::begin(&flow, &facts).unwrap();
            let walk = walk.decided(&flow, &facts, &id("accept"), &outcome("accept")).unwrap();
            assert_eq!(waits(&walk), ["one", "other"]);
            let mut walk = decide(&walk, "other").unwrap();
            if experts {
                assert_eq!(waits(&walk), ["experts", "one"]);
                walk = decide(&walk, "experts").unwrap();
            }
            assert_eq!(waits(&walk), ["one"], "the other branch waits at the join");
            assert_eq!(waits(&decide(&walk, "one").unwrap()), ["decide"]);
        }
    }

    #[test]
    fn forks_within_forks_have_joins_of_their_own() {
        let fork = |name: &str, branches: [&str; 2]| step(name, StepKind::Fork { branches: branches.map(id).to_vec() });
        let join = |name: &str, next: &str| step(name, StepKind::Join { next: id(next) });
        let flow = Flow {
            steps: vec![
                start("outer"),
                fork("outer", ["a", "inner"]),
                acts("a", 1, &[("done", "all")]),
                fork("inner", ["b", "c"]),
                acts("b", 1, &[("done", "both")]),
                acts("c", 1, &[("done", "both")]),
                join("both", "d"),
                acts("d", 1, &[("done", "all")]),
                join("all", "decide"),
                acts("decide", 1, &[("grant", "yes"), ("deny", "no")]),
                ends("yes", Ending::Granted),
                ends("no", Ending::Denied),
            ],
        };
        assert_eq!(check(&flow, Bounds { statutory: 20, promised: 20 }), []);
        let facts = Facts::new();
        let mut walk = Walk::begin(&flow, &facts).unwrap();
        for (at, after) in [("a", vec!["b", "c"]), ("c", vec!["b"]), ("b", vec!["d"]), ("d", vec!["decide"])] {
            walk = walk.decided(&flow, &facts, &id(at), &outcome("done")).unwrap();
            assert_eq!(waits(&walk), after);
        }
    }

    proptest! {
        /// Whatever was decided so far, a flow that the checker passes can still come to an end.
        #[test]
        fn a_checked_flow_always_can_end(flow in any_flow(), choices in prop::collection::vec(0_usize..4, 0..12), fact in 0..2) {
            prop_assert_eq!(check(&flow, Bounds { statutory: 99, promised: 99 }), []);
            let facts = if fact == 0 { Facts::new() } else { Facts::from([("f".into(), "v".into())]) };
            let mut walk = Walk::begin(&flow, &facts).unwrap();
            for choice in choices {
                walk = stepped(&flow, &facts, &walk, choice);
            }
            let mut reached = vec![walk];
            let mut seen: Vec<Walk> = Vec::new();
            let mut ended = false;
            while let Some(walk) = reached.pop() {
                if seen.contains(&walk) {
                    continue;
                }
                ended |= walk.ending().is_some();
                reached.extend((0..4).map(|choice| stepped(&flow, &facts, &walk, choice)));
                seen.push(walk);
            }
            prop_assert!(ended);
        }
    }

    /// The walk after some decision at its first task; itself at an end.
    fn stepped(flow: &Flow, facts: &Facts, walk: &Walk, choice: usize) -> Walk {
        let Some(at) = walk.waiting().next() else { return walk.clone() };
        let Some(StepKind::Task(task)) = flow.step(at).map(|step| &step.kind) else { panic!("{at} is no task") };
        let way = &task.ways[choice % task.ways.len()];
        walk.decided(flow, facts, at, &way.outcome).unwrap()
    }
}
