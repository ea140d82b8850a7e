//! The keys of a list, folded up under it; the key `?` opens them.

use crate::lang::Lang;
use crate::locales::ListWords;
use leptos::prelude::*;

/// What the keys of a [`super::ListKeys`] do.
#[component]
pub fn KeyHelp(
    /// The keys that this list has beyond those of every list.
    more: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let words = ListWords::of(Lang::current());
    let every = [("j ↓", words.key_next), ("k ↑", words.key_previous), ("x", words.key_pick), ("o ⏎", words.key_open)];
    let keys = every.into_iter().chain(more).chain([("?", words.key_help)]);
    let of = |keys: &'static str| keys.split(' ').map(|key| view! { <kbd>{key}</kbd> " " }).collect_view();
    let keys = keys.map(|(key, does)| view! { <li>{of(key)} {does}</li> }).collect_view();
    view! {
        <details class="more needs-script" data-keys="">
            <summary>{words.keyboard}</summary>
            <p>{words.keyboard_lead}</p>
            <ul>{keys}</ul>
        </details>
    }
}
