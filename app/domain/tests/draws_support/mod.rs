//! Documents to draw from, built in a line or two, and a seating search that knows nothing of the draw.

#![allow(dead_code, reason = "each test file uses its own part")]

pub mod tiny;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use domain::draws::bundle::{Bundle, DrawResult, LedgerLine, Revealed, SeatingDrawn, TaskDrawn};
use domain::draws::frozen::{Frozen, Supervisor, Task, VERSION};
use domain::draws::number::{SecretNumber, commitment};
use domain::draws::seating::document::{Entrant, Panel, Room, Seating, Stage};
use domain::draws::seed::seed;
use domain::draws::{Drawing, draw};
use domain::examiners::{Assessment, ExaminerState, PanelRole, drawable};
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
        personnel: true,
        roles: roles.iter().copied().collect(),
        state: ExaminerState::Certified,
        certified_until: NaiveDate::from_ymd_opt(2028, 1, 1).unwrap(),
        assessment: Assessment::Passed,
        called: None,
        last: None,
        avoid: Vec::new(),
    }
}

/// A room without rules of its own but one of a unit.
pub fn room(index: usize, place: ExamRegion, chief: u16, deputy: u16, public: u16) -> Room {
    Room {
        label: format!("R{index:04}"),
        place,
        seats: Panel { chief, deputy, public },
        personnel: 0,
        of_one_unit: Some(1),
        recruiting: Vec::new(),
        of_recruiting: 1,
    }
}

/// The seating of a document that has one.
pub fn seating(frozen: &Frozen) -> &Seating {
    frozen.task.seating().unwrap()
}

/// The same, to be changed.
pub fn seating_mut(frozen: &mut Frozen) -> &mut Seating {
    match &mut frozen.task {
        Task::Seating(seating) => seating,
        Task::Lots(_) => panic!("a document of lots"),
    }
}

/// The drawn seats, to be changed.
pub fn drawn_mut(result: &mut DrawResult) -> &mut SeatingDrawn {
    match &mut result.drawn {
        TaskDrawn::Seating(drawn) => drawn,
        TaskDrawn::Lots(_) => panic!("lots were drawn"),
    }
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
        reveal_grace_minutes: 30,
        supervisors: (0..2)
            .map(|index| Supervisor {
                label: format!("S{}", index + 1),
                office: "纪检监察组".to_owned(),
                commitment: commitment(draw_id(), &number(index)),
            })
            .collect(),
        task: Task::Seating(Seating {
            stage: Stage::Rooms,
            conflict_pairs: vec![[ExamRegion::Provincial, ExamRegion::Changchun]],
            pool,
            rooms,
        }),
    }
}

pub fn numbers() -> Vec<Option<SecretNumber>> {
    vec![Some(number(0)), Some(number(1))]
}

pub fn result(frozen: &Frozen, seed: Hash) -> DrawResult {
    match draw(frozen, frozen.hash().unwrap(), seed) {
        Drawing::Drawn(result) => *result,
        other => panic!("not drawn: {other:?}"),
    }
}

pub fn seated(frozen: &Frozen, seed: Hash) -> SeatingDrawn {
    result(frozen, seed).drawn.seating().unwrap().clone()
}

/// The bundle of a document without a beacon, both numbers revealed.
pub fn bundle(frozen: Frozen) -> Bundle {
    let frozen_hash = frozen.hash().unwrap();
    let result = result(&frozen, seed(frozen_hash, None, &numbers()));
    Bundle {
        revealed: Revealed {
            beacon: None,
            numbers: numbers().into_iter().map(|it| it.map(|it| it.to_hex())).collect(),
            at: opening(),
        },
        frozen_hash,
        result_hash: result.hash().unwrap(),
        result,
        replacements: Vec::new(),
        lot_replacements: Vec::new(),
        ledger: vec![LedgerLine { index: 7, kind: "draw.fixed".to_owned() }],
        frozen,
    }
}

/// A province in small: regions with as many rooms, units of eight, every fifth a chief, every fifth a deputy.
pub fn province(examiners: usize, rooms: usize, seats: u16) -> Frozen {
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

/// Whether a complete seating exists, by trying everyone on every seat. It knows the rules from the law, not from the
/// draw.
pub fn brute_force(frozen: &Frozen) -> bool {
    let seating = seating(frozen);
    let seats: Vec<(usize, PanelRole)> = seating
        .rooms
        .iter()
        .enumerate()
        .flat_map(|(index, room)| {
            PanelRole::ALL.into_iter().flat_map(move |role| (0..room.seats.of(role)).map(move |_| (index, role)))
        })
        .collect();
    let eligible: Vec<&Entrant> =
        seating.pool.iter().filter(|it| drawable(&it.standing(), frozen.day).is_ok()).collect();
    try_seat(seating, &seats, &eligible, &mut vec![None; eligible.len()])
}

type Taken = Option<(usize, PanelRole)>;

fn try_seat(seating: &Seating, seats: &[(usize, PanelRole)], pool: &[&Entrant], taken: &mut Vec<Taken>) -> bool {
    let Some(((room, role), rest)) = seats.split_first() else {
        return (0..seating.rooms.len()).all(|room| {
            let leads = |it: &usize| taken[*it].is_some_and(|(at, role)| at == room && role != PanelRole::Public);
            let personnel = (0..pool.len()).filter(|it| leads(it) && pool[*it].personnel).count();
            personnel >= usize::from(seating.rooms[room].personnel)
        });
    };
    let rules = &seating.rooms[*room];
    for index in 0..pool.len() {
        let it = pool[index];
        let there = || (0..pool.len()).filter(|it| taken[*it].is_some_and(|(at, _)| at == *room));
        let of_unit = there().filter(|other| pool[*other].unit == it.unit).count();
        let of_recruiting = there().filter(|other| rules.recruiting.contains(&pool[*other].unit)).count();
        let refused = taken[index].is_some()
            || rules.of_one_unit.is_some_and(|most| of_unit >= usize::from(most))
            || rules.recruiting.contains(&it.unit) && of_recruiting >= usize::from(rules.of_recruiting)
            || !it.roles.contains(*role)
            || !seating.admit(it.home, rules.place)
            || it.called.is_some_and(|called| called != rules.place)
            || it.avoid.contains(&rules.label);
        if refused {
            continue;
        }
        taken[index] = Some((*room, *role));
        if try_seat(seating, rest, pool, taken) {
            return true;
        }
        taken[index] = None;
    }
    false
}
