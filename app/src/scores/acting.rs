//! What staff, the chief and supervisors do on a room's screen, each only what is theirs.

use super::board::{because_word, seat_word, signer_word};
use super::functions::{
    AnnounceResult, CallNumber, CloseRoom, DecideCorrection, NoteAbsence, OpenRoom, SignResult, has_rooms,
};
use super::page::Sitting;
use crate::lang::Lang;
use crate::locales::{Scores, fill};
use crate::ui::{Button, Dialog, Input, Kind, Notice, OpenDialog, Section, TextField, Tone};
use crate::visit;
use domain::draws::record::DrawLine;
use domain::draws::state::DrawState;
use domain::permissions::{Action, Target, may};
use domain::scores::{BoardLine, CorrectedBecause, Signer, TurnState};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Whether whoever asks may keep scores somewhere; where, the store decides.
fn keeps() -> bool {
    may(&visit::actor(), Action::KeepScores, Target::Anything).is_ok()
}

/// Whether the form that opens a room is for whoever asks.
pub(super) fn may_open(line: &DrawLine) -> bool {
    keeps() && line.state == DrawState::Drawn && has_rooms(line.purpose)
}

/// The form that opens a room. How many candidates it hears is asked only where no season's plan says it.
#[component]
pub(super) fn Opening(line: DrawLine, label: String, planned: Option<u16>) -> impl IntoView {
    let words = Scores::of(Lang::current());
    if !may_open(&line) {
        return ().into_any();
    }
    let candidates = match planned {
        Some(planned) => view! { <p>{fill(words.candidates_planned, &[&planned.to_string()])}</p> }.into_any(),
        None => view! {
            <TextField name="candidates" label=words.candidates input=Input::Number required=true min="1" max="200"/>
        }
        .into_any(),
    };
    view! {
        <Section id="keep" title=words.keep>
            <ActionForm action={ServerAction::<OpenRoom>::new()} attr:class="form">
                <input type="hidden" name="draw" value=line.id.to_string()/>
                <input type="hidden" name="room" value=label/>
                {candidates}
                <Button kind=Kind::Primary>{words.open}</Button>
            </ActionForm>
        </Section>
    }
    .into_any()
}

/// What staff do next in an open room.
#[component]
pub(super) fn Keeping(sitting: Sitting, line: DrawLine) -> impl IntoView {
    let words = Scores::of(Lang::current());
    if sitting.signs != Some(Signer::Scorer) || sitting.board.closed || line.state != DrawState::Drawn {
        return ().into_any();
    }
    let lines = &sitting.board.lines;
    let called = lines.len() as u16;
    let more = called < sitting.board.candidates;
    let first = |state: TurnState| lines.iter().find(|line| line.state == state).map(|line| line.number);
    let next = match (first(TurnState::Complete), first(TurnState::Called), first(TurnState::Announced)) {
        (Some(_), ..) => words.next_announce,
        (None, Some(_), _) => words.next_wait,
        (None, None, Some(_)) => words.next_sign,
        (None, None, None) if more => words.next_call,
        (None, None, None) => words.next_close,
    };
    let id = sitting.id.to_string();
    let announce = first(TurnState::Complete).map(|number| {
        view! {
            <ActionForm action={ServerAction::<AnnounceResult>::new()}>
                <input type="hidden" name="id" value=id.clone()/>
                <input type="hidden" name="turn" value=number/>
                <Button kind=Kind::Primary>{fill(words.announce, &[&number.to_string()])}</Button>
            </ActionForm>
        }
    });
    let id = sitting.id.to_string();
    let call = more.then(move || {
        view! {
            <ActionForm action={ServerAction::<CallNumber>::new()}>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="called" value=called/>
                <Button>{words.call}</Button>
            </ActionForm>
        }
    });
    let id = sitting.id.to_string();
    let untouched = |line: &&BoardLine| line.state == TurnState::Called && line.missing == sitting.board.seats;
    let absent = lines.iter().find(untouched).map(|line| note_absent(&sitting, line.number));
    let whole = !more && lines.iter().all(|line| line.state.is_done());
    let close = whole.then(move || {
        view! {
            <ActionForm action={ServerAction::<CloseRoom>::new()}>
                <input type="hidden" name="id" value=id/>
                <Button kind=Kind::Primary>{words.close}</Button>
            </ActionForm>
        }
    });
    view! {
        <Section id="keep" title=words.keep>
            <Notice tone=Tone::Info><p>{next}</p></Notice>
            <div class="actions">{announce} {call} {close}</div>
            {absent}
        </Section>
    }
    .into_any()
}

