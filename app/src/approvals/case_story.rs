//! What happened to a case, in order: what, by which post, with the words that were said.

use super::words::who_called;
use crate::lang::Lang;
use crate::locales::{Cases, fill, happened, stop_reason, terminated_because};
use crate::recruitment::named;
use crate::ui::{Happening, Timeline, Tone};
use domain::approvals::case::{Decision, LicenceAct, What};
use domain::approvals::flow::{Outcome, StepId, StepKind};
use domain::approvals::item::Item;
use domain::approvals::record::{CaseRecord, Told};
use leptos::prelude::*;

/// The story, from the receipt on.
#[component]
pub(super) fn Story(
    /// The case.
    record: CaseRecord,
) -> impl IntoView {
    let words = Cases::of(Lang::current());
    let filed = Happening { at: record.filed_at, title: words.received.to_owned(), tone: Tone::Info, detail: None };
    let item = record.item;
    let told = record.story.iter().map(|told| one(told, &item));
    let items: Vec<Happening> = [filed].into_iter().chain(told).collect();
    view! { <Timeline items=items/> }
}

fn one(told: &Told, item: &Item) -> Happening {
    let lang = Lang::current();
    let who = who_called(&told.by);
    let title = match step_of(&told.what) {
        Some((step, outcome)) => {
            let parts = [happened(&told.what, lang).to_owned(), step_name(item, step), way_name(item, step, outcome)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        None => happened(&told.what, lang).to_owned(),
    };
    let lines: Vec<_> = [who].into_iter().chain(said(&told.what)).map(|line| view! { <p>{line}</p> }).collect();
    Happening { at: told.at, title, tone: tone(&told.what), detail: Some(lines.into_any()) }
}

const fn tone(what: &What) -> Tone {
    match what {
        What::CorrectionAsked { .. } | What::Suspended(_) | What::Extended(_) | What::ProposalReturned { .. } => {
            Tone::Warning
        }
        What::RefusedNotRequired { .. }
        | What::RefusedNoAuthority { .. }
        | What::Decided { decision: Decision::Deny { .. } }
        | What::Terminated { .. } => Tone::Bad,
        What::Accepted { .. } | What::Decided { .. } | What::Deemed { .. } | What::Delivered => Tone::Good,
        _ => Tone::Info,
    }
}

const fn step_of(what: &What) -> Option<(&StepId, &Outcome)> {
    match what {
        What::StepDrafted { step, outcome, .. } | What::StepHandled { step, outcome, .. } => Some((step, outcome)),
        _ => None,
    }
}

fn step_name(item: &Item, step: &StepId) -> String {
    item.flow.step(step).map(|step| named(&step.name, Lang::current())).unwrap_or_default()
}

fn way_name(item: &Item, step: &StepId, outcome: &Outcome) -> String {
    let ways = match item.flow.step(step).map(|step| &step.kind) {
        Some(StepKind::Task(task)) => task.ways.as_slice(),
        _ => &[],
    };
    let way = ways.iter().find(|way| way.outcome == *outcome);
    way.map(|way| named(&way.name, Lang::current())).unwrap_or_default()
}

/// The words that were said.
fn said(what: &What) -> Vec<String> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let day = |day| crate::clock::day(day, lang);
    match what {
        What::RefusedNotRequired { reason } | What::ProposalReturned { reason } => vec![reason.clone()],
        What::RefusedNoAuthority { go_to } => vec![go_to.clone()],
        What::CorrectionAsked { missing, until, .. } => {
            missing.iter().cloned().chain([fill(words.missing_until, &[&day(*until)])]).collect()
        }
        What::Suspended(pause) => vec![stop_reason(pause.reason, lang).to_owned(), pause.notice.clone()],
        What::Extended(extension) => vec![extension.reason.clone()],
        What::HearingCalled(called) => {
            let at = called.at.map(|at| at.format("%H:%M").to_string());
            [Some(day(called.on)), at, Some(called.place.clone())].into_iter().flatten().collect()
        }
        What::HearingHeld { record } => vec![record.clone()],
        What::StepDrafted { opinion, .. } | What::StepHandled { opinion, .. } if !opinion.is_empty() => {
            vec![opinion.clone()]
        }
        What::Terminated { because, reason } => vec![terminated_because(*because, lang).to_owned(), reason.clone()],
        What::Licence(LicenceAct::Renew { until, reason }) => {
            vec![fill(words.valid_until, &[&day(*until)]), reason.clone()]
        }
        What::Licence(act) => vec![act.reason().to_owned()],
        _ => Vec::new(),
    }
}
