//! The outcome of a draw: the picture of the flows, the table beside it, and every seat.

use super::replay::ReplayMap;
use super::words;
use crate::lang::Lang;
use crate::locales::{Draws, fill, region_name};
use crate::ui::{Column, DataTable, Layout, LinkButton, Row, Section};
use domain::draws::bundle::{Bundle, SeatTaken};
use domain::draws::seating::document::Stage;
use domain::permissions::{Action, Actor, Target, may};
use domain::regions::ExamRegion;
use leptos::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// The home of each label and the place of each room.
fn regions(bundle: &Bundle) -> (HashMap<&str, ExamRegion>, HashMap<&str, ExamRegion>) {
    let seating = bundle.frozen.task.seating();
    let homes = seating.map_or(&[][..], |it| &it.pool).iter().map(|one| (one.label.as_str(), one.home));
    let places = seating.map_or(&[][..], |it| &it.rooms).iter().map(|room| (room.label.as_str(), room.place));
    (homes.collect(), places.collect())
}

fn seats(bundle: &Bundle) -> &[SeatTaken] {
    bundle.result.drawn.seating().map_or(&[], |drawn| &drawn.seats)
}

/// How many go from each home region to each place.
pub(super) fn flows(bundle: &Bundle) -> BTreeMap<(ExamRegion, ExamRegion), u32> {
    let (homes, places) = regions(bundle);
    let mut flows = BTreeMap::new();
    for seat in seats(bundle) {
        if let (Some(home), Some(place)) = (homes.get(seat.label.as_str()), places.get(seat.room.as_str())) {
            *flows.entry((*home, *place)).or_insert(0) += 1;
        }
    }
    flows
}

/// How many go to the region of their last service again; none where nobody of the pool has served before.
fn again(bundle: &Bundle) -> Option<usize> {
    let pool = bundle.frozen.task.seating().map_or(&[][..], |it| &it.pool);
    let last: HashMap<&str, ExamRegion> = pool.iter().filter_map(|one| Some((one.label.as_str(), one.last?))).collect();
    let (_, places) = regions(bundle);
    let there = |seat: &&SeatTaken| {
        last.get(seat.label.as_str()).is_some_and(|last| places.get(seat.room.as_str()) == Some(last))
    };
    (!last.is_empty()).then(|| seats(bundle).iter().filter(there).count())
}

/// The result, as everybody may see it.
#[component]
pub(super) fn Outcome(bundle: Bundle, actor: Actor, region: ExamRegion) -> impl IntoView {
    let lang = Lang::current();
    let words = Draws::of(lang);
    let flows = flows(&bundle);
    let regions: Vec<ExamRegion> = ExamRegion::ALL
        .into_iter()
        .filter(|region| flows.keys().any(|(home, place)| home == region || place == region))
        .collect();
    let again = again(&bundle).map(|count| fill(words.again, &[&count.to_string()]));
    let named = may(&actor, Action::ReadDrawNames, Target::Region(region)).is_ok();
    let names = format!("/draws/{}/names", bundle.frozen.draw);
    let href = format!("/draws/{}/bundle.json", bundle.frozen.draw);
    let counts = flows.iter().map(|((home, place), count)| (*home, *place, *count)).collect();
    view! {
        <Section id="result" title=words.result>
            {named.then(|| view! { <div class="actions"><LinkButton href=names>{words.names}</LinkButton></div> })}
            <h3>{words.flows}</h3>
            <ReplayMap href=href flows=counts lang=lang/>
            {flow_table(&regions, &flows, lang)}
            {again.map(|again| view! { <p>{again}</p> })}
            {seat_table(&bundle, lang)}
        </Section>
    }
}

fn flow_table(
    regions: &[ExamRegion],
    flows: &BTreeMap<(ExamRegion, ExamRegion), u32>,
    lang: Lang,
) -> impl IntoView + use<> {
    let words = Draws::of(lang);
    let mut columns = vec![Column::new(words.flows_home)];
    columns.extend(regions.iter().map(|region| Column::number(region_name(*region, lang))));
    columns.push(Column::number(words.total));
    let rows = regions.iter().map(|home| {
        let counts: Vec<u32> = regions.iter().map(|place| flows.get(&(*home, *place)).copied().unwrap_or(0)).collect();
        let mut cells = vec![region_name(*home, lang).into_any()];
        cells.extend(counts.iter().map(|count| (*count).into_any()));
        cells.push(counts.iter().sum::<u32>().into_any());
        Row(cells)
    });
    let rows = rows.collect();
    view! { <DataTable id="flows" caption=words.flows_caption columns=columns rows=rows layout=Layout::Scroll/> }
}

