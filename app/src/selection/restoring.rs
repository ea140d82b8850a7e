//! Places that staff entered as given up by mistake: the proposals to restore them, and the form of one.

use super::functions::{DecideRestoring, ProposeRestoring};
use super::posts::ticket_label;
use crate::lang::Lang;
use crate::locales::{Selection, fill};
use crate::ui::{Agreement, Button, Section, TextField, TextareaField};
use domain::recruitment::RecruitmentState;
use domain::selection::{Restoring, RestoringState, SelectionRecord};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The proposals that wait, and the form, while the public notice is out.
#[component]
pub(super) fn Restorings(
    /// The selection.
    record: SelectionRecord,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let id = record.recruitment;
    (record.state == RecruitmentState::Publicised).then(|| {
        let waiting = record.restorings.iter().filter(|it| it.state == RestoringState::Proposed);
        let waiting: Vec<_> = waiting.map(|it| one(&id.to_string(), it)).collect();
        view! {
            <Section id="restoring" title=words.restore_title>
                <p>{words.restore_hint}</p>
                {waiting}
                <ActionForm action={ServerAction::<ProposeRestoring>::new()} attr:class="form">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <TextField name="restored" label=ticket_label(lang) required=true max_length=40/>
                    <TextareaField name="mistake" label=words.restore_mistake rows=3 max_length=2000 required=true/>
                    <Button>{words.restore}</Button>
                </ActionForm>
            </Section>
        }
    })
}

fn one(recruitment: &str, it: &Restoring) -> impl IntoView + use<> {
    let words = Selection::of(Lang::current());
    let decide = it.decides.then(|| {
        let told = vec![("id", recruitment.to_owned()), ("restoring", it.id.to_string())];
        view! {
            <Agreement action=DecideRestoring::url() told=told agree=words.restore_agree decline=words.restore_decline/>
        }
    });
    view! { <div class="block"><p>{fill(words.restore_of, &[&it.ticket, &it.mistake])}</p>{decide}</div> }
}
