//! `/seasons`: every season, newest first.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Seasons, region_name};
use crate::ui::{Column, DataTable, Day, EmptyState, Kind, LinkButton, Load, PageHeading, Pager, Row, StatusTag, Tone};
use crate::visit;
use domain::permissions::{Action, Target, may};
use domain::seasons::{SeasonLine, SeasonState};
use leptos::prelude::*;

/// Seasons on one page of the list.
const PAGE: u64 = 25;

/// The list of seasons.
#[component]
pub fn SeasonsPage() -> impl IntoView {
    let words = Seasons::of(Lang::current());
    let asked = asking();
    let before = visit::query("after").and_then(|text| text.parse().ok());
    let from = async move {
        let asking = asked?;
        Ok(store::seasons::season_list(&asking.store, &asking.actor, before, PAGE).await?)
    };
    let plans = may(&visit::actor(), Action::PlanSeason, Target::Anything).is_ok();
    view! {
        <PageHeading title=words.title lead=words.lead>
            <LinkButton href="/seasons/calendar">{words.calendar}</LinkButton>
            {plans.then(|| view! { <LinkButton href="/seasons/new" kind=Kind::Primary>{words.new}</LinkButton> })}
        </PageHeading>
        <Load from=from show=table/>
    }
}

/// The state in words, with its tone.
pub(super) fn state(state: SeasonState) -> (&'static str, Tone) {
    let words = Seasons::of(Lang::current());
    match state {
        SeasonState::Draft => (words.state_draft, Tone::Plain),
        SeasonState::Published => (words.state_published, Tone::Good),
    }
}

fn table(lines: Vec<SeasonLine>) -> impl IntoView {
    let lang = Lang::current();
    let words = Seasons::of(lang);
    if lines.is_empty() {
        return view! { <EmptyState title=words.none><p>{words.none_hint}</p></EmptyState> }.into_any();
    }
    let full = lines.len() as u64 == PAGE;
    let next = lines.last().filter(|_| full).map(|line| line.id.to_string());
    let columns = vec![
        Column::new(words.column_title),
        Column::new(words.column_state),
        Column::new(words.column_first),
        Column::new(words.column_last),
        Column::new(words.column_region),
    ];
    let row = |line: SeasonLine| {
        let (label, tone) = state(line.state);
        let href = format!("/seasons/{}", line.id);
        Row(vec![
            view! { <a href=href>{line.title}</a> }.into_any(),
            view! { <StatusTag tone=tone label=label/> }.into_any(),
            view! { <Day date=line.first_day/> }.into_any(),
            view! { <Day date=line.last_day/> }.into_any(),
            region_name(line.region, lang).into_any(),
        ])
    };
    let rows = lines.into_iter().map(row).collect();
    view! { <DataTable id="seasons" caption=words.list_caption columns=columns rows=rows pager=Pager { next }/> }
        .into_any()
}
