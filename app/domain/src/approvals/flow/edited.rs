//! One change of a flow while it is drawn: a step is added, taken away, or read earlier or later.

use super::step::{Ending, Flow, Persons, RegionRule, Risk, Step, StepId, StepKind, StepSort, Task};
use crate::recruitment::scheme::Named;
use crate::refusal::{Code, Refusal};

/// Steps of a flow at most, as in a file.
const MOST_STEPS: usize = crate::approvals::bpmn::MOST_STEPS;

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Nothing but what was typed.
    Keep,
    /// A new step is read after another, or first where none is named.
    Add {
        /// Its name in the flow.
        id: StepId,
        /// What happens there.
        sort: StepSort,
        /// The step before it.
        after: Option<StepId>,
    },
    /// A step is taken away. What led to it leads nowhere then, and the checker says so.
    Remove(StepId),
    /// A step is read one place earlier.
    Earlier(StepId),
    /// A step is read one place later.
    Later(StepId),
}

impl Edit {
    /// Reads what a button says: nothing, or `remove:`, `earlier:` or `later:` with the step.
    ///
    /// # Errors
    /// `malformed` in the field `doing`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let malformed = || Refusal::of(Code::Malformed, "doing");
        let Some((what, step)) = text.split_once(':') else {
            return if text.is_empty() { Ok(Self::Keep) } else { Err(malformed()) };
        };
        let step = StepId::parse(step).ok_or_else(malformed)?;
        match what {
            "remove" => Ok(Self::Remove(step)),
            "earlier" => Ok(Self::Earlier(step)),
            "later" => Ok(Self::Later(step)),
            _ => Err(malformed()),
        }
    }
}

impl Flow {
    /// The flow after a change.
    ///
    /// # Errors
    /// `taken` in the field `new_step`; `out-of-range` there for one step too many; `not-found` for a step that the flow
    /// does not have.
    pub fn edited(mut self, edit: &Edit) -> Result<Self, Refusal> {
        let place = |flow: &Self, id: &StepId| flow.place(id).ok_or(Code::NotFound);
        match edit {
            Edit::Keep => {}
            Edit::Add { id, sort, after } => self.add(id, *sort, after.as_ref())?,
            Edit::Remove(id) => {
                let at = place(&self, id)?;
                self.steps.remove(at);
            }
            Edit::Earlier(id) => {
                let at = place(&self, id)?;
                self.steps.swap(at, at.saturating_sub(1));
            }
            Edit::Later(id) => {
                let at = place(&self, id)?;
                let last = self.steps.len() - 1;
                self.steps.swap(at, last.min(at + 1));
            }
        }
        Ok(self)
    }

    fn add(&mut self, id: &StepId, sort: StepSort, after: Option<&StepId>) -> Result<(), Refusal> {
        if self.step(id).is_some() {
            return Err(Refusal::of(Code::Taken, "new_step"));
        }
        if self.steps.len() >= MOST_STEPS {
            return Err(Refusal::of(Code::OutOfRange, "new_step").with(1).with(MOST_STEPS));
        }
        let at = match after {
            Some(after) => self.place(after).ok_or(Code::NotFound)? + 1,
            None => 0,
        };
        // It leads to the step that is read next; a last one to itself, until somebody says where.
        let next = self.steps.get(at).map_or_else(|| id.clone(), |next| next.id.clone());
        let name = Named { zh: id.to_string(), en: id.to_string() };
        self.steps.insert(at, Step { id: id.clone(), name, kind: new(sort, next) });
        Ok(())
    }
}

/// What a new step is before anybody has said more.
fn new(sort: StepSort, next: StepId) -> StepKind {
    match sort {
        StepSort::Start => StepKind::Start { next },
        StepSort::Task => StepKind::Task(Task {
            post: None,
            region: RegionRule::SameRegion,
            limit: 1,
            persons: Persons::One,
            risk: Risk::Medium,
            cover: Vec::new(),
            stops: None,
            may_stop: None,
            ways: Vec::new(),
        }),
        StepSort::Choice => StepKind::Choice { fact: String::new(), ways: Vec::new(), otherwise: next },
        StepSort::Fork => StepKind::Fork { branches: Vec::new() },
        StepSort::Join => StepKind::Join { next },
        StepSort::End => StepKind::End { ending: Ending::Denied },
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{id, linear};
    use super::*;

    fn names(flow: &Flow) -> Vec<&str> {
        flow.steps.iter().map(|step| step.id.as_str()).collect()
    }

    #[test]
    fn steps_are_added_moved_and_taken_away() {
        let add = |name: &str, after: Option<&str>| {
            linear().edited(&Edit::Add { id: id(name), sort: StepSort::Task, after: after.map(id) })
        };
        let flow = add("check", Some("review")).unwrap();
        assert_eq!(names(&flow)[2..5], ["review", "check", "decide"]);
        assert_eq!(names(&add("first", None).unwrap())[0], "first");
        assert_eq!(add("review", None).unwrap_err(), Refusal::of(Code::Taken, "new_step"));
        assert_eq!(add("check", Some("nowhere")).unwrap_err().code, Code::NotFound);
        let flow = flow.edited(&Edit::Earlier(id("check"))).unwrap();
        assert_eq!(names(&flow)[2..5], ["check", "review", "decide"]);
        let flow = flow.edited(&Edit::Later(id("check"))).unwrap().edited(&Edit::Earlier(id("start"))).unwrap();
        let flow = flow.edited(&Edit::Later(id("refused"))).unwrap();
        assert_eq!((names(&flow)[0], names(&flow)[3]), ("start", "check"), "the ends of the list stay");
        assert_eq!(flow.edited(&Edit::Remove(id("check"))).unwrap(), linear());
        assert_eq!(linear().edited(&Edit::Remove(id("check"))).unwrap_err().code, Code::NotFound);
    }

    #[test]
    fn a_step_of_each_sort_can_be_added() {
        for sort in StepSort::ALL {
            let edit = Edit::Add { id: id("new"), sort: *sort, after: Some(id("start")) };
            let flow = linear().edited(&edit).unwrap();
            assert_eq!(StepSort::of(&flow.steps[1]), *sort);
        }
        let empty = Flow { steps: Vec::new() };
        let flow = empty.edited(&Edit::Add { id: id("only"), sort: StepSort::Start, after: None }).unwrap();
        assert_eq!(flow.steps[0].next(), [&id("only")]);
        let mut full = linear();
        while full.steps.len() < MOST_STEPS {
            let name = format!("s{}", full.steps.len());
            full = full.edited(&Edit::Add { id: id(&name), sort: StepSort::End, after: None }).unwrap();
        }
        let more = full.edited(&Edit::Add { id: id("more"), sort: StepSort::End, after: None });
        assert_eq!(more.unwrap_err().code, Code::OutOfRange);
    }

    #[test]
    fn a_button_says_what_is_done() {
        assert_eq!(Edit::parse(""), Ok(Edit::Keep));
        assert_eq!(Edit::parse("remove:review"), Ok(Edit::Remove(id("review"))));
        assert_eq!(Edit::parse("earlier:review"), Ok(Edit::Earlier(id("review"))));
        assert_eq!(Edit::parse("later:review"), Ok(Edit::Later(id("review"))));
        for bad in ["remove", "remove:", "remove:a b", "burn:review"] {
            assert_eq!(Edit::parse(bad), Err(Refusal::of(Code::Malformed, "doing")), "{bad}");
        }
    }
}
