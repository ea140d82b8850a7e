//! The island that opens a dialog over the page.

use super::button::Kind;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The link or button of a dialog.
#[island]
pub fn OpenDialogButton(
    /// The dialog's id.
    id: String,
    /// The words.
    label: String,
    /// The weight.
    kind: Kind,
    /// The page with the dialog open.
    href: String,
) -> impl IntoView {
    let open = move |event: leptos::ev::MouseEvent| {
        let found =
            document().get_element_by_id(&id).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok());
        if let Some(dialog) = found {
            dialog.close();
            if dialog.show_modal().is_ok() {
                event.prevent_default();
            }
        }
    };
    view! { <a class=kind.class() href=href on:click=open>{label}</a> }
}
