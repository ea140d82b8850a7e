//! Who is followed by the next in rank (递补), departure by departure.
//!
//! Legal source: notices of Jilin. For civil servants somebody follows only whoever fails the physical examination or the
//! inspection before hiring begins, never for another reason and never after, and whoever fails the second look at the
//! qualification before the interview; for public institutions whoever drops out at 体检, 考核 or 公示 is followed.

use super::{Scheme, SchemeKind, SchemeStage};
use crate::applications::Milestone;
use crate::refusal::{Code, Refusal};
use crate::selection::{Call, CheckKind, CheckResult, Outcome};
use crate::words::words;
use std::collections::BTreeSet;

words! {
    /// How somebody who had a place leaves it free.
    Departure {
        /// Gave up the call to the interview (放弃面试).
        CallGivenUp => "call-given-up",
        /// The qualification was not proven when it was looked at again (资格复审不合格).
        QualificationFailed => "qualification-failed",
        /// Did not come to prove it (未参加资格复审).
        QualificationMissed => "qualification-missed",
        /// Failed the physical examination (体检不合格).
        PhysicalFailed => "physical-failed",
        /// Did not come to it (体检缺席).
        PhysicalMissed => "physical-missed",
        /// Gave the place up at it (放弃体检).
        PhysicalGivenUp => "physical-given-up",
        /// Failed the inspection (考察不合格).
        InspectionFailed => "inspection-failed",
        /// Did not come to it (未接受考察).
        InspectionMissed => "inspection-missed",
        /// Gave the place up at it (放弃考察).
        InspectionGivenUp => "inspection-given-up",
        /// Gave the place up while proposed for hire (公示期放弃录用).
        HireDeclined => "hire-declined",
        /// An objection to the public notice was upheld (公示异议成立).
        ObjectionUpheld => "objection-upheld",
    }
}

/// What a check's results that end the way are as departures, for the physical examination and for the inspection.
const AT_CHECKS: [(CheckResult, Departure, Departure); 3] = [
    (CheckResult::Failed, Departure::PhysicalFailed, Departure::InspectionFailed),
    (CheckResult::Absent, Departure::PhysicalMissed, Departure::InspectionMissed),
    (CheckResult::GaveUp, Departure::PhysicalGivenUp, Departure::InspectionGivenUp),
];

/// The departures after which civil servants may be replaced at all.
const CIVIL_SERVICE: [Departure; 4] = [
    Departure::QualificationFailed,
    Departure::QualificationMissed,
    Departure::PhysicalFailed,
    Departure::InspectionFailed,
];

impl Departure {
    /// How somebody who was called left before the interviews; none for whoever still has the call, and for whoever did
    /// not come to the interview, after which nobody is called.
    pub const fn before_interview(call: Call) -> Option<Self> {
        match call {
            Call::Withdrew => Some(Self::CallGivenUp),
            Call::Unqualified => Some(Self::QualificationFailed),
            Call::Absent => Some(Self::QualificationMissed),
            Call::Called | Call::Replacing | Call::Missed => None,
        }
    }

    /// How a result of a check leaves the place free; none where it does not. Whoever is equal in rank and was not chosen
    /// leaves no place.
    pub fn at_check(check: CheckKind, result: CheckResult) -> Option<Self> {
        let (_, physical, inspection) = AT_CHECKS.into_iter().find(|(of, ..)| *of == result)?;
        Some(match check {
            CheckKind::Physical => physical,
            CheckKind::Inspection => inspection,
        })
    }

