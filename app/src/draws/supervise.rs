//! What a supervisor of this draw does: commit to a number, keep it, and enter it after the opening time.

use super::functions::RevealNumber;
use super::number::CommitNumber;
use crate::lang::Lang;
use crate::locales::{Draws, fill};
use crate::ui::{Button, Input, Kind, Notice, Section, TextField, Tone};
use crate::visit;
use domain::draws::record::DrawRecord;
use domain::draws::state::DrawState;
use domain::permissions::{Action, Target, may};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The panel of a supervisor who was invited to this draw; nothing for others.
#[component]
pub(super) fn SupervisePanel(record: DrawRecord) -> impl IntoView {
    let Some(own) = record.supervisors.iter().find(|line| line.own).cloned() else {
        return ().into_any();
    };
    let actor = visit::actor();
    let target = actor.account.map_or(Target::Anything, Target::Account);
    if may(&actor, Action::EnterNumber, target).is_err() || record.line.state.is_final() {
        return ().into_any();
    }
    let lang = Lang::current();
    let words = Draws::of(lang);
    let id = record.line.id.to_string();
    let body = match (record.line.state, own.commitment.is_some(), own.revealed) {
        (DrawState::Committing, false, _) => {
            let hint = fill(words.commitment_hint, &[&id]);
            view! {
                <p>{words.supervise_commit}</p>
                <CommitNumber
                    draw=record.line.id lang=lang label=words.commitment_field.to_owned() hint=hint
                    submit=words.commit.to_owned()
                />
            }
            .into_any()
        }
        (DrawState::Revealing, true, false) => view! {
            <p>{words.supervise_reveal}</p>
            <ActionForm action={ServerAction::<RevealNumber>::new()} attr:class="form">
                <input type="hidden" name="id" value=id/>
                <TextField
                    name="number" label=words.number_field input=Input::Code required=true max_length=64
                    pattern="[0-9a-f]{64}" autocomplete="off"
                />
                <Button kind=Kind::Primary>{words.reveal}</Button>
            </ActionForm>
        }
        .into_any(),
        (_, true, true) => view! { <Notice tone=Tone::Good><p>{words.supervise_done}</p></Notice> }.into_any(),
        (_, true, false) => view! { <Notice tone=Tone::Info><p>{words.supervise_waiting}</p></Notice> }.into_any(),
        _ => ().into_any(),
    };
    view! { <Section id="supervise" title=words.supervise_panel>{body}</Section> }.into_any()
}
