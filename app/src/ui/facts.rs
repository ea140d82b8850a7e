//! A list of facts: a term and what holds for it.

use leptos::prelude::*;

/// A term with its description, for [`Facts`].
pub fn fact(term: impl Into<String>, description: impl IntoView + 'static) -> (String, AnyView) {
    (term.into(), description.into_any())
}

/// Facts, one below the other.
#[component]
pub fn Facts(
    /// Terms and descriptions, made by [`fact`].
    items: Vec<(String, AnyView)>,
) -> impl IntoView {
    let items = items.into_iter().map(|(term, description)| {
        view! { <div class="fact"><dt>{term}</dt><dd>{description}</dd></div> }
    });
    view! { <dl class="facts">{items.collect_view()}</dl> }
}
