//! The slips of a case (告知文书): what stands on each, and the list from which they are downloaded.

use super::case_clocks::length;
use super::decision::{CHECK, Written};
use super::item::cited;
use super::words::{who_called, who_called_in};
use crate::lang::Lang;
use crate::locales::{
    Cases, Decisions, Slips, fill, licence_choice, region_name, remedy_name, says_word, stop_reason, terminated_because,
};
use crate::recruitment::named;
use crate::ui::{Column, DataTable, Kind, LinkButton, Moment, Row, Section};
use domain::approvals::case::{LicenceAct, What};
use domain::approvals::post::Posts;
use domain::approvals::record::{CaseRecord, Who};
use domain::approvals::written::{Says, SignedSlip, WrittenSlip};
use leptos::prelude::*;

/// What stands on a slip in a language.
pub fn told_in_writing(signed: &SignedSlip, origin: &str, posts: &Posts, lang: Lang) -> Written {
    let words = Slips::of(lang);
    let slip = &signed.slip;
    let (mut below, listed) = said(slip, lang);
    let due = signed.decided_by.map(|day| fill(words.decided_by, &[&crate::clock::day(day, lang)]));
    below.extend(due);
    if !slip.remedies().is_empty() {
        let remedies: Vec<&str> = slip.remedies().iter().map(|remedy| remedy_name(*remedy, lang)).collect();
        below.push(fill(words.remedies, &[&remedies.join(Decisions::of(lang).separator)]));
    }
    below.push(fill(words.signed, &[&format!("{origin}{CHECK}")]));
    below.push(fill(Decisions::of(lang).key, &[&signed.key]));
    Written { lines: lines(slip, posts, lang), reasons: listed, below }
}

fn lines(slip: &WrittenSlip, posts: &Posts, lang: Lang) -> Vec<(&'static str, String)> {
    let (words, of_decisions) = (Slips::of(lang), Decisions::of(lang));
    let mut lines = vec![
        (of_decisions.number, slip.number.clone()),
        (of_decisions.applicant, slip.applicant.clone()),
        (of_decisions.item, format!("{} {}", slip.item, named(&slip.item_name, lang))),
        (of_decisions.agency, format!("{} · {}", named(&slip.agency, lang), region_name(slip.region, lang))),
        (of_decisions.received, crate::clock::day(slip.received_on, lang)),
        (words.post, who_called_in(&slip.by, posts, lang)),
        (words.date, crate::clock::instant(slip.at, lang)),
    ];
    lines.extend(slip.basis().map(|basis| (of_decisions.basis, cited(&basis.law, &basis.article, lang))));
    lines
}

type Listed = Option<(&'static str, Vec<String>)>;

/// What is told, as sentences and, where it is one, as a list.
fn said(slip: &WrittenSlip, lang: Lang) -> (Vec<String>, Listed) {
    let words = Slips::of(lang);
    let day = |day| crate::clock::day(day, lang);
    let sentences = match &slip.what {
        What::CorrectionAsked { missing, until, .. } => {
            let cases = Cases::of(lang);
            let below = vec![fill(cases.missing_until, &[&day(*until)]), words.missing_all.to_owned()];
            return (below, Some((cases.missing, missing.clone())));
        }
        What::RefusedNotRequired { reason } => vec![fill(words.not_required, &[reason])],
        What::RefusedNoAuthority { go_to } => vec![fill(words.no_authority, &[go_to])],
        What::Accepted { as_of } => {
            let by_law = (slip.by == Who::Law).then(|| words.by_law.to_owned());
            by_law.into_iter().chain([fill(words.accepted, &[&day(*as_of)])]).collect()
        }
        What::Suspended(pause) => {
            let facts = [stop_reason(pause.reason, lang), &day(pause.from), &length(pause.needed, lang), &pause.notice];
            vec![fill(words.stopped, &facts)]
        }
        What::Extended(extension) => {
            vec![fill(words.extended, &[&length(extension.length, lang), &extension.reason])]
        }
        What::HearingOffered => vec![words.hearing_offered.to_owned()],
        What::HearingCalled(called) => {
            let time = called.at.map(|at| at.format(" %H:%M").to_string()).unwrap_or_default();
            vec![fill(words.hearing_called, &[&(day(called.on) + &time), &called.place])]
        }
        What::Terminated { because, reason } => vec![terminated_because(*because, lang).to_owned(), reason.clone()],
        What::Licence(act) => of_licence(act, lang),
        _ => Vec::new(),
    };
    (sentences, None)
}

fn of_licence(act: &LicenceAct, lang: Lang) -> Vec<String> {
    let words = Slips::of(lang);
    let mut lines = vec![fill(words.licence, &[licence_choice(act.word(), lang), act.reason()])];
    if let LicenceAct::Renew { until, .. } = act {
        lines.push(fill(words.until, &[&crate::clock::day(*until, lang)]));
    }
    lines
}

/// The list of a case's slips. With a receipt's code each is asked for by a form, so that no code stands in an address.
#[component]
pub(super) fn SlipsShown<'a>(
    /// The case.
    record: &'a CaseRecord,
    /// The code, as whoever has the receipt has typed it.
    code: Option<String>,
) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Slips::of(lang);
    let told = record.story.iter().filter_map(|told| Some((Says::of(&told.what)?, told)));
    let rows: Vec<_> = told
        .zip(1_usize..)
        .map(|((says, told), place)| {
            let called = says_word(says, lang.into());
            Row(vec![
                view! { <Moment at=told.at/> }.into_any(),
                called.into_any(),
                who_called(&told.by).into_any(),
                download(record, code.as_deref(), place, fill(words.download, &[called])),
            ])
        })
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let columns = [words.date, words.title, words.post, words.file].map(Column::new).into();
    view! {
        <Section id="slips" title=words.title>
            <p>{words.lead}</p>
            <DataTable id="told-in-writing" caption=words.title columns=columns rows=rows/>
        </Section>
    }
    .into_any()
}

fn download(record: &CaseRecord, code: Option<&str>, place: usize, label: String) -> AnyView {
    match code {
        None => {
            let href = format!("/approvals/cases/{}/slips/{place}/slip.pdf", record.id);
            view! { <LinkButton href=href download=true>{label}</LinkButton> }.into_any()
        }
        Some(code) => view! {
            <form method="post" action="/approvals/track/slip.pdf">
                <input type="hidden" name="number" value=record.number.clone()/>
                <input type="hidden" name="code" value=code.to_owned()/>
                <input type="hidden" name="slip" value=place/>
                <button class=Kind::Secondary.class()>{label}</button>
            </form>
        }
        .into_any(),
    }
}
