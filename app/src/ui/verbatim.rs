//! A text shown byte for byte, in a box that scrolls by keyboard too.

use leptos::prelude::*;

/// The text as it is.
#[component]
pub fn Verbatim(
    /// What the text is, for screen readers.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <pre class="verbatim" role="region" tabindex="0" aria-label=label><code>{text}</code></pre> }
}
