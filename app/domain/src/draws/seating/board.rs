//! A seating's input by number instead of by name: rooms, kinds of seat, examiners, classes of them.

use super::document::{Entrant, Seating};
use crate::draws::bundle::ExclusionReason;
use crate::examiners::{PanelRole, drawable};
use crate::regions::ExamRegion;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Roles of a panel.
pub(super) const ROLES: usize = PanelRole::ALL.len();
/// Kinds of seat: a role at a place, numbered `place × 3 + role`.
pub(super) const KINDS: usize = ExamRegion::ALL.len() * ROLES;

/// A set of kinds of seat.
pub(super) type Kinds = u64;

/// The members of a set of kinds, ascending.
pub(super) fn each(mut kinds: Kinds) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let kind = kinds.trailing_zeros() as usize;
        kinds &= kinds.wrapping_sub(1);
        (kind < Kinds::BITS as usize).then_some(kind)
    })
}

/// The kinds of seat at one place.
pub(super) const fn kinds_at(place: usize) -> Kinds {
    0b111 << (place * ROLES)
}

/// Whether a role leads a panel: the chief's and the deputy's seats.
pub(super) const fn leads(role: usize) -> bool {
    role < 2
}

/// A room. Rooms are numbered by place, then by label; a slot, the seats of one role in one room, is `room × 3 + role`.
pub(super) struct BoardRoom {
    /// Its index in the document.
    pub index: usize,
    pub place: usize,
    pub seats: [u32; ROLES],
    /// Least examiners from personnel departments on the leading seats.
    pub personnel: u32,
    pub of_one_unit: u32,
    /// The recruiting units that have members in the pool.
    pub recruiting: Vec<usize>,
    pub of_recruiting: u32,
}

/// An examiner who may be drawn.
pub(super) struct Person {
    /// The index in the pool.
    pub index: usize,
    pub class: usize,
    pub unit: usize,
    pub personnel: bool,
    /// Rooms to avoid, ascending.
    pub avoid: Vec<usize>,
    /// The kinds of seat where the examiner served last.
    pub last: Kinds,
}

/// Examiners whom region, role and kind of unit do not tell apart.
pub(super) struct Class {
    /// The kinds of seat its members may take.
    pub may: Kinds,
    pub personnel: bool,
}

/// The whole input by number.
pub(super) struct Board {
    pub rooms: Vec<BoardRoom>,
    /// The rooms of each place.
    pub at: Vec<Range<usize>>,
    pub persons: Vec<Person>,
    pub classes: Vec<Class>,
    /// Of each kind of seat, the classes that may take it.
    pub of_kind: Vec<Vec<usize>>,
    /// Names of the units.
    pub units: Vec<String>,
    /// Of each unit, the members.
    pub members: Vec<Vec<usize>>,
    /// Of each unit, the rooms it recruits for.
    pub recruits: Vec<Vec<usize>>,
    /// Who cannot be drawn: index in the pool and reason.
    pub excluded: Vec<(usize, ExclusionReason)>,
}

impl Board {
    /// Numbers a document without faults.
    pub fn new(seating: &Seating, day: NaiveDate) -> Self {
        let (rooms, at) = rooms(seating);
        let mut board = Self {
            rooms,
            at,
            persons: Vec::new(),
            classes: Vec::new(),
            of_kind: vec![Vec::new(); KINDS],
            units: Vec::new(),
            members: Vec::new(),
            recruits: Vec::new(),
            excluded: Vec::new(),
        };
        board.number_examiners(seating, day);
        board.number_recruiting(seating);
        board
    }

