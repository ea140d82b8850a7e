//! The island around the form of a flow: as somebody types, the same checker that the server has says in the browser what
//! is wrong, and the picture follows.

use crate::checking;
use crate::lang::Lang;
use crate::locales::{FlowDrawing, fill};
use checks::flows::Checked;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlFormElement};

/// How long nobody must have typed before it is checked.
const PAUSE: Duration = Duration::from_millis(300);

/// What was typed so far, checked and drawn beside the form.
#[island]
pub fn FlowLive(
    /// The item as it was saved, JSON.
    item: String,
    /// "{0} working days".
    days: String,
    /// The language.
    lang: Lang,
    /// The form.
    children: Children,
) -> impl IntoView {
    let words = FlowDrawing::of(lang);
    let checked = RwSignal::new(None::<Checked>);
    let turn = StoredValue::new(0_u32);
    let (item, days) = (StoredValue::new(item), StoredValue::new(days));
    let typed = move |event: leptos::ev::Event| {
        let Some(form) = form_of(&event) else { return };
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        set_timeout(
            move || {
                // Somebody has typed on meanwhile.
                if turn.get_value() != mine {
                    return;
                }
                let Some(evidence) = evidence(&item.get_value(), &form, lang, &days.get_value()) else { return };
                leptos::task::spawn_local(async move {
                    let answer = checking::flow(&evidence).await;
                    if turn.get_value() == mine {
                        checked.set(answer.ok());
                    }
                });
            },
            PAUSE,
        );
    };
    view! {
        <div class="flow-edit" on:input=typed>
            <div>{children()}</div>
            <div class="flow-live" hidden=move || checked.get().is_none()>
                <h3>{words.live}</h3>
                <div role="status">{move || checked.get().map(|checked| found(checked, words))}</div>
                <div class="flow" tabindex="0" role="group" aria-label=words.picture inner_html=move || picture(checked.get())></div>
            </div>
        </div>
    }
}

/// What was found, in words.
fn found(checked: Checked, words: &'static FlowDrawing) -> AnyView {
    match checked {
        Checked::Unread { .. } => view! { <p>{words.unread}</p> }.into_any(),
        Checked::Read { findings, .. } if findings.is_empty() => view! { <p>{words.nothing}</p> }.into_any(),
        Checked::Read { findings, .. } => {
            let many = fill(words.found, &[&findings.len().to_string()]);
            let lines = findings.into_iter().map(|finding| view! { <li>{finding}</li> }).collect_view().into_any();
            view! { <p>{many}</p> <ul>{lines}</ul> }.into_any()
        }
    }
}

fn picture(checked: Option<Checked>) -> String {
    match checked {
        Some(Checked::Read { picture, .. }) => picture,
        _ => String::new(),
    }
}

fn form_of(event: &leptos::ev::Event) -> Option<HtmlFormElement> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("form").ok()??.dyn_into().ok()
}

/// The evidence as JSON. The item is passed on as it came.
fn evidence(item: &str, form: &HtmlFormElement, lang: Lang, days: &str) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let mut fields: Vec<(String, String)> = Vec::new();
    for entry in js_sys::try_iter(&data).ok()?? {
        let entry = js_sys::Array::from(&entry.ok()?);
        fields.push((entry.get(0).as_string()?, entry.get(1).as_string()?));
    }
    let (fields, days) = (serde_json::to_string(&fields).ok()?, serde_json::to_string(days).ok()?);
    let language = lang.as_str();
    Some(format!("{{\"item\":{item},\"fields\":{fields},\"language\":\"{language}\",\"days\":{days}}}"))
}
