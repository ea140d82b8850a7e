//! Posts that act by a duty of their own in the place of an absent one (代岗): whose place that is, so that the record says
//! it.

use super::actor::{Duty, Holding};
use super::fold::Case;
use crate::approvals::flow::{Ending, Flow, StepKind, Task, Walk};
use crate::approvals::post::PostCode;
use std::collections::BTreeSet;

impl Case {
    /// The absent post in whose place somebody acts by a duty where the case stands; none where it is for itself.
    pub(super) fn in_whose_place(&self, duty: Duty, holding: &Holding) -> Option<PostCode> {
        self.stands_in(duty, &holding.post).into_iter().find(|of| holding.covers.contains(of))
    }

    /// The posts in whose place another can act by a duty where the case stands: the flow names it as covering for them at
    /// the tasks to which such acts belong. None where one of these tasks is its own.
    pub(super) fn stands_in(&self, duty: Duty, post: &PostCode) -> BTreeSet<PostCode> {
        let tasks = self.tasks_of(duty);
        if tasks.iter().any(|task| task.post.as_ref() == Some(post)) {
            return BTreeSet::new();
        }
        let covered = tasks.into_iter().filter(|task| task.cover.contains(post));
        covered.filter_map(|task| task.post.clone()).collect()
    }

    /// The tasks of the flow to which the acts of a duty belong: the first to taking and handing over, those that wait to
    /// the review, those that can grant to the decision. The head's approvals and the chair's hearing are no task's.
    fn tasks_of(&self, duty: Duty) -> Vec<&Task> {
        let Some(flow) = &self.filing.terms.flow else { return Vec::new() };
        match duty {
            Duty::Receive | Duty::Deliver => flow.tasks().take(1).collect(),
            Duty::Review => {
                let waiting = self.walk.iter().flat_map(Walk::waiting);
                waiting.filter_map(|step| flow.step(step)?.task()).collect()
            }
            Duty::Decide => flow.tasks().filter(|task| grants(flow, task)).collect(),
            Duty::HeadAgency | Duty::HeadGovernment | Duty::Chair => Vec::new(),
        }
    }
}

/// Whether the flow can end as granted at a task.
fn grants(flow: &Flow, task: &Task) -> bool {
    let granted = |kind: &StepKind| matches!(kind, StepKind::End { ending: Ending::Granted });
    task.ways.iter().any(|way| flow.step(&way.next).is_some_and(|step| granted(&step.kind)))
}
