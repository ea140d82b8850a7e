//! Who may hand in papers to a case, who may read them, and who may comment on it.

use super::act::ActKind;
use super::actor::{Actor, Capacity, Duty, Holding};
use super::deciding::by;
use super::event::By;
use super::fold::Case;
use super::refused::Refused;
use crate::approvals::flow::{Flow, RegionRule};
use crate::regions::ExamRegion;

/// The duties of posts that meet every case of their region, whatever its flow.
const OF_EVERY_CASE: [Duty; 5] = [Duty::Receive, Duty::Deliver, Duty::HeadAgency, Duty::HeadGovernment, Duty::Chair];

impl Case {
    /// As whom somebody may hand in a paper: the applicant, or a post that takes applications at the window, until the
    /// decision.
    ///
    /// # Errors
    /// `wrong-state`; whose it is not.
    pub fn may_hand_in(&self, actor: &Actor) -> Result<By, Refused> {
        let by = by(self, ActKind::Supply, None, actor)?;
        // Whoever may still take the application back may still add to it.
        if ActKind::Withdraw.is_possible_in(self.state) { Ok(by) } else { Err(Refused::WrongState(self.state)) }
    }

    /// Whether somebody may read the papers: the applicant, and the posts that the flow names or whose duties meet every
    /// case of the region; but not a holder whose own application it is.
    pub fn may_read_papers(&self, actor: &Actor) -> bool {
        match &actor.capacity {
            Capacity::Applicant => self.is_of(actor.account),
            Capacity::Post(holding) => !self.is_of(actor.account) && (self.meets(holding) || self.is_named(holding)),
        }
    }

    /// As which post somebody leaves a comment for the others: one that handles the case. The applicant neither writes nor
    /// reads any.
    ///
    /// # Errors
    /// `without-post`; `own-application`.
    pub fn may_comment(&self, actor: &Actor) -> Result<By, Refused> {
        let Capacity::Post(holding) = &actor.capacity else { return Err(Refused::WithoutPost) };
        if self.is_of(actor.account) {
            return Err(Refused::OwnApplication);
        }
        if !(self.meets(holding) || self.is_named(holding)) {
            return Err(Refused::WithoutPost);
        }
        Ok(By::Post { post: holding.post.clone(), account: actor.account, cover_for: None })
    }

    fn meets(&self, holding: &Holding) -> bool {
        let of_region = holding.region == self.filing.terms.region;
        of_region && OF_EVERY_CASE.iter().any(|duty| holding.duties.contains(duty))
    }

    fn is_named(&self, holding: &Holding) -> bool {
        let mut tasks = self.filing.terms.flow.iter().flat_map(Flow::tasks);
        tasks.any(|task| {
            let region = match task.region {
                RegionRule::SameRegion => self.filing.terms.region,
                RegionRule::Province => ExamRegion::Provincial,
            };
            holding.region == region && task.posts().any(|post| *post == holding.post)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use super::*;

    #[test]
    fn the_posts_that_read_the_papers_comment_and_nobody_else() {
        let case = Course::of(terms(), "2026-09-07").case;
        assert!(case.may_comment(&window()).is_ok());
        assert_eq!(
            case.may_comment(&applicant(APPLICANT)),
            Err(Refused::WithoutPost),
            "reads the papers, not the comments"
        );
        assert_eq!(
            case.may_comment(&holder(APPLICANT, ExamRegion::Jilin, &[Duty::Receive])),
            Err(Refused::OwnApplication)
        );
        for actor in
            [window(), reviewer(), decider(), head(), chair(), holder(10, ExamRegion::Siping, &[Duty::Receive])]
        {
            assert_eq!(case.may_comment(&actor).is_ok(), case.may_read_papers(&actor), "{actor:?}");
        }
    }
}
