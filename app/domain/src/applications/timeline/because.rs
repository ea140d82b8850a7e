//! Why an application ended where it did, and what the law leaves open against it.

use super::{Ending, Milestone};
use crate::selection::{Call, CheckResult, DeclinedBy, Standing};
use serde::{Deserialize, Serialize};

/// Why an application ended: for its owner alone. Lists never say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// The form was not handed in before registration closed.
    NotSubmitted,
    /// Its owner took it back (撤回).
    Withdrawn,
    /// Not qualified by the review, on appeal as well or without one (资格审查不合格).
    NotQualified,
    /// Not paid in time (未缴费).
    NotPaid,
    /// The position was cancelled, and no other was chosen (职位取消、未改报).
    PositionCancelled,
    /// A paper was missed (笔试缺考).
    PaperMissed,
    /// The rank by written total, or the total itself, was not among those called (未入围面试).
    NotCalled,
    /// Gave up the call to the interview (放弃面试).
    CallGivenUp,
    /// The qualification was not proven when it was looked at again (资格复审不合格).
    NotProven,
    /// Did not come to prove it (未参加资格复审).
    NotThereToProve,
    /// Did not come to the interview (面试缺考).
    InterviewMissed,
    /// The interview or the total was below the line of the scheme (未达合格线).
    BelowLine,
    /// The rank by total was beyond the places, and nobody had to be followed (名次在招录人数之外).
    BeyondPlaces,
    /// Did not pass the physical examination (体检不合格).
    PhysicalFailed,
    /// Did not pass the inspection (考察不合格).
    InspectionFailed,
    /// Another one equal in rank was chosen after a further comparison (考察择优未入选).
    NotChosen,
    /// Did not come to a check (体检、考察缺席).
    CheckMissed,
    /// Gave the place up at the checks (放弃体检、考察).
    CheckGivenUp,
    /// Gave the place up while proposed for hire, from the own account (公示期放弃录用).
    HireDeclined,
    /// The office was told that the place is given up, and entered it (登记放弃录用).
    HireDeclinedTold,
    /// An objection to the public notice was upheld (公示异议成立).
    ObjectionUpheld,
}

/// What can be done against how an application ended. Periods begin with the day on which one learnt of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    /// Tell the agency that what it entered is wrong, for whoever did come or did not give up.
    Correction,
    /// A second physical examination, once (体检复检, 公务员录用规定).
    SecondExamination,
    /// Administrative review within 60 days (行政复议法 (2023) art 20).
    AdministrativeReview,
    /// A court within six months (行政诉讼法 art 46).
    Court,
}

impl Because {
    /// Why an application that ended so did; none for whoever was hired. `standing` is where the candidate stood after
    /// the papers, none before them.
    pub fn of(ending: Ending, standing: Option<&Standing>) -> Option<Self> {
        Some(match ending {
            Ending::NotSubmitted => Self::NotSubmitted,
            Ending::Withdrawn => Self::Withdrawn,
            Ending::Refused => Self::NotQualified,
            Ending::NotPaid => Self::NotPaid,
            Ending::PositionCancelled => Self::PositionCancelled,
            Ending::OutAt(milestone) => Self::out(milestone, standing?),
            Ending::Hired => return None,
        })
    }

    fn out(milestone: Milestone, standing: &Standing) -> Self {
        match milestone {
            Milestone::Publicity => match standing.declined {
                Some(DeclinedBy::Owner) => Self::HireDeclined,
                Some(DeclinedBy::Office) => Self::HireDeclinedTold,
                None => Self::ObjectionUpheld,
            },
            Milestone::Checks => Self::at_checks(standing),
            _ if standing.written.is_none() => Self::PaperMissed,
            _ => match standing.call {
                None => Self::NotCalled,
                Some(Call::Withdrew) => Self::CallGivenUp,
                Some(Call::Unqualified) => Self::NotProven,
                Some(Call::Absent) => Self::NotThereToProve,
                Some(Call::Missed) => Self::InterviewMissed,
                Some(Call::Called | Call::Replacing) => Self::BelowLine,
            },
        }
    }

    fn at_checks(standing: &Standing) -> Self {
        match (standing.physical, standing.inspection) {
            (CheckResult::Failed, _) => Self::PhysicalFailed,
            (_, CheckResult::Failed) => Self::InspectionFailed,
            (_, CheckResult::NotChosen) => Self::NotChosen,
            (CheckResult::Absent, _) | (_, CheckResult::Absent) => Self::CheckMissed,
            (CheckResult::GaveUp, _) | (_, CheckResult::GaveUp) => Self::CheckGivenUp,
            _ => Self::BeyondPlaces,
        }
    }

