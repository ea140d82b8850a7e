//! A field of several lines.

use super::field::{Words, boxed, tie};
use super::given::Given;
use crate::forms;
use leptos::prelude::*;

/// A field of several lines. What was typed before a refusal stands in it again.
#[component]
pub fn TextareaField(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// One sentence on how to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Its present value.
    #[prop(optional, into)]
    value: Given,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// How many lines are seen at first.
    #[prop(default = 4)]
    rows: u32,
    /// The longest text, in characters.
    #[prop(optional)]
    max_length: Option<u32>,
) -> impl IntoView {
    let value = escaped(&forms::value_of(&name).or(value.0).unwrap_or_default());
    let words = Words { name: name.clone(), label, hint, required };
    let tied = tie(&words);
    let control = view! {
        <textarea
            class="input"
            id=tied.id.clone()
            name=name
            rows=rows
            required=required
            maxlength=max_length
            aria-describedby=tied.described_by.clone()
            aria-invalid=tied.invalid
        >
            {value}
        </textarea>
    };
    boxed(words, &tied, control.into_any())
}

/// The renderer writes the content of a `textarea` as it is, though HTML ends it at the first end tag and reads references
/// in it: whoever typed `</textarea>` would else write into the page of whoever reads it.
fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_was_typed_does_not_end_its_field() {
        assert_eq!(escaped("a</textarea><b> &lt; c"), "a&lt;/textarea>&lt;b> &amp;lt; c");
    }
}
