//! The island that lets a reviewer work through the list without a mouse. Its keys count only while a checkbox of the list
//! has the focus, so that they never take a letter from somebody who types or speaks (WCAG 2.1.4).

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The checkboxes that a key moves between.
const PICKS: &str = "input[data-pick]";

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    /// Go so many rows on.
    Move(isize),
    /// Tick the row, or not.
    Pick,
    /// Press the button that accepts the picked.
    Accept,
    /// Open the row's refusal.
    Refuse,
    /// Show the list of keys, or fold it.
    Help,
}

impl Key {
    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "j" => Self::Move(1),
            "k" => Self::Move(-1),
            "x" => Self::Pick,
            "a" => Self::Accept,
            "r" => Self::Refuse,
            "?" => Self::Help,
            _ => return None,
        })
    }
}

/// Listens to the keys around the list that it holds.
#[island]
pub fn ReviewKeys(
    /// The list, with its form.
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
        let focused = document().active_element().filter(|element| element.matches(PICKS).unwrap_or(false));
        let (Some(key), Some(focused), true) = (Key::of(&event.key()), focused, plain) else { return };
        event.prevent_default();
        act(key, &focused);
    };
    view! { <div class="review-list" on:keydown=press>{children()}</div> }
}

fn act(key: Key, focused: &web_sys::Element) {
    match key {
        Key::Move(by) => go(focused, by),
        Key::Pick => click(focused),
        Key::Accept => press("button[data-accept]"),
        Key::Refuse => {
            let found = focused.get_attribute("data-pick").and_then(|id| document().get_element_by_id(&id));
            if let Some(link) = found.and_then(|link| link.get_attribute("href")) {
                drop(window().location().set_href(&format!("{link}#refuse")));
            }
        }
        Key::Help => press("details[data-keys] > summary"),
    }
}

/// Gives the focus to the checkbox so many rows further.
fn go(focused: &web_sys::Element, by: isize) {
    let Ok(picks) = document().query_selector_all(PICKS) else { return };
    let at = |place: u32| picks.item(place).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok());
    let here = (0..picks.length()).find(|place| at(*place).is_some_and(|element| *focused == *element));
    let next = here.and_then(|here| u32::try_from(here as isize + by).ok()).and_then(at);
    if let Some(next) = next {
        drop(next.focus());
    }
}

fn press(selector: &str) {
    if let Ok(Some(found)) = document().query_selector(selector) {
        click(&found);
    }
}

fn click(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        element.click();
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn only_the_named_keys_do_something() {
        assert_eq!((Key::of("j"), Key::of("k")), (Some(Key::Move(1)), Some(Key::Move(-1))));
        for key in ["x", "a", "r", "?"] {
            assert!(Key::of(key).is_some(), "{key}");
        }
        for key in ["J", "Enter", "Tab", " ", "Escape", ""] {
            assert_eq!(Key::of(key), None, "{key}");
        }
    }
}
