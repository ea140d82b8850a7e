//! A status tag: a sign, a word and a colour, in this order of weight.

use super::icon::Icon;
use super::tone::Tone;
use leptos::prelude::*;

/// The state of a thing in one word.
#[component]
pub fn StatusTag(
    /// How the state is meant.
    #[prop(optional)]
    tone: Tone,
    /// The word.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <span class=format!("tag {}", tone.class())><Icon name=tone.icon()/>{label}</span> }
}
