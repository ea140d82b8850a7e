//! `/recruitment/review`: every recruitment in which something waits for whoever asks, by the day it is due.

use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, Reviews};
use crate::ui::{Breadcrumbs, Column, Crumb, DataTable, Day, EmptyState, Load, PageHeading, Row};
use domain::applications::ApplicationState;
use domain::applications::work::WorkPile;
use leptos::prelude::*;

/// What waits.
#[component]
pub fn ReviewPilesPage() -> impl IntoView {
    let asked = asking();
    let from = async move {
        let asking = asked?;
        Ok(store::applications::work_piles(&asking.store, &asking.actor).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(piles: Vec<WorkPile>) -> impl IntoView {
    let lang = Lang::current();
    let words = Reviews::of(lang);
    let body = if piles.is_empty() {
        view! { <EmptyState title=words.piles_none><p>{words.piles_none_hint}</p></EmptyState> }.into_any()
    } else {
        table(piles).into_any()
    };
    view! {
        <Breadcrumbs trail=vec![Crumb::new(Recruitment::of(lang).title, "/recruitment")]/>
        <PageHeading title=words.title lead=words.piles_lead/>
        {body}
    }
}

fn table(piles: Vec<WorkPile>) -> impl IntoView {
    let words = Reviews::of(Lang::current());
    let columns = vec![
        Column::new(words.column_recruitment),
        Column::number(words.column_waiting),
        Column::number(words.column_appeals),
        Column::new(words.column_due),
    ];
    let row = |pile: WorkPile| {
        let id = pile.recruitment;
        let many = |state: ApplicationState| {
            let count = pile.shelves.iter().find(|shelf| shelf.state == state).map_or(0, |shelf| shelf.count);
            let href = format!("/recruitment/{id}/review?state={}", state.as_str());
            view! { <a href=href>{count}</a> }.into_any()
        };
        let (waiting, appeals) = (many(ApplicationState::Submitted), many(ApplicationState::Appealed));
        let due = pile.due().map(|day| view! { <Day date=day/> });
        Row(vec![
            view! { <a href=format!("/recruitment/{id}/review")>{pile.title}</a> }.into_any(),
            waiting,
            appeals,
            due.into_any(),
        ])
    };
    let rows = piles.into_iter().map(row).collect();
    view! { <DataTable id="piles" caption=words.piles_caption columns=columns rows=rows/> }
}
