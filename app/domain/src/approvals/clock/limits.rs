//! The limits of the Administrative Licensing Law (行政许可法, in force since 1 July 2004; the 2019 text has the same
//! numbers), as one table.
//!
//! Art 82: what binds an agency is counted in working days. What binds the applicant is counted as the article says; the
//! five days of art 47 are taken as working days as well, which never shortens a right.

use super::limit::{Basis, ExtensionRule, Grade, Lead, Limit, Office, Rule, StartEvent, StopReason};
use crate::calendar::Length::{self, CalendarDays, WorkingDays};

/// As it is cited.
const LAW: &str = "行政许可法";

struct Line {
    name: Statutory,
    id: &'static str,
    article: &'static str,
    length: Length,
    start: StartEvent,
    stops: &'static [StopReason],
    extension: Option<ExtensionRule>,
}

/// A limit that starts with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Statutory {
    /// Tell the applicant, once, everything that is missing; otherwise it is accepted as of its receipt (一次性告知).
    TellMissing,
    /// Decide (审批).
    Decide,
    /// Decide together with other agencies: one procedure, joint or concentrated handling (统一、联合、集中办理).
    DecideJointly,
    /// Review for an upper agency that decides (下级行政机关审查).
    ReviewForUpper,
    /// Hand over the licence, or put the label, after the decision (颁发、送达).
    Deliver,
    /// The applicant's time to ask for a hearing (申请听证).
    AskHearing,
    /// Hold the hearing that was asked for (组织听证).
    HoldHearing,
}

const fn by(most: u16, approver: Office) -> Option<ExtensionRule> {
    Some(ExtensionRule { most: WorkingDays(most), approver })
}

/// The table, in the order of the enum.
#[rustfmt::skip]
const TABLE: [Line; 7] = [
    Line { name: Statutory::TellMissing,    id: "licensing.tell-missing",     article: "32(1)(4)", length: WorkingDays(5),  start: StartEvent::Received,       stops: &[],             extension: None },
    Line { name: Statutory::Decide,         id: "licensing.decide",           article: "42(1)",    length: WorkingDays(20), start: StartEvent::Accepted,       stops: StopReason::ALL, extension: by(10, Office::AgencyHead) },
    Line { name: Statutory::DecideJointly,  id: "licensing.decide-jointly",   article: "42(2)",    length: WorkingDays(45), start: StartEvent::Accepted,       stops: StopReason::ALL, extension: by(15, Office::GovernmentHead) },
    Line { name: Statutory::ReviewForUpper, id: "licensing.review-for-upper", article: "43",       length: WorkingDays(20), start: StartEvent::TakenForUpper,  stops: StopReason::ALL, extension: None },
    Line { name: Statutory::Deliver,        id: "licensing.deliver",          article: "44",       length: WorkingDays(10), start: StartEvent::Decided,        stops: &[],             extension: None },
    Line { name: Statutory::AskHearing,     id: "licensing.ask-hearing",      article: "47(1)",    length: WorkingDays(5),  start: StartEvent::HearingOffered, stops: &[],             extension: None },
    Line { name: Statutory::HoldHearing,    id: "licensing.hold-hearing",     article: "47(1)",    length: WorkingDays(20), start: StartEvent::HearingAsked,   stops: &[],             extension: None },
];

impl Statutory {
    /// Every limit, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|line| line.name)
    }

    /// The limit, as a certificate carries it.
    pub fn limit(self) -> Limit {
        let line = &TABLE[self as usize];
        Limit {
            rule: rule(line.id),
            basis: Basis::licensing(line.article),
            grade: Grade::Statutory,
            length: line.length,
            start: line.start,
            stops: line.stops.to_vec(),
            extension: line.extension,
        }
    }
}

/// The hearing's time and place are told this long before it (举行听证的七日前, art 48(1)(1)).
pub fn hearing_notice() -> Lead {
    Lead { rule: rule("licensing.hearing-notice"), basis: Basis::licensing("48(1)(1)"), length: WorkingDays(7) }
}

/// A renewal is applied for this long before the licence ends (有效期届满三十日前, art 50(1)); it binds the applicant.
pub fn renewal_application() -> Lead {
    Lead { rule: rule("licensing.renewal-application"), basis: Basis::licensing("50(1)"), length: CalendarDays(30) }
}

/// The applicant's time to supply what was missing (补正). That it is told once, and everything, is art 32(1)(4); how long it
/// is the law leaves to the notice.
pub fn supply(told: Length) -> Limit {
    Limit {
        rule: rule("licensing.supply"),
        basis: Basis::licensing("32(1)(4)"),
        grade: Grade::Statutory,
        length: told,
        start: StartEvent::MissingTold,
        stops: Vec::new(),
        extension: None,
    }
}

/// The post's time to explain itself on a card (情况说明): no law sets it, the parameter that is its basis does.
pub fn explanation(within: Length) -> Limit {
    Limit {
        rule: rule("supervision.explain"),
        basis: Basis { law: "supervision.explain-within".to_owned(), article: String::new() },
        grade: Grade::Promised,
        length: within,
        start: StartEvent::CardTold,
        stops: Vec::new(),
        extension: None,
    }
}

fn rule(id: &str) -> Rule {
    Rule { id: id.to_owned(), version: 1 }
}

impl Basis {
    /// An article of the Administrative Licensing Law.
    pub(in crate::approvals) fn licensing(article: &str) -> Self {
        Self { law: LAW.to_owned(), article: article.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_enum_and_no_rule_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (index, name) in Statutory::all().enumerate() {
            assert_eq!(name as usize, index);
            assert!(seen.insert(name.limit().rule.id));
        }
        assert!(!seen.contains(&hearing_notice().rule.id) && !seen.contains(&renewal_application().rule.id));
    }

    #[test]
    fn the_numbers_are_those_of_the_law() {
        let numbers = |name: Statutory| {
            let limit = name.limit();
            (limit.length, limit.extension.map(|extension| (extension.most, extension.approver)))
        };
        assert_eq!(numbers(Statutory::TellMissing), (WorkingDays(5), None));
        assert_eq!(numbers(Statutory::Decide), (WorkingDays(20), Some((WorkingDays(10), Office::AgencyHead))));
        assert_eq!(
            numbers(Statutory::DecideJointly),
            (WorkingDays(45), Some((WorkingDays(15), Office::GovernmentHead)))
        );
        assert_eq!(numbers(Statutory::ReviewForUpper), (WorkingDays(20), None));
        assert_eq!(numbers(Statutory::Deliver), (WorkingDays(10), None));
        assert_eq!(numbers(Statutory::AskHearing), (WorkingDays(5), None));
        assert_eq!(numbers(Statutory::HoldHearing), (WorkingDays(20), None));
        assert_eq!(hearing_notice().length, WorkingDays(7));
        assert_eq!(renewal_application().length, CalendarDays(30));
    }
}
