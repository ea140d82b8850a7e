//! Counting who may sit at most on a set of seats: what the certificate shows, and what settles most questions at once.

use super::board::{Board, KINDS, Kinds, ROLES, each, kinds_at, leads};
use super::witness::{Witness, seats_left};

/// Places, by number.
const PLACES: usize = KINDS / ROLES;

/// Seats of which counting shows that they outnumber those who may sit on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Short {
    /// All seats of these kinds.
    Kinds(Kinds),
    /// The examiners from personnel departments whom the rooms of these places (as kinds of seat) need.
    Personnel(Kinds),
    /// These slots, which avoidance alone makes short.
    Slots(Vec<usize>),
}

/// How many members of a unit can sit on a set of seats at the most, and at which places its limit binds.
pub(super) struct UnitBound {
    /// Members who may sit there by role and region.
    pub members: u32,
    /// At most so many at once.
    pub at_most: u32,
    /// The places whose limit binds.
    pub places: Vec<usize>,
}

/// Sets of kinds that are worth counting: those given, everything, each place.
fn worth_counting(also: &[Kinds]) -> Vec<Kinds> {
    let places = (0..PLACES).map(kinds_at);
    also.iter().copied().chain([Kinds::MAX >> (Kinds::BITS as usize - KINDS)]).chain(places).collect()
}

/// A proof by counting that what is left cannot be seated; none where counting shows nothing.
pub(super) fn short(witness: &Witness, also: &[Kinds]) -> Option<Short> {
    let sets = worth_counting(also);
    if let Some(kinds) = sets.iter().find(|kinds| outnumbered(witness, **kinds, None)) {
        return Some(Short::Kinds(*kinds));
    }
    let places = sets
        .into_iter()
        .map(|kinds| (0..PLACES).map(kinds_at).filter(|place| place & kinds != 0).fold(0, |all, place| all | place));
    places.into_iter().find(|places| personnel_short(witness, *places)).map(Short::Personnel)
}

/// Whether a seat of that kind, whichever it is, would leave too few for the others if the examiner took it.
pub(super) fn short_without(witness: &Witness, person: usize, kind: usize) -> bool {
    worth_counting(&[witness.closure(1 << kind)])
        .into_iter()
        .any(|kinds| outnumbered(witness, kinds, Some((person, kind))))
}

fn personnel_short(witness: &Witness, places: Kinds) -> bool {
    let board = witness.board;
    let rooms = (0..PLACES).filter(|place| places & kinds_at(*place) != 0).flat_map(|place| board.at[place].clone());
    let needed: u32 = rooms.map(|room| witness.personnel_wanted(room)).sum();
    let leading = each(places).filter(|kind| leads(kind % ROLES)).fold(0, |all: Kinds, kind| all | 1 << kind);
    let able = |person: usize| {
        let it = &board.persons[person];
        !witness.given[person] && it.personnel && board.classes[it.class].may & leading != 0
    };
    (0..board.persons.len()).filter(|person| able(*person)).count() < needed as usize
}

/// Whether the seats of the kinds, as many as are left, outnumber those who may sit on them at once; with one examiner
/// and a seat of one kind taken away.
fn outnumbered(witness: &Witness, kinds: Kinds, without: Option<(usize, usize)>) -> bool {
    let board = witness.board;
    let taken = u32::from(without.is_some_and(|(_, kind)| kinds & (1 << kind) != 0));
    let Some(needed) = seats_left(witness, kinds).checked_sub(taken) else { return false };
    if needed == 0 {
        return false;
    }
    let limits = Limits::of(witness, kinds);
    let mut available = 0;
    for unit in 0..board.units.len() {
        available += unit_bound(witness, unit, kinds, &limits, without.map(|(person, _)| person)).at_most;
        if available >= needed {
            return false;
        }
    }
    true
}

/// How many of one unit the rooms of each place take, if none sits there yet.
pub(super) struct Limits {
    of_place: [u64; PLACES],
    /// Whether a room has seats left among the kinds.
    counts: Vec<bool>,
}

impl Limits {
    pub fn of(witness: &Witness, kinds: Kinds) -> Self {
        let board = witness.board;
        let mut limits = Self { of_place: [0; PLACES], counts: vec![false; board.rooms.len()] };
        for slot in each(kinds).flat_map(|kind| board.slots(kind)).filter(|slot| witness.left[*slot] > 0) {
            let room = slot / ROLES;
            if !std::mem::replace(&mut limits.counts[room], true) {
                limits.of_place[board.rooms[room].place] += u64::from(board.rooms[room].of_one_unit);
            }
        }
        limits
    }

    /// Less what members of the unit who were given a seat already take up.
    fn for_unit(&self, witness: &Witness, unit: usize) -> [u64; PLACES] {
        let mut limits = self.of_place;
        for room in witness.given_rooms[unit].iter().filter(|room| self.counts[**room]) {
            limits[witness.board.rooms[*room].place] -= 1;
        }
        limits
    }
}

