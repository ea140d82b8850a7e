//! The posts that answer for the parts of a case that no act of a post names.

use super::watching::Responsible;
use crate::approvals::flow::{Ending, Flow, StepKind, Task};
use crate::approvals::post::PostCode;

impl Responsible {
    /// Those of a flow: the post of its first task accepts and delivers, that of the first task that can grant decides.
    /// None for a flow that was never checked.
    pub fn of(flow: &Flow) -> Option<Self> {
        let post = |task: &Task| task.post.clone();
        let accept: PostCode = flow.tasks().find_map(post)?;
        let decide = flow.tasks().filter(|task| grants(flow, task)).find_map(post)?;
        Some(Self { deliver: accept.clone(), accept, decide })
    }
}

/// Whether the flow can end as granted at this task.
fn grants(flow: &Flow, task: &Task) -> bool {
    let granted = |kind: &StepKind| matches!(kind, StepKind::End { ending: Ending::Granted });
    task.ways.iter().any(|way| flow.step(&way.next).is_some_and(|step| granted(&step.kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approvals::item::built_in;

    #[test]
    fn every_item_has_somebody_who_answers_for_it() {
        for item in built_in().unwrap() {
            let posts = Responsible::of(&item.flow).unwrap();
            assert_ne!(posts.accept, posts.decide, "{}", item.code);
        }
        assert_eq!(Responsible::of(&Flow { steps: Vec::new() }), None);
    }
}
