//! `/supervision/figures`: the monthly figures by agency and by post, for everybody.

use crate::approvals::posts_called;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Supervision, fill, stop_reason, tenths};
use crate::ui::{Column, DataTable, EmptyState, LinkButton, Load, PageHeading, Row};
use domain::approvals::clock::StopReason;
use domain::permissions::{Action, Target, may};
use domain::refusal::Code;
use domain::regions::divisions;
use domain::supervision::{Line, Month, StopFigures, StopsByReason};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::supervision::MonthFigures;

/// The figures of a month.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let asked = asking();
    let month = use_query_map().read_untracked().get("month");
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadPublic, Target::Anything)?;
        let month = match month {
            Some(text) => Month::parse(&text).ok_or(Code::NotFound)?,
            None => Month::of(asking.now),
        };
        Ok((month, store::supervision::monthly_figures(&asking.store, month).await?))
    };
    view! { <Load from=from show=|(month, figures)| shown(month, figures)/> }
}

fn shown(month: Month, figures: MonthFigures) -> impl IntoView {
    let words = Supervision::of(Lang::current());
    let title = fill(words.month_of, &[&month.year.to_string(), &month.month.to_string()]);
    let title = format!("{} · {title}", words.figures);
    let called = posts_called();
    let posts: Vec<_> = figures.posts.into_iter().map(|(post, line)| (called(&post), line)).collect();
    let agencies: Vec<_> = figures.agencies.into_iter().map(|(code, line)| (agency_called(&code), line)).collect();
    let stopped = (!figures.stops.is_empty()).then(|| stops(&figures.stops));
    let list = if posts.is_empty() {
        view! { <EmptyState title=words.figures_none/> }.into_any()
    } else {
        let tables = [
            ended("agencies-ended", words.column_agency, words.ended_by_agency, &agencies),
            cards("agencies-cards", words.column_agency, words.cards_by_agency, &agencies),
            ended("posts-ended", words.column_post, words.ended_by_post, &posts),
            cards("figures", words.column_post, words.figures_caption, &posts),
        ];
        tables.into_iter().collect_view().into_any()
    };
    let beside = |month: Month, label: &'static str| {
        view! { <LinkButton href=format!("/supervision/figures?month={month}")>{label}</LinkButton> }
    };
    let (before, after) = (beside(month.before(), words.earlier), beside(month.after(), words.later));
    view! {
        <PageHeading title=title lead=words.figures_lead>
            <LinkButton href="/supervision/hall">{words.hall}</LinkButton>
            <LinkButton href=format!("/api/v1/supervision/figures/{month}")>"JSON"</LinkButton>
            <LinkButton href=format!("/supervision/figures/{month}/figures.xlsx")>"Excel"</LinkButton>
        </PageHeading>
        {list}
        {stopped}
        <nav class="pager" aria-label=words.month>{before}{after}</nav>
    }
}

/// What the division of an agency is called; its code where it is not known.
pub(super) fn agency_called(code: &str) -> String {
    let known = divisions().iter().find(|division| division.code == code);
    known
        .map_or_else(|| code.to_owned(), |division| Lang::current().pick(division.name_zh, division.name_en).to_owned())
}

/// What ended: how many, how many in time, and how long it took.
fn ended(id: &'static str, of: &'static str, caption: &'static str, lines: &[(String, Line)]) -> AnyView {
    let words = Supervision::of(Lang::current());
    let columns = vec![
        Column::new(of),
        Column::number(words.column_done),
        Column::number(words.column_promise),
        Column::number(words.column_limit),
        Column::number(words.column_median),
    ];
    let row = |(name, line): &(String, Line)| {
        let counts = [line.figures.done, line.figures.within_promise, line.figures.within_limit];
        let cells = counts.into_iter().map(|count| count.into_any());
        let median = line.median_tenths.map(tenths);
        let median = median.unwrap_or_else(|| words.no_median.to_owned()).into_any();
        Row([name.clone().into_any()].into_iter().chain(cells).chain([median]).collect())
    };
    let rows = lines.iter().map(row).collect();
    view! { <DataTable id=id caption=caption columns=columns rows=rows/> }.into_any()
}

/// Warnings and cards, and what was found.
fn cards(id: &'static str, of: &'static str, caption: &'static str, lines: &[(String, Line)]) -> AnyView {
    let words = Supervision::of(Lang::current());
    let columns = vec![
        Column::new(of),
        Column::number(words.column_warnings),
        Column::number(words.column_yellow),
        Column::number(words.column_red),
        Column::number(words.column_upheld),
        Column::number(words.column_dismissed),
        Column::number(words.column_unfound),
    ];
    let row = |(name, line): &(String, Line)| {
        let of = line.figures;
        let counts = [of.warnings, of.yellow, of.red, of.upheld, of.dismissed, of.unfound];
        let cells = counts.into_iter().map(|count| count.into_any());
        Row([name.clone().into_any()].into_iter().chain(cells).collect())
    };
    let rows = lines.iter().map(row).collect();
    view! { <DataTable id=id caption=caption columns=columns rows=rows/> }.into_any()
}

/// How often and how long clocks were stopped, by procedure.
fn stops(stops: &StopsByReason) -> AnyView {
    let lang = Lang::current();
    let words = Supervision::of(lang);
    let columns = vec![
        Column::new(words.column_procedure),
        Column::number(words.column_stops),
        Column::number(words.column_stopped_days),
        Column::number(words.column_ran_out),
    ];
    let row = |(reason, of): (&StopReason, &StopFigures)| {
        let days = of.average_tenths().map(tenths).unwrap_or_else(|| words.no_median.to_owned());
        let name = stop_reason(*reason, lang);
        Row(vec![name.into_any(), of.count.into_any(), days.into_any(), of.ran_out.into_any()])
    };
    let rows = stops.iter().map(row).collect();
    view! { <DataTable id="stops" caption=words.stops_caption columns=columns rows=rows/> }.into_any()
}
