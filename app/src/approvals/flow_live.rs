//! The island around the form of a flow: as somebody types, the same checker that the server has says in the browser what
//! is wrong, and the picture follows. What was typed before the island woke, or came back with the page, counts too.

use crate::checking;
use crate::lang::Lang;
use crate::locales::FlowDrawing;
use checks::flows::Told;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

/// How long nobody must have typed before it is checked.
const PAUSE: Duration = Duration::from_millis(300);

/// What was typed so far, checked and drawn beside the form.
#[island]
pub fn FlowLive(
    /// What the page says of it once, the JSON of `checks::flows::Page`.
    page: String,
    /// The language.
    lang: Lang,
    /// The form.
    children: Children,
) -> impl IntoView {
    let words = FlowDrawing::of(lang);
    let told = RwSignal::new(None::<Told>);
    let turn = StoredValue::new(0_u32);
    let page = StoredValue::new(page);
    let look = move |form: HtmlFormElement| {
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        set_timeout(
            move || {
                // Somebody has typed on meanwhile.
                if turn.get_value() != mine {
                    return;
                }
                leptos::task::spawn_local(async move {
                    let answer = checking::flow(&form, &page.get_value()).await;
                    if turn.get_value() == mine {
                        told.set(answer.ok());
                    }
                });
            },
            PAUSE,
        );
    };
    let typed = move |event: leptos::ev::Event| {
        if let Some(form) = form_of(&event) {
            look(form);
        }
    };
    let around = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let form = around.get().and_then(|div| div.query_selector("form").ok()?);
        if let Some(form) = form.and_then(|form| form.dyn_into().ok()).filter(is_changed) {
            look(form);
        }
    });
    view! {
        <div class="flow-edit" node_ref=around on:input=typed>
            <div>{children()}</div>
            <div class="flow-live" hidden=move || told.get().is_none()>
                <h3>{words.live}</h3>
                <div role="status" inner_html=move || told.get().map(|told| told.found).unwrap_or_default()></div>
                <div class="flow" tabindex="0" role="group" aria-label=words.picture inner_html=move || told.get().map(|told| told.picture).unwrap_or_default()></div>
            </div>
        </div>
    }
}

fn form_of(event: &leptos::ev::Event) -> Option<HtmlFormElement> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("form").ok()??.dyn_into().ok()
}

/// Whether a form holds anything else than what its page was sent with.
fn is_changed(form: &HtmlFormElement) -> bool {
    let Ok(fields) = form.query_selector_all("input, select, textarea") else { return false };
    (0..fields.length()).filter_map(|at| fields.item(at)?.dyn_into::<Element>().ok()).any(|field| is_other(&field))
}

/// Whether a field holds anything else than its page was sent with.
fn is_other(field: &Element) -> bool {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return input.checked() != input.default_checked() || input.value() != input.default_value();
    }
    if let Some(text) = field.dyn_ref::<HtmlTextAreaElement>() {
        return text.default_value().is_ok_and(|sent| sent != text.value());
    }
    // A choice: the option that the page marks, or the first, is not the one that is chosen.
    let option = |which| field.query_selector(which).ok().flatten();
    let marked = option("option[selected]").or_else(|| option("option"));
    marked.is_some_and(|option| !option.matches(":checked").unwrap_or(true))
}