    /// How somebody who was called to the checks left, by where it ended and by the results.
    pub fn after_interview(outcome: Outcome, physical: CheckResult, inspection: CheckResult) -> Vec<Self> {
        match outcome {
            Outcome::Declined(_) => vec![Self::HireDeclined],
            Outcome::OutAt(Milestone::Publicity) => vec![Self::ObjectionUpheld],
            Outcome::OutAt(Milestone::Checks) => {
                let results = [(CheckKind::Physical, physical), (CheckKind::Inspection, inspection)];
                results.into_iter().filter_map(|(check, result)| Self::at_check(check, result)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether it comes after those proposed are on public notice.
    pub const fn after_notice(self) -> bool {
        matches!(self, Self::HireDeclined | Self::ObjectionUpheld)
    }

    /// Whether it belongs to the second look at the qualification, which not every scheme has.
    const fn at_second_look(self) -> bool {
        matches!(self, Self::QualificationFailed | Self::QualificationMissed)
    }
}

impl Scheme {
    /// Whether the next in rank follows whoever leaves so. A scheme without a list is from before it was data: then every
    /// departure before the notice was followed, and those after it for public institutions.
    pub fn replaces(&self, departure: Departure) -> bool {
        match &self.replaces_on {
            Some(listed) => listed.contains(&departure),
            None => !departure.after_notice() || self.kind == SchemeKind::Institution,
        }
    }

    /// Whether a place that is left so is free for the next: where it was left in several ways, one is enough. Somebody who
    /// left no place takes none either.
    pub fn frees(&self, departures: &[Departure]) -> bool {
        departures.is_empty() || departures.iter().any(|departure| self.replaces(*departure))
    }

    /// Whether anybody is followed once the notice of those proposed is out.
    pub fn follows_after_notice(&self) -> bool {
        Departure::ALL.iter().any(|departure| departure.after_notice() && self.replaces(*departure))
    }

    /// Checks the list.
    ///
    /// # Errors
    /// In the field `replaces_on`: `named-twice`; `malformed` (facts: the departure) for one from a stage that the scheme
    /// has not; `replacement-unlawful` (facts: the departure) for one after which civil servants are never replaced.
    pub(super) fn check_replacing(&self) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        for departure in self.replaces_on.iter().flatten() {
            let refused = |code| Err(Refusal::of(code, "replaces_on").with(departure.as_str()));
            if !seen.insert(departure) {
                return refused(Code::NamedTwice);
            }
            if departure.at_second_look() && !self.stages.has(SchemeStage::Qualification) {
                return refused(Code::Malformed);
            }
            if self.kind == SchemeKind::CivilService && !CIVIL_SERVICE.contains(departure) {
                return refused(Code::ReplacementUnlawful);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in;
    use super::*;
    use crate::selection::DeclinedBy;

    fn latest(key: &str) -> Scheme {
        built_in().into_iter().filter(|it| it.key.as_str() == key).max_by_key(|it| it.version).unwrap()
    }

    fn followed(scheme: &Scheme) -> Vec<Departure> {
        Departure::ALL.iter().copied().filter(|it| scheme.replaces(*it)).collect()
    }

    #[test]
    fn civil_servants_are_replaced_only_for_failing() {
        let scheme = latest("civil-service");
        assert_eq!(
            followed(&scheme),
            [Departure::QualificationFailed, Departure::PhysicalFailed, Departure::InspectionFailed,]
        );
        assert!(!scheme.follows_after_notice());
        let left =
            |outcome, physical, inspection| scheme.frees(&Departure::after_interview(outcome, physical, inspection));
        use CheckResult::{Absent, Due, Failed, GaveUp, NotChosen, Passed};
        let out = Outcome::OutAt(Milestone::Checks);
        assert!(left(out, Failed, Due) && left(out, Passed, Failed));
        assert!(!left(out, GaveUp, Due) && !left(out, Passed, GaveUp) && !left(out, Absent, Due));
        assert!(left(out, Failed, GaveUp), "who failed already had no place to give up");
        assert!(left(out, Passed, NotChosen), "the other one of the two has the place");
        assert!(!left(Outcome::OutAt(Milestone::Publicity), Passed, Passed));
        assert!(!left(Outcome::Declined(DeclinedBy::Owner), Passed, Passed));
    }

    #[test]
    fn institutions_replace_whoever_drops_out_at_any_stage() {
        for key in ["institution", "institution-60-40", "institution-40-60"] {
            assert_eq!(followed(&latest(key)), Departure::ALL, "{key}");
        }
    }

    #[test]
    fn a_document_from_before_the_list_means_what_it_meant() {
        let old = |key: &str| built_in().into_iter().find(|it| it.key.as_str() == key).unwrap();
        assert_eq!(old("civil-service").replaces_on, None);
        let kept: Vec<Departure> = Departure::ALL.iter().copied().filter(|it| !it.after_notice()).collect();
        assert_eq!(followed(&old("civil-service")), kept);
        assert_eq!(followed(&old("institution")), Departure::ALL);
    }

    #[test]
    fn what_the_law_does_not_know_is_refused() {
        let refused = |key: &str, list: &[Departure]| {
            let scheme = Scheme { replaces_on: Some(list.to_vec()), ..latest(key) };
            scheme.check().map_err(|refusal| (refusal.code, refusal.facts))
        };
        let said = |code, of: Departure| Err((code, vec![of.as_str().to_owned()]));
        for never in [Departure::CallGivenUp, Departure::PhysicalGivenUp, Departure::ObjectionUpheld] {
            assert_eq!(refused("civil-service", &[never]), said(Code::ReplacementUnlawful, never));
            assert_eq!(refused("institution", &[never]), Ok(()));
        }
        assert_eq!(refused("civil-service", &[]), Ok(()));
        let twice = [Departure::PhysicalFailed, Departure::PhysicalFailed];
        assert_eq!(refused("institution", &twice), said(Code::NamedTwice, Departure::PhysicalFailed));
        let mut without = latest("institution");
        without.stages.0.retain(|together| !together.contains(&SchemeStage::Qualification));
        assert_eq!(without.check().unwrap_err().code, Code::Malformed);
    }
}
