//! A bar that shows how far something is.

use leptos::prelude::*;

/// A labelled progress bar; without a value it only shows that something goes on.
#[component]
pub fn ProgressBar(
    /// What goes on.
    #[prop(into)]
    label: String,
    /// How much is done.
    #[prop(optional_no_strip)]
    value: Option<u32>,
    /// How much there is to do.
    #[prop(default = 100)]
    max: u32,
) -> impl IntoView {
    let words = value.map(|value| format!("{value} / {max}"));
    view! {
        <label class="progress">
            <span class="progress-words"><span>{label}</span>{words.map(|words| view! { <span>{words}</span> })}</span>
            <progress value=value max=max></progress>
        </label>
    }
}
