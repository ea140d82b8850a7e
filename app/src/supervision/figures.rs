//! `/supervision/figures`: the monthly figures by post, for everybody.

use crate::approvals::posts_called;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Supervision, fill};
use crate::ui::{Column, DataTable, EmptyState, LinkButton, Load, PageHeading, Row};
use domain::approvals::post::PostCode;
use domain::permissions::{Action, Target, may};
use domain::refusal::Code;
use domain::supervision::{Figures, Month};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::collections::BTreeMap;

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

fn shown(month: Month, figures: BTreeMap<PostCode, Figures>) -> impl IntoView {
    let words = Supervision::of(Lang::current());
    let title = fill(words.month_of, &[&month.year.to_string(), &month.month.to_string()]);
    let title = format!("{} · {title}", words.figures);
    let columns = vec![
        Column::new(words.column_post),
        Column::number(words.column_warnings),
        Column::number(words.column_yellow),
        Column::number(words.column_red),
        Column::number(words.column_upheld),
        Column::number(words.column_dismissed),
        Column::number(words.column_unfound),
    ];
    let list = if figures.is_empty() {
        view! { <EmptyState title=words.figures_none/> }.into_any()
    } else {
        let called = posts_called();
        let row = |(post, of): (PostCode, Figures)| {
            let counts = [of.warnings, of.yellow, of.red, of.upheld, of.dismissed, of.unfound];
            let cells = counts.into_iter().map(|count| count.into_any());
            Row([called(&post).into_any()].into_iter().chain(cells).collect())
        };
        let rows = figures.into_iter().map(row).collect();
        view! { <DataTable id="figures" caption=words.figures_caption columns=columns rows=rows/> }.into_any()
    };
    let beside = |month: Month, label: &'static str| {
        view! { <LinkButton href=format!("/supervision/figures?month={month}")>{label}</LinkButton> }
    };
    let (before, after) = (beside(month.before(), words.earlier), beside(month.after(), words.later));
    view! {
        <PageHeading title=title lead=words.figures_lead/>
        {list}
        <nav class="pager" aria-label=words.month>{before}{after}</nav>
    }
}
