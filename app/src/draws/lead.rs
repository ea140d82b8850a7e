//! What staff who lead a draw do next, and the ways out.

use super::functions::{AnnounceDraw, CloseDraw, EnterBeacon, FixDraw, RunDraw};
use super::impossible::Impossible;
use crate::lang::Lang;
use crate::locales::{Draws, fill};
use crate::ui::{
    Button, Choice, Dialog, Input, Kind, LinkButton, Notice, OpenDialog, Section, SelectField, TextField,
    TextareaField, Tone,
};
use crate::visit;
use chrono::{Duration, Utc};
use domain::draws::record::DrawRecord;
use domain::draws::state::{ClosedBecause, DrawState};
use domain::permissions::{Action, Target, may};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The panel of whoever may lead this draw; nothing for others.
#[component]
pub(super) fn LeadPanel(record: DrawRecord) -> impl IntoView {
    if may(&visit::actor(), Action::LeadDraw, Target::Region(record.line.region)).is_err()
        || record.line.state.is_final()
    {
        return ().into_any();
    }
    let words = Draws::of(Lang::current());
    let (next, step) = (next(&record), step(&record));
    let preview = (record.line.state == DrawState::Committing).then(|| view! { <Impossible id=record.line.id/> });
    view! {
        <Section id="lead" title=words.lead_panel>
            <Notice tone=Tone::Info><p>{next}</p></Notice>
            {step}
            {preview}
            <Closing record=record/>
        </Section>
    }
    .into_any()
}

/// What has to happen next, and by whom.
fn next(record: &DrawRecord) -> String {
    let words = Draws::of(Lang::current());
    let all = record.supervisors.len();
    let committed = record.supervisors.iter().filter(|line| line.commitment.is_some()).count();
    let revealed = record.supervisors.iter().filter(|line| line.revealed).count();
    match record.line.state {
        DrawState::Draft => words.next_announce.to_owned(),
        DrawState::Committing if committed < all => {
            fill(words.next_commit, &[&committed.to_string(), &all.to_string()])
        }
        DrawState::Committing => words.next_fix.to_owned(),
        DrawState::Fixed => words.next_wait.to_owned(),
        DrawState::Revealing if can_run(record) => words.next_run.to_owned(),
        DrawState::Revealing => fill(words.next_reveal, &[&revealed.to_string(), &all.to_string()]),
        DrawState::Drawn | DrawState::Closed => words.next_none.to_owned(),
    }
}

/// Whether numbers and beacon are in, or the time for them is over.
fn can_run(record: &DrawRecord) -> bool {
    let minutes = record.frozen.as_ref().map_or(0, |frozen| frozen.reveal_grace_minutes);
    let over = Utc::now() >= record.line.opens_at + Duration::minutes(i64::from(minutes));
    let all_in = record.supervisors.iter().filter(|line| line.commitment.is_some()).all(|line| line.revealed);
    (all_in || over) && (!record.setup.beacon || record.beacon_entered)
}

fn step(record: &DrawRecord) -> AnyView {
    let words = Draws::of(Lang::current());
    let id = record.line.id.to_string();
    match record.line.state {
        DrawState::Draft => {
            // The seats' draw is set up where its recruitment is led.
            let edit = match record.setup.recruitment {
                Some(recruitment) => format!("/recruitment/{recruitment}/examination#seats"),
                None => format!("/draws/{id}/edit"),
            };
            view! {
                <div class="actions">
                    <ActionForm action={ServerAction::<AnnounceDraw>::new()}>
                        <input type="hidden" name="id" value=id/>
                        <Button kind=Kind::Primary>{words.announce}</Button>
                    </ActionForm>
                    <LinkButton href=edit>{words.edit}</LinkButton>
                </div>
            }
            .into_any()
        }
        DrawState::Committing => {
            // Fixing early leaves out whoever has not committed: possible, but not what the page proposes.
            let all_in = record.supervisors.iter().all(|line| line.commitment.is_some());
            let kind = if all_in { Kind::Primary } else { Kind::Secondary };
            view! {
                <ActionForm action={ServerAction::<FixDraw>::new()}>
                    <input type="hidden" name="id" value=id/>
                    <Button kind=kind>{words.fix}</Button>
                </ActionForm>
            }
            .into_any()
        }
        DrawState::Revealing => {
            let ready = can_run(record);
            let all_in = record.supervisors.iter().all(|line| line.revealed || line.commitment.is_none());
            view! {
                {(record.setup.beacon && !record.beacon_entered).then(|| beacon_form(record))}
                <ActionForm action={ServerAction::<RunDraw>::new()}>
                    <input type="hidden" name="id" value=id/>
                    <Button kind=Kind::Primary disabled=!ready>{if all_in { words.run } else { words.run_without }}</Button>
                </ActionForm>
            }
            .into_any()
        }
        DrawState::Fixed | DrawState::Drawn | DrawState::Closed => ().into_any(),
    }
}

fn beacon_form(record: &DrawRecord) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let round = record.frozen.as_ref().and_then(|frozen| frozen.beacon.as_ref()).map_or(0, |beacon| beacon.round);
    let id = record.line.id.to_string();
    view! {
        <ActionForm action={ServerAction::<EnterBeacon>::new()} attr:class="form">
            <input type="hidden" name="id" value=id/>
            <TextField
                name="signature" label=fill(words.beacon_signature, &[&round.to_string()]) hint=words.beacon_hint
                input=Input::Code required=true max_length=96 pattern="[0-9a-fA-F]{96}" autocomplete="off"
            />
            <Button>{words.beacon_enter}</Button>
        </ActionForm>
    }
}

#[component]
fn Closing(record: DrawRecord) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let because = |because: ClosedBecause| {
        let label = match because {
            ClosedBecause::CalledOff => words.because_called_off,
            ClosedBecause::NothingRevealed => words.because_nothing_revealed,
            ClosedBecause::BeaconMissing => words.because_beacon_missing,
            ClosedBecause::NoSeating => words.because_no_seating,
            ClosedBecause::Undecided => words.because_undecided,
            ClosedBecause::WrongInput => words.because_wrong_input,
            ClosedBecause::Technical => words.because_technical,
        };
        let value = serde_json::to_value(because).ok().and_then(|value| value.as_str().map(str::to_owned));
        Choice::new(value.unwrap_or_default(), label)
    };
    let choices = ClosedBecause::ALL.map(because).to_vec();
    view! {
        <OpenDialog id="close-draw" label=words.close kind=Kind::Danger/>
        <Dialog id="close-draw" title=words.close>
            <p>{words.close_hint}</p>
            <ActionForm action={ServerAction::<CloseDraw>::new()} attr:class="form">
                <input type="hidden" name="id" value=record.line.id.to_string()/>
                <SelectField name="because" label=words.close_because choices=choices required=true/>
                <TextareaField name="note" label=words.close_reason required=true/>
                <Button kind=Kind::Danger>{words.close}</Button>
            </ActionForm>
        </Dialog>
    }
}
