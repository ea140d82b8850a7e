//! The island that lets staff work through a list without a mouse. Its keys count only while a line of the list has the
//! focus, so that they never take a letter from somebody who types or speaks (WCAG 2.1.4).

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What a key moves between: of each line its checkbox, or its link where it has no box. The attribute holds the id of the
/// line's link.
const LINES: &str = "[data-pick]";

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    /// Go so many lines on.
    Move(isize),
    /// Tick the line, or not.
    Pick,
    /// Open the line.
    Open,
    /// Press the button that accepts the picked.
    Accept,
    /// Open the line's refusal.
    Refuse,
    /// Show the list of keys, or fold it.
    Help,
}

impl Key {
    fn of(key: &str) -> Option<Self> {
        Some(match key {
            "j" | "ArrowDown" => Self::Move(1),
            "k" | "ArrowUp" => Self::Move(-1),
            "x" => Self::Pick,
            "o" | "Enter" => Self::Open,
            "a" => Self::Accept,
            "r" => Self::Refuse,
            "?" => Self::Help,
            _ => return None,
        })
    }
}

/// Listens to the keys around the list that it holds.
#[island]
pub fn ListKeys(
    /// The list, with its form.
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
        let focused = document().active_element().filter(|element| element.matches(LINES).unwrap_or(false));
        let (Some(key), Some(focused), true) = (Key::of(&event.key()), focused, plain) else { return };
        event.prevent_default();
        act(key, &focused);
    };
    view! { <div class="keyed-list" on:keydown=press>{children()}</div> }
}

fn act(key: Key, focused: &web_sys::Element) {
    match key {
        Key::Move(by) => go(focused, by),
        Key::Pick if focused.tag_name() == "INPUT" => click(focused),
        Key::Pick => {}
        Key::Open => open(focused, ""),
        Key::Accept => press("button[data-accept]"),
        Key::Refuse => open(focused, "#refuse"),
        Key::Help => press("details[data-keys] > summary"),
    }
}

/// Goes where the line's link leads.
fn open(focused: &web_sys::Element, part: &str) {
    let found = focused.get_attribute("data-pick").and_then(|id| document().get_element_by_id(&id));
    if let Some(link) = found.and_then(|link| link.get_attribute("href")) {
        drop(window().location().set_href(&format!("{link}{part}")));
    }
}

/// Gives the focus to the line so many further.
fn go(focused: &web_sys::Element, by: isize) {
    let Ok(lines) = document().query_selector_all(LINES) else { return };
    let at = |place: u32| lines.item(place).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok());
    let here = (0..lines.length()).find(|place| at(*place).is_some_and(|element| *focused == *element));
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
        for (key, by) in [("j", 1), ("ArrowDown", 1), ("k", -1), ("ArrowUp", -1)] {
            assert_eq!(Key::of(key), Some(Key::Move(by)));
        }
        assert_eq!((Key::of("o"), Key::of("Enter")), (Some(Key::Open), Some(Key::Open)));
        for key in ["x", "a", "r", "?"] {
            assert!(Key::of(key).is_some(), "{key}");
        }
        for key in ["J", "Tab", " ", "Escape", ""] {
            assert_eq!(Key::of(key), None, "{key}");
        }
    }
}
