//! The end of a preview: confirm the import, or drop the upload.

use super::functions::{ConfirmRoster, DiscardRoster};
use super::importing::Importing;
use crate::lang::Lang;
use crate::locales::{Examiners, fill};
use crate::ui::{Button, Kind, Section};
use domain::examiners::Counts;
use domain::ids::ImportId;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What confirming does, in a sentence, and the two buttons.
#[component]
pub(super) fn Decide(id: ImportId, counts: Counts, readable: bool) -> impl IntoView {
    let words = Examiners::of(Lang::current());
    let taken = counts.new + counts.changed;
    let any = taken + counts.unchanged > 0;
    let sentence = match (any, counts.changes_nothing()) {
        (false, _) => words.confirm_all_refused.to_owned(),
        (true, true) => words.confirm_nothing.to_owned(),
        (true, false) => {
            fill(words.confirm_lead, &[&taken.to_string(), &counts.new.to_string(), &counts.changed.to_string()])
        }
    };
    view! {
        <Section id="decide" title=words.decide>
            {readable.then(|| view! { <p>{sentence}</p> })}
            {(readable && any).then(|| confirm(id))}
            <Discard id=id/>
        </Section>
    }
}

fn confirm(id: ImportId) -> AnyView {
    let lang = Lang::current();
    let words = Examiners::of(lang);
    view! {
        <Importing import=id lang=lang>
            <ActionForm action={ServerAction::<ConfirmRoster>::new()}>
                <input type="hidden" name="id" value=id.to_string()/>
                <Button kind=Kind::Primary>{words.confirm}</Button>
            </ActionForm>
        </Importing>
    }
    .into_any()
}

/// The button that throws the upload away.
#[component]
pub(super) fn Discard(id: ImportId) -> impl IntoView {
    let words = Examiners::of(Lang::current());
    view! {
        <ActionForm action={ServerAction::<DiscardRoster>::new()}>
            <input type="hidden" name="id" value=id.to_string()/>
            <Button>{words.discard}</Button>
        </ActionForm>
    }
}
