//! Hashes and codes as people compare them, with a button that copies.

use super::button::asleep;
use crate::lang::Lang;
use crate::locales::Copy;
use leptos::prelude::*;

/// A hash or code in groups of eight characters, with a button that copies it whole.
#[component]
pub fn HashText(
    /// The text.
    #[prop(into)]
    text: String,
    /// The language, where an island shows it; a page knows its own.
    #[prop(optional)]
    lang: Option<Lang>,
) -> impl IntoView {
    let lang = lang.unwrap_or_else(Lang::current);
    let groups = text.as_bytes().chunks(8).map(|group| {
        let group = String::from_utf8_lossy(group).into_owned();
        view! { <span>{group}</span> }
    });
    let groups = groups.collect_view();
    view! {
        <span class="hash">
            <code class="hash-text">{groups}</code>
            <CopyButton text=text lang=lang/>
        </span>
    }
}

/// Copies a text. Without scripts the button is not shown.
#[island]
pub fn CopyButton(
    /// The text.
    text: String,
    /// The language of the button.
    lang: Lang,
) -> impl IntoView {
    let words = Copy::of(lang);
    let state = RwSignal::new(words.copy);
    let copy = move |_| {
        let text = text.clone();
        leptos::task::spawn_local(async move {
            let clipboard = window().navigator().clipboard();
            let done = wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)).await;
            state.set(if done.is_ok() { words.copied } else { words.failed });
        });
    };
    let asleep = asleep();
    view! {
        <button type="button" class="copy needs-script" disabled=move || asleep.get() on:click=copy aria-live="polite">
            {move || state.get()}
        </button>
    }
}
