//! The choices of a seating: three rounds, in each of which every examiner in the drawn order gets a kind of seat and
//! then a room, so that everything that is left can still be seated.

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
}

/// Gives every seat away. The order holds the examiners' numbers.
pub(super) fn choose<'a>(
    board: &'a Board,
    key: &DrawKey,
    order: &[usize],
    label: impl Fn(usize) -> &'a str,
) -> Result<Vec<Given>, Stuck> {
    let mut choosing = Choosing { board, witness: complete(board)?, round: Round::Personnel, weights: Vec::new() };
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
    }

    /// Brings the weights of a room up to date after a seat was given away.
    fn update(&mut self, room: usize) {
        let place = self.board.rooms[room].place;
        for role in 0..ROLES {
            let now = self.round.seats(&self.witness, room * ROLES + role);
            let weights = &mut self.weights[place * ROLES + role];
            let index = room - self.board.at[place].start;
            weights.take(index, weights.of(index) - now);
        }
    }

    /// Chooses for one examiner; none where the round has no seat left that they may take.
    fn seat(&mut self, person: usize, key: &DrawKey, label: &str) -> Result<Option<usize>, Stuck> {
        let it = &self.board.persons[person];
        let barred = self.barred(person);
        let weights = self.weights_without(&barred, self.board.classes[it.class].may);
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
                self.room(person, picked, &barred, &mut Stream::new(key, label, self.round.number(), Purpose::Room))?
            {
                return Ok(Some(slot));
            }
            kinds &= !(1 << picked);
        }
    }

    /// Chooses a room of that kind of seat; none where none leaves a complete seating of the rest.
    fn room(
        &mut self,
        person: usize,
        kind: usize,
        barred: &[usize],
        stream: &mut Stream,
    ) -> Result<Option<usize>, Stuck> {
        if !conceivable(&self.witness, person, kind) {
            return Ok(None);
        }
        let first = self.board.at[kind / ROLES].start;
        let mut struck: Vec<usize> =
            barred.iter().copied().filter(|room| self.of_kind(*room, kind)).map(|room| room - first).collect();
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
                self.update(first + room);
                return Ok(Some(slot));
            }
            if !std::mem::replace(&mut failed, true) && short_without(&self.witness, person, kind) {
                return Ok(None);
            }
            let place = struck.partition_point(|other| *other < room);
            struck.insert(place, room);
        }
    }

    fn of_kind(&self, room: usize, kind: usize) -> bool {
        self.board.rooms[room].place == kind / ROLES
    }

    /// Seats left of each kind in rooms that are not barred, for the kinds that are asked for.
    fn weights_without(&self, barred: &[usize], asked: Kinds) -> [u64; KINDS] {
        let mut all: [u64; KINDS] = std::array::from_fn(|kind| self.weights[kind].total());
        let left = each(asked).filter(|kind| all[*kind] > 0).fold(0, |kinds: Kinds, kind| kinds | 1 << kind);
        for room in barred {
            let place = self.board.rooms[*room].place;
            for kind in each(kinds_at(place) & left) {
                all[kind] -= self.weights[kind].of(room - self.board.at[place].start);
            }
        }
        all
    }

    /// Rooms that the examiner may not enter as they stand: to be avoided, full of the unit, full of recruiting units.
    fn barred(&self, person: usize) -> Vec<usize> {
        let it = &self.board.persons[person];
        let full = self.witness.given_rooms[it.unit]
            .chunk_by(|one, other| one == other)
            .filter(|same| same.len() as u64 >= u64::from(self.board.rooms[same[0]].of_one_unit));
        let recruiting = self.board.recruits[it.unit].iter().copied();
        let recruiting =
            recruiting.filter(|room| self.witness.recruiting_given(*room) >= self.board.rooms[*room].of_recruiting);
        let mut barred: Vec<usize> =
            full.map(|same| same[0]).chain(recruiting).chain(it.avoid.iter().copied()).collect();
        // Three lists that are each in order: the stable sort only merges them.
        barred.sort();
        barred.dedup();
        barred
    }
}
