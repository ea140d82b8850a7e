//! What happens to one candidate after the papers, as text forms that are kept: the call, the checks, the outcome.

use crate::applications::{Fate, Milestone};
use crate::recruitment::scheme::{SchemeStage, Stages};
use crate::words::words;

words! {
    /// Whether and how a candidate is called to the interview.
    Call {
        /// By the first list (面试入围).
        Called => "called",
        /// In the place of somebody who left (递补).
        Replacing => "replacing",
        /// Was called and gave the place up (放弃).
        Withdrew => "withdrew",
        /// Was called and failed the second look at the papers that prove the qualification (资格复审不合格).
        Unqualified => "unqualified",
        /// Was called and did not come to that second look (未参加资格复审).
        Absent => "absent",
        /// Was called and did not come to the interview (面试缺考).
        Missed => "missed",
    }
}

words! {
    /// Why somebody who was called leaves before the interviews. The kind is public; who it was is not said.
    LeftBecause {
        /// Gave the place up.
        Withdrew => "withdrew",
        /// The qualification was not proven.
        Unqualified => "unqualified",
        /// Did not come to prove it.
        Absent => "absent",
    }
}

words! {
    /// The two checks before hiring.
    CheckKind {
        /// The physical examination (体检).
        Physical => "physical",
        /// The inspection (考察).
        Inspection => "inspection",
    }
}

words! {
    /// How a check ended. Only [`CheckResult::Passed`] is ever shown to the public; everything else is an absence from
    /// the next list (体检结果只公布合格者).
    CheckResult {
        /// Not called to the checks.
        None => "none",
        /// Called; the result is not there yet.
        Due => "due",
        /// Passed (合格).
        Passed => "passed",
        /// Not passed (不合格).
        Failed => "failed",
        /// Did not come (缺席).
        Absent => "absent",
        /// Gave the place up (放弃).
        GaveUp => "gave-up",
        /// Passed, but another one equal in rank was chosen after a further comparison (考察择优未入选).
        NotChosen => "not-chosen",
    }
}

impl Call {
    /// Whether the candidate still has the place at the interview.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Called | Self::Replacing)
    }
}

impl CheckKind {
    /// The stage of a scheme that it is.
    pub const fn stage(self) -> SchemeStage {
        match self {
            Self::Physical => SchemeStage::Physical,
            Self::Inspection => SchemeStage::Inspection,
        }
    }

    /// The other check, where the scheme has it passed before this one.
    pub fn waits_for(self, stages: &Stages) -> Option<Self> {
        let before = |other: &Self| stages.before(self.stage()).any(|stage| stage == other.stage());
        Self::ALL.iter().copied().find(before)
    }
}

impl LeftBecause {
    /// The reasons that there are under a scheme's stages: without a second look at the qualification nobody fails it.
    pub fn under(stages: &Stages) -> impl Iterator<Item = Self> {
        let looked = stages.has(SchemeStage::Qualification);
        Self::ALL.iter().copied().filter(move |it| looked || *it == Self::Withdrew)
    }
}

impl From<LeftBecause> for Call {
    fn from(because: LeftBecause) -> Self {
        match because {
            LeftBecause::Withdrew => Self::Withdrew,
            LeftBecause::Unqualified => Self::Unqualified,
            LeftBecause::Absent => Self::Absent,
        }
    }
}

impl CheckResult {
    /// The results that staff may enter for a check.
    pub const fn enterable(kind: CheckKind) -> &'static [Self] {
        match kind {
            CheckKind::Physical => &[Self::Passed, Self::Failed, Self::Absent, Self::GaveUp],
            CheckKind::Inspection => &[Self::Passed, Self::Failed, Self::Absent, Self::GaveUp, Self::NotChosen],
        }
    }

    /// Whether it is a decision of the office, which has reasons, and not an absence of the candidate's own.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Failed | Self::NotChosen)
    }

    /// Whether it ends the candidate's way.
    pub const fn ends(self) -> bool {
        matches!(self, Self::Failed | Self::Absent | Self::GaveUp | Self::NotChosen)
    }
}

words! {
    /// Who said that a place is given up for which somebody is proposed: the outcome's text form.
    DeclinedBy {
        /// The candidate, from the own account.
        Owner => "declined",
        /// The office, which was told so.
        Office => "declined-told",
    }
}

/// What became of a candidate so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is decided.
    Open,
    /// On a public notice as proposed for hire (拟录用).
    Proposed,
    /// Gave the place up while proposed for hire (公示期放弃录用).
    Declined(DeclinedBy),
    /// Out at a milestone.
    OutAt(Milestone),
    /// Filed as hired.
    Hired,
}

