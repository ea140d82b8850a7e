//! A field that takes a file.

use super::field::{Words, boxed, tie};
use leptos::prelude::*;

/// A file field. The form around it needs `enctype="multipart/form-data"`.
#[component]
pub fn FileField(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// The kinds of files, as `accept` takes them (`.xlsx,.xls,.csv`).
    #[prop(into)]
    accept: String,
    /// One sentence on what is taken and how large it may be.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether a file must be chosen.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let words = Words { name: name.clone(), label, hint, required };
    let tied = tie(&words);
    let control = view! {
        <input
            class="input input-file"
            id=tied.id.clone()
            type="file"
            name=name
            accept=accept
            required=required
            aria-describedby=tied.described_by.clone()
            aria-invalid=tied.invalid
        />
    };
    boxed(words, &tied, control.into_any())
}
