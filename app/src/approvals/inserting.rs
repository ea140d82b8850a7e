//! The island around the opinions that are offered beside a field: a press puts the words into the field as it stands, so
//! that nothing typed is lost. Before it wakes, and without scripts, each opinion is a link that opens the page again.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

/// Where a link holds the words that it inserts.
const WORDS: &str = "data-words";

/// Listens to the links that it holds.
#[island]
pub fn Inserting(
    /// The id of the field.
    field: String,
    /// The links, each with its words in `data-words`.
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = element.and_then(|element| element.closest(&format!("[{WORDS}]")).ok().flatten());
        let found = document().get_element_by_id(&field).and_then(|found| found.dyn_into::<HtmlTextAreaElement>().ok());
        if let (Some(words), Some(field)) = (link.and_then(|link| link.get_attribute(WORDS)), found) {
            event.prevent_default();
            field.set_value(&with(&field.value(), &words));
            let _focus_is_a_courtesy = field.focus();
        }
    };
    view! { <div on:click=press>{children()}</div> }
}

/// A text with words at its end, on a line of their own.
fn with(text: &str, words: &str) -> String {
    match text.trim_end() {
        "" => words.to_owned(),
        text => format!("{text}\n{words}"),
    }
}

#[cfg(test)]
mod tests {
    use super::with;

    #[test]
    fn words_follow_what_was_typed() {
        assert_eq!(with("", "材料齐全。"), "材料齐全。");
        assert_eq!(with(" \n", "材料齐全。"), "材料齐全。");
        assert_eq!(with("核对三处场所，\n", "材料齐全。"), "核对三处场所，\n材料齐全。");
    }
}
