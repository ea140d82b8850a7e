//! The islands that recompute a draw in the visitor's browser: the verdict, and the replay as a picture.

use super::words;
use crate::fetch;
use crate::lang::Lang;
use crate::locales::{Replay, Verifying, fill};
use crate::ui::{Flow, MapPlace, RegionMap, Verdict as Panel, VerdictPanel};
use domain::draws::bundle::Bundle;
use domain::draws::replay::ReplayStep;
use domain::draws::verify::{Check, Finding, Passed, Step, Verdict, verify};
use domain::ledger::entry::Entry;
use domain::regions::ExamRegion;
use leptos::prelude::*;
use std::time::Duration;

/// What became of a check in the browser.
#[derive(Clone, Debug)]
enum Answer {
    Checking,
    Unreachable,
    Checked { verdict: Box<Verdict>, millis: u32, on_ledger: Option<bool> },
}

/// A button that downloads the bundle, checks everything in it, and says the verdict in words.
#[island]
pub fn VerifyDraw(
    /// Where the bundle is.
    href: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = Replay::of(lang);
    let (answer, set_answer) = signal(None::<Answer>);
    let check = move |_| {
        set_answer.set(Some(Answer::Checking));
        let href = href.clone();
        leptos::task::spawn_local(async move {
            set_answer.set(Some(checked(&href).await));
        });
    };
    let busy = move || matches!(answer.get(), Some(Answer::Checking));
    view! {
        <div class="verify">
            <p><button class="button button-primary" type="button" on:click=check disabled=busy>{words.verify}</button></p>
            <noscript><p>{words.needs_script}</p></noscript>
            <div aria-live="polite">{move || answer.get().map(|answer| answer_view(answer, lang))}</div>
        </div>
    }
}

async fn checked(href: &str) -> Answer {
    let Ok(bytes) = fetch::bytes(href).await else { return Answer::Unreachable };
    let before = now_in_millis();
    let verdict = verify(&bytes);
    let millis = now_in_millis().saturating_sub(before);
    let on_ledger = match &verdict.result_hash {
        Some(hash) => on_ledger(&bytes, &hash.to_string()).await,
        None => None,
    };
    Answer::Checked { verdict: Box::new(verdict), millis, on_ledger }
}

/// Whether the signed ledger holds the entry that published this result; none where the ledger was out of reach.
async fn on_ledger(bytes: &[u8], result_hash: &str) -> Option<bool> {
    let bundle: Bundle = serde_json::from_slice(bytes).ok()?;
    let Some(line) = bundle.ledger.iter().find(|line| line.kind == "draw.drawn") else { return Some(false) };
    let checked = crate::ledger::check::entry(line.index).await.ok()?;
    let entry = Entry::from_bytes(&checked.entry).ok();
    let published = entry.as_ref().and_then(|entry| entry.body.get("result_hash")).and_then(|hash| hash.as_str());
    Some(checked.verdict.holds() && published == Some(result_hash))
}

fn now_in_millis() -> u32 {
    window().performance().map_or(0, |clock| clock.now() as u32)
}

fn answer_view(answer: Answer, lang: Lang) -> AnyView {
    let words = Replay::of(lang);
    match answer {
        Answer::Checking => view! { <p>{words.verifying}</p> }.into_any(),
        Answer::Unreachable => {
            view! { <VerdictPanel lang=lang verdict=Panel::Unchecked sentence=words.unreachable/> }.into_any()
        }
        Answer::Checked { verdict, millis, on_ledger } => {
            let good = verdict.ok && on_ledger != Some(false);
            let (panel, sentence) = if good { (Panel::Verified, words.good) } else { (Panel::NotVerified, words.bad) };
            let took = fill(words.checked_in, &[&millis.to_string()]);
            let rows = verdict.steps.into_iter().map(|step| step_view(step, lang)).collect_view();
            view! {
                <VerdictPanel lang=lang verdict=panel sentence=sentence>
                    <p>{took}</p>
                    <ul class="checks">
                        {rows}
                        <li>{words.ledger_step} ": " {ledger_word(on_ledger, lang)}</li>
                    </ul>
                </VerdictPanel>
            }
            .into_any()
        }
    }
}

fn ledger_word(on_ledger: Option<bool>, lang: Lang) -> &'static str {
    let words = Replay::of(lang);
    match on_ledger {
        Some(true) => words.held,
        Some(false) => words.failed,
        None => words.unreachable_ledger,
    }
}

fn step_view(step: Step, lang: Lang) -> impl IntoView {
    let words = Replay::of(lang);
    let outcome = match step.passed {
        Passed::Yes => words.held,
        Passed::No => words.failed,
        Passed::Skipped => words.skipped,
    };
    let findings = step.findings.into_iter().take(20).map(|finding| view! { <li>{finding_text(&finding, lang)}</li> });
    let findings = findings.collect_view();
    view! {
        <li>
            {check_name(step.check, lang)} ": " <strong>{outcome}</strong>
            <ul>{findings}</ul>
        </li>
    }
}

const fn check_name(check: Check, lang: Lang) -> &'static str {
    let words = Verifying::of(lang);
    match check {
        Check::Reading => words.reading,
        Check::Document => words.document,
        Check::FrozenHash => words.frozen_hash,
        Check::Commitments => words.commitments,
        Check::Beacon => words.beacon,
        Check::Times => words.times,
        Check::Seed => words.seed,
        Check::Rules => words.rules,
        Check::ResultHash => words.result_hash,
        Check::Replay => words.replay,
    }
}

