//! The form that matches the columns of an uploaded file with those of the register.

use super::functions::{HEADER_WITHIN, RemapRoster, field};
use crate::lang::Lang;
use crate::locales::{Examiners, fill, roster_column};
use crate::ui::{Button, Choice, Fieldset, Input, Kind, SelectField, TextField};
use domain::examiners::{Column, Mapping, Preview, TableColumn};
use domain::ids::ImportId;
use domain::tables::letters;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// One list of the file's columns for each column of the register.
#[component]
pub(super) fn MappingForm(preview: Preview) -> impl IntoView {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    let choices: Vec<Choice> =
        preview.columns.iter().enumerate().map(|(at, column)| choice(at, column, lang)).collect();
    let fields = Column::ALL.map(|column| select(column, &preview.mapping, choices.clone(), lang));
    let fields = fields.into_iter().collect_view();
    let header = (preview.mapping.header + 1).to_string();
    let kind = if preview.missing.is_empty() { Kind::Secondary } else { Kind::Primary };
    view! {
        <ActionForm action={ServerAction::<RemapRoster>::new()} attr:class="form">
            <input type="hidden" name="id" value=preview.import.to_string()/>
            <Header value=header/>
            <Fieldset legend=words.mapping row=true>{fields}</Fieldset>
            <Button kind=kind>{words.mapping_save}</Button>
        </ActionForm>
    }
}

/// Only the row of the header, for a file of which nothing can be shown; its columns are matched again afterwards.
#[component]
pub(super) fn HeaderForm(id: ImportId) -> impl IntoView {
    let words = Examiners::of(Lang::current());
    view! {
        <ActionForm action={ServerAction::<RemapRoster>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            <Header value="1".to_owned()/>
            <Button kind=Kind::Primary>{words.mapping_save}</Button>
        </ActionForm>
    }
}

#[component]
fn Header(value: String) -> impl IntoView {
    let words = Examiners::of(Lang::current());
    let most = HEADER_WITHIN.to_string();
    view! {
        <TextField name="header" label=words.header_field input=Input::Number min="1" max=most value=value required=true/>
    }
}

fn select(column: Column, mapping: &Mapping, choices: Vec<Choice>, lang: Lang) -> impl IntoView + use<> {
    let value = mapping.columns.get(&column).map(usize::to_string);
    let label = roster_column(column, lang);
    view! { <SelectField name=field(column) label=label choices=choices value=value required=column.needed()/> }
}

/// A column of the file: its letters as the office program shows them, its header and an example.
fn choice(at: usize, column: &TableColumn, lang: Lang) -> Choice {
    let words = Examiners::of(lang);
    let header = if column.header.is_empty() { words.column_blank } else { &column.header };
    let mut label = fill(words.column_choice, &[&letters(at), header]);
    if !column.example.is_empty() {
        label.push_str(&fill(words.column_example, &[&column.example]));
    }
    Choice::new(at.to_string(), label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_by_its_header_and_an_example() {
        let column =
            |header: &str, example: &str| TableColumn { header: header.to_owned(), example: example.to_owned() };
        assert_eq!(choice(1, &column("姓名", "张三"), Lang::Zh).label, "B列：姓名（例：张三）");
        assert_eq!(choice(0, &column("", ""), Lang::En).label, "Column A: (no name)");
    }
}
