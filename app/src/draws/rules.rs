//! The rules of a draw, and its rooms and pool by region.

use super::words;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::ui::{Column, DataTable, Layout, Row, Section};
use domain::draws::record::DrawRecord;
use domain::draws::setup::Purpose;
use domain::examiners::PanelRole;
use domain::regions::ExamRegion;
use leptos::prelude::*;

/// The hard rules in words.
#[component]
pub(super) fn RulesSection(record: DrawRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let frozen = record.frozen;
    let pairs = frozen
        .as_ref()
        .and_then(|frozen| frozen.task.seating())
        .map(|it| it.conflict_pairs.clone())
        .unwrap_or_default();
    let pairs = pairs.into_iter().map(move |[one, other]| {
        let sentence = fill(words.rule_pair, &[region_name(one, lang), region_name(other, lang)]);
        view! { <li>{sentence}</li> }
    });
    let rooms = frozen.as_ref().and_then(|frozen| frozen.task.seating()).map_or(&[][..], |seating| &seating.rooms);
    let personnel = rooms.iter().any(|room| room.personnel > 0);
    let recruiting = rooms.iter().find(|room| !room.recruiting.is_empty()).map(|room| room.of_recruiting.to_string());
    let setup = record.setup;
    let seats_examiners = setup.purpose.seats_examiners();
    let call = (setup.purpose == Purpose::Call).then(|| fill(words.rule_call, &[&setup.per_seat.to_string()]));
    let grace = frozen.as_ref().map(|frozen| frozen.reveal_grace_minutes.to_string());
    view! {
        <Section id="rules" title=words.rules>
            <ul>
                {seats_examiners.then(|| view! {
                    <li>{words.rule_home}</li>
                    {pairs.collect_view()}
                    {call.map(|sentence| view! { <li>{sentence}</li> })}
                    {setup.called_by.map(|_| view! { <li>{words.rule_called}</li> })}
                    {(setup.purpose == Purpose::Rooms).then(|| view! { <li>{words.rule_unit}</li> })}
                    {personnel.then(|| view! { <li>{words.rule_personnel}</li> })}
                    {recruiting.map(|most| view! { <li>{fill(words.rule_recruiting, &[&most])}</li> })}
                    <li>{words.rule_last}</li>
                    <li>{words.rule_certified}</li>
                    <li>{words.rule_roles}</li>
                    <li>{words.rule_next}</li>
                })}
                {(!seats_examiners).then(|| view! { <li>{words.rule_lots}</li> })}
                {grace.map(|minutes| view! { <li>{fill(words.rule_withheld, &[&minutes])}</li> })}
            </ul>
        </Section>
    }
}

/// Rooms, seats and pool of each region.
#[component]
pub(super) fn Rooms(record: DrawRecord) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let seats = record.setup.seats;
    let per_seat = u32::from(record.setup.per_seat);
    let pool = record.frozen.as_ref().and_then(|frozen| frozen.task.seating()).map(|seating| seating.pool.clone());
    let mut columns = vec![Column::new(words.column_region), Column::number(words.column_rooms)];
    columns.extend(PanelRole::ALL.map(|role| Column::number(words::role(role, words))));
    if pool.is_some() {
        columns.push(Column::number(words.column_pool));
    }
    let row = |region: ExamRegion| {
        let rooms = record.setup.rooms.get(&region).copied().map_or(0, u32::from);
        let home = pool.as_ref().map(|pool| pool.iter().filter(|entrant| entrant.home == region).count());
        let mut cells = vec![region_name(region, lang).into_any(), rooms.into_any()];
        cells.extend(PanelRole::ALL.map(|role| (rooms * u32::from(seats.of(role)) * per_seat).into_any()));
        cells.extend(home.map(IntoAny::into_any));
        (rooms > 0 || home.is_some_and(|home| home > 0)).then_some(Row(cells))
    };
    let rows = ExamRegion::ALL.into_iter().filter_map(row).collect();
    view! {
        <Section id="rooms" title=words.rooms>
            <DataTable id="rooms-table" caption=words.rooms_caption columns=columns rows=rows layout=Layout::Scroll/>
        </Section>
    }
}
