//! Choices that are all in view: radio buttons for one of several, a checkbox for yes or no.

use super::field::{Words, box_class, hint_and_error, optional_mark, tie};
use super::given::Given;
use super::select::Choice;
use crate::forms;
use leptos::prelude::*;

/// Radio buttons: one of a few choices.
#[component]
pub fn RadioField(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What may be chosen.
    choices: Vec<Choice>,
    /// One sentence on how to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is chosen now.
    #[prop(optional, into)]
    value: Given,
    /// Whether something must be chosen.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let value = forms::value_of(&name).or(value.0);
    let words = Words { name: name.clone(), label, hint, required };
    let tied = tie(&words);
    let id = tied.id.clone();
    let buttons = choices.into_iter().enumerate().map(|(place, choice)| {
        // The first button carries the field's own id: the error summary leads there.
        let own = if place == 0 { id.clone() } else { format!("{id}-{place}") };
        let hint_id = format!("{id}-{place}-hint");
        view! {
            <div class="choice">
                <input
                    type="radio"
                    id=own.clone()
                    name=name.clone()
                    required=required
                    checked=value.as_deref() == Some(choice.value.as_str())
                    value=choice.value
                    aria-describedby=choice.hint.is_some().then(|| hint_id.clone())
                />
                <label for=own>{choice.label}</label>
                {choice.hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            </div>
        }
    });
    view! {
        <fieldset class=box_class(&tied) aria-describedby=tied.described_by.clone()>
            <legend>{words.label}{optional_mark(required)}</legend>
            {hint_and_error(words.hint, &tied)}
            {buttons.collect_view()}
        </fieldset>
    }
}

/// A checkbox; the form sends `value` when it is ticked and nothing otherwise.
#[component]
pub fn CheckboxField(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// What ticking it says.
    #[prop(into)]
    label: String,
    /// What the form sends.
    #[prop(default = "true".into(), into)]
    value: String,
    /// More words.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it is ticked now.
    #[prop(optional)]
    checked: bool,
    /// Whether it must be ticked to go on.
    #[prop(optional)]
    required: bool,
    /// What the names of its form's fields begin with, where the page has several forms: another form that came back says
    /// nothing of it.
    #[prop(optional)]
    within: Option<&'static str>,
) -> impl IntoView {
    let checked = match forms::returned().filter(|form| within.is_none_or(|prefix| form.has(prefix))) {
        Some(form) => form.values.get(&name).is_some_and(|typed| *typed == value),
        None => checked,
    };
    let words = Words { name: name.clone(), label, hint, required };
    let tied = tie(&words);
    view! {
        <div class=box_class(&tied)>
            <div class="choice">
                <input
                    type="checkbox"
                    id=tied.id.clone()
                    name=name
                    value=value
                    checked=checked
                    required=required
                    aria-describedby=tied.described_by.clone()
                    aria-invalid=tied.invalid
                />
                <label for=tied.id.clone()>{words.label}</label>
                {hint_and_error(words.hint, &tied)}
            </div>
        </div>
    }
}
