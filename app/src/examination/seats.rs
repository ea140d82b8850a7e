//! `/recruitment/{id}/seats`: the seats as drawn, room by room, for everybody.

use super::RecomputeSeats;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Examination, Recruitment, fill};
use crate::recruitment::asked_recruitment;
use crate::ui::{
    Breadcrumbs, Column, Crumb, DataTable, Facts, HashText, Layout, LinkButton, Load, PageHeading, Row, Section, fact,
};
use crate::visit;
use leptos::prelude::*;
use store::examination::PublicSeats;

/// The published seats; `?room=` opens one room.
#[component]
pub fn SeatsPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let from = async move {
        let asking = asked?;
        Ok(store::examination::public_seats(&asking.store, &asking.actor, id?).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(seats: PublicSeats) -> impl IntoView {
    let lang = Lang::current();
    let words = Examination::of(lang);
    let id = seats.recruitment;
    let trail = vec![
        Crumb::new(Recruitment::of(lang).title, "/recruitment"),
        Crumb::new(seats.title.clone(), format!("/recruitment/{id}")),
    ];
    let draw = format!("/draws/{}", seats.draw);
    let bundle = format!("{draw}/bundle.json");
    let facts = vec![
        fact(words.sitting, seats.seating.seats.len()),
        fact(words.draw, view! { <a href=draw>{words.draw_open}</a> }),
        fact(words.beside, seats.seating.beside),
        fact(words.fingerprint, view! { <HashText text=seats.sha256.clone()/> }),
    ];
    let file = format!("/recruitment/{id}/seats.json");
    let workbook = format!("/recruitment/{id}/seats.xlsx");
    let ledger = format!("/ledger?subject=recruitment%3A{id}");
    let room = visit::query("room").and_then(|room| room.parse::<usize>().ok()).and_then(|room| room.checked_sub(1));
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=words.public_title lead=words.public_lead/>
        <Facts items=facts/>
        {room.and_then(|room| one_room(&seats, room))}
        {rooms(&seats)}
        <Section id="how" title=words.how>
            <ol><li>{words.how_1}</li><li>{words.how_2}</li><li>{words.how_3}</li></ol>
            <RecomputeSeats href=file.clone() bundle=bundle entry=seats.entry lang=lang/>
            <div class="actions">
                <LinkButton href=workbook download=true>{words.workbook}</LinkButton>
                <LinkButton href=file download=true>{words.file}</LinkButton>
                <LinkButton href=ledger>{words.on_ledger}</LinkButton>
            </div>
        </Section>
    }
}

fn rooms(seats: &PublicSeats) -> impl IntoView + use<> {
    let words = Examination::of(Lang::current());
    let columns = vec![
        Column::new(words.column_room),
        Column::new(words.column_site),
        Column::new(words.column_address),
        Column::number(words.column_taken),
        Column::number(words.column_seats),
    ];
    let mut taken = vec![0_u32; seats.rooms.len()];
    for seat in &seats.seating.seats {
        if let Some(count) = taken.get_mut(seat.room) {
            *count += 1;
        }
    }
    let rows = seats.rooms.iter().zip(taken).enumerate().map(|(at, (room, taken))| {
        let href = visit::address_with(&[("room", Some(&(at + 1).to_string()))]);
        Row(vec![
            view! { <a href=href>{room.room.clone()}</a> }.into_any(),
            room.site.clone().into_any(),
            room.address.clone().into_any(),
            taken.into_any(),
            room.seats.into_any(),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    view! {
        <Section id="rooms" title=words.public_rooms>
            <DataTable id="rooms-table" caption=words.public_rooms_caption columns=columns rows=rows/>
        </Section>
    }
}

fn one_room(seats: &PublicSeats, at: usize) -> Option<impl IntoView + use<>> {
    let words = Examination::of(Lang::current());
    let room = seats.rooms.get(at)?;
    let title = fill(words.room_seats, &[&room.site, &room.room]);
    let columns = vec![Column::number(words.column_seat), Column::new(words.column_entry)];
    let taken = seats.seating.seats.iter().filter(|seat| seat.room == at);
    let row = |seat: &domain::examination::Taken| {
        let entry = seat.entry.clone();
        Row(vec![seat.seat.into_any(), view! { <code>{entry}</code> }.into_any()])
    };
    let rows: Vec<Row> = taken.map(row).collect();
    let caption = title.clone();
    Some(view! {
        <Section id="room" title=title>
            <DataTable id="room-table" caption=caption columns=columns rows=rows layout=Layout::Plain/>
        </Section>
    })
}
