//! What may be done to several cases at once (批量办理): acceptance and delivery, never a decision or a refusal. Each case is
//! judged by itself as if it were the only one.

use super::act::{Act, ActKind};
use super::fold::Case;
use super::refused::Refused;
use super::stepping::accepting;
use crate::approvals::flow::{Persons, Risk};
use crate::words::words;

words! {
    /// An act that may be done to several cases at once.
    TogetherKind {
        /// Accept (受理, 行政许可法 art 32(1)(5)).
        Accept => "accept",
        /// Hand over the decision (送达, art 44).
        Deliver => "deliver",
    }
}

impl TogetherKind {
    /// Cases at most of one time: a page of the work list.
    pub const MOST: usize = 50;

    /// The act.
    pub const fn act(self) -> Act {
        match self {
            Self::Accept => Act::Accept,
            Self::Deliver => Act::Deliver,
        }
    }

    /// Its kind.
    pub const fn kind(self) -> ActKind {
        match self {
            Self::Accept => ActKind::Accept,
            Self::Deliver => ActKind::Deliver,
        }
    }
}

impl Case {
    /// Whether the case may be among several: not where the flow makes its acceptance a task of two people or of high risk,
    /// which asks for a look at each.
    ///
    /// # Errors
    /// `one-by-one`.
    pub fn may_be_among_several(&self, kind: TogetherKind) -> Result<(), Refused> {
        let task = match kind {
            TogetherKind::Accept => self.filing.terms.flow.as_ref().and_then(|flow| accepting(flow, &self.filing)),
            TogetherKind::Deliver => None,
        };
        let alone = task.is_some_and(|task| task.persons == Persons::Two || task.risk == Risk::High);
        if alone { Err(Refused::OneByOne) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Terms;
    use super::super::samples::*;
    use super::*;
    use crate::approvals::flow::StepKind;
    use crate::approvals::flow::samples::linear;

    #[test]
    fn what_is_done_together_is_neither_a_decision_nor_a_refusal() {
        for kind in TogetherKind::ALL {
            assert_eq!(kind.act().kind(), kind.kind());
            assert_eq!(kind.as_str(), kind.kind().as_str());
        }
        assert_eq!(TogetherKind::ALL.len(), 2, "the law decides on each application by itself");
    }

    #[test]
    fn a_first_task_of_high_risk_or_two_people_is_looked_at_one_by_one() {
        let with = |persons, risk| {
            let mut flow = linear();
            if let StepKind::Task(task) = &mut flow.steps[1].kind {
                (task.persons, task.risk) = (persons, risk);
            }
            Course::of(Terms { flow: Some(flow), ..terms() }, "2026-09-07").case
        };
        for kind in TogetherKind::ALL {
            let accepts = *kind == TogetherKind::Accept;
            for (persons, risk, alone) in [
                (Persons::One, Risk::Low, false),
                (Persons::One, Risk::Medium, false),
                (Persons::One, Risk::High, true),
                (Persons::Two, Risk::Low, true),
            ] {
                let answer = with(persons, risk).may_be_among_several(*kind);
                assert_eq!(answer == Err(Refused::OneByOne), alone && accepts, "{kind:?} {persons:?} {risk:?}");
            }
        }
        assert_eq!(
            Course::of(terms(), "2026-09-07").case.may_be_among_several(TogetherKind::Accept),
            Ok(()),
            "no flow"
        );
    }
}
