//! The form by which the texts of an item are written: all that it says beside its flow, a group for each of its lists. It
//! is a plain form.

use super::item_functions::EditItemText;
use super::item_text_parts::{charges, general, options, times};
use super::item_text_rows::{basis, conditions, form, materials};
use super::meanwhile::seen_fields;
use crate::forms;
use crate::lang::Lang;
use crate::locales::{ItemForms, fill};
use crate::ui::{Button, Kind, ReturnedField, Section};
use domain::approvals::item::{TypedItem, typed_text};
use leptos::form::ActionForm;
use leptos::prelude::*;
use store::approvals::ItemDraft;

/// What the names of the form's fields begin with.
pub(super) const TEXT: &str = "text[";

/// The name of one of the form's fields.
pub(super) fn name_of(part: &str) -> String {
    format!("{TEXT}{part}]")
}

/// The section with the form.
pub(super) fn text_form(draft: &ItemDraft) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = ItemForms::of(lang);
    let typed = shown(draft);
    let seen = seen_fields(draft, TEXT);
    let code = draft.item.code.to_string();
    let parts = (general(&typed), basis(&typed.basis), conditions(&typed.conditions), materials(&typed.materials));
    let more = (charges(&typed), times(&typed), options(&typed), form(&typed.form));
    view! {
        <Section id="text" title=words.title>
            <p>{words.lead}</p>
            <ActionForm action={ServerAction::<EditItemText>::new()} attr:class="form form-wide item-form">
                <input type="hidden" name="item" value=code/>
                {seen}
                {parts}
                {more}
                <div class="actions"><Button kind=Kind::Primary>{words.save}</Button></div>
            </ActionForm>
        </Section>
    }
}

/// What stands in the form: what was typed, where it came back, for that is not mixed with the texts of another revision;
/// else the draft.
fn shown(draft: &ItemDraft) -> TypedItem {
    match forms::returned().filter(|form| form.has(TEXT)) {
        Some(form) => typed_text(&form.values),
        None => TypedItem::of(&draft.item),
    }
}

/// Every field that can be refused, for the summary of a refusal.
pub(super) fn text_fields(draft: &ItemDraft) -> Vec<ReturnedField> {
    let words = ItemForms::of(Lang::current());
    let typed = shown(draft);
    let single = [
        ("zh", words.name_zh),
        ("en", words.name_en),
        ("agency_zh", words.agency_zh),
        ("agency_en", words.agency_en),
        ("level", words.level),
        ("fee", words.fee),
        ("count", words.count),
        ("statutory", words.statutory),
        ("promised", words.promised),
        ("silent", words.silent),
        ("silent_months", words.silent_months),
    ];
    let conditions = [("zh", words.condition_zh), ("en", words.condition_en)];
    let materials = [
        ("zh", words.material_zh),
        ("en", words.material_en),
        ("copies", words.copies),
        ("sample_zh", words.sample_zh),
        ("sample_en", words.sample_en),
    ];
    let form = [
        ("id", words.field_id),
        ("zh", words.label_zh),
        ("en", words.label_en),
        ("takes", words.takes),
        ("least", words.least),
        ("most", words.most),
        ("choices", words.choices),
    ];
    let mut fields: Vec<ReturnedField> = single.map(|(part, label)| ReturnedField::new(name_of(part), label)).into();
    fields.extend(of_list("conditions", words.conditions, typed.conditions.len(), &conditions));
    fields.extend(of_list("materials", words.materials, typed.materials.len(), &materials));
    fields.extend(of_list("form", words.form, typed.form.len(), &form));
    fields
}

/// The fields of a list's rows, each named with its list and number.
fn of_list(list: &str, called: &str, rows: usize, fields: &[(&str, &str)]) -> Vec<ReturnedField> {
    let words = ItemForms::of(Lang::current());
    let of_row = |at: usize| {
        fields.iter().map(move |(field, label)| {
            let label = fill(words.of_row, &[called, &(at + 1).to_string(), label]);
            ReturnedField::new(format!("{}[{at}][{field}]", name_of(list)), label)
        })
    };
    (0..=rows).flat_map(of_row).collect()
}
