//! The rooms that nobody of a unit may enter any more, kept up to date while seats are given away, with the seats that
//! are thereby lost to the unit: summing them anew for every examiner would take most of a large draw's time.

use super::board::{Board, KINDS, ROLES};
use super::weights::Weights;
use super::witness::Witness;

/// Rooms closed to units: full of the unit, or full of recruiting units. What is closed stays closed.
pub(super) struct Barred<'a> {
    board: &'a Board,
    /// Of each unit, the rooms closed to it, ascending.
    rooms: Vec<Vec<usize>>,
    /// Of each room, the units to which it is closed.
    units: Vec<Vec<usize>>,
    /// Of each unit, the seats that the round gives away in the rooms closed to it, by kind.
    lost: Vec<[u32; KINDS]>,
}

impl<'a> Barred<'a> {
    /// Before the first seat: rooms without a place for their recruiting units are closed to these.
    pub fn new(board: &'a Board) -> Self {
        let (rooms, units) = (vec![Vec::new(); board.units.len()], vec![Vec::new(); board.rooms.len()]);
        let mut barred = Self { board, rooms, units, lost: vec![[0; KINDS]; board.units.len()] };
        for (room, it) in board.rooms.iter().enumerate().filter(|(_, it)| it.of_recruiting == 0) {
            for unit in &it.recruiting {
                barred.close(*unit, room);
            }
        }
        barred
    }

    /// The rooms of one place that are closed to the unit, ascending.
    pub fn rooms_at(&self, unit: usize, place: usize) -> &[usize] {
        let (all, at) = (&self.rooms[unit], &self.board.at[place]);
        let start = all.partition_point(|room| *room < at.start);
        &all[start..start + all[start..].partition_point(|room| *room < at.end)]
    }

    /// Whether the room is closed to the unit.
    pub fn is_closed(&self, unit: usize, room: usize) -> bool {
        self.rooms[unit].binary_search(&room).is_ok()
    }

    /// The seats of a kind that the round gives away in rooms closed to the unit.
    pub fn lost(&self, unit: usize, kind: usize) -> u64 {
        u64::from(self.lost[unit][kind])
    }

    /// Sums anew what a round gives away.
    pub fn begin(&mut self, weights: &[Weights]) {
        for (rooms, lost) in self.rooms.iter().zip(&mut self.lost) {
            *lost = [0; KINDS];
            for room in rooms {
                of_room(self.board, weights, *room).for_each(|(kind, seats)| lost[kind] += seats);
            }
        }
    }

    /// The round gives so many seats fewer away in a room.
    pub fn lessen(&mut self, room: usize, kind: usize, seats: u64) {
        for unit in &self.units[room] {
            self.lost[*unit][kind] -= seats as u32;
        }
    }

    /// Closes what is full after the examiner was given a seat in the room.
    pub fn given(&mut self, witness: &Witness, weights: &[Weights], person: usize, room: usize) {
        let (unit, rules) = (self.board.persons[person].unit, &self.board.rooms[room]);
        if witness.of_unit_given(room, unit) >= rules.of_one_unit {
            self.close_now(weights, unit, room);
        }
        if rules.recruiting.binary_search(&unit).is_ok() && witness.recruiting_given(room) >= rules.of_recruiting {
            rules.recruiting.iter().for_each(|unit| self.close_now(weights, *unit, room));
        }
    }

    fn close_now(&mut self, weights: &[Weights], unit: usize, room: usize) {
        if self.close(unit, room) {
            of_room(self.board, weights, room).for_each(|(kind, seats)| self.lost[unit][kind] += seats);
        }
    }

    /// Closes the room to the unit; false where it is closed already.
    fn close(&mut self, unit: usize, room: usize) -> bool {
        let Err(place) = self.rooms[unit].binary_search(&room) else { return false };
        self.rooms[unit].insert(place, room);
        self.units[room].push(unit);
        true
    }
}

/// The seats that the round gives away in a room, by kind.
fn of_room<'a>(board: &'a Board, weights: &'a [Weights], room: usize) -> impl Iterator<Item = (usize, u32)> + 'a {
    let place = board.rooms[room].place;
    let kinds = place * ROLES..(place + 1) * ROLES;
    kinds.map(move |kind| (kind, weights[kind].of(room - board.at[place].start) as u32))
}
