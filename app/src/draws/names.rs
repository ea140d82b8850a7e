//! `/draws/{id}/names`: the names behind the labels, for those entitled, once the draw is made.

use super::page::asked_draw;
use super::words;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Draws, region_name};
use crate::ui::{Breadcrumbs, Column, Crumb, DataTable, Load, PageHeading, Row};
use domain::draws::record::NamedSeat;
use leptos::prelude::*;
use leptos_meta::Title;

/// Seats and names.
#[component]
pub fn NamesPage() -> impl IntoView {
    let words = Draws::of(Lang::current());
    let asked = asking();
    let id = asked_draw();
    let back = id.map(|id| format!("/draws/{id}")).unwrap_or_default();
    let from = async move {
        let asking = asked?;
        Ok(store::draws::draw_names(&asking.store, &asking.actor, id?).await?)
    };
    view! {
        <Title text=words.names_title/>
        <Load from=from show={move |seats: Vec<NamedSeat>| page(seats, back)}/>
    }
}

fn page(seats: Vec<NamedSeat>, back: String) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let trail = vec![Crumb::new(words.title, "/draws"), Crumb::new(words.result, back)];
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.names_title lead=words.names_lead/>
        {table(seats)}
    }
}

fn table(seats: Vec<NamedSeat>) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let columns = vec![
        Column::new(words.column_room),
        Column::new(words.column_region),
        Column::new(words.column_role),
        Column::new(words.column_name),
        Column::new(words.column_unit),
        Column::new(words.column_home),
        Column::new(words.column_label),
    ];
    let row = |seat: NamedSeat| {
        Row(vec![
            seat.room.into_any(),
            region_name(seat.place, lang).into_any(),
            words::role(seat.role, words).into_any(),
            seat.name.into_any(),
            seat.work_unit.into_any(),
            region_name(seat.home, lang).into_any(),
            view! { <code>{seat.label}</code> }.into_any(),
        ])
    };
    let rows = seats.into_iter().map(row).collect();
    view! { <DataTable id="names" caption=words.names_title columns=columns rows=rows/> }
}
