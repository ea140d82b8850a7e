//! What somebody could do to a case now: what a screen offers. [`super::decide`] has the last word.

use super::act::ActKind;
use super::actor::Actor;
use super::deciding::by;
use super::fold::Case;
use super::state::State;
use crate::approvals::clock::StopReason;
use crate::approvals::flow::{StepId, Walk};

impl Case {
    /// The acts that the state allows and that are the actor's; of a flow's tasks see [`Self::handles`].
    pub fn possible(&self, actor: &Actor) -> Vec<ActKind> {
        let here = |kind: &&ActKind| kind.is_possible_in(self.state) && self.has_occasion(**kind);
        let acts = ActKind::ALL.iter().filter(here);
        acts.copied().filter(|kind| by(self, *kind, None, actor).is_ok()).collect()
    }

    /// The tasks that wait and are the actor's.
    pub fn handles(&self, actor: &Actor) -> Vec<StepId> {
        if !ActKind::Handle.is_possible_in(self.state) {
            return Vec::new();
        }
        let waiting = self.walk.iter().flat_map(Walk::waiting);
        waiting.filter(|step| by(self, ActKind::Handle, Some(step), actor).is_ok()).cloned().collect()
    }

    /// Whether there is anything to do it to.
    fn has_occasion(&self, kind: ActKind) -> bool {
        match kind {
            ActKind::AskCorrection => self.correction.is_none(),
            ActKind::Suspend => StopReason::ALL.iter().any(|reason| self.may_stop_for(*reason)),
            ActKind::Extend => self.extension.is_none(),
            ActKind::OfferHearing => self.hearing.may_offer().is_ok(),
            ActKind::AskHearing => self.hearing.offered_on.is_some() && self.hearing.asked_on.is_none(),
            ActKind::CallHearing => self.hearing.held.is_none() && self.proposal.is_none(),
            ActKind::HoldHearing => self.hearing.called.is_some() && self.hearing.held.is_none(),
            ActKind::Propose => self.proposal.is_none(),
            ActKind::ReturnProposal => self.proposal.is_some(),
            ActKind::Approve => self.proposal.is_some() && self.filing.terms.flow.is_none(),
            ActKind::Terminate => self.state != State::Submitted,
            ActKind::Licence => self.licence.is_some(),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use super::super::{Act, Duty};
    use super::*;
    use crate::regions::ExamRegion;

    #[test]
    fn what_is_offered_is_what_the_duties_and_the_state_allow() {
        let mut course = Course::of(terms(), "2026-09-07");
        let offered = course.case.possible(&window());
        assert!(offered.contains(&ActKind::Accept) && offered.contains(&ActKind::AskCorrection));
        assert!(!offered.contains(&ActKind::Suspend), "not before the acceptance");
        assert_eq!(course.case.possible(&reviewer()), []);
        assert_eq!(course.case.possible(&holder(10, ExamRegion::Siping, &[Duty::Receive])), [], "of another region");
        assert_eq!(course.case.possible(&applicant(APPLICANT)), [ActKind::Withdraw]);
        assert_eq!(course.case.possible(&applicant(2)), [], "somebody else");
        course.act("2026-09-08", &window(), Act::Accept).unwrap();
        assert!(course.case.possible(&reviewer()).contains(&ActKind::Propose));
        assert!(!course.case.possible(&reviewer()).contains(&ActKind::Approve), "nothing is drafted");
        course.act("2026-09-09", &reviewer(), grant()).unwrap();
        assert!(course.case.possible(&decider()).contains(&ActKind::Approve));
        assert!(!course.case.possible(&reviewer()).contains(&ActKind::Propose), "a draft waits");
    }
}
