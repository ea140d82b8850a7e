//! The terms of a case, as the item's version has them.

use super::described::{Cited, Item};
use crate::approvals::case::{Kind, Terms};
use crate::approvals::clock::limits::Statutory;
use crate::approvals::clock::{Basis, Limit, Rule};
use crate::calendar::Length;
use crate::regions::ExamRegion;

impl Item {
    /// What a case of this version keeps to its end, for the agency of a region.
    pub fn terms(&self, region: ExamRegion, kind: Kind) -> Terms {
        let statutory = self.decide();
        let promised = (self.promised < self.statutory).then(|| {
            let basis = Basis { law: self.agency.zh.clone(), article: String::new() };
            statutory.promised(self.rule("promise"), basis, Length::WorkingDays(self.promised))
        });
        Terms {
            region,
            kind,
            tell_missing: Statutory::TellMissing.limit(),
            statutory,
            promised,
            deliver: Statutory::Deliver.limit(),
            flow: Some(self.flow.clone()),
            two_person: self.options.two_person,
            silent_consent: self.options.silent_consent,
        }
    }

    /// The law's time to decide: the one that a law of the item's own names, else the licensing law's.
    fn decide(&self) -> Limit {
        let rule = if self.options.joint { Statutory::DecideJointly } else { Statutory::Decide };
        let limit = rule.limit();
        let basis = match &self.statutory_basis {
            Some(Cited { law, article, .. }) => Basis { law: law.clone(), article: article.clone() },
            None => limit.basis.clone(),
        };
        if limit.length == self.statutory_length() && basis == limit.basis {
            return limit;
        }
        Limit { rule: self.rule("decide"), basis, length: self.statutory_length(), ..limit }
    }

    fn rule(&self, of: &str) -> Rule {
        Rule { id: format!("item.{}.{of}", self.code), version: self.version }
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::*;

    #[test]
    fn every_item_has_terms_that_the_law_takes() {
        for item in built_in().unwrap() {
            let terms = item.terms(ExamRegion::Provincial, Kind::New);
            assert_eq!(terms.check(), Ok(()), "{}", item.code);
            assert_eq!(terms.statutory.length, Length::WorkingDays(item.statutory));
            let promised = terms.promised.map_or(item.statutory_length(), |limit| limit.length);
            assert_eq!(promised, Length::WorkingDays(item.promised), "{}", item.code);
        }
    }
}
