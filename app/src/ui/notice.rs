//! A banner that tells something before the page goes on.

use super::icon::Icon;
use super::tone::Tone;
use crate::lang::Lang;
use crate::locales::Common;
use leptos::prelude::*;

/// What stands in the place of an island where no script runs.
#[component]
pub fn NeedsScript() -> impl IntoView {
    let words = Common::of(Lang::current());
    view! { <noscript><div class="notice tone-info"><p>{words.no_script}</p></div></noscript> }
}

/// A banner with a sign, an optional title and words.
#[component]
pub fn Notice(
    /// How it is meant.
    #[prop(default = Tone::Info)]
    tone: Tone,
    /// Its title; without one the tone is told to screen readers alone, because others see its sign.
    #[prop(optional, into)]
    title: Option<String>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let words = Common::of(Lang::current());
    let word = match tone {
        Tone::Plain | Tone::Info => words.info,
        Tone::Good => words.good,
        Tone::Warning => words.warning,
        Tone::Bad => words.bad,
    };
    let heading = match title {
        Some(title) => view! { <p class="notice-title">{title}</p> }.into_any(),
        None => view! { <p class="unseen">{word}</p> }.into_any(),
    };
    view! {
        <div class=format!("notice {}", tone.class())>
            <Icon name=tone.icon()/>
            <div class="notice-body">
                {heading}
                {children()}
            </div>
        </div>
    }
}
