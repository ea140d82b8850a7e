//! Cards: a grid of things that can be opened.

use leptos::prelude::*;

/// A grid that takes as many columns as there is room for.
#[component]
pub fn Cards(
    /// The cards.
    children: Children,
) -> impl IntoView {
    view! { <ul class="cards">{children()}</ul> }
}

/// One card. Its title is the link; the whole card can be clicked.
#[component]
pub fn Card(
    /// Its title.
    #[prop(into)]
    title: String,
    /// Where it leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// What it holds.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = match href {
        Some(href) => view! { <a class="card-link" href=href>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    view! {
        <li class="card">
            <h3 class="card-title">{heading}</h3>
            {children.map(|children| children())}
        </li>
    }
}
