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

/// A button of an island. Where no scripts run it is not shown, and before the island has woken it cannot be pressed:
/// a press that nobody hears would be lost.
#[component]
pub fn ScriptButton(
    /// Its weight.
    #[prop(optional)]
    kind: Kind,
    /// What a press does.
    press: impl Fn() + 'static,
    /// Whether an earlier press still works.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let class = format!("{} needs-script", kind.class());
    let asleep = asleep();
    let disabled = move || asleep.get() || busy.get();
    view! { <button class=class type="button" disabled=disabled on:click=move |_| press()>{children()}</button> }
}

/// True until the island that asks has woken in the browser; on the server always.
pub(super) fn asleep() -> ReadSignal<bool> {
    let (asleep, set_asleep) = signal(true);
    // An effect runs in a browser only, when the island's listeners are in place.
    Effect::new(move |_| set_asleep.set(false));
    asleep
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
