//! What is wrong with the form of an item, and with what its flow asks of the form.

use super::checking::ItemFault;
use super::described::{Choices, Field, FieldKind};
use crate::approvals::flow::{Step, StepKind};
use std::collections::BTreeSet;

/// What is wrong with the fields.
pub(super) fn fields(fields: &[Field]) -> Vec<ItemFault> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for field in fields {
        let good = !field.id.is_empty() && field.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if !good || !seen.insert(field.id.as_str()) {
            faults.push(ItemFault::FieldName { field: field.id.clone() });
        }
        match &field.kind {
            FieldKind::Number { least, most } if least > most => {
                faults.push(ItemFault::NumberRange { field: field.id.clone() });
            }
            FieldKind::Choice { choices } => faults.extend(values(&field.id, choices)),
            _ => {}
        }
    }
    faults
}

/// What is wrong with the values of a choice.
fn values(field: &str, choices: &[Choices]) -> Vec<ItemFault> {
    let mut seen = BTreeSet::new();
    let twice = choices.iter().filter(|choice| !seen.insert(&choice.value));
    let same = |choice: &Choices| ItemFault::SameChoice { field: field.to_owned(), value: choice.value.clone() };
    let mut faults: Vec<ItemFault> = twice.map(same).collect();
    if choices.len() < 2 {
        faults.push(ItemFault::FewChoices { field: field.to_owned() });
    }
    faults
}

/// What a step of the flow asks for that the form does not give.
pub(super) fn asked(form: &[Field], step: &Step) -> Vec<ItemFault> {
    let StepKind::Choice { fact, ways, .. } = &step.kind else { return Vec::new() };
    let Some(field) = form.iter().find(|field| field.id == *fact) else {
        return vec![ItemFault::UnknownFact { fact: fact.clone() }];
    };
    let values = ways.iter().map(|way| &way.outcome.0).filter(|value| !field.kind.takes(value));
    values.map(|value| ItemFault::UnknownValue { fact: fact.clone(), value: value.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::super::checking::check;
    use super::super::checking::tests::{faults, licence};
    use super::super::described::Item;
    use super::*;
    use crate::approvals::flow::samples::{id, named, way};

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

    #[test]
    fn a_field_takes_something_and_each_choice_once() {
        let id = licence().form[0].id.clone();
        let number = |least, most| faults(|item| item.form[0].kind = FieldKind::Number { least, most });
        assert_eq!((number(3, 3), number(0, 9)), (vec![], vec![]));
        assert_eq!(number(4, 3), [ItemFault::NumberRange { field: id.clone() }]);
        let choice = |values: &[&str]| faults(|item| item.form[0].kind = choices(values));
        assert_eq!(choice(&["a", "b"]), []);
        assert_eq!(choice(&["a", "b", "a"]), [ItemFault::SameChoice { field: id, value: "a".into() }]);
    }

    fn choices(values: &[&str]) -> FieldKind {
        let choice = |value: &&str| Choices { value: (*value).to_owned(), name: named(value) };
        FieldKind::Choice { choices: values.iter().map(choice).collect() }
    }

    #[test]
    fn the_flow_asks_only_for_values_that_the_field_has() {
        let asking = |kind: FieldKind, value: &str| {
            faults(|item| {
                item.form[0].kind = kind;
                let StepKind::Start { next } = &mut item.flow.steps[0].kind else { panic!("the first step begins") };
                let first = std::mem::replace(next, id("asks"));
                let ways = vec![way(value, first.as_str())];
                let kind = StepKind::Choice { fact: item.form[0].id.clone(), ways, otherwise: first };
                item.flow.steps.push(Step { id: id("asks"), name: named("asks"), kind });
            })
        };
        let number = || FieldKind::Number { least: 2, most: 9 };
        for (kind, value) in [
            (choices(&["a", "b"]), "b"),
            (number(), "9"),
            (FieldKind::Day, "2026-09-01"),
            (FieldKind::Line { most: 2 }, "长春"),
            (FieldKind::Text { most: 3 }, "a\nb"),
        ] {
            assert_eq!(asking(kind, value), [], "{value}");
        }
        for (kind, value) in [
            (choices(&["a", "b"]), "c"),
            (number(), "10"),
            (number(), "03"),
            (number(), "few"),
            (FieldKind::Day, "2026-02-30"),
            (FieldKind::Day, "2026-9-1"),
            (FieldKind::Line { most: 2 }, "长春市"),
            (FieldKind::Line { most: 3 }, "a\nb"),
            (FieldKind::Text { most: 3 }, ""),
        ] {
            let fact = licence().form[0].id.clone();
            assert_eq!(asking(kind, value), [ItemFault::UnknownValue { fact, value: value.into() }], "{value}");
        }
    }
}
