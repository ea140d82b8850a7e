//! The islands that recompute a draw in the visitor's browser: the verdict, and the replay as a picture.

use super::differences::{check_name, sentence};
use crate::checking;
use crate::lang::Lang;
use crate::locales::{Replay, Verifying, fill, region_name};
use crate::ui::{Flow, MapPlace, RegionMap, Verdict as Panel, VerdictPanel};
use checks::draw::{Checked, StepTold};
use domain::draws::replay::ReplayStep;
use domain::draws::verify::Passed;
use domain::regions::ExamRegion;
use leptos::prelude::*;
use std::time::Duration;

/// What became of a check in the browser.
#[derive(Clone, Debug)]
enum Answer {
    Checking,
    Unreachable,
    Checked(Checked),
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
            set_answer.set(Some(checking::draw(&href).await.map_or(Answer::Unreachable, Answer::Checked)));
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

fn answer_view(answer: Answer, lang: Lang) -> AnyView {
    let words = Replay::of(lang);
    match answer {
        Answer::Checking => view! { <p>{words.verifying}</p> }.into_any(),
        Answer::Unreachable => {
            view! { <VerdictPanel lang=lang verdict=Panel::Unchecked sentence=words.unreachable/> }.into_any()
        }
        Answer::Checked(checked) => checked_view(checked, lang).into_any(),
    }
}

fn checked_view(checked: Checked, lang: Lang) -> impl IntoView {
    let words = Replay::of(lang);
    let Checked { ok, steps, on_ledger, millis, .. } = checked;
    let good = ok && on_ledger != Some(false);
    let (panel, sentence) = if good { (Panel::Verified, words.good) } else { (Panel::NotVerified, words.bad) };
    let took = fill(words.checked_in, &[&millis.to_string()]);
    let rows = steps.into_iter().map(|step| step_view(step, lang)).collect_view();
    view! {
        <VerdictPanel lang=lang verdict=panel sentence=sentence>
            <p>{took}</p>
            <ul class="checks">
                {rows}
                <li>{words.ledger_step} ": " <strong>{ledger_word(on_ledger, lang)}</strong></li>
            </ul>
        </VerdictPanel>
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

fn step_view(step: StepTold, lang: Lang) -> impl IntoView {
    let words = Replay::of(lang);
    let outcome = match step.passed {
        Passed::Yes => words.held,
        Passed::No => words.failed,
        Passed::Skipped => words.skipped,
    };
    let findings = step.findings.iter().map(|told| view! { <li>{sentence(told, lang)}</li> }).collect_view();
    let more = (step.more > 0).then(|| view! { <li>{fill(Verifying::of(lang).more, &[&step.more.to_string()])}</li> });
    view! {
        <li>
            {check_name(step.check, lang)} ": " <strong>{outcome}</strong>
            <ul>{findings} {more}</ul>
        </li>
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
            if let Ok(checked) = checking::draw(&href).await
                && !checked.replay.is_empty()
            {
                set_steps.set(checked.replay);
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
    let (home, place) = (region_name(step.home, lang), region_name(step.place, lang));
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
