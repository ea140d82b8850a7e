//! A choice of one from a list that is too long to show.

use super::field::{Words, boxed, tie};
use super::given::Given;
use crate::forms;
use crate::lang::Lang;
use crate::locales::Common;
use leptos::prelude::*;

/// One possible choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// More words under the label, where a radio button shows it.
    pub hint: Option<String>,
}

impl Choice {
    /// A choice without further words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A drop-down list. With nothing chosen it sends an empty value.
#[component]
pub fn SelectField(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// Its label.
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
    /// What stands for nothing chosen; "Choose" where it is not given.
    #[prop(optional)]
    empty: Option<&'static str>,
) -> impl IntoView {
    let value = forms::value_of(&name).or(value.0).unwrap_or_default();
    let words = Words { name: name.clone(), label, hint, required };
    let tied = tie(&words);
    let options = choices.into_iter().map(|choice| {
        let selected = choice.value == value;
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    });
    let control = view! {
        <select
            class="input select"
            id=tied.id.clone()
            name=name
            required=required
            aria-describedby=tied.described_by.clone()
            aria-invalid=tied.invalid
        >
            <option value="">{empty.unwrap_or(Common::of(Lang::current()).choose)}</option>
            {options.collect_view()}
        </select>
    };
    boxed(words, &tied, control.into_any())
}