/// The form that notes that a candidate did not come.
fn note_absent(sitting: &Sitting, number: u16) -> impl IntoView + use<> {
    let words = Scores::of(Lang::current());
    let id = sitting.id.to_string();
    let title = fill(words.absent, &[&number.to_string()]);
    view! {
        <OpenDialog id="absent" label=title.clone() kind=Kind::Quiet/>
        <Dialog id="absent" title=title.clone()>
            <p>{words.absent_hint}</p>
            <ActionForm action={ServerAction::<NoteAbsence>::new()} attr:class="form">
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="turn" value=number/>
                <Button kind=Kind::Danger>{title}</Button>
            </ActionForm>
        </Dialog>
    }
}

/// The results that wait for the asker's signature.
#[component]
pub(super) fn Signing(sitting: Sitting) -> impl IntoView {
    let lang = Lang::current();
    let words = Scores::of(lang);
    let Some(signer) = sitting.signs else { return ().into_any() };
    let waits = |line: &&BoardLine| waits_for(line, signer);
    let form = |line: &BoardLine| {
        let result = line.mean.as_ref()?.value.to_string();
        let facts = [line.number.to_string(), format!("{} · {result}", signer_word(signer, lang))];
        let label = fill(words.sign, &[&facts[0], &facts[1]]);
        let (id, number) = (sitting.id.to_string(), line.number);
        Some(view! {
            <ActionForm action={ServerAction::<SignResult>::new()}>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="turn" value=number/>
                <input type="hidden" name="result" value=result/>
                <Button kind=Kind::Primary>{label}</Button>
            </ActionForm>
        })
    };
    let forms: Vec<_> = sitting.board.lines.iter().filter(waits).filter_map(form).collect();
    view! { <div class="actions" id="signing">{forms}</div> }.into_any()
}

/// Whether an announced result waits for this signature.
pub(super) fn waits_for(line: &BoardLine, signer: Signer) -> bool {
    line.state == TurnState::Announced && !line.signed.contains(&signer)
}

/// The corrections that wait, for those who may counter-sign them or have asked.
#[component]
pub(super) fn PendingCorrections(sitting: Sitting) -> impl IntoView {
    let lang = Lang::current();
    let words = Scores::of(lang);
    if sitting.pending.is_empty() {
        return ().into_any();
    }
    let decides = matches!(sitting.signs, Some(Signer::Chief | Signer::Supervisor));
    let items = sitting.pending.iter().map(|it| {
        let facts = [
            it.number.to_string(),
            seat_word(it.seat, lang),
            it.old.to_string(),
            it.new.to_string(),
            because_word(it.because.unwrap_or(CorrectedBecause::Other), lang).to_owned(),
            it.reason.clone(),
        ];
        let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
        let sentence = fill(words.pending_one, &facts);
        let (id, correction) = (sitting.id.to_string(), it.id.to_string());
        let form = decides.then(move || {
            view! {
                <ActionForm action={ServerAction::<DecideCorrection>::new()} attr:class="actions">
                    <input type="hidden" name="id" value=id/>
                    <input type="hidden" name="correction" value=correction/>
                    <button class="button button-primary" name="agreed" value="true">{words.counter_sign}</button>
                    <button class="button" name="agreed" value="false">{words.decline}</button>
                </ActionForm>
            }
        });
        view! { <li>{sentence} {form}</li> }
    });
    let items = items.collect_view();
    view! { <Section id="pending" title=words.pending><ul>{items}</ul></Section> }.into_any()
}
