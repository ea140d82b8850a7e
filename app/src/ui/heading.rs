//! The top of a page and of its sections.

use crate::lang::Lang;
use crate::locales::Common;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page's only `<h1>`; it also names the document.
#[component]
pub fn PageHeading(
    /// The page's name.
    #[prop(into)]
    title: String,
    /// One sentence that says what the page is for.
    #[prop(optional, into)]
    lead: Option<String>,
    /// Status tags or buttons beside the name.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Title text=title.clone()/>
        <div class="heading">
            <div class="heading-words">
                <h1>{title}</h1>
                {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
            </div>
            {children.map(|children| view! { <div class="heading-beside">{children()}</div> })}
        </div>
    }
}

/// A part of a page under an `<h2>`, named by it for screen readers.
#[component]
pub fn Section(
    /// A word for the address: `#draw-rules`. Unique on the page.
    #[prop(into)]
    id: String,
    /// The section's name.
    #[prop(into)]
    title: String,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    let labelled_by = heading.clone();
    view! {
        <section class="section" id=id aria-labelledby=labelled_by>
            <h2 id=heading>{title}</h2>
            {children()}
        </section>
    }
}

/// One step of the way to a page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Its words.
    pub label: String,
    /// Its address.
    pub href: String,
}

impl Crumb {
    /// A step with its words and address.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// The way to the page, from the general to the particular; the page itself is not in it.
#[component]
pub fn Breadcrumbs(
    /// The steps.
    trail: Vec<Crumb>,
) -> impl IntoView {
    let steps = trail.into_iter().map(|crumb| view! { <li><a href=crumb.href>{crumb.label}</a></li> });
    view! {
        <nav class="breadcrumbs" aria-label=Common::of(Lang::current()).breadcrumbs>
            <ol>{steps.collect_view()}</ol>
        </nav>
    }
}
