//! `/evaluation/low`: low marks, for supervisors and for the posts that handle the cases; one of them with what comes next.

use super::form::facts;
use super::functions::{AnswerLowMark, CloseLowMark};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Evaluating, mark_called, region_name};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, EmptyState, ErrorSummary, Facts, LinkButton, Load, Moment, PageHeading,
    ReturnedField, Row, SayForm, Section, StatusTag, Tab, Tabs, Tone, fact,
};
use crate::visit;
use domain::evaluation::{LowLine, LowPage, LowRecord};
use domain::ids::CaseId;
use domain::refusal::Code;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;

/// The list.
#[component]
pub fn LowMarksPage() -> impl IntoView {
    let asked = asking();
    let all = visit::query("show").as_deref() == Some("all");
    let before = visit::query("before");
    let from = async move {
        let asking = asked?;
        let before: Option<CaseId> = before.map(|id| id.parse().map_err(|_| Code::NotFound)).transpose()?;
        let page = store::evaluation::low_marks(&asking.store, &asking.actor, !all, before, asking.now);
        Ok((page.await?, all))
    };
    view! { <Load from=from show=|(page, all)| list(page, all)/> }
}

fn list(page: LowPage, all: bool) -> impl IntoView {
    let words = Evaluating::of(Lang::current());
    let tab = |label: &str, value: Option<&str>, current| Tab {
        label: label.to_owned(),
        href: visit::address_with(&[("show", value), ("before", None), ("done", None)]),
        current,
    };
    let tabs = vec![tab(words.open_only, None, !all), tab(words.every, Some("all"), all)];
    let table = if page.lines.is_empty() {
        view! { <EmptyState title=words.low_none/> }.into_any()
    } else {
        table(&page.lines).into_any()
    };
    let more = page.next.map(|next| {
        let href = visit::address_with(&[("before", Some(&next.to_string())), ("done", None)]);
        view! { <nav class="pager"><LinkButton href=href>{words.more}</LinkButton></nav> }
    });
    view! {
        <Breadcrumbs trail=vec![Crumb::new(words.figures, "/evaluation")]/>
        <PageHeading title=words.low lead=words.low_lead/>
        <Tabs label=words.low tabs=tabs/>
        {table}
        {more}
    }
}

fn table(lines: &[LowLine]) -> impl IntoView + use<> {
    let words = Evaluating::of(Lang::current());
    let columns = vec![
        Column::new(words.column_case),
        Column::new(words.column_mark),
        Column::new(words.column_region),
        Column::new(words.column_at),
        Column::new(words.column_answer_by),
        Column::new(words.column_state),
    ];
    let rows = lines.iter().map(row).collect();
    view! { <DataTable id="low-marks" caption=words.low_caption columns=columns rows=rows/> }
}

fn row(line: &LowLine) -> Row {
    let lang = Lang::current();
    let href = format!("/evaluation/low/{}", line.case);
    let name = format!("{} {}", line.number, named(&line.name, lang));
    Row(vec![
        view! { <a href=href>{name}</a> }.into_any(),
        format!("{} · {}", line.given.mark.get(), mark_called(line.given.mark, lang)).into_any(),
        region_name(line.region, lang).into_any(),
        view! { <Moment at=line.given.at/> }.into_any(),
        crate::clock::day(line.answer_by, lang).into_any(),
        state(line).into_any(),
    ])
}

/// How far it has come, and whether late.
fn state(line: &LowLine) -> impl IntoView + use<> {
    let words = Evaluating::of(Lang::current());
    let (tone, label) = match (&line.given.answer, &line.given.closing) {
        (None, _) => (Tone::Warning, words.to_answer),
        (Some(_), None) => (Tone::Info, words.to_close),
        (Some(_), Some(_)) => (Tone::Plain, words.done),
    };
    let late = line.overdue.then(|| view! { " "<StatusTag tone=Tone::Bad label=words.late/> });
    view! { <StatusTag tone=tone label=label/>{late} }
}

/// One low mark.
#[component]
pub fn LowMarkPage() -> impl IntoView {
    let asked = asking();
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let from = async move {
        let asking = asked?;
        let id: CaseId = id.parse().map_err(|_| Code::NotFound)?;
        Ok(store::evaluation::low_mark(&asking.store, &asking.actor, id, asking.now).await?)
    };
    view! { <Load from=from show=one/> }
}

fn one(record: LowRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Evaluating::of(lang);
    let line = &record.line;
    let title = format!("{} · {}", words.low, mark_called(line.given.mark, lang));
    let lead = format!("{} {}", line.number, named(&line.name, lang));
    let case = format!("/approvals/cases/{}", line.case);
    let mut items = facts(&line.given);
    items.push(fact(words.column_answer_by, crate::clock::day(line.answer_by, lang)));
    let tag = state(line).into_any();
    let id = line.case;
    let answer = record.may_answer.then(|| answer(id));
    let close = record.may_close.then(|| close(id));
    let trail = vec![Crumb::new(words.figures, "/evaluation"), Crumb::new(words.low, "/evaluation/low")];
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=title lead=lead>
            {tag}
            <LinkButton href=case>{words.open_case}</LinkButton>
        </PageHeading>
        <ErrorSummary fields=vec![ReturnedField::new("words", words.words)]/>
        <Section id="low-mark" title=words.column_mark><Facts items=items/></Section>
        {answer}
        {close}
    }
}

fn answer(id: CaseId) -> impl IntoView {
    let words = Evaluating::of(Lang::current());
    let (action, of) = (AnswerLowMark::url(), id.to_string());
    view! { <SayForm id="answer" does=words.do_answer action=action of=of label=words.words hint=words.words_hint/> }
}

fn close(id: CaseId) -> impl IntoView {
    let words = Evaluating::of(Lang::current());
    let (action, of) = (CloseLowMark::url(), id.to_string());
    view! { <SayForm id="close" does=words.do_close action=action of=of label=words.words hint=words.words_hint/> }
}
