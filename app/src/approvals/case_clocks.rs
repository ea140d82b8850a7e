//! The deadlines of a case and of its steps: each as a sentence with its article, what stopped or extended it, and day by day
//! as a table.

use super::clock_weeks::{Span, noted, weeks};
use super::item::{cited, rests_on};
use super::recompute::RecomputeClocks;
use super::words::posts_called;
use crate::lang::Lang;
use crate::locales::{Cases, fill, start_event, stop_reason};
use crate::recruitment::named;
use crate::ui::{Notice, Section, Tone};
use checks::clocks::Evidence;
use chrono::NaiveDate;
use domain::approvals::clock::{Certificate, LeadCertificate, LeadEvent, Why};
use domain::approvals::record::{CaseRecord, StepShown};
use domain::calendar::{Certainty, Exception, Length};
use leptos::prelude::*;

/// A deadline as it is shown.
struct Shown {
    id: String,
    title: String,
    /// What it rests on.
    basis: String,
    clock: Certificate,
    /// Whether it matters now.
    open: bool,
}

/// The clocks that run or ran, the one that matters now first and open, then those of the steps.
#[component]
pub(super) fn ClocksShown(
    /// The case.
    record: CaseRecord,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let all: Vec<Shown> = of_case(&record).into_iter().chain(of_steps(&record)).collect();
    let certificates = all.iter().map(|shown| shown.clock.clone()).collect();
    let evidence = Evidence { certificates, leads: record.leads.clone(), notices: record.notices.clone() };
    let evidence = serde_json::to_string(&evidence).ok();
    let again = evidence.map(|evidence| view! { <RecomputeClocks evidence=evidence lang=lang/> });
    let shown: Vec<_> = all.iter().map(|shown| one(shown).into_any()).collect();
    let leads: Vec<_> = record.leads.iter().map(|lead| led(lead).into_any()).collect();
    view! { <Section id="clocks" title=words.clocks><p>{words.clocks_lead}</p>{shown}{leads}{again}</Section> }
}

/// A single deadline of another page, with the button that counts it again.
pub(crate) fn one_clock(
    id: &str,
    title: &str,
    basis: String,
    clock: Certificate,
    notices: Vec<(i32, Vec<(NaiveDate, Exception)>)>,
) -> impl IntoView + use<> {
    let lang = Lang::current();
    let evidence = Evidence { certificates: vec![clock.clone()], leads: Vec::new(), notices };
    let evidence = serde_json::to_string(&evidence).ok();
    let again = evidence.map(|evidence| view! { <RecomputeClocks evidence=evidence lang=lang/> });
    let shown = one(&Shown { id: id.to_owned(), title: title.to_owned(), basis, clock, open: false });
    view! { {shown}{again} }
}

/// The clocks of the case itself.
fn of_case(record: &CaseRecord) -> Vec<Shown> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let clocks = record.clocks.clone();
    let present = clocks.present(record.state).map(|clock| clock.input.limit.rule.clone());
    let all = [
        ("promised", words.clock_promised, clocks.promised),
        ("statutory", words.clock_statutory, clocks.statutory),
        ("supply", words.clock_supply, clocks.supply),
        ("acceptance", words.clock_acceptance, clocks.acceptance),
        ("delivery", words.clock_delivery, clocks.delivery),
        ("ask-hearing", words.clock_ask, clocks.ask_hearing),
        ("hold-hearing", words.clock_hold, clocks.hold_hearing),
    ];
    let shown = all.into_iter().filter_map(|(id, title, clock)| {
        let clock = clock?;
        let open = present.as_ref() == Some(&clock.input.limit.rule);
        let basis = rests_on(&clock.input.limit, lang);
        Some(Shown { id: id.to_owned(), title: title.to_owned(), basis, clock, open })
    });
    shown.collect()
}

/// The limits of the steps, in the order in which the case met them.
fn of_steps(record: &CaseRecord) -> Vec<Shown> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let basis = fill(words.clock_step_basis, &[&named(&record.item.agency, lang)]);
    let shown = record.steps.iter().enumerate().filter_map(|(at, run)| {
        let clock = run.clock.clone()?;
        let before = record.steps.iter().take(at).filter(|other| other.step == run.step).count();
        let id = format!("step-{}-{}", run.step, before + 1);
        Some(Shown { id, title: step_title(run, before), basis: basis.clone(), clock, open: false })
    });
    shown.collect()
}