    /// What can be done against it, the nearest first. Nothing against what its owner did or left undone by the owner's
    /// own account; where staff entered that, a correction.
    pub const fn remedies(self) -> &'static [Remedy] {
        use Remedy::{AdministrativeReview, Correction, Court, SecondExamination};
        match self {
            Self::NotSubmitted | Self::Withdrawn | Self::NotPaid | Self::PositionCancelled | Self::HireDeclined => &[],
            Self::PaperMissed
            | Self::CallGivenUp
            | Self::NotThereToProve
            | Self::InterviewMissed
            | Self::CheckMissed
            | Self::CheckGivenUp
            | Self::HireDeclinedTold => &[Correction],
            Self::PhysicalFailed => &[SecondExamination, AdministrativeReview, Court],
            Self::NotQualified
            | Self::NotCalled
            | Self::NotProven
            | Self::BelowLine
            | Self::BeyondPlaces
            | Self::InspectionFailed
            | Self::NotChosen
            | Self::ObjectionUpheld => &[AdministrativeReview, Court],
        }
    }

    /// Whether staff give reasons in words for it, kept for the candidate alone. Of a place that was given up they say
    /// how they were told.
    pub const fn has_words(self) -> bool {
        matches!(
            self,
            Self::NotProven
                | Self::PhysicalFailed
                | Self::InspectionFailed
                | Self::NotChosen
                | Self::HireDeclinedTold
                | Self::ObjectionUpheld
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::applications::Fate;
    use crate::recruitment::Points;

    fn stood(call: Option<Call>, physical: CheckResult, inspection: CheckResult, at: Milestone) -> Standing {
        Standing {
            ticket: "T1".to_owned(),
            written: Points::from_hundredths(6_000),
            written_rank: Some(1),
            call,
            interview: None,
            total: None,
            total_rank: None,
            physical,
            inspection,
            proposed: false,
            declined: None,
            fate: Fate::OutAt(at),
        }
    }

    fn because(standing: &Standing) -> Option<Because> {
        let Fate::OutAt(at) = standing.fate else { return None };
        Because::of(Ending::OutAt(at), Some(standing))
    }

    #[test]
    fn each_call_that_was_lost_has_its_reason() {
        let none = CheckResult::None;
        for (call, expected) in [
            (None, Because::NotCalled),
            (Some(Call::Withdrew), Because::CallGivenUp),
            (Some(Call::Unqualified), Because::NotProven),
            (Some(Call::Absent), Because::NotThereToProve),
            (Some(Call::Missed), Because::InterviewMissed),
            (Some(Call::Called), Because::BelowLine),
        ] {
            assert_eq!(because(&stood(call, none, none, Milestone::Interviews)), Some(expected), "{call:?}");
        }
        let missed = Standing { written: None, ..stood(None, none, none, Milestone::Written) };
        assert_eq!(because(&missed), Some(Because::PaperMissed));
    }

    #[test]
    fn each_end_at_the_checks_has_its_reason() {
        use CheckResult::{Absent, Due, Failed, GaveUp, None, NotChosen, Passed};
        for (physical, inspection, expected) in [
            (Failed, Due, Because::PhysicalFailed),
            (Passed, Failed, Because::InspectionFailed),
            (Passed, NotChosen, Because::NotChosen),
            (Absent, Due, Because::CheckMissed),
            (Passed, Absent, Because::CheckMissed),
            (GaveUp, Due, Because::CheckGivenUp),
            (None, None, Because::BeyondPlaces),
        ] {
            let standing = stood(Some(Call::Called), physical, inspection, Milestone::Checks);
            assert_eq!(because(&standing), Some(expected), "{physical:?} {inspection:?}");
        }
        let upheld = stood(Some(Call::Called), Passed, Passed, Milestone::Publicity);
        assert_eq!(because(&upheld), Some(Because::ObjectionUpheld));
        for (by, expected) in
            [(DeclinedBy::Owner, Because::HireDeclined), (DeclinedBy::Office, Because::HireDeclinedTold)]
        {
            let declined = Standing { declined: Some(by), ..upheld.clone() };
            assert_eq!(because(&declined), Some(expected));
            assert_eq!(expected.has_words(), by == DeclinedBy::Office);
        }
    }

    #[test]
    fn a_decision_of_the_office_can_be_taken_to_review_and_to_court_and_an_own_act_cannot() {
        for decided in [Because::NotQualified, Because::NotProven, Because::InspectionFailed, Because::ObjectionUpheld]
        {
            assert_eq!(decided.remedies(), [Remedy::AdministrativeReview, Remedy::Court], "{decided:?}");
        }
        assert_eq!(Because::PhysicalFailed.remedies().first(), Some(&Remedy::SecondExamination));
        assert_eq!(Because::HireDeclinedTold.remedies(), [Remedy::Correction], "for whoever never said so");
        for own in [Because::Withdrawn, Because::NotPaid, Because::NotSubmitted, Because::HireDeclined] {
            assert!(own.remedies().is_empty(), "{own:?}");
        }
    }

    #[test]
    fn whoever_was_hired_has_no_reason() {
        assert_eq!(Because::of(Ending::Hired, None), None);
    }
}
