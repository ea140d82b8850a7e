//! Stage B: inside one hall, examiners get rooms so that no two of one unit share a room.
//!
//! Units × slots is a bipartite multigraph whose edges are the examiners; a room is a colour. A slot has exactly as many
//! examiners as there are rooms and a unit at most as many, so a proper colouring always exists (König), and an edge
//! that finds no common free room makes one by flipping an alternating path.

use super::stream::Stream;
use std::collections::HashMap;

const WORD: usize = u64::BITS as usize;

/// The rooms that are still free for one unit or one slot.
struct Free {
    words: Vec<u64>,
}

impl Free {
    fn all(rooms: usize) -> Self {
        let mut words = vec![u64::MAX; rooms.div_ceil(WORD)];
        if let Some(last) = words.last_mut()
            && !rooms.is_multiple_of(WORD)
        {
            *last = (1 << (rooms % WORD)) - 1;
        }
        Self { words }
    }

    fn flip(&mut self, room: usize) {
        self.words[room / WORD] ^= 1 << (room % WORD);
    }
}

/// Picks one of the rooms whose bits are set, ascending; none where none is.
fn pick(words: impl Iterator<Item = u64> + Clone, stream: &mut Stream) -> Option<usize> {
    let count: u64 = words.clone().map(|word| u64::from(word.count_ones())).sum();
    if count == 0 {
        return None;
    }
    let mut rank = stream.below(count);
    for (index, mut word) in words.enumerate() {
        let ones = u64::from(word.count_ones());
        if rank < ones {
            for _ in 0..rank {
                word &= word - 1;
            }
            return Some(index * WORD + word.trailing_zeros() as usize);
        }
        rank -= ones;
    }
    None
}

/// The colouring as it grows.
pub(super) struct Rooms {
    rooms: usize,
    units: Vec<Free>,
    slots: Vec<Free>,
    /// Who sits in a slot's room: `slot × rooms + room`, an index into `edges`.
    seated: Vec<Option<usize>>,
    /// Who of a unit sits in a room.
    of_unit: HashMap<(usize, usize), usize>,
    /// Each examiner's unit, slot and room.
    edges: Vec<(usize, usize, usize)>,
}

impl Rooms {
    /// A hall without examiners.
    pub fn new(rooms: usize, slots: usize) -> Self {
        Self {
            rooms,
            units: Vec::new(),
            slots: (0..slots).map(|_| Free::all(rooms)).collect(),
            seated: vec![None; slots * rooms],
            of_unit: HashMap::new(),
            edges: Vec::new(),
        }
    }

    /// Seats the next examiner: a unit (numbered from 0 without gaps by first appearance) and a slot.
    pub fn seat(&mut self, unit: usize, slot: usize, stream: &mut Stream) {
        while self.units.len() <= unit {
            self.units.push(Free::all(self.rooms));
        }
        let both = self.units[unit].words.iter().zip(&self.slots[slot].words).map(|(one, other)| one & other);
        let room = match pick(both, stream) {
            Some(room) => Some(room),
            None => {
                let for_unit = pick(self.units[unit].words.iter().copied(), stream);
                let for_slot = pick(self.slots[slot].words.iter().copied(), stream);
                for_unit.zip(for_slot).map(|(one, other)| {
                    self.make_free(slot, one, other);
                    one
                })
            }
        };
        if let Some(room) = room {
            self.edges.push((unit, slot, room));
            self.enter(self.edges.len() - 1);
        }
    }

    /// Everybody's room, in the order in which they were seated.
    pub fn into_rooms(self) -> Vec<usize> {
        self.edges.into_iter().map(|(_, _, room)| room).collect()
    }

    /// Frees room `one` for the slot: along the path that leaves it by `one` and goes on alternately by `other` and
    /// `one`, the two rooms change places. The path cannot reach the unit for which `one` is free.
    fn make_free(&mut self, slot: usize, one: usize, other: usize) {
        let mut path = Vec::new();
        let mut at = slot;
        while let Some(edge) = self.seated[at * self.rooms + one] {
            path.push(edge);
            let Some(&next) = self.of_unit.get(&(self.edges[edge].0, other)) else { break };
            path.push(next);
            at = self.edges[next].1;
        }
        for edge in &path {
            self.leave(*edge);
        }
        for edge in path {
            let room = &mut self.edges[edge].2;
            *room = if *room == one { other } else { one };
            self.enter(edge);
        }
    }

    fn enter(&mut self, edge: usize) {
        let (unit, slot, room) = self.edges[edge];
        self.seated[slot * self.rooms + room] = Some(edge);
        self.of_unit.insert((unit, room), edge);
        self.units[unit].flip(room);
        self.slots[slot].flip(room);
    }

    fn leave(&mut self, edge: usize) {
        let (unit, slot, room) = self.edges[edge];
        self.seated[slot * self.rooms + room] = None;
        self.of_unit.remove(&(unit, room));
        self.units[unit].flip(room);
        self.slots[slot].flip(room);
    }
}
