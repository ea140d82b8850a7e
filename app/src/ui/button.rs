//! Buttons, and links that look like them.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// How much weight a button has. A page has at most one primary button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// What the page is for.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// What cannot be taken back.
    Danger,
    /// As quiet as a link.
    Quiet,
}

impl Kind {
    /// The classes of this kind.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button",
            Self::Danger => "button button-danger",
            Self::Quiet => "button button-quiet",
        }
    }
}

/// A button that submits the form it stands in.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    kind: Kind,
    /// The field it sends, where a form has several buttons.
    #[prop(optional, into)]
    name: Option<String>,
    /// The value it sends.
    #[prop(optional, into)]
    value: Option<String>,
    /// Whether it cannot be used now; say beside it why.
    #[prop(optional)]
    disabled: bool,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! { <button class=kind.class() name=name value=value disabled=disabled>{children()}</button> }
}

/// A link with a button's look, for the next page of a task.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Its weight.
    #[prop(optional)]
    kind: Kind,
    /// Whether it downloads a file.
    #[prop(optional)]
    download: bool,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! { <a class=kind.class() href=href download=download>{children()}</a> }
}
