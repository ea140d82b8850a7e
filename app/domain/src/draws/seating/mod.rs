//! The seating (面试考官抽签): document and seed in, seats out; the same bytes on every machine.

mod barred;
mod board;
mod bound;
pub mod certificate;
mod choosing;
mod deciding;
pub mod document;
mod repair;
pub mod replacement;
mod search;
mod start;
mod weights;
mod witness;

use super::bundle::{Excluded, SeatTaken, SeatingDrawn};
use super::order::DrawKey;
use crate::examiners::PanelRole;
use board::{Board, ROLES};
use certificate::Certificate;
use choosing::{Given, choose};
use chrono::NaiveDate;
use deciding::{Stuck, complete};
use document::Seating;

/// What a seating came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every seat is taken and every hard rule holds.
    Seated(SeatingDrawn),
    /// No complete seating exists. Nothing is drawn. The certificate is missing only where several rules together stand
    /// in the way and only trying everything shows it.
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

/// Whether a document without faults ([`super::validity::faults`]) can be seated completely on that day.
pub fn feasible(seating: &Seating, day: NaiveDate) -> Feasibility {
    let board = Board::new(seating, day);
    match complete(&board) {
        Ok(_) => Feasibility::Seatable,
        Err(Stuck::Impossible(short)) => {
            Feasibility::Impossible(short.and_then(|short| Certificate::of(seating, day, &board, &short)))
        }
        Err(Stuck::Undecided) => Feasibility::Undecided,
    }
}

/// Draws from a document without faults.
pub fn draw(seating: &Seating, day: NaiveDate, key: &DrawKey) -> Outcome {
    let board = Board::new(seating, day);
    let label = |person: usize| seating.pool[board.persons[person].index].label.as_str();
    let order = key.order((0..board.persons.len()).map(label));
    let given = match choose(&board, key, &order, label) {
        Ok(given) => given,
        Err(Stuck::Impossible(short)) => {
            let certificate = short.and_then(|short| Certificate::of(seating, day, &board, &short));
            return Outcome::Impossible(certificate);
        }
        Err(Stuck::Undecided) => return Outcome::Undecided,
    };
    let excluded = board.excluded.iter();
    Outcome::Seated(SeatingDrawn {
        seats: seats(seating, &board, &given),
        excluded: excluded
            .map(|(index, reason)| Excluded { label: seating.pool[*index].label.clone(), reason: *reason })
            .collect(),
        order: order.into_iter().map(|person| label(person).to_owned()).collect(),
    })
}

/// The seats by room, role and number; within a role of a room the numbers follow the drawn order.
fn seats(seating: &Seating, board: &Board, given: &[Given]) -> Vec<SeatTaken> {
    let mut taken = vec![0; board.rooms.len() * ROLES];
    let mut seats: Vec<(usize, usize, u16, usize)> = given
        .iter()
        .map(|it| {
            taken[it.slot] += 1;
            (board.rooms[it.slot / ROLES].index, it.slot % ROLES, taken[it.slot], board.persons[it.person].index)
        })
        .collect();
    seats.sort_unstable();
    let named = |(room, role, k, entrant): (usize, usize, u16, usize)| SeatTaken {
        room: seating.rooms[room].label.clone(),
        role: PanelRole::ALL[role],
        k,
        label: seating.pool[entrant].label.clone(),
    };
    seats.into_iter().map(named).collect()
}
