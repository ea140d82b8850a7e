//! Where a recruitment stands, and which step leads where.

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// The states in their order. Nobody skips one, and none is entered twice, except that a plan that is returned or taken
/// back is a draft again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecruitmentState {
    /// Being written; only its region's staff see it (起草).
    Draft,
    /// Waits for the approval of a second person (报批).
    Submitted,
    /// Approved, with its scheme frozen and its quota reserved (已核准); not public yet.
    Approved,
    /// Public (已公告). Positions change only by approved, published amendments.
    Announced,
    /// Positions with too few paid candidates are cancelled, the others are examined (确认开考职位).
    Settled,
    /// Everybody has a seat and a ticket (编排考场).
    Allotted,
    /// The papers' scores are public to their owners (公布成绩).
    Scored,
    /// Who is called to the interview is public (面试入围).
    Shortlisted,
    /// Totals and ranks are public (总成绩).
    Ranked,
    /// Those proposed for hire are on public notice (拟录用公示).
    Publicised,
    /// Filed with the personnel department; the quota is used (备案).
    Filed,
}

/// A step of those who lead a recruitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecruitmentStep {
    /// Hand the plan in (报批).
    Submit,
    /// Give a plan back with a reason (退回).
    Return,
    /// Approve the plan, by somebody other than who handed it in (核准).
    Approve,
    /// Take an approved plan back to change it, as where its days came too near (撤回核准的计划): it is handed in and approved
    /// anew.
    TakeBack,
    /// Publish the notice (公告).
    Announce,
    /// Close registration: cancel positions below the opening ratio.
    Settle,
    /// Give everybody a seat.
    Allot,
    /// Release the scores, by a second person.
    Release,
    /// Publish who is called to the interview.
    Shortlist,
    /// Publish totals and ranks.
    Rank,
    /// Publish those proposed for hire.
    Publicise,
    /// File the result.
    File,
}

use RecruitmentState::{
    Allotted, Announced, Approved, Draft, Filed, Publicised, Ranked, Scored, Settled, Shortlisted, Submitted,
};
use RecruitmentStep::{
    Allot, Announce, Approve, File, Publicise, Rank, Release, Return, Settle, Shortlist, Submit, TakeBack,
};

/// The table of steps.
const STEPS: &[(RecruitmentState, RecruitmentStep, RecruitmentState)] = &[
    (Draft, Submit, Submitted),
    (Submitted, Return, Draft),
    (Submitted, Approve, Approved),
    (Approved, Announce, Announced),
    (Approved, TakeBack, Draft),
    (Announced, Settle, Settled),
    (Settled, Allot, Allotted),
    (Allotted, Release, Scored),
    (Scored, Shortlist, Shortlisted),
    (Shortlisted, Rank, Ranked),
    (Ranked, Publicise, Publicised),
    (Publicised, File, Filed),
];

impl RecruitmentState {
    /// Every state, in order.
    pub const ALL: [Self; 11] =
        [Draft, Submitted, Approved, Announced, Settled, Allotted, Scored, Shortlisted, Ranked, Publicised, Filed];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Draft => "draft",
            Submitted => "submitted",
            Approved => "approved",
            Announced => "announced",
            Settled => "settled",
            Allotted => "allotted",
            Scored => "scored",
            Shortlisted => "shortlisted",
            Ranked => "ranked",
            Publicised => "publicised",
            Filed => "filed",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether everybody may read it.
    pub fn is_public(self) -> bool {
        self >= Announced
    }

    /// Where a step leads from here.
    ///
    /// # Errors
    /// `wrong-state`.
    pub fn after(self, step: RecruitmentStep) -> Result<Self, Refusal> {
        let found = STEPS.iter().find(|(from, by, _)| *from == self && *by == step);
        found.map(|(_, _, to)| *to).ok_or_else(|| Code::WrongState.into())
    }

    /// The steps that can be taken from here.
    pub fn steps(self) -> impl Iterator<Item = RecruitmentStep> {
        STEPS.iter().filter(move |(from, ..)| *from == self).map(|(_, step, _)| *step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_state_is_skipped_and_only_a_plan_that_is_not_public_goes_back() {
        for (from, step, to) in STEPS {
            assert_eq!(from.after(*step), Ok(*to));
            let forward = RecruitmentState::ALL.iter().skip_while(|state| *state != from).nth(1);
            assert!(forward == Some(to) || (matches!(step, Return | TakeBack) && *to == Draft && !from.is_public()));
        }
        assert_eq!(Approved.after(TakeBack), Ok(Draft));
        assert_eq!(Announced.after(TakeBack).unwrap_err().code, Code::WrongState, "what is public changes in public");
        assert_eq!(Draft.after(Announce).unwrap_err().code, Code::WrongState);
        assert_eq!(Filed.steps().count(), 0);
        for state in RecruitmentState::ALL {
            assert_eq!(RecruitmentState::parse(state.as_str()), Some(state));
            assert_eq!(serde_json::to_string(&state).unwrap(), format!("{:?}", state.as_str()));
        }
    }
}
