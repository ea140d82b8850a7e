//! A first complete seating: examiners in equal shares, then chains for the seats that stay open.

use super::board::{Board, ROLES, each, leads};
use super::repair::{Filled, fill};
use super::witness::{Fit, Witness};
use std::collections::VecDeque;

/// Seats that an examiner tries before they stay spare.
const TRIES: usize = 8;

/// Which seats a class is given shares of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Among {
    /// Leading seats of rooms that lack examiners from personnel departments.
    Lacking,
    /// All that are open.
    Open,
}

/// Seats as many as equal shares give. Only a start: some seats stay open.
pub(super) fn start(board: &Board) -> Witness<'_> {
    let mut witness = Witness::new(board);
    let mut classes: Vec<usize> = (0..board.classes.len()).collect();
    // The least flexible first.
    classes.sort_by_key(|class| (board.classes[*class].may.count_ones(), *class));
    for class in classes.iter().filter(|class| board.classes[**class].personnel) {
        share(&mut witness, *class, Among::Lacking);
    }
    for class in classes {
        share(&mut witness, class, Among::Open);
    }
    witness
}

impl Among {
    /// How many of the slot's seats count.
    fn seats(self, witness: &Witness, slot: usize) -> u32 {
        match self {
            Self::Open => witness.open(slot),
            Self::Lacking if !leads(slot % ROLES) => 0,
            Self::Lacking => witness.open(slot).min(witness.lacks(slot / ROLES)),
        }
    }
}

/// Seats members of a class on its kinds of seat, each kind in proportion to its seats.
fn share(witness: &mut Witness, class: usize, among: Among) {
    let board = witness.board;
    let kinds: Vec<usize> = each(board.classes[class].may).collect();
    let seats: Vec<u32> =
        kinds.iter().map(|kind| board.slots(*kind).map(|slot| among.seats(witness, slot)).sum()).collect();
    let total: u64 = seats.iter().map(|seats| u64::from(*seats)).sum();
    let supply = witness.spare(class).len() as u64;
    for (kind, seats) in kinds.into_iter().zip(seats) {
        let share = (u64::from(seats) * supply.min(total)).div_ceil(total.max(1));
        seat_some(witness, class, kind, share.min(u64::from(seats)) as usize, among);
    }
}

fn seat_some(witness: &mut Witness, class: usize, kind: usize, mut some: usize, among: Among) {
    // Slots fill and do not open again here: what is full is taken out at the head, where all are looked for.
    let mut slots: VecDeque<usize> = witness.board.slots(kind).filter(|slot| among.seats(witness, *slot) > 0).collect();
    let mut candidates: Vec<usize> = witness.spare(class).iter().rev().take(some + TRIES).copied().collect();
    while some > 0
        && let Some(person) = candidates.pop()
    {
        let open = slots.iter().take(TRIES).copied().enumerate();
        let found = open.into_iter().find(|(_, slot)| witness.fit(person, *slot) == Fit::Free);
        if let Some((index, slot)) = found {
            witness.sit(person, slot);
            some -= 1;
            if among.seats(witness, slot) == 0 {
                slots.remove(index);
            }
        }
    }
}

/// Fills every open seat.
///
/// # Errors
/// What became of the first that could not be filled.
pub(super) fn fill_open(witness: &mut Witness) -> Result<(), Filled> {
    let mut worst = None;
    for slot in 0..witness.left.len() {
        while witness.open(slot) > 0 {
            match fill(witness, slot, None) {
                Filled::Yes => {}
                other => {
                    worst = worst.or(Some(other));
                    break;
                }
            }
        }
    }
    worst.map_or(Ok(()), Err)
}
