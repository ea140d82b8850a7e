//! The lists of an item: legal basis, conditions, papers, the fields of its form. Each stands folded under its name and how
//! many there are, and has one more row that is still empty.

use super::item_text::name_of;
use super::item_text_parts::{both, cited, tick};
use super::rows::and_one_more;
use crate::forms;
use crate::lang::Lang;
use crate::locales::{ItemForms, fill, takes_name};
use crate::ui::{Choice, Fieldset, Input, SelectField, TextField, TextareaField};
use domain::approvals::item::{Takes, TypedCited, TypedField, TypedMaterial, TypedName};
use leptos::prelude::*;

/// A list under its name: open where it holds what was refused, or nothing yet.
fn list(name: &str, title: &str, many: usize, rows: Vec<AnyView>) -> AnyView {
    let title = fill(ItemForms::of(Lang::current()).counted, &[title, &many.to_string()]);
    let open = many == 0 || holds_error(&name_of(name));
    view! {
        <details class="item-list" open=open>
            <summary>{title}</summary>
            <div class="field-stack">{rows}</div>
        </details>
    }
    .into_any()
}

/// Whether the field that was refused is one of those whose names begin like this.
fn holds_error(prefix: &str) -> bool {
    forms::returned().and_then(|form| form.refusal.field).is_some_and(|field| field.starts_with(prefix))
}

/// What a row is called: its number and name, or that it would be a new one.
fn legend(at: usize, zh: &str, en: &str, new: Option<&str>) -> String {
    let name = if Lang::current() == Lang::Zh { zh } else { en };
    match new {
        Some(new) => new.to_owned(),
        None => fill(ItemForms::of(Lang::current()).row, &[&(at + 1).to_string(), name]),
    }
}

/// The box by which a row that there is goes.
fn gone(group: &str, typed: &str, is_new: bool) -> Option<AnyView> {
    let words = ItemForms::of(Lang::current());
    (!is_new).then(|| tick(format!("{group}[gone]"), words.gone, typed))
}

/// The legal basis.
pub(super) fn basis(typed: &[TypedCited]) -> AnyView {
    let words = ItemForms::of(Lang::current());
    let rows = and_one_more(typed).map(|(at, row)| {
        let group = format!("{}[{at}]", name_of("basis"));
        let is_new = at == typed.len();
        let legend = legend(at, &row.law, &row.law, is_new.then_some(words.basis_new));
        let (fields, gone) = (cited(&group, &row), gone(&group, &row.gone, is_new));
        view! { <Fieldset legend=legend>{fields}{gone}</Fieldset> }.into_any()
    });
    list("basis", words.basis, typed.len(), rows.collect())
}

/// Who can get it.
pub(super) fn conditions(typed: &[TypedName]) -> AnyView {
    let words = ItemForms::of(Lang::current());
    let rows = and_one_more(typed).map(|(at, row)| {
        let field = |part: &str| format!("{}[{at}][{part}]", name_of("conditions"));
        let legend = legend(at, &row.zh, &row.en, (at == typed.len()).then_some(words.condition_new));
        let labels = [words.condition_zh, words.condition_en];
        let fields = both([field("zh"), field("en")], labels, [&row.zh, &row.en]);
        view! { <Fieldset legend=legend>{fields}</Fieldset> }.into_any()
    });
    list("conditions", words.conditions, typed.len(), rows.collect())
}

/// What is handed in.
pub(super) fn materials(typed: &[TypedMaterial]) -> AnyView {
    let words = ItemForms::of(Lang::current());
    let rows = and_one_more(typed).map(|(at, row)| material(at, row, at == typed.len()));
    list("materials", words.materials, typed.len(), rows.collect())
}

fn material(at: usize, row: TypedMaterial, is_new: bool) -> AnyView {
    let words = ItemForms::of(Lang::current());
    let group = format!("{}[{at}]", name_of("materials"));
    let gone = gone(&group, &row.gone, is_new);
    let field = move |part: &str| format!("{group}[{part}]");
    let legend = legend(at, &row.zh, &row.en, is_new.then_some(words.material_new));
    let boxes = (
        tick(field("original"), words.original, &row.original),
        tick(field("required"), words.required, &row.required),
        gone,
    );
    let labels = [words.sample_zh, words.sample_en];
    let sample = both([field("sample_zh"), field("sample_en")], labels, [&row.sample_zh, &row.sample_en]);
    let TypedMaterial { zh, en, copies, .. } = row;
    view! {
        <Fieldset legend=legend>
            <div class="field-row item-both">
                <TextField name=field("zh") label=words.material_zh value=zh max_length=200/>
                <TextField name=field("en") label=words.material_en value=en max_length=400/>
            </div>
            {sample}
            <div class="field-row item-boxes">
                <TextField
                    name=field("copies") label=words.copies hint=words.copies_hint value=copies input=Input::Number
                    min="0" max="255"
                />
                {boxes}
            </div>
        </Fieldset>
    }
    .into_any()
}

/// The form that is filled in to apply.
pub(super) fn form(typed: &[TypedField]) -> AnyView {
    let words = ItemForms::of(Lang::current());
    let rows = and_one_more(typed).map(|(at, row)| field(at, &row, at == typed.len()));
    list("form", words.form, typed.len(), rows.collect())
}

fn field(at: usize, row: &TypedField, is_new: bool) -> AnyView {
    let words = ItemForms::of(Lang::current());
    let group = format!("{}[{at}]", name_of("form"));
    let (kind, gone) = (kind(&group, row), gone(&group, &row.gone, is_new));
    let field = move |part: &str| format!("{group}[{part}]");
    let legend = legend(at, &row.zh, &row.en, is_new.then_some(words.field_new));
    let boxes = (tick(field("required"), words.must, &row.required), gone);
    let TypedField { id, zh, en, .. } = row.clone();
    view! {
        <Fieldset legend=legend>
            <div class="field-row">
                <TextField name=field("id") label=words.field_id hint=words.field_id_hint value=id max_length=60/>
                <TextField name=field("zh") label=words.label_zh value=zh max_length=200/>
                <TextField name=field("en") label=words.label_en value=en max_length=400/>
            </div>
            {kind}
            <div class="field-row item-boxes">{boxes}</div>
        </Fieldset>
    }
    .into_any()
}

/// What a field of the form takes.
fn kind(group: &str, row: &TypedField) -> AnyView {
    let lang = Lang::current();
    let words = ItemForms::of(lang);
    let group = group.to_owned();
    let field = move |part: &str| format!("{group}[{part}]");
    let offered = Takes::ALL.iter().map(|it| Choice::new(it.as_str(), takes_name(*it, lang))).collect();
    let open = !row.choices.is_empty() || row.takes == Takes::Choice.as_str() || holds_error(&field("choices"));
    let TypedField { takes, least, most, choices, .. } = row.clone();
    view! {
        <div class="field-row">
            <SelectField name=field("takes") label=words.takes choices=offered value=takes/>
            <TextField
                name=field("least") label=words.least hint=words.least_hint value=least input=Input::Number min="0"
            />
            <TextField name=field("most") label=words.most hint=words.most_hint value=most input=Input::Number min="0"/>
        </div>
        <details class="more" open=open>
            <summary>{words.choices}</summary>
            <TextareaField name=field("choices") label=words.choices hint=words.choices_hint value=choices rows=2/>
        </details>
    }
    .into_any()
}
