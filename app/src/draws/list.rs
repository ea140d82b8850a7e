//! `/draws`: every draw, newest first.

use super::words;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::Draws;
use crate::ui::{
    Column, DataTable, Day, EmptyState, Kind, LinkButton, Load, Moment, PageHeading, Pager, Row, StatusTag,
};
use crate::visit;
use domain::draws::record::DrawLine;
use domain::permissions::{Action, Target, may};
use leptos::prelude::*;
use leptos_meta::Title;

/// Draws on one page of the list.
const PAGE: u64 = 25;

/// The list of draws.
#[component]
pub fn DrawsPage() -> impl IntoView {
    let words = Draws::of(Lang::current());
    let asked = asking();
    let before = visit::query("after").and_then(|text| text.parse().ok());
    let from = async move {
        let asking = asked?;
        Ok(store::draws::draw_list(&asking.store, &asking.actor, before, PAGE, asking.now).await?)
    };
    let leads = may(&visit::actor(), Action::LeadDraw, Target::Anything).is_ok();
    view! {
        <Title text=words.title/>
        <PageHeading title=words.title lead=words.lead>
            {leads.then(|| view! { <LinkButton href="/draws/new" kind=Kind::Primary>{words.new}</LinkButton> })}
            <LinkButton href="/draws/specification">{words.specification}</LinkButton>
        </PageHeading>
        <Load from=from show=table/>
    }
}

fn table(lines: Vec<DrawLine>) -> impl IntoView {
    let words = Draws::of(Lang::current());
    if lines.is_empty() {
        return view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any();
    }
    let full = lines.len() as u64 == PAGE;
    let next = lines.last().filter(|_| full).map(|line| line.id.to_string());
    let columns = vec![
        Column::new(words.column_title),
        Column::new(words.column_purpose),
        Column::new(words.column_state),
        Column::new(words.column_day),
        Column::new(words.column_opens),
        Column::number(words.column_drawn),
    ];
    let rows = lines.into_iter().map(row).collect();
    view! { <DataTable id="draws" caption=words.list_caption columns=columns rows=rows pager=Pager { next }/> }
        .into_any()
}

fn row(line: DrawLine) -> Row {
    let (state, tone) = words::state(line.state, Draws::of(Lang::current()));
    let href = format!("/draws/{}", line.id);
    Row(vec![
        view! { <a href=href>{line.title}</a> }.into_any(),
        words::purpose(line.purpose, Draws::of(Lang::current())).into_any(),
        view! { <StatusTag tone=tone label=state/> }.into_any(),
        view! { <Day date=line.day/> }.into_any(),
        view! { <Moment at=line.opens_at/> }.into_any(),
        line.seats.into_any(),
    ])
}
