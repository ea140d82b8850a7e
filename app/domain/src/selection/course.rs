//! What happens to one candidate after the papers, as text forms that are kept: the call, the checks, the outcome.

use crate::applications::{Fate, Milestone};
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

/// What became of a candidate so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is decided.
    Open,
    /// On a public notice as proposed for hire (拟录用).
    Proposed,
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
            Self::Hired => "hired",
            Self::OutAt(at) => OUT.iter().find(|(of, _)| *of == at).map_or("out-filing", |(_, text)| text),
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = [Self::Open, Self::Proposed, Self::Hired].into_iter().find(|it| it.as_str() == text);
        plain.or_else(|| OUT.iter().find(|(_, of)| *of == text).map(|(at, _)| Self::OutAt(*at)))
    }

    /// As the timeline of the applicant has it.
    pub const fn fate(self) -> Fate {
        match self {
            Self::Open | Self::Proposed => Fate::Open,
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
        let outcomes = [Outcome::Open, Outcome::Proposed, Outcome::Hired];
        for outcome in outcomes.into_iter().chain(OUT.map(|(at, _)| Outcome::OutAt(at))) {
            assert_eq!(Outcome::parse(outcome.as_str()), Some(outcome));
        }
        assert_eq!(Outcome::parse("out"), None);
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
