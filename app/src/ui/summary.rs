//! What is wrong with a form, at the top of the page, linked to the field.

use super::icon::{Icon, IconName};
use crate::forms;
use crate::lang::Lang;
use crate::locales::{Common, refusal_sentence};
use leptos::prelude::*;

/// A field that the summary can name.
#[derive(Clone, Debug)]
pub struct ReturnedField {
    /// The field's name in the form.
    pub name: String,
    /// Its label.
    pub label: String,
}

impl ReturnedField {
    /// A field and its label.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into() }
    }
}

/// The summary of a refused form; nothing where no form came back. It takes the focus when the page opens.
#[component]
pub fn ErrorSummary(
    /// The form's fields, so that the summary can say which one it means.
    #[prop(optional)]
    fields: Vec<ReturnedField>,
    /// Whether it leaves the focus where it is; for pages where it is only an example.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Common::of(lang);
    forms::returned().map(|form| {
        let sentence = refusal_sentence(&form.refusal, lang);
        let line = match form.refusal.field {
            None => view! { <p>{sentence}</p> }.into_any(),
            Some(name) => {
                let label = fields.into_iter().find(|field| field.name == name).map(|field| field.label);
                let text = label.map_or_else(|| sentence.clone(), |label| format!("{label}{}{sentence}", words.colon));
                view! { <ul><li><a href=format!("#{}", forms::field_id(&name))>{text}</a></li></ul> }.into_any()
            }
        };
        view! {
            <div class="summary" id="summary" role=(!quiet).then_some("alert") tabindex="-1" autofocus=!quiet aria-labelledby="summary-title">
                <h2 id="summary-title"><Icon name=IconName::Warning/>{words.summary_title}</h2>
                {line}
            </div>
        }
    })
}