/// A step by its name, with when it was done; one that is met again says how often.
fn step_title(run: &StepShown, before: usize) -> String {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let name = named(&run.name, lang);
    let title = match before {
        0 => fill(words.clock_step, &[&name]),
        before => fill(words.clock_step_again, &[&name, &(before + 1).to_string()]),
    };
    let done = run.done_at.map(|at| fill(words.clock_step_done, &[&crate::clock::instant(at, lang)]));
    [Some(title), done].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn one(shown: &Shown) -> impl IntoView + use<> {
    let Shown { id, title, basis, clock, open } = shown;
    let due = crate::clock::day(clock.due, Lang::current());
    let moved: Vec<_> = moved(clock).into_iter().map(|line| view! { <li>{line}</li> }).collect();
    view! {
        <details class="clock" id=format!("clock-{id}") open=*open>
            <summary><span>{title.clone()}</span>" "<strong>{due}</strong></summary>
            <p>{sentence(clock, basis)}</p>
            {provisional(clock.certainty)}
            {(!moved.is_empty()).then(|| view! { <ul>{moved}</ul> })}
            {weeks(id, &Span::forward(clock))}
            {noted(id, &clock.days)}
        </details>
    }
}

/// The last day for what must come before something else.
fn led(lead: &LeadCertificate) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let (title, event) = match lead.event {
        LeadEvent::Hearing => (words.clock_lead_hearing, words.lead_hearing),
        LeadEvent::LicenceEnds => (words.clock_lead_renewal, words.lead_renewal),
    };
    let id = format!("lead-{}", lead.event.as_str());
    let (on, last) = (crate::clock::day(lead.on, lang), crate::clock::day(lead.last, lang));
    let basis = cited(&lead.lead.basis.law, &lead.lead.basis.article, lang);
    let sentence = fill(words.clock_lead_sentence, &[&basis, &on, event, &length(lead.lead.length, lang), &last]);
    view! {
        <details class="clock" id=format!("clock-{id}")>
            <summary><span>{title}</span>" "<strong>{last}</strong></summary>
            <p>{sentence}</p>
            {provisional(lead.certainty)}
            {weeks(&id, &Span::back(lead))}
            {noted(&id, &lead.days)}
        </details>
    }
}

fn provisional(certainty: Certainty) -> Option<impl IntoView> {
    let words = Cases::of(Lang::current());
    (certainty == Certainty::Provisional)
        .then(|| view! { <Notice tone=Tone::Warning><p>{words.clock_provisional}</p></Notice> })
}

/// A length in words.
pub(super) fn length(length: Length, lang: Lang) -> String {
    let words = Cases::of(lang);
    match length {
        Length::WorkingDays(days) => fill(words.working_days, &[&days.to_string()]),
        Length::CalendarDays(days) => fill(words.calendar_days, &[&days.to_string()]),
        Length::Months(months) => fill(words.months, &[&months.to_string()]),
    }
}

fn sentence(clock: &Certificate, basis: &str) -> String {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let (from, until) = (crate::clock::day(clock.input.start.on, lang), crate::clock::day(clock.due, lang));
    let event = start_event(clock.input.start.event, lang);
    fill(words.clock_sentence, &[basis, &from, event, &length(clock.input.limit.length, lang), &until])
}

/// What moved the end: stops, each with the working days for which the clock stood, and an extension; who ordered it.
fn moved(clock: &Certificate) -> Vec<String> {
    let lang = Lang::current();
    let words = Cases::of(lang);
    let called = posts_called();
    let stops = clock.input.pauses.iter().enumerate().map(|(at, pause)| {
        let (from, needed) = (crate::clock::day(pause.from, lang), length(pause.needed, lang));
        let post = called(&pause.ordered_by);
        let stood = clock.days.iter().filter(|noted| noted.why == Why::Stopped { pause: at }).count().to_string();
        fill(words.clock_stopped, &[stop_reason(pause.reason, lang), &from, &needed, &pause.notice, &post, &stood])
    });
    let extended = clock.input.extension.iter().map(|extension| {
        let post = called(&extension.approved_by);
        fill(words.clock_extended, &[&post, &length(extension.length, lang), &extension.reason])
    });
    stops.chain(extended).collect()
}
