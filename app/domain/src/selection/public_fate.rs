//! What the published lists say of one ticket: all that whoever holds nothing but the ticket is told of the outcome.

use super::course::{Call, Outcome};
use crate::applications::Milestone;
use crate::recruitment::RecruitmentState;
use crate::words::words;

words! {
    /// What became of a ticket as far as lists have told it. A result of a check, a reason, and whoever left between two
    /// lists are in none of them, and so in none of these.
    PublicFate {
        /// Who is called to the interview is not published yet.
        Waiting => "waiting",
        /// On no list of those called.
        NotCalled => "not-called",
        /// Called to the interview (面试入围).
        Called => "called",
        /// Called in the place of somebody who left (递补).
        Replacing => "replacing",
        /// Proposed for hire on the public notice (拟录用公示).
        OnNotice => "on-notice",
        /// On the list of the hired (录用).
        Hired => "hired",
        /// Was called, and is not on the list of the hired.
        NotHired => "not-hired",
    }
}

impl PublicFate {
    /// By where the recruitment stands, and by the call and the outcome of whoever was ever called.
    pub fn of(stands: RecruitmentState, standing: Option<(Call, Outcome)>) -> Self {
        if stands < RecruitmentState::Shortlisted {
            return Self::Waiting;
        }
        let Some((call, outcome)) = standing else { return Self::NotCalled };
        match (outcome, call) {
            (Outcome::Hired, _) => Self::Hired,
            _ if stands == RecruitmentState::Filed => Self::NotHired,
            // Whoever is struck from the notice was on it: before the filing no list says more.
            (Outcome::Proposed | Outcome::OutAt(Milestone::Publicity), _) => Self::OnNotice,
            (_, Call::Replacing) => Self::Replacing,
            _ => Self::Called,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RecruitmentState as S;

    #[test]
    fn each_list_tells_its_own_and_no_more() {
        let of = |stands, call, outcome| PublicFate::of(stands, Some((call, outcome)));
        assert_eq!(PublicFate::of(S::Allotted, None), PublicFate::Waiting);
        assert_eq!(PublicFate::of(S::Scored, None), PublicFate::Waiting);
        for stands in [S::Shortlisted, S::Ranked, S::Publicised, S::Filed] {
            assert_eq!(PublicFate::of(stands, None), PublicFate::NotCalled);
        }
        assert_eq!(of(S::Shortlisted, Call::Called, Outcome::Open), PublicFate::Called);
        assert_eq!(of(S::Shortlisted, Call::Replacing, Outcome::Open), PublicFate::Replacing);
        assert_eq!(of(S::Publicised, Call::Called, Outcome::Proposed), PublicFate::OnNotice);
        assert_eq!(of(S::Filed, Call::Replacing, Outcome::Hired), PublicFate::Hired);
        assert_eq!(of(S::Filed, Call::Called, Outcome::OutAt(Milestone::Checks)), PublicFate::NotHired);
    }

    #[test]
    fn what_no_list_says_changes_nothing() {
        let before = PublicFate::of(S::Ranked, Some((Call::Called, Outcome::Open)));
        for call in [Call::Withdrew, Call::Unqualified, Call::Absent, Call::Missed] {
            assert_eq!(PublicFate::of(S::Ranked, Some((call, Outcome::Open))), before, "{call:?}");
        }
        for milestone in [Milestone::Interviews, Milestone::Checks] {
            assert_eq!(PublicFate::of(S::Ranked, Some((Call::Called, Outcome::OutAt(milestone)))), before);
        }
        let struck = PublicFate::of(S::Publicised, Some((Call::Called, Outcome::OutAt(Milestone::Publicity))));
        assert_eq!(struck, PublicFate::OnNotice, "an objection that is upheld is nobody's reading");
        for fate in PublicFate::ALL {
            assert_eq!(PublicFate::parse(fate.as_str()), Some(*fate));
            assert_eq!(serde_json::to_string(fate).unwrap(), format!("{:?}", fate.as_str()));
        }
    }
}
