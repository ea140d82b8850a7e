//! A form over a draft that somebody else has saved, published or given up while one wrote: what comes back says so, shows
//! what stands there now, and saves over it only when told to.

use crate::clock;
use crate::forms;
use crate::lang::Lang;
use crate::locales::{Items, fill};
use crate::ui::{CheckboxField, Notice, Tone, Verbatim};
use leptos::prelude::*;
use store::approvals::ItemDraft;

/// Whether what came back to the page was written over another revision than the present one. `field` is what the names of
/// the form's own fields begin with: the page has several forms.
pub(super) fn is_stale(draft: &ItemDraft, field: &str) -> bool {
    written_over(field).is_some_and(|seen| seen != draft.revision)
}

/// The revision over which a form that came back was written.
fn written_over(field: &str) -> Option<u64> {
    forms::returned().filter(|form| form.has(field))?.values.get("seen")?.parse().ok()
}

/// What a form sends of the revision that its writer has seen. A form that came back keeps the one over which it was written,
/// so that sending it again saves over nobody; the box says that it shall.
pub(super) fn seen_fields(draft: &ItemDraft, field: &str) -> AnyView {
    let seen = written_over(field).unwrap_or(draft.revision);
    let told = is_stale(draft, field).then(|| told(draft));
    view! { <input type="hidden" name="seen" value=seen.to_string()/> {told} }.into_any()
}

/// What happened meanwhile, what stands there now, and the box.
fn told(draft: &ItemDraft) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Items::of(lang);
    let what = match draft.saved_at {
        Some(at) => fill(words.meanwhile_saved, &[&clock::instant(at, lang)]),
        None => words.meanwhile_gone.to_owned(),
    };
    let present = serde_json::to_string_pretty(&draft.item).unwrap_or_default();
    view! {
        <Notice tone=Tone::Warning title=words.meanwhile>
            <p>{what}</p>
            <p>{words.meanwhile_kept}</p>
        </Notice>
        <details>
            <summary>{words.meanwhile_present}</summary>
            <Verbatim label=words.meanwhile_present text=present/>
        </details>
        <CheckboxField name="instead" value=draft.revision.to_string() label=words.meanwhile_instead
            hint=words.meanwhile_instead_hint/>
    }
}