/// The milestones at which a candidate can be out, with the text form that is kept.
const OUT: [(Milestone, &str); 5] = [
    (Milestone::Written, "out-written"),
    (Milestone::Interviews, "out-interviews"),
    (Milestone::Checks, "out-checks"),
    (Milestone::Publicity, "out-publicity"),
    (Milestone::Filing, "out-filing"),
];

impl Outcome {
    /// The stable text form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Proposed => "proposed",
            Self::Declined(by) => by.as_str(),
            Self::Hired => "hired",
            Self::OutAt(at) => OUT.iter().find(|(of, _)| *of == at).map_or("out-filing", |(_, text)| text),
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = [Self::Open, Self::Proposed, Self::Hired].into_iter().find(|it| it.as_str() == text);
        let plain = plain.or_else(|| DeclinedBy::parse(text).map(Self::Declined));
        plain.or_else(|| OUT.iter().find(|(_, of)| *of == text).map(|(at, _)| Self::OutAt(*at)))
    }

    /// Whether the candidate is out, so that the place is free.
    pub const fn is_out(self) -> bool {
        matches!(self, Self::Declined(_) | Self::OutAt(_))
    }

    /// As the timeline of the applicant has it.
    pub const fn fate(self) -> Fate {
        match self {
            Self::Open | Self::Proposed => Fate::Open,
            Self::Declined(_) => Fate::OutAt(Milestone::Publicity),
            Self::OutAt(milestone) => Fate::OutAt(milestone),
            Self::Hired => Fate::Hired,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_from_its_text_form() {
        for call in Call::ALL {
            assert_eq!(Call::parse(call.as_str()), Some(*call));
            assert_eq!(serde_json::to_string(call).unwrap(), format!("{:?}", call.as_str()));
        }
        for result in CheckResult::ALL {
            assert_eq!(CheckResult::parse(result.as_str()), Some(*result));
            assert_eq!(serde_json::to_string(result).unwrap(), format!("{:?}", result.as_str()));
        }
        for because in LeftBecause::ALL {
            assert!(!Call::from(*because).holds());
            assert_eq!(Call::from(*because).as_str(), because.as_str());
        }
        let declined = [DeclinedBy::Owner, DeclinedBy::Office].map(Outcome::Declined);
        let outcomes = [Outcome::Open, Outcome::Proposed, declined[0], declined[1], Outcome::Hired];
        for outcome in outcomes.into_iter().chain(OUT.map(|(at, _)| Outcome::OutAt(at))) {
            assert_eq!(Outcome::parse(outcome.as_str()), Some(outcome));
        }
        assert_eq!(Outcome::parse("out"), None);
        let out = outcomes.into_iter().filter(|outcome| outcome.is_out());
        assert!(out.eq(declined) && Outcome::OutAt(Milestone::Checks).is_out());
        assert_eq!(declined[0].fate(), Fate::OutAt(Milestone::Publicity));
    }

    #[test]
    fn a_check_waits_for_what_the_scheme_has_before_it() {
        use SchemeStage as S;
        let waits = |stages: &Stages| CheckKind::ALL.iter().map(|check| check.waits_for(stages)).collect::<Vec<_>>();
        assert_eq!(waits(&Stages::default()), [None, None], "in any order");
        let stages = |first, then| {
            Stages(vec![vec![S::Written], vec![S::Interview], vec![first], vec![then], vec![S::Publicity]])
        };
        assert_eq!(waits(&stages(S::Physical, S::Inspection)), [None, Some(CheckKind::Physical)]);
        assert_eq!(waits(&stages(S::Inspection, S::Physical)), [Some(CheckKind::Inspection), None]);
        let left: Vec<LeftBecause> = LeftBecause::under(&stages(S::Physical, S::Inspection)).collect();
        assert_eq!(left, [LeftBecause::Withdrew]);
        assert_eq!(LeftBecause::under(&Stages::default()).count(), LeftBecause::ALL.len());
    }

    #[test]
    fn only_what_ends_the_way_is_no_pass() {
        for kind in CheckKind::ALL {
            for result in CheckResult::enterable(*kind) {
                assert_ne!(*result == CheckResult::Passed, result.ends(), "{result:?}");
            }
        }
        assert!(!CheckResult::enterable(CheckKind::Physical).contains(&CheckResult::NotChosen));
    }
}