/// A small flow from the unit's members, by the places open to them, to the places; and the cut where it ends.
pub(super) fn unit_bound(
    witness: &Witness,
    unit: usize,
    kinds: Kinds,
    limits: &Limits,
    without: Option<usize>,
) -> UnitBound {
    let board = witness.board;
    let able = board.members[unit].iter().filter(|person| !witness.given[**person] && Some(**person) != without);
    let mut groups: Vec<(Kinds, u64)> = Vec::new();
    for person in able {
        let may = board.classes[board.persons[*person].class].may & kinds;
        let places = places_of(may);
        match groups.iter_mut().find(|(known, _)| *known == places) {
            _ if places == 0 => {}
            Some((_, count)) => *count += 1,
            None => groups.push((places, 1)),
        }
    }
    let members: u64 = groups.iter().map(|(_, count)| count).sum();
    let mut room = limits.for_unit(witness, unit);
    let open_to_all = groups.iter().flat_map(|(places, _)| each(*places)).all(|place| room[place] >= members);
    if open_to_all {
        return UnitBound { members: members as u32, at_most: members as u32, places: Vec::new() };
    }
    let mut spare: Vec<u64> = groups.iter().map(|(_, count)| *count).collect();
    let mut sent = vec![[0_u64; PLACES]; groups.len()];
    while let Some(path) = path(&groups, &spare, &sent, &room).0 {
        let amount = path.amount(&spare, &sent, &room);
        path.send(&mut spare, &mut sent, &mut room, amount);
    }
    let places = path(&groups, &spare, &sent, &room).1;
    UnitBound { members: members as u32, at_most: (members - spare.iter().sum::<u64>()) as u32, places }
}

/// The places of a set of kinds, as bits.
fn places_of(kinds: Kinds) -> Kinds {
    (0..PLACES).filter(|place| kinds & kinds_at(*place) != 0).fold(0, |all, place| all | 1 << place)
}

/// Alternately a group and a place, from a group with members over to a place with room.
struct Path(Vec<(usize, usize)>);

impl Path {
    fn amount(&self, spare: &[u64], sent: &[[u64; PLACES]], room: &[u64; PLACES]) -> u64 {
        let ends = self.0.first().map_or(0, |(group, _)| spare[*group]);
        let ends = ends.min(self.0.last().map_or(0, |(_, place)| room[*place]));
        self.0.windows(2).map(|pair| sent[pair[1].0][pair[0].1]).fold(ends, u64::min)
    }

    fn send(&self, spare: &mut [u64], sent: &mut [[u64; PLACES]], room: &mut [u64; PLACES], amount: u64) {
        if let Some((group, _)) = self.0.first() {
            spare[*group] -= amount;
        }
        if let Some((_, place)) = self.0.last() {
            room[*place] -= amount;
        }
        for (group, place) in &self.0 {
            sent[*group][*place] += amount;
        }
        for pair in self.0.windows(2) {
            sent[pair[1].0][pair[0].1] -= amount;
        }
    }
}

/// A shortest path, or none and the places that can be reached, which are all full.
fn path(
    groups: &[(Kinds, u64)],
    spare: &[u64],
    sent: &[[u64; PLACES]],
    room: &[u64; PLACES],
) -> (Option<Path>, Vec<usize>) {
    let mut from: [Option<usize>; PLACES] = [None; PLACES];
    let mut came: Vec<Option<usize>> = vec![None; groups.len()];
    let mut queue: Vec<usize> = (0..groups.len()).filter(|group| spare[*group] > 0).collect();
    let mut head = 0;
    while let Some(&group) = queue.get(head) {
        head += 1;
        for place in each(groups[group].0) {
            if from[place].is_some() {
                continue;
            }
            from[place] = Some(group);
            if room[place] > 0 {
                let mut links = vec![(group, place)];
                let mut at = group;
                while let Some(previous) = came[at] {
                    at = from[previous].unwrap_or(at);
                    links.push((at, previous));
                }
                links.reverse();
                return (Some(Path(links)), Vec::new());
            }
            for other in 0..groups.len() {
                if sent[other][place] > 0 && !queue.contains(&other) {
                    came[other] = Some(place);
                    queue.push(other);
                }
            }
        }
    }
    (None, (0..PLACES).filter(|place| from[*place].is_some()).collect())
}

/// The slots to which avoidance confines a shortage that begins at one slot; none where a spare examiner can be reached
/// by role, region and avoidance alone.
pub(super) fn avoided_into(witness: &Witness, slot: usize) -> Option<Vec<usize>> {
    let board: &Board = witness.board;
    let mut slots = vec![slot];
    let mut reached = vec![false; witness.left.len()];
    reached[slot] = true;
    let mut asked = vec![false; board.persons.len()];
    let mut head = 0;
    while let Some(&slot) = slots.get(head) {
        head += 1;
        for (person, asked) in asked.iter_mut().enumerate() {
            if *asked || witness.given[person] || !board.may_sit(person, slot) {
                continue;
            }
            *asked = true;
            let seat = witness.seat_of(person)?;
            if !std::mem::replace(&mut reached[seat], true) {
                slots.push(seat);
            }
        }
    }
    slots.sort_unstable();
    Some(slots)
}