/// What differs, named; places that the reader can look up are given as they stand in the bundle.
fn finding_text(finding: &Finding, lang: Lang) -> String {
    let words = Verifying::of(lang);
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let seat = |room: &str, role: &str, k: u8| format!("{room} {role} {k}");
    match finding {
        Finding::HashDiffers { computed, published } => {
            fill(words.hash_differs, &[&computed.to_string(), &published.to_string()])
        }
        Finding::CommitmentBroken { supervisor } => fill(words.commitment_broken, &[supervisor]),
        Finding::RuleBroken { room, role, k, label, .. } => {
            fill(words.rule_broken, &[&seat(room, role.as_str(), *k), label])
        }
        Finding::SeatDiffers { room, role, k, computed, published } => {
            fill(words.seat_differs, &[&seat(room, role.as_str(), *k), &text(computed), &text(published)])
        }
        Finding::Moved { label, computed, published } => {
            let place = |taken: &Option<Box<domain::draws::bundle::SeatTaken>>| {
                taken.as_ref().map_or_else(|| "–".to_owned(), |it| seat(&it.room, it.role.as_str(), it.k))
            };
            fill(words.moved, &[label, &place(computed), &place(published)])
        }
        Finding::OrderDiffers { rank, computed, published } => {
            fill(words.order_differs, &[&rank.to_string(), &text(computed), &text(published)])
        }
        Finding::ExclusionDiffers { label, .. } => fill(words.exclusion_differs, &[label]),
        Finding::FieldDiffers { field } => fill(words.field_differs, &[field]),
        Finding::BeaconMissing | Finding::BeaconUnplanned | Finding::BeaconRound { .. } | Finding::Beacon { .. } => {
            words.beacon_wrong.to_owned()
        }
        Finding::DrawnTooEarly | Finding::DidNotWait { .. } => words.too_early.to_owned(),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

/// Seats that appear at once while the replay plays: the whole of it lasts about twelve seconds.
const FRAMES: usize = 120;
/// Between two frames.
const FRAME: Duration = Duration::from_millis(100);

/// The map of flows. It stands complete at first; a visitor may play how the draw filled it, seat by seat.
#[island]
pub fn ReplayMap(
    /// Where the bundle is.
    href: String,
    /// The flows of the finished draw.
    flows: Vec<(ExamRegion, ExamRegion, u32)>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = Replay::of(lang);
    let (steps, set_steps) = signal(Vec::<ReplayStep>::new());
    let (shown, set_shown) = signal(None::<usize>);
    let (timer, set_timer) = signal(None::<IntervalHandle>);
    let stop = move || {
        if let Some(handle) = timer.get_untracked() {
            handle.clear();
            set_timer.set(None);
        }
    };
    let tick = move || {
        let all = steps.with_untracked(Vec::len);
        let next = shown.get_untracked().unwrap_or(0) + all.div_ceil(FRAMES).max(1);
        set_shown.set(Some(next.min(all)));
        if next >= all {
            stop();
        }
    };
    let start = move || {
        stop();
        if shown.get_untracked().is_none_or(|shown| shown >= steps.with_untracked(Vec::len)) {
            set_shown.set(Some(0));
        }
        set_timer.set(set_interval_with_handle(tick, FRAME).ok());
    };
    let play = move |_| {
        if timer.get_untracked().is_some() {
            return stop();
        }
        if steps.with_untracked(|steps| !steps.is_empty()) {
            return start();
        }
        let href = href.clone();
        leptos::task::spawn_local(async move {
            if let Ok(bytes) = fetch::bytes(&href).await
                && let Some(replay) = verify(&bytes).replay
            {
                set_steps.set(replay.steps);
                start();
            }
        });
    };
    let to_end = move |_| {
        stop();
        set_shown.set(None);
    };
    let now = move || match shown.get() {
        None => flows.clone(),
        Some(count) => steps.with(|steps| counted(&steps[..count.min(steps.len())])),
    };
    let line = move || {
        let count = shown.get().filter(|count| *count > 0)?;
        steps.with(|steps| steps.get(count - 1).map(|step| step_text(step, count, steps.len(), lang)))
    };
    view! {
        <div class="replay">
            <div class="actions">
                <button class="button" type="button" on:click=play>
                    {move || if timer.get().is_some() { words.pause } else { words.play }}
                </button>
                <button class="button button-quiet" type="button" on:click=to_end>{words.to_end}</button>
            </div>
            {move || picture(&now(), lang)}
            <p class="replay-line">{line}</p>
        </div>
    }
}

/// The flows after some steps of the replay.
fn counted(steps: &[ReplayStep]) -> Vec<(ExamRegion, ExamRegion, u32)> {
    let mut flows = std::collections::BTreeMap::new();
    for step in steps {
        *flows.entry((step.home, step.place)).or_insert(0) += 1;
    }
    flows.into_iter().map(|((home, place), count)| (home, place, count)).collect()
}

fn step_text(step: &ReplayStep, count: usize, all: usize, lang: Lang) -> String {
    let words = Replay::of(lang);
    let progress = fill(words.progress, &[&count.to_string(), &all.to_string()]);
    let (home, place) = (words::region(step.home, lang), words::region(step.place, lang));
    format!("{progress} · {}", fill(words.one_step, &[&step.label, home, place, &step.room]))
}

fn picture(flows: &[(ExamRegion, ExamRegion, u32)], lang: Lang) -> impl IntoView + use<> {
    let place_of = |region: &ExamRegion| ExamRegion::STANDARD.iter().position(|other| other == region);
    let places: Vec<MapPlace> = ExamRegion::STANDARD.iter().map(|region| MapPlace::of(*region, lang)).collect();
    let flows = flows
        .iter()
        .filter_map(|(home, place, count)| Some(Flow { from: place_of(home)?, to: place_of(place)?, count: *count }));
    let flows = flows.collect::<Vec<_>>();
    view! { <RegionMap lang=lang places=places flows=flows/> }
}
