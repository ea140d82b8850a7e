//! What every field shares: its label, hint and error, tied to the control for screen readers.

use crate::forms;
use crate::lang::Lang;
use crate::locales::{Common, refusal_sentence};
use leptos::prelude::*;

/// The words around a control.
#[derive(Debug)]
pub(super) struct Words {
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub required: bool,
}

/// The attributes that tie a control to its words.
#[derive(Clone, Debug)]
pub(super) struct Tied {
    pub id: String,
    pub described_by: Option<String>,
    pub invalid: Option<&'static str>,
    pub error: Option<String>,
}

/// Finds the field's error and names the ids.
pub(super) fn tie(words: &Words) -> Tied {
    let id = forms::field_id(&words.name);
    let error = forms::error_of(&words.name).map(|refusal| refusal_sentence(&refusal, Lang::current()));
    let ids = [(words.hint.is_some(), "hint"), (error.is_some(), "error")];
    let described: Vec<String> =
        ids.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{id}-{part}")).collect();
    Tied {
        described_by: (!described.is_empty()).then(|| described.join(" ")),
        invalid: error.is_some().then_some("true"),
        error,
        id,
    }
}

/// The class of a field's box, which shows whether it is in error.
pub(super) const fn box_class(tied: &Tied) -> &'static str {
    if tied.error.is_some() { "field field-wrong" } else { "field" }
}

/// "Optional" beside the label of a field that may stay empty; required fields are the rule and say nothing.
pub(super) fn optional_mark(required: bool) -> impl IntoView {
    let word = Common::of(Lang::current()).optional;
    (!required).then(|| view! { " " <span class="field-optional">{word}</span> })
}

/// The hint and the error, with the ids that `tie` named.
pub(super) fn hint_and_error(hint: Option<String>, tied: &Tied) -> impl IntoView + use<> {
    let hint_id = format!("{}-hint", tied.id);
    let error_id = format!("{}-error", tied.id);
    let prefix = Common::of(Lang::current()).error_prefix;
    view! {
        {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
        {tied.error.clone().map(|error| view! {
            <p class="field-error" id=error_id><span class="unseen">{prefix}</span>{error}</p>
        })}
    }
}

/// A labelled box around one control.
pub(super) fn boxed(words: Words, tied: &Tied, control: AnyView) -> impl IntoView + use<> {
    view! {
        <div class=box_class(tied)>
            <label for=tied.id.clone()>{words.label}{optional_mark(words.required)}</label>
            {hint_and_error(words.hint, tied)}
            {control}
        </div>
    }
}