    /// The slots of a kind: of every room at its place that has such seats.
    pub fn slots(&self, kind: usize) -> impl Iterator<Item = usize> + use<'_> {
        let rooms = self.at.get(kind / ROLES).cloned().unwrap_or(0..0);
        rooms.map(move |room| room * ROLES + kind % ROLES).filter(|slot| self.seats(*slot) > 0)
    }

    /// The seats of a slot.
    pub fn seats(&self, slot: usize) -> u32 {
        self.rooms.get(slot / ROLES).map_or(0, |room| room.seats[slot % ROLES])
    }

    /// The kind of a slot.
    pub fn kind(&self, slot: usize) -> usize {
        self.rooms[slot / ROLES].place * ROLES + slot % ROLES
    }

    /// Whether region, role and avoidance let the examiner take a seat of the slot.
    pub fn may_sit(&self, person: usize, slot: usize) -> bool {
        let person = &self.persons[person];
        self.classes[person.class].may & (1 << self.kind(slot)) != 0
            && person.avoid.binary_search(&(slot / ROLES)).is_err()
    }

    fn number_examiners(&mut self, seating: &Seating, day: NaiveDate) {
        let mut wanted: Kinds = 0;
        for slot in 0..self.rooms.len() * ROLES {
            if self.seats(slot) > 0 {
                wanted |= 1 << self.kind(slot);
            }
        }
        let labels: HashMap<&str, usize> =
            self.rooms.iter().enumerate().map(|(room, it)| (seating.rooms[it.index].label.as_str(), room)).collect();
        let mut units: HashMap<&str, usize> = HashMap::new();
        let mut classes: BTreeMap<(Kinds, bool), usize> = BTreeMap::new();
        for (index, entrant) in seating.pool.iter().enumerate() {
            if let Err(reason) = drawable(&entrant.standing(), day) {
                self.excluded.push((index, reason.into()));
                continue;
            }
            let may = allowed(seating, entrant) & wanted;
            let class = *classes.entry((may, entrant.personnel)).or_insert_with(|| {
                self.classes.push(Class { may, personnel: entrant.personnel });
                self.classes.len() - 1
            });
            let next = units.len();
            let unit = *units.entry(&entrant.unit).or_insert(next);
            if unit == self.units.len() {
                self.units.push(entrant.unit.clone());
                self.members.push(Vec::new());
            }
            self.members[unit].push(self.persons.len());
            let mut avoid: Vec<usize> =
                entrant.avoid.iter().filter_map(|label| labels.get(label.as_str()).copied()).collect();
            avoid.sort_unstable();
            let last = entrant.last.map_or(0, |place| kinds_at(place as usize));
            self.persons.push(Person { index, class, unit, personnel: entrant.personnel, avoid, last });
        }
        for (class, it) in self.classes.iter().enumerate() {
            each(it.may).for_each(|kind| self.of_kind[kind].push(class));
        }
    }

    fn number_recruiting(&mut self, seating: &Seating) {
        let units: HashMap<&str, usize> =
            self.units.iter().enumerate().map(|(unit, name)| (name.as_str(), unit)).collect();
        self.recruits = vec![Vec::new(); units.len()];
        for (number, room) in self.rooms.iter_mut().enumerate() {
            let names = &seating.rooms[room.index].recruiting;
            room.recruiting = names.iter().filter_map(|name| units.get(name.as_str()).copied()).collect();
            room.recruiting.sort_unstable();
            room.recruiting.iter().for_each(|unit| self.recruits[*unit].push(number));
        }
    }
}

/// The kinds of seat that region and role allow.
fn allowed(seating: &Seating, entrant: &Entrant) -> Kinds {
    let mut kinds = 0;
    for place in ExamRegion::ALL {
        let admitted = seating.admit(entrant.home, place) && entrant.called.is_none_or(|called| called == place);
        if admitted {
            for (offset, role) in PanelRole::ALL.into_iter().enumerate() {
                if entrant.roles.contains(role) {
                    kinds |= 1 << (place as usize * ROLES + offset);
                }
            }
        }
    }
    kinds
}

fn rooms(seating: &Seating) -> (Vec<BoardRoom>, Vec<Range<usize>>) {
    let mut order: Vec<usize> = (0..seating.rooms.len()).collect();
    order.sort_by_key(|index| (seating.rooms[*index].place as usize, *index));
    let rooms: Vec<BoardRoom> = order
        .into_iter()
        .map(|index| {
            let room = &seating.rooms[index];
            BoardRoom {
                index,
                place: room.place as usize,
                seats: PanelRole::ALL.map(|role| u32::from(room.seats.of(role))),
                personnel: u32::from(room.personnel),
                of_one_unit: room.of_one_unit.map_or(u32::MAX, u32::from),
                recruiting: Vec::new(),
                of_recruiting: u32::from(room.of_recruiting),
            }
        })
        .collect();
    let starts = |place: usize| rooms.partition_point(|room| room.place < place);
    let at = (0..ExamRegion::ALL.len()).map(|place| starts(place)..starts(place + 1)).collect();
    (rooms, at)
}
