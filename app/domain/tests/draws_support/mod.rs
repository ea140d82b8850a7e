//! Documents to draw from, built in a line or two, and a seating search that knows nothing of the draw.

#![allow(dead_code, reason = "each test file uses its own part")]

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use domain::draws::bundle::{Bundle, DrawResult, LedgerLine, Revealed};
use domain::draws::frozen::{Entrant, Frozen, Panel, Room, Rules, Supervisor, VERSION};
use domain::draws::number::{SecretNumber, commitment};
use domain::draws::seating::{Outcome, draw};
use domain::draws::seed::seed;
use domain::examiners::{ExaminerState, PanelRole, drawable};
use domain::ids::DrawId;
use domain::ledger::merkle::Hash;
use domain::regions::ExamRegion;

pub const CHIEF: &[PanelRole] = &[PanelRole::Chief];
pub const DEPUTY: &[PanelRole] = &[PanelRole::Deputy];
pub const PUBLIC: &[PanelRole] = &[PanelRole::Public];
pub const ANY: &[PanelRole] = &PanelRole::ALL;

pub fn draw_id() -> DrawId {
    "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap()
}

pub fn opening() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 3, 5, 22, 30, 0).unwrap()
}

pub fn number(index: u8) -> SecretNumber {
    SecretNumber::from_bytes([index + 1; 32])
}

pub fn entrant(index: usize, home: ExamRegion, unit: usize, roles: &[PanelRole]) -> Entrant {
    Entrant {
        label: format!("{index:08}"),
        home,
        unit: format!("U{unit:03}"),
        roles: roles.iter().copied().collect(),
        state: ExaminerState::Certified,
        certified_until: NaiveDate::from_ymd_opt(2028, 1, 1).unwrap(),
    }
}

pub fn room(index: usize, place: ExamRegion, chief: u8, deputy: u8, public: u8) -> Room {
    Room { label: format!("R{index:04}"), place, seats: Panel { chief, deputy, public } }
}

/// Two supervisors, no beacon, the pair 省直/长春.
pub fn frozen(pool: Vec<Entrant>, rooms: Vec<Room>) -> Frozen {
    Frozen {
        v: VERSION.to_owned(),
        draw: draw_id(),
        title: "面试考官抽签".to_owned(),
        day: NaiveDate::from_ymd_opt(2027, 3, 6).unwrap(),
        opens_at: opening(),
        beacon: None,
        rules: Rules { conflict_pairs: vec![[ExamRegion::Provincial, ExamRegion::Changchun]], one_unit_per_room: true },
        reveal_grace_minutes: 30,
        supervisors: (0..2)
            .map(|index| Supervisor {
                label: format!("S{}", index + 1),
                office: "纪检监察组".to_owned(),
                commitment: commitment(draw_id(), &number(index)),
            })
            .collect(),
        pool,
        rooms,
    }
}

pub fn numbers() -> Vec<Option<SecretNumber>> {
    vec![Some(number(0)), Some(number(1))]
}

pub fn seated(frozen: &Frozen, seed: Hash) -> DrawResult {
    match draw(frozen, frozen.hash().unwrap(), seed) {
        Outcome::Seated(result) => result,
        other => panic!("not seated: {other:?}"),
    }
}

/// The bundle of a document without a beacon, both numbers revealed.
pub fn bundle(frozen: Frozen) -> Bundle {
    let frozen_hash = frozen.hash().unwrap();
    let result = seated(&frozen, seed(frozen_hash, None, &numbers()));
    Bundle {
        revealed: Revealed {
            beacon: None,
            numbers: numbers().into_iter().map(|it| it.map(|it| it.to_hex())).collect(),
            at: opening(),
        },
        frozen_hash,
        result_hash: result.hash().unwrap(),
        result,
        ledger: vec![LedgerLine { index: 7, kind: "draw.fixed".to_owned() }],
        frozen,
    }
}

/// A province in small: regions with as many rooms, units of eight, every fifth a chief, every fifth a deputy.
pub fn province(examiners: usize, rooms: usize, seats: u8) -> Frozen {
    let home = |index: usize| ExamRegion::STANDARD[index * 7 % 10];
    let roles: [&[PanelRole]; 5] = [
        &[PanelRole::Chief, PanelRole::Public],
        &[PanelRole::Deputy, PanelRole::Public],
        PUBLIC,
        PUBLIC,
        &[PanelRole::Chief, PanelRole::Deputy],
    ];
    let pool = (0..examiners).map(|it| entrant(it, home(it), it % 10 + it / 80 * 10, roles[it / 10 % 5])).collect();
    let rooms = (0..rooms).map(|it| room(it, ExamRegion::STANDARD[it % 10], 1, 1, seats - 2)).collect();
    frozen(pool, rooms)
}

/// Whether a complete seating exists, by trying everyone on every seat.
pub fn brute_force(frozen: &Frozen) -> bool {
    let seats: Vec<(usize, PanelRole)> = frozen
        .rooms
        .iter()
        .enumerate()
        .flat_map(|(index, room)| {
            PanelRole::ALL.into_iter().flat_map(move |role| (0..room.seats.of(role)).map(move |_| (index, role)))
        })
        .collect();
    let eligible: Vec<&Entrant> =
        frozen.pool.iter().filter(|it| drawable(&it.standing(), frozen.day).is_ok()).collect();
    try_seat(frozen, &seats, &eligible, &mut vec![None; eligible.len()])
}

fn try_seat(frozen: &Frozen, seats: &[(usize, PanelRole)], pool: &[&Entrant], taken: &mut Vec<Option<usize>>) -> bool {
    let Some(((room, role), rest)) = seats.split_first() else { return true };
    for index in 0..pool.len() {
        let (it, place) = (pool[index], frozen.rooms[*room].place);
        let clash = frozen.rules.one_unit_per_room
            && (0..pool.len()).any(|other| taken[other] == Some(*room) && pool[other].unit == it.unit);
        if taken[index].is_some() || clash || !it.roles.contains(*role) || !frozen.rules.admit(it.home, place) {
            continue;
        }
        taken[index] = Some(*room);
        if try_seat(frozen, rest, pool, taken) {
            return true;
        }
        taken[index] = None;
    }
    false
}
