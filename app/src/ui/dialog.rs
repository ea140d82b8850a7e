//! A dialog. Scripts open it over the page; without them its opener leads to the same page with the dialog standing in it.

use super::button::Kind;
use super::opener::OpenDialogButton;
use crate::forms;
use crate::lang::Lang;
use crate::locales::Common;
use crate::visit;
use leptos::prelude::*;

/// A dialog with its title; it stands open in the page when the address says `?dialog=<id>`.
///
/// A form in it that sends a hidden field `dialog` with the same id finds the dialog open again after a refusal.
#[component]
pub fn Dialog(
    /// A word that is unique on the page.
    #[prop(into)]
    id: String,
    /// Its title.
    #[prop(into)]
    title: String,
    /// What it holds: usually a sentence and a form.
    children: Children,
) -> impl IntoView {
    let asked = visit::query("dialog").or_else(|| forms::value_of("dialog"));
    let open = asked.is_some_and(|asked| asked == id);
    let heading = format!("{id}-title");
    let labelled_by = heading.clone();
    view! {
        <dialog class="dialog" id=id open=open aria-labelledby=labelled_by>
            <h2 id=heading>{title}</h2>
            {children()}
            <form method="dialog" class="dialog-close">
                <button class="button button-quiet">{Common::of(Lang::current()).cancel}</button>
            </form>
        </dialog>
    }
}

/// What opens a dialog: a button where scripts run, a link to the opened page where they do not.
#[component]
pub fn OpenDialog(
    /// The dialog's id.
    #[prop(into)]
    id: String,
    /// The words.
    #[prop(into)]
    label: String,
    /// The weight.
    #[prop(optional)]
    kind: Kind,
) -> impl IntoView {
    let href = format!("{}#{id}", visit::address_with(&[("dialog", Some(&id)), ("done", None)]));
    view! { <OpenDialogButton id=id label=label kind=kind href=href/> }
}