fn seat_table(bundle: &Bundle, lang: Lang) -> impl IntoView + use<> {
    let words = Draws::of(lang);
    let (homes, places) = regions(bundle);
    let name = |region: Option<&ExamRegion>| region.map_or("", |region| region_name(*region, lang));
    let columns = vec![
        Column::new(words.column_room),
        Column::new(words.column_region),
        Column::new(words.column_role),
        Column::new(words.column_label),
        Column::new(words.column_home),
    ];
    let draw = bundle.frozen.draw;
    let rooms = bundle.frozen.task.seating().is_some_and(|seating| seating.stage == Stage::Rooms);
    let room = |label: String| {
        if rooms {
            let href = format!("/scores/{draw}/{label}");
            view! { <a href=href>{label}</a> }.into_any()
        } else {
            label.into_any()
        }
    };
    let rows = seats(bundle).iter().map(|seat| {
        Row(vec![
            room(seat.room.clone()),
            name(places.get(seat.room.as_str())).into_any(),
            words::role(seat.role, words).into_any(),
            view! { <code>{seat.label.clone()}</code> }.into_any(),
            name(homes.get(seat.label.as_str())).into_any(),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    view! {
        <details class="more">
            <summary>{words.seats_table}</summary>
            <DataTable id="seats" caption=words.seats_caption columns=columns rows=rows/>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::draws::bundle::{DrawResult, Revealed, SeatingDrawn, TaskDrawn};
    use domain::draws::frozen::{Frozen, Task, VERSION};
    use domain::draws::seating::document::{Entrant, Panel, Room, Seating};
    use domain::examiners::{Assessment, ExaminerState, PanelRole};
    use domain::ids::DrawId;
    use domain::ledger::merkle::Hash;

    /// Examiners who served last in a region, or never, each on a seat of the one room in Baishan or without one.
    fn bundle(last: &[(Option<ExamRegion>, bool)]) -> Bundle {
        let entrant = |(at, (last, _)): (usize, &(Option<ExamRegion>, bool))| Entrant {
            label: format!("{at:08}"),
            home: ExamRegion::Jilin,
            unit: format!("U{at}"),
            personnel: false,
            roles: [PanelRole::Public].into_iter().collect(),
            state: ExaminerState::Certified,
            certified_until: chrono::NaiveDate::MAX,
            assessment: Assessment::Passed,
            called: None,
            last: *last,
            avoid: Vec::new(),
        };
        let room = Room {
            label: "R001".to_owned(),
            place: ExamRegion::Baishan,
            seats: Panel { chief: 0, deputy: 0, public: last.len() as u16 },
            personnel: 0,
            of_one_unit: None,
            recruiting: Vec::new(),
            of_recruiting: 0,
        };
        let seated = last.iter().enumerate().filter(|(_, (_, seated))| *seated);
        let seat = |at: usize| SeatTaken {
            room: room.label.clone(),
            role: PanelRole::Public,
            k: at as u16 + 1,
            label: format!("{at:08}"),
        };
        let seats = seated.map(|(at, _)| seat(at)).collect();
        let pool = last.iter().enumerate().map(entrant).collect();
        let zero = Hash([0; 32]);
        let drawn = TaskDrawn::Seating(SeatingDrawn { seats, excluded: Vec::new(), order: Vec::new() });
        Bundle {
            frozen: Frozen {
                v: VERSION.to_owned(),
                draw: DrawId::from(uuid::Uuid::nil()),
                title: "test".to_owned(),
                day: chrono::NaiveDate::MIN,
                opens_at: chrono::DateTime::UNIX_EPOCH,
                beacon: None,
                reveal_grace_minutes: 30,
                supervisors: Vec::new(),
                task: Task::Seating(Seating {
                    stage: Stage::Rooms,
                    conflict_pairs: Vec::new(),
                    pool,
                    rooms: vec![room],
                }),
            },
            frozen_hash: zero,
            revealed: Revealed { beacon: None, numbers: Vec::new(), at: chrono::DateTime::UNIX_EPOCH },
            result: DrawResult { v: VERSION.to_owned(), frozen: zero, seed: zero, drawn },
            result_hash: zero,
            replacements: Vec::new(),
            lot_replacements: Vec::new(),
            ledger: Vec::new(),
        }
    }

    #[test]
    fn those_who_go_to_the_region_of_their_last_service_are_counted() {
        let (here, there) = (Some(ExamRegion::Baishan), Some(ExamRegion::Siping));
        assert_eq!(again(&bundle(&[(None, true), (None, false)])), None, "nobody has served before");
        assert_eq!(again(&bundle(&[(there, true), (None, true)])), Some(0));
        let some = [(here, true), (there, true), (here, false), (None, true), (here, true)];
        assert_eq!(again(&bundle(&some)), Some(2), "only who is seated there");
    }
}
