//! `/draws/{id}/hall`: the draw on the screen of the hall, in large type, renewed by itself.

use super::page::{Steps, asked_draw};
use super::replay::picture;
use super::result::flows;
use super::words;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::ui::{Countdown, HashText, Load, Notice, PageHeading, Renewed, StatusTag, Tone};
use domain::draws::bundle::Bundle;
use domain::draws::record::{DrawLine, DrawRecord, SupervisorLine};
use domain::draws::state::DrawState;
use domain::regions::ExamRegion;
use leptos::prelude::*;

/// Seconds after which the page reloads, where scripts run.
const RENEWED: u64 = 10;

/// The hall's view of a draw. It shows nothing that the draw's page does not show to everybody.
#[component]
pub fn HallPage() -> impl IntoView {
    let asked = asking();
    let id = asked_draw();
    let from = async move {
        let asking = asked?;
        let record = store::draws::draw_record(&asking.store, &asking.actor, id?, asking.now).await?;
        let bundle = match record.line.state {
            DrawState::Drawn => Some(store::draws::draw_bundle(&asking.store, record.line.id).await?),
            _ => None,
        };
        Ok((record, bundle))
    };
    view! { <Load from=from show={|(record, bundle)| hall(record, bundle)}/> }
}

fn hall(record: DrawRecord, bundle: Option<Bundle>) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let line = record.line.clone();
    let renewed = (!line.state.is_final()).then(|| view! { <Renewed seconds=RENEWED/> });
    let waits = matches!(line.state, DrawState::Committing | DrawState::Fixed);
    view! {
        {renewed}
        <div class="hall">
            {heading(&line)}
            <Steps record=record.clone()/>
            {waits.then(|| view! { <p class="hall-time"><Countdown at=line.opens_at/></p> })}
            {(!line.state.is_final()).then(|| supervisors(&record))}
            {bundle.map(|bundle| drawn(&bundle))}
            {line.result_hash.map(|hash| view! { <p class="hall-hash">{words.result_hash} " " <HashText text=hash.to_string()/></p> })}
            <Notice tone=Tone::Info><p>{words.hall_check}</p></Notice>
        </div>
    }
}

/// The title; while the draw goes on, with a word on how often the page renews itself.
fn heading(line: &DrawLine) -> AnyView {
    let words = Draws::of(Lang::current());
    let (state, tone) = words::state(line.state, words);
    let title = line.title.clone();
    if line.state.is_final() {
        view! { <PageHeading title=title><StatusTag tone=tone label=state/></PageHeading> }.into_any()
    } else {
        let lead = fill(words.hall_lead, &[&RENEWED.to_string()]);
        view! { <PageHeading title=title lead=lead><StatusTag tone=tone label=state/></PageHeading> }.into_any()
    }
}

/// Whose number is in, as large tiles.
fn supervisors(record: &DrawRecord) -> impl IntoView + use<> {
    let words = Draws::of(Lang::current());
    let opened = record.line.state == DrawState::Revealing;
    let tile = |line: &SupervisorLine| {
        let (label, tone) = match (opened, line.commitment.is_some(), line.revealed) {
            (true, _, true) => (words.hall_revealed, Tone::Good),
            (false, true, _) => (words.hall_committed, Tone::Good),
            _ => (words.hall_expected, Tone::Plain),
        };
        view! {
            <li class="hall-tile">
                <strong>{line.label.clone()}</strong>
                <span>{line.office.clone()}</span>
                <StatusTag tone=tone label=label/>
            </li>
        }
    };
    let tiles = record.supervisors.iter().map(tile).collect_view();
    view! { <ul class="hall-tiles" aria-label=words.hall_waiting>{tiles}</ul> }
}

fn drawn(bundle: &Bundle) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let flows = flows(bundle);
    let total: u32 = flows.values().sum();
    let places = ExamRegion::ALL.map(|place| {
        let count: u32 = flows.iter().filter(|((_, to), _)| *to == place).map(|(_, count)| count).sum();
        (place, count)
    });
    let places = places.into_iter();
    let places = places.filter(|(_, count)| *count > 0).map(|(place, count)| {
        view! { <li class="hall-tile"><strong>{count}</strong><span>{region_name(place, lang)}</span></li> }
    });
    let places = places.collect_view();
    let flows: Vec<_> = flows.into_iter().map(|((home, place), count)| (home, place, count)).collect();
    (total > 0).then(|| {
        view! {
            <p class="hall-total">{words.fact_seats} " " <strong>{total}</strong></p>
            <div class="hall-drawn">
                {picture(&flows, lang)}
                <ul class="hall-tiles" aria-label=words.flows>{places}</ul>
            </div>
        }
    })
}
