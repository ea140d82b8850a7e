//! `/evaluation`: how cases were evaluated, item by item, for everybody.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Evaluating, fill, mark_called, tenths};
use crate::recruitment::named;
use crate::ui::{Column, DataTable, EmptyState, LinkButton, Load, PageHeading, Row};
use crate::visit;
use domain::evaluation::{Mark, Shown};
use domain::permissions::{Action, Target, may};
use leptos::prelude::*;
use store::evaluation::ItemEvaluated;

/// The figures.
#[component]
pub fn EvaluationsPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        may(&asking.actor, Action::ReadPublic, Target::Anything)?;
        Ok(store::evaluation::figures(&asking.store, asking.now).await?)
    };
    view! { <Load from=from show=|(items, total)| shown(items, total)/> }
}

/// Whether somebody deals with low marks.
fn deals() -> bool {
    let actor = visit::actor();
    let actions = [Action::SuperviseCases, Action::HandleCases];
    actions.into_iter().any(|action| may(&actor, action, Target::Anything).is_ok())
}

fn shown(items: Vec<ItemEvaluated>, total: Option<Shown>) -> impl IntoView {
    let lang = Lang::current();
    let words = Evaluating::of(lang);
    let low = deals().then(|| view! { <LinkButton href="/evaluation/low">{words.low}</LinkButton> }).into_any();
    let mut columns = vec![
        Column::new(words.column_item),
        Column::number(words.column_count),
        Column::number(words.column_average),
        Column::number(words.column_satisfied),
    ];
    columns.extend(marks().map(|mark| Column::number(mark_called(mark, lang))));
    let list = if items.is_empty() {
        view! { <EmptyState title=words.none/> }.into_any()
    } else {
        let row = |item: ItemEvaluated| {
            let href = format!("/approvals/{}", item.item);
            row(view! { <a href=href>{named(&item.name, lang)}</a> }.into_any(), item.shown)
        };
        let rows: Vec<Row> = items.into_iter().map(row).chain([row_of_all(total)]).collect();
        view! { <DataTable id="evaluations" caption=words.caption columns=columns rows=rows/> }.into_any()
    };
    view! {
        <PageHeading title=words.figures lead=words.figures_lead>
            <LinkButton href="/evaluation/give">{words.by_receipt}</LinkButton>
            {low}
        </PageHeading>
        {list}
    }
}

fn row_of_all(total: Option<Shown>) -> Row {
    let words = Evaluating::of(Lang::current());
    row(view! { <strong>{words.all}</strong> }.into_any(), total)
}

/// The highest first, as the form has them.
fn marks() -> impl Iterator<Item = Mark> {
    (Mark::LEAST..=Mark::MOST).rev().filter_map(|mark| Mark::new(mark).ok())
}

fn row(name: AnyView, shown: Option<Shown>) -> Row {
    let words = Evaluating::of(Lang::current());
    let Some(shown) = shown else {
        let hidden = (0..2 + marks().count()).map(|_| "—".into_any());
        return Row([name, words.hidden.into_any()].into_iter().chain(hidden).collect());
    };
    // 200 tenths of a percent of the full mark are one mark.
    let average = format!("{}.{}", shown.average / 200, shown.average % 200 / 20);
    let satisfied = fill(words.percent, &[&tenths(shown.satisfied)]);
    let counts = shown.by_mark.by_mark();
    let counts = counts.into_iter().rev().map(|count| count.into_any());
    let first = [name, shown.count.into_any(), average.into_any(), satisfied.into_any()];
    Row(first.into_iter().chain(counts).collect())
}
