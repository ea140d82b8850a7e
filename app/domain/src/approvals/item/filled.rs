//! The form of an item, filled in.

use super::described::{Field, FieldKind, Item};
use crate::approvals::flow::{Facts, StepKind};
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What was typed, by the field's name.
pub type Typed = BTreeMap<String, String>;

impl Item {
    /// The form as it is kept: trimmed, only the item's own fields, each as its field takes it.
    ///
    /// # Errors
    /// Of the first field that is not so: `missing`, `malformed`, or `out-of-range` (facts: least, most) where a number or
    /// the length of a text is outside.
    pub fn filled_in(&self, typed: &Typed) -> Result<Typed, Refusal> {
        let mut form = Typed::new();
        for field in &self.form {
            let value = typed.get(&field.id).map_or("", |value| value.trim());
            if !value.is_empty() {
                fits(field, value)?;
                form.insert(field.id.clone(), value.to_owned());
            } else if field.required {
                return Err(Refusal::of(Code::Missing, &field.id));
            }
        }
        Ok(form)
    }

    /// What the flow's choices ask for.
    pub fn facts(&self, form: &Typed) -> Facts {
        let asked = self.flow.steps.iter().filter_map(|step| match &step.kind {
            StepKind::Choice { fact, .. } => form.get_key_value(fact),
            _ => None,
        });
        asked.map(|(field, value)| (field.clone(), value.clone())).collect()
    }
}

fn fits(field: &Field, value: &str) -> Result<(), Refusal> {
    let range = |least: u32, most: u32| Refusal::of(Code::OutOfRange, &field.id).with(least).with(most);
    let malformed = || Refusal::of(Code::Malformed, &field.id);
    match &field.kind {
        FieldKind::Line { most } | FieldKind::Text { most } if value.chars().count() > usize::from(*most) => {
            Err(range(1, (*most).into()))
        }
        FieldKind::Line { .. } if value.contains(['\n', '\r']) => Err(malformed()),
        FieldKind::Line { .. } | FieldKind::Text { .. } => Ok(()),
        FieldKind::Number { least, most } => {
            let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
            let number: u32 = value.parse().ok().filter(|_| digits).ok_or_else(malformed)?;
            if (*least..=*most).contains(&number) { Ok(()) } else { Err(range(*least, *most)) }
        }
        FieldKind::Day => value.parse::<NaiveDate>().map(|_| ()).map_err(|_| malformed()),
        FieldKind::Choice { choices } => {
            if choices.iter().any(|choice| choice.value == value) {
                Ok(())
            } else {
                Err(malformed())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in::built_in;
    use super::*;

    /// A form that fits.
    fn good(item: &Item) -> Typed {
        let value = |field: &Field| match &field.kind {
            FieldKind::Line { .. } | FieldKind::Text { .. } => "word".to_owned(),
            FieldKind::Number { least, .. } => least.to_string(),
            FieldKind::Day => "2026-09-07".to_owned(),
            FieldKind::Choice { choices } => choices.first().map(|choice| choice.value.clone()).unwrap_or_default(),
        };
        item.form.iter().map(|field| (field.id.clone(), value(field))).collect()
    }

    #[test]
    fn every_item_takes_a_form_that_fits_and_nothing_else() {
        for item in built_in().unwrap() {
            let form = good(&item);
            assert_eq!(item.filled_in(&form), Ok(form.clone()), "{}", item.code);
            let mut more = form.clone();
            more.insert("unknown".to_owned(), "1".to_owned());
            assert_eq!(item.filled_in(&more), Ok(form.clone()));
            for field in item.form.iter().filter(|field| field.required) {
                let lacking = Typed::from_iter(form.clone().into_iter().filter(|(id, _)| *id != field.id));
                assert_eq!(item.filled_in(&lacking), Err(Refusal::of(Code::Missing, &field.id)));
            }
        }
    }

    #[test]
    fn each_kind_of_field_refuses_what_it_does_not_take() {
        let label = crate::recruitment::scheme::Named { zh: "项".into(), en: "field".into() };
        let field = |kind| Field { id: "x".into(), label: label.clone(), required: true, kind };
        let code = |kind, value: &str| fits(&field(kind), value).map_err(|refusal| refusal.code);
        let number = || FieldKind::Number { least: 2, most: 9 };
        assert_eq!(code(number(), "9"), Ok(()));
        for (bad, why) in
            [("1", Code::OutOfRange), ("10", Code::OutOfRange), ("+3", Code::Malformed), ("３", Code::Malformed)]
        {
            assert_eq!(code(number(), bad), Err(why), "{bad}");
        }
        assert_eq!(code(FieldKind::Line { most: 2 }, "abc"), Err(Code::OutOfRange));
        assert_eq!(code(FieldKind::Line { most: 9 }, "a\nb"), Err(Code::Malformed));
        assert_eq!(code(FieldKind::Text { most: 9 }, "a\nb"), Ok(()));
        assert_eq!(code(FieldKind::Day, "2026-02-30"), Err(Code::Malformed));
        assert_eq!(code(FieldKind::Choice { choices: Vec::new() }, "a"), Err(Code::Malformed));
    }
}
