//! What is wrong with an item before it can be published.

use super::code::ItemKind;
use super::described::{FieldKind, Item};
use crate::approvals::clock::limits::Statutory;
use crate::approvals::flow::{self, Bounds, StepKind};
use crate::calendar::Length;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "fault")]
pub enum ItemFault {
    /// No text of law stands behind it.
    NoBasis,
    /// A text of law without its name, or without what it says.
    EmptyBasis,
    /// Nothing says who can get it.
    NoConditions,
    /// Nothing says what is to be handed in.
    NoMaterials,
    /// The promise is longer than the law's time (承诺时限不得长于法定时限).
    PromiseTooLong,
    /// The time is longer than the licensing law allows where no other law names one (行政许可法 art 42).
    LongerThanLicensingLaw {
        /// Working days that it allows.
        most: u16,
    },
    /// No time at all.
    NoTime,
    /// Consent by silence for what is about safety or health.
    SilentSafety,
    /// Two fields of the form have one name, or one has a name of another form.
    FieldName {
        /// The name.
        field: String,
    },
    /// A field of several choices has fewer than two.
    FewChoices {
        /// The field.
        field: String,
    },
    /// The flow asks for something that the form does not have.
    UnknownFact {
        /// What it asks for.
        fact: String,
    },
    /// The flow is wrong.
    Flow {
        /// What is wrong with it.
        problem: flow::Problem,
    },
}

/// All that is wrong with an item.
pub fn check(item: &Item) -> Vec<ItemFault> {
    let mut faults = disclosures(item);
    faults.extend(times(item));
    faults.extend(form(item));
    let bounds = Bounds { statutory: item.statutory, promised: item.promised };
    faults.extend(flow::check(&item.flow, bounds).into_iter().map(|problem| ItemFault::Flow { problem }));
    faults
}

fn disclosures(item: &Item) -> Vec<ItemFault> {
    let empty = |text: &str| text.trim().is_empty();
    let unsaid = item.basis.iter().any(|cited| empty(&cited.law) || empty(&cited.says.zh));
    let wrong = [
        (item.basis.is_empty(), ItemFault::NoBasis),
        (unsaid, ItemFault::EmptyBasis),
        (item.conditions.is_empty(), ItemFault::NoConditions),
        (item.materials.is_empty(), ItemFault::NoMaterials),
        (item.options.silent_consent.is_some() && item.options.safety, ItemFault::SilentSafety),
    ];
    wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, fault)| fault).collect()
}

fn times(item: &Item) -> Vec<ItemFault> {
    let most = most(item);
    let beyond = item.statutory_basis.is_none() && item.statutory > most;
    let wrong = [
        (item.promised == 0, ItemFault::NoTime),
        (item.promised > item.statutory, ItemFault::PromiseTooLong),
        (item.code.kind() == ItemKind::Licence && beyond, ItemFault::LongerThanLicensingLaw { most }),
    ];
    wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, fault)| fault).collect()
}

/// What the licensing law allows where no other law names a time, in working days.
fn most(item: &Item) -> u16 {
    let rule = if item.options.joint { Statutory::DecideJointly } else { Statutory::Decide };
    match rule.limit().length {
        Length::WorkingDays(days) | Length::CalendarDays(days) | Length::Months(days) => days,
    }
}

fn form(item: &Item) -> Vec<ItemFault> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for field in &item.form {
        let good = !field.id.is_empty() && field.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if !good || !seen.insert(field.id.as_str()) {
            faults.push(ItemFault::FieldName { field: field.id.clone() });
        }
        if let FieldKind::Choice { choices } = &field.kind
            && choices.len() < 2
        {
            faults.push(ItemFault::FewChoices { field: field.id.clone() });
        }
    }
    for step in &item.flow.steps {
        if let StepKind::Choice { fact, .. } = &step.kind
            && !seen.contains(fact.as_str())
        {
            faults.push(ItemFault::UnknownFact { fact: fact.clone() });
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::super::described::Cited;
    use super::*;
    use crate::approvals::case::Validity;
    use crate::recruitment::scheme::Named;

    fn licence() -> Item {
        let items = built_in().unwrap();
        items.into_iter().find(|item| item.code.kind() == ItemKind::Licence && item.statutory_basis.is_none()).unwrap()
    }

    fn faults(change: impl FnOnce(&mut Item)) -> Vec<ItemFault> {
        let mut item = licence();
        change(&mut item);
        check(&item)
    }

    #[test]
    fn an_item_without_basis_cannot_be_published() {
        assert_eq!(faults(|_| ()), []);
        assert_eq!(faults(|item| item.basis.clear()), [ItemFault::NoBasis]);
        let empty = |text: &str| Named { zh: text.into(), en: text.into() };
        let unsaid = Cited { law: "某法".into(), article: "1".into(), says: empty(" ") };
        assert_eq!(faults(|item| item.basis.push(unsaid)), [ItemFault::EmptyBasis]);
        assert_eq!(faults(|item| item.conditions.clear()), [ItemFault::NoConditions]);
        assert_eq!(faults(|item| item.materials.clear()), [ItemFault::NoMaterials]);
    }

    #[test]
    fn a_promise_keeps_within_the_law_and_the_law_within_the_licensing_law() {
        assert!(faults(|item| item.promised = item.statutory + 1).contains(&ItemFault::PromiseTooLong));
        assert!(faults(|item| item.promised = 0).contains(&ItemFault::NoTime));
        assert_eq!(faults(|item| item.statutory = 21), [ItemFault::LongerThanLicensingLaw { most: 20 }]);
        let joint = |item: &mut Item| (item.options.joint, item.statutory) = (true, 46);
        assert_eq!(faults(joint), [ItemFault::LongerThanLicensingLaw { most: 45 }]);
    }

    #[test]
    fn silence_is_never_consent_to_what_is_about_safety() {
        assert_eq!(faults(|item| item.options.silent_consent = Some(Validity::Unlimited)), []);
        let both =
            |item: &mut Item| (item.options.silent_consent, item.options.safety) = (Some(Validity::Unlimited), true);
        assert_eq!(faults(both), [ItemFault::SilentSafety]);
    }

    #[test]
    fn a_form_has_each_field_once_and_what_the_flow_asks_for() {
        let twice = |item: &mut Item| item.form.push(item.form[0].clone());
        let name = licence().form[0].id.clone();
        assert_eq!(faults(twice), [ItemFault::FieldName { field: name }]);
        let few = |item: &mut Item| item.form[0].kind = FieldKind::Choice { choices: Vec::new() };
        assert!(matches!(faults(few)[..], [ItemFault::FewChoices { .. }]));
        let items = built_in().unwrap();
        let asks =
            items.iter().find(|item| item.flow.steps.iter().any(|step| matches!(step.kind, StepKind::Choice { .. })));
        let mut asks = asks.expect("one of the items asks for a field").clone();
        asks.form.clear();
        assert!(check(&asks).iter().any(|fault| matches!(fault, ItemFault::UnknownFact { .. })));
        asks.flow.steps.clear();
        assert!(check(&asks).iter().any(|fault| matches!(fault, ItemFault::Flow { .. })));
    }
}
