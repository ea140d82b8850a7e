//! The draw itself: frozen document and seed in, result out; the same bytes on every machine.

use super::board::Board;
use super::bundle::{DrawResult, Excluded, SeatTaken};
use super::certificate::Certificate;
use super::frozen::{Frozen, VERSION};
use super::order::DrawKey;
use super::places::{Placed, Stuck, complete, places};
use super::rooms::Rooms;
use super::stream::{Purpose, Stream};
use crate::examiners::PanelRole;
use crate::ledger::merkle::Hash;
use std::collections::HashMap;

/// What a draw came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every seat is taken and every hard rule holds.
    Seated(DrawResult),
    /// No complete seating exists. Nothing is drawn. The certificate is missing only where a unit's mixture of roles
    /// made the search the sole proof.
    Impossible(Option<Box<Certificate>>),
    /// The search for a complete seating reached its limit. Nothing is drawn.
    Undecided,
}

/// Whether a complete seating exists. It does not depend on the seed, so it is known when the draw is fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feasibility {
    /// It does.
    Seatable,
    /// It does not; see [`Outcome::Impossible`].
    Impossible(Option<Box<Certificate>>),
    /// The search reached its limit.
    Undecided,
}

/// Whether a document without faults ([`super::validity::faults`]) can be seated completely.
pub fn feasible(frozen: &Frozen) -> Feasibility {
    let board = Board::new(frozen);
    match complete(&board) {
        Ok(_) => Feasibility::Seatable,
        Err(Stuck::Impossible(short)) => Feasibility::Impossible(certificate(frozen, &board, &short)),
        Err(Stuck::Undecided) => Feasibility::Undecided,
    }
}

/// Draws from a document without faults.
pub fn draw(frozen: &Frozen, frozen_hash: Hash, seed: Hash) -> Outcome {
    let board = Board::new(frozen);
    let key = DrawKey::of_draw(frozen_hash, seed);
    let eligible: Vec<usize> = (0..frozen.pool.len()).filter(|index| board.class_of[*index].is_ok()).collect();
    let order: Vec<usize> = key
        .order(eligible.iter().map(|index| frozen.pool[*index].label.as_str()))
        .into_iter()
        .map(|rank| eligible[rank])
        .collect();
    let placed = match places(frozen, &board, &key, &order) {
        Ok(placed) => placed,
        Err(Stuck::Impossible(short)) => return Outcome::Impossible(certificate(frozen, &board, &short)),
        Err(Stuck::Undecided) => return Outcome::Undecided,
    };
    let excluded = frozen.pool.iter().zip(&board.class_of).filter_map(|(entrant, class)| {
        class.as_ref().err().map(|reason| Excluded { label: entrant.label.clone(), reason: *reason })
    });
    Outcome::Seated(DrawResult {
        v: VERSION.to_owned(),
        frozen: frozen_hash,
        seed,
        seats: seats(frozen, &board, &key, &placed),
        excluded: excluded.collect(),
        order: order.iter().map(|index| frozen.pool[*index].label.clone()).collect(),
    })
}

fn certificate(frozen: &Frozen, board: &Board, short: &[u128]) -> Option<Box<Certificate>> {
    short.iter().find_map(|seats| Certificate::of(frozen, board, *seats))
}

/// Stage B for every hall.
fn seats(frozen: &Frozen, board: &Board, key: &DrawKey, placed: &[Placed]) -> Vec<SeatTaken> {
    let mut of_hall: Vec<Vec<&Placed>> = board.halls.iter().map(|_| Vec::new()).collect();
    for it in placed {
        of_hall[it.hall].push(it);
    }
    let mut seats: Vec<(usize, PanelRole, u8, &str)> = Vec::with_capacity(placed.len());
    for (hall, placed) in board.halls.iter().zip(of_hall) {
        let rooms = hall.rooms.len();
        let first = [0, usize::from(hall.panel.chief), usize::from(hall.panel.chief) + usize::from(hall.panel.deputy)];
        let mut colouring = Rooms::new(rooms, hall.panel.total() as usize);
        let mut taken = [0; 3];
        let mut units: HashMap<&str, usize> = HashMap::new();
        let mut slots = Vec::with_capacity(placed.len());
        for (index, it) in placed.iter().enumerate() {
            let entrant = &frozen.pool[it.entrant];
            let slot = taken[it.role] / rooms;
            taken[it.role] += 1;
            let next = units.len();
            let unit = if frozen.rules.one_unit_per_room { *units.entry(&entrant.unit).or_insert(next) } else { index };
            colouring.seat(unit, first[it.role] + slot, &mut Stream::new(key, &entrant.label, Purpose::Room));
            slots.push(slot);
        }
        for ((room, it), slot) in colouring.into_rooms().into_iter().zip(placed).zip(slots) {
            let label = frozen.pool[it.entrant].label.as_str();
            seats.push((hall.rooms[room], PanelRole::ALL[it.role], slot as u8 + 1, label));
        }
    }
    seats.sort_unstable();
    let named = |(room, role, k, label): (usize, PanelRole, u8, &str)| SeatTaken {
        room: frozen.rooms[room].label.clone(),
        role,
        k,
        label: label.to_owned(),
    };
    seats.into_iter().map(named).collect()
}
