//! The choices of a seating: three rounds, in each of which every examiner in the drawn order gets a kind of seat and
//! then a room, so that everything that is left can still be seated.

use super::barred::Barred;
use super::board::{Board, KINDS, Kinds, ROLES, each, kinds_at, leads};
use super::bound::short_without;
use super::deciding::{Stuck, complete, conceivable, give};
use super::weights::Weights;
use super::witness::Witness;
use crate::draws::order::DrawKey;
use crate::draws::stream::{Purpose, Stream};

/// A seat given to an examiner.
pub(super) struct Given {
    /// The examiner's number.
    pub person: usize,
    /// The seats they got one of.
    pub slot: usize,
}

/// What is given away together. Each round walks the examiners who have no seat yet, in the drawn order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Round {
    /// Leading seats of rooms that lack examiners from personnel departments, to such examiners.
    Personnel,
    /// The other leading seats.
    Leading,
    /// The public examiners' seats.
    Public,
}

impl Round {
    const ALL: [Self; 3] = [Self::Personnel, Self::Leading, Self::Public];

    /// The round's number; it enters the hash of every random word.
    const fn number(self) -> u8 {
        match self {
            Self::Personnel => 1,
            Self::Leading => 2,
            Self::Public => 3,
        }
    }

    /// The seats of a slot that the round gives away.
    fn seats(self, witness: &Witness, slot: usize) -> u64 {
        let gives = match self {
            Self::Personnel => leads(slot % ROLES) && witness.personnel_wanted(slot / ROLES) > 0,
            Self::Leading => leads(slot % ROLES),
            Self::Public => !leads(slot % ROLES),
        };
        if gives { u64::from(witness.left[slot]) } else { 0 }
    }
}

struct Choosing<'a> {
    board: &'a Board,
    witness: Witness<'a>,
    round: Round,
    /// Seats that the round gives away in the rooms of each kind of seat.
    weights: Vec<Weights>,
    barred: Barred<'a>,
}

/// Gives every seat away. The order holds the examiners' numbers.
pub(super) fn choose<'a>(
    board: &'a Board,
    key: &DrawKey,
    order: &[usize],
    label: impl Fn(usize) -> &'a str,
) -> Result<Vec<Given>, Stuck> {
    let (witness, barred) = (complete(board)?, Barred::new(board));
    let mut choosing = Choosing { board, witness, round: Round::Personnel, weights: Vec::new(), barred };
    let mut all = Vec::new();
    for round in Round::ALL {
        choosing.begin(round);
        for &person in order {
            if choosing.weights.iter().all(|weights| weights.total() == 0) {
                break;
            }
            if choosing.witness.given[person] || round == Round::Personnel && !board.persons[person].personnel {
                continue;
            }
            if let Some(slot) = choosing.seat(person, key, label(person))? {
                all.push(Given { person, slot });
            }
        }
    }
    Ok(all)
}

impl<'a> Choosing<'a> {
    fn begin(&mut self, round: Round) {
        self.round = round;
        let weights = |kind: usize| {
            let rooms = self.board.at[kind / ROLES].clone();
            Weights::new(rooms.map(|room| round.seats(&self.witness, room * ROLES + kind % ROLES)).collect())
        };
        self.weights = (0..KINDS).map(weights).collect();
        self.barred.begin(&self.weights);
    }

    /// Brings the weights of a room up to date after the examiner was given a seat there.
    fn update(&mut self, person: usize, room: usize) {
        let place = self.board.rooms[room].place;
        for role in 0..ROLES {
            let now = self.round.seats(&self.witness, room * ROLES + role);
            let kind = place * ROLES + role;
            let index = room - self.board.at[place].start;
            let gone = self.weights[kind].of(index) - now;
            if gone > 0 {
                self.weights[kind].take(index, gone);
                self.barred.lessen(room, kind, gone);
            }
        }
        self.barred.given(&self.witness, &self.weights, person, room);
    }

