//! Random documents so small that trying everything decides them.

use super::{entrant, frozen, room};
use domain::draws::frozen::Frozen;
use domain::draws::seating::document::{Entrant, Room};
use domain::examiners::PanelRole;
use domain::regions::ExamRegion;
use proptest::prelude::*;

const PLACES: [ExamRegion; 4] =
    [ExamRegion::Provincial, ExamRegion::Changchun, ExamRegion::Yanbian, ExamRegion::Siping];

/// People with every rule that can stand in somebody's way; the numbers that index something are wrapped.
fn tiny_pool(units: usize) -> impl Strategy<Value = Vec<Entrant>> {
    let rare = |range: std::ops::Range<usize>| prop_oneof![9 => Just(None), 1 => range.prop_map(Some)];
    let avoid = prop_oneof![6 => Just(0_u8), 1 => 1_u8..8];
    let roles = prop_oneof![1 => Just(7_u8), 1 => 1_u8..8];
    let person = (0..PLACES.len(), 0..units, roles, any::<bool>(), rare(0..3), 0_usize..6, avoid);
    prop::collection::vec(person, 3..11).prop_map(|people| {
        let roles = |mask: u8| -> Vec<PanelRole> {
            PanelRole::ALL.into_iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0).map(|(_, it)| it).collect()
        };
        let all = people.into_iter().enumerate();
        all.map(|(index, (home, unit, mask, personnel, called, last, avoid))| Entrant {
            personnel,
            called: called.map(|place| PLACES[place]),
            last: PLACES.get(last).copied(),
            avoid: (0..3).filter(|bit| avoid & (1 << bit) != 0).map(|room| format!("R{room:04}")).collect(),
            ..entrant(index, PLACES[home], unit, &roles(mask))
        })
        .collect()
    })
}

fn tiny_rooms(units: usize) -> impl Strategy<Value = Vec<Room>> {
    let panel = prop_oneof![
        Just((1, 0, 0)),
        Just((0, 0, 1)),
        Just((1, 0, 1)),
        Just((0, 1, 1)),
        Just((1, 1, 0)),
        Just((1, 1, 1)),
        Just((0, 0, 2))
    ];
    let of_unit = prop_oneof![3 => Just(Some(1)), 1 => Just(Some(2)), 1 => Just(None)];
    let recruiting = prop::collection::btree_set(0..units, 0..2);
    let rules = (0..PLACES.len(), panel, 0_u16..3, of_unit, recruiting, 0_u16..2);
    prop::collection::vec(rules, 1..4).prop_map(|rooms| {
        let all = rooms.into_iter().enumerate();
        all.map(|(index, (place, (chief, deputy, public), personnel, of_one_unit, recruiting, of_recruiting))| {
            let room = room(index, PLACES[place], chief, deputy, public);
            Room {
                personnel: personnel.min(room.seats.leads() as u16),
                of_one_unit,
                recruiting: recruiting.into_iter().map(|unit| format!("U{unit:03}")).collect(),
                of_recruiting,
                ..room
            }
        })
        .collect()
    })
}

/// A tiny document with every rule.
pub fn tiny() -> impl Strategy<Value = Frozen> {
    (3_usize..9).prop_flat_map(|units| (tiny_pool(units), tiny_rooms(units))).prop_map(|(mut pool, rooms)| {
        for it in &mut pool {
            it.avoid.retain(|label| rooms.iter().any(|room| room.label == *label));
        }
        frozen(pool, rooms)
    })
}
