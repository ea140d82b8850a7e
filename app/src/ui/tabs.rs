//! Views of one thing, each with an address of its own.

use leptos::prelude::*;

/// One view.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// Links to the views; the one shown is marked.
#[component]
pub fn Tabs(
    /// What the views are of, for screen readers.
    #[prop(into)]
    label: String,
    /// The views.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let tabs = tabs.into_iter().map(|tab| {
        view! { <li><a href=tab.href aria-current=tab.current.then_some("page")>{tab.label}</a></li> }
    });
    view! { <nav class="tabs" aria-label=label><ul>{tabs.collect_view()}</ul></nav> }
}