    /// Chooses for one examiner; none where the round has no seat left that they may take.
    fn seat(&mut self, person: usize, key: &DrawKey, label: &str) -> Result<Option<usize>, Stuck> {
        let it = &self.board.persons[person];
        let weights = self.weights_for(person);
        let mut stream = Stream::new(key, label, self.round.number(), Purpose::Place);
        let mut kinds = self.board.classes[it.class].may;
        loop {
            let weigh = |set: Kinds| -> Vec<(usize, u64)> {
                let weighed = each(set).map(|kind| (kind, weights[kind]));
                weighed.filter(|(_, weight)| *weight > 0).collect()
            };
            let mut options = weigh(kinds & !it.last);
            if options.is_empty() {
                options = weigh(kinds & it.last);
            }
            let total: u64 = options.iter().map(|(_, weight)| weight).sum();
            if total == 0 {
                return Ok(None);
            }
            let mut value = stream.below(total);
            let mut picked = 0;
            for (kind, weight) in options {
                picked = kind;
                if value < weight {
                    break;
                }
                value -= weight;
            }
            if let Some(slot) =
                self.room(person, picked, &mut Stream::new(key, label, self.round.number(), Purpose::Room))?
            {
                return Ok(Some(slot));
            }
            kinds &= !(1 << picked);
        }
    }

    /// Chooses a room of that kind of seat; none where none leaves a complete seating of the rest.
    fn room(&mut self, person: usize, kind: usize, stream: &mut Stream) -> Result<Option<usize>, Stuck> {
        if !conceivable(&self.witness, person, kind) {
            return Ok(None);
        }
        let first = self.board.at[kind / ROLES].start;
        let mut struck = self.barred_at(person, kind / ROLES);
        let mut failed = false;
        loop {
            let weights = &self.weights[kind];
            let total = weights.total() - struck.iter().map(|room| weights.of(*room)).sum::<u64>();
            if total == 0 {
                return Ok(None);
            }
            let room = weights.find(stream.below(total), &struck);
            let slot = (first + room) * ROLES + kind % ROLES;
            if give(&mut self.witness, person, slot)? {
                self.update(person, first + room);
                return Ok(Some(slot));
            }
            if !std::mem::replace(&mut failed, true) && short_without(&self.witness, person, kind) {
                return Ok(None);
            }
            let place = struck.partition_point(|other| *other < room);
            struck.insert(place, room);
        }
    }

    /// Seats of each kind that the round gives away in rooms that the examiner may enter as they stand.
    fn weights_for(&self, person: usize) -> [u64; KINDS] {
        let it = &self.board.persons[person];
        let mut all = [0; KINDS];
        for kind in each(self.board.classes[it.class].may) {
            all[kind] = self.weights[kind].total() - self.barred.lost(it.unit, kind);
        }
        for room in it.avoid.iter().filter(|room| !self.barred.is_closed(it.unit, **room)) {
            let place = self.board.rooms[*room].place;
            for kind in each(kinds_at(place) & self.board.classes[it.class].may) {
                all[kind] -= self.weights[kind].of(room - self.board.at[place].start);
            }
        }
        all
    }

    /// The rooms of a place that the examiner may not enter as they stand, counted from its first, ascending: closed to
    /// the unit, or to be avoided.
    fn barred_at(&self, person: usize, place: usize) -> Vec<usize> {
        let (it, at) = (&self.board.persons[person], &self.board.at[place]);
        let mut barred: Vec<usize> = self.barred.rooms_at(it.unit, place).iter().map(|room| room - at.start).collect();
        let avoided = it.avoid.iter().filter(|room| at.contains(room));
        let closed = barred.len();
        barred.extend(avoided.map(|room| room - at.start));
        if barred.len() > closed {
            // Two lists that are each in order: the stable sort only merges them.
            barred.sort();
            barred.dedup();
        }
        barred
    }
}
