//! `/draws/{id}/names`: the names behind the labels, for those entitled, once the draw is made.

use super::page::asked_draw;
use super::words;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::ui::{Breadcrumbs, Column, Crumb, DataTable, Load, PageHeading, Row};
use domain::draws::record::NamedSeat;
use domain::ids::DrawId;
use domain::regions::ExamRegion;
use leptos::prelude::*;
use leptos_meta::Title;

/// Seats and names.
#[component]
pub fn NamesPage() -> impl IntoView {
    let words = Draws::of(Lang::current());
    let asked = asking();
    let id = asked_draw();
    let back = id.map(|id| format!("/draws/{id}#result")).unwrap_or_default();
    let from = async move {
        let (asking, id) = (asked?, id?);
        let seats = store::draws::draw_names(&asking.store, &asking.actor, id).await?;
        let record = store::draws::draw_record(&asking.store, &asking.actor, id, asking.now).await?;
        Ok((id, record.line.title, seats))
    };
    view! {
        <Title text=words.names_title/>
        <Load from=from show={move |(draw, title, seats)| page(draw, title, seats, back)}/>
    }
}

fn page(draw: DrawId, title: String, seats: Vec<NamedSeat>, back: String) -> impl IntoView {
    let words = Draws::of(Lang::current());
    let trail = vec![Crumb::new(words.title, "/draws"), Crumb::new(title, back)];
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.names_title lead=words.names_lead/>
        {ExamRegion::ALL.map(|place| at(draw, place, &seats)).into_iter().flatten().collect_view()}
    }
}

/// The seats at one place, folded, because a province has a thousand.
fn at(draw: DrawId, place: ExamRegion, seats: &[NamedSeat]) -> Option<impl IntoView + use<>> {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let seats: Vec<&NamedSeat> = seats.iter().filter(|seat| seat.place == place).collect();
    let title = fill(words.names_at, &[region_name(place, lang), &seats.len().to_string()]);
    let columns = vec![
        Column::new(words.column_room),
        Column::new(words.column_role),
        Column::new(words.column_name),
        Column::new(words.column_unit),
        Column::new(words.column_home),
        Column::new(words.column_label),
    ];
    let row = |seat: &NamedSeat| {
        Row(vec![
            seat.room.clone().into_any(),
            words::role(seat.role, words).into_any(),
            seat.name.clone().into_any(),
            seat.work_unit.clone().into_any(),
            region_name(seat.home, lang).into_any(),
            view! { <a href=format!("/draws/{draw}/seats/{}", seat.label)><code>{seat.label.clone()}</code></a> }
                .into_any(),
        ])
    };
    let rows: Vec<Row> = seats.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details>
                <summary>{title.clone()}</summary>
                <DataTable id=format!("names-{}", place.as_str()) caption=title columns=columns rows=rows/>
            </details>
        }
    })
}
