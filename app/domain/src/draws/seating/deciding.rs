//! The question of the draw: can everything that is left still be seated? Chains say yes, counting says no, the search
//! decides the rest.

use super::board::{Board, Kinds, ROLES};
use super::bound::{Short, avoided_into, short};
use super::repair::{Filled, fill};
use super::search::{Found, search};
use super::start::{fill_open, start};
use super::witness::{Fit, Witness};

/// Why there is no complete seating, or why it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stuck {
    /// None exists; shown by counting, or by trying everything.
    Impossible(Option<Short>),
    /// The search reached its limit.
    Undecided,
}

/// A complete seating of everything.
pub(super) fn complete(board: &Board) -> Result<Witness<'_>, Stuck> {
    let mut witness = start(board);
    if fill_open(&mut witness).is_ok() {
        witness.settle();
        return Ok(witness);
    }
    decide(&mut witness)?;
    witness.settle();
    Ok(witness)
}

/// Decides whether the open seats can be filled, where chains alone did not.
fn decide(witness: &mut Witness) -> Result<(), Stuck> {
    let open: Vec<usize> = (0..witness.left.len()).filter(|slot| witness.open(*slot) > 0).collect();
    let closures: Vec<Kinds> = open.iter().map(|slot| witness.closure(1 << witness.board.kind(*slot))).collect();
    let all = closures.iter().fold(0, |all, kinds| all | kinds);
    if let Some(short) = short(witness, &[&[all], closures.as_slice()].concat()) {
        return Err(Stuck::Impossible(Some(short)));
    }
    if let Some(slots) = open.iter().find_map(|slot| avoided_into(witness, *slot)) {
        return Err(Stuck::Impossible(Some(Short::Slots(slots))));
    }
    match search(witness) {
        Found::Seating => Ok(()),
        Found::Nothing => Err(Stuck::Impossible(None)),
        Found::GaveUp => Err(Stuck::Undecided),
    }
}

/// Whether a seat of the kind can be given to the examiner as far as region and role say; `false` is certain.
pub(super) fn conceivable(witness: &Witness, person: usize, kind: usize) -> bool {
    let Some(seat) = witness.seat_of(person) else { return true };
    let from = witness.board.kind(seat);
    if from == kind {
        return true;
    }
    // Whoever makes way on that kind of seat is spare then.
    let board = witness.board;
    let making_way = board.of_kind[kind].iter().copied().filter(|class| !witness.seated(*class, kind).is_empty());
    witness.reach(making_way).last().is_some_and(|reached| reached & (1 << from) != 0)
}

/// Gives the examiner a seat of the slot if everything else can still be seated.
///
/// # Errors
/// [`Stuck::Undecided`].
pub(super) fn give(witness: &mut Witness, person: usize, slot: usize) -> Result<bool, Stuck> {
    if witness.seat_of(person) == Some(slot) {
        witness.give(person);
        return Ok(true);
    }
    let mark = witness.mark();
    let mut making_way: Vec<Option<usize>> = witness.sitting(slot).iter().rev().copied().map(Some).collect();
    if witness.open(slot) > 0 {
        making_way.push(None);
    }
    for other in making_way {
        if make_way(witness, person, slot, other) {
            witness.give(person);
            return Ok(true);
        }
        witness.take_back(mark);
    }
    decide_gift(witness, person, slot)
}

/// Seats the examiner in the place of another and fills every seat that this opens.
fn make_way(witness: &mut Witness, person: usize, slot: usize, other: Option<usize>) -> bool {
    let mut opened: Vec<usize> = witness.seat_of(person).map(|_| witness.stand(person)).into_iter().collect();
    if let Some(other) = other {
        witness.stand(other);
    }
    if let Fit::Blocked(blocker) = witness.fit(person, slot) {
        opened.push(witness.stand(blocker));
    }
    if witness.fit(person, slot) != Fit::Free {
        return false;
    }
    witness.sit(person, slot);
    opened.into_iter().all(|opened| fill(witness, opened, Some(person)) == Filled::Yes)
}

/// Where no chain was found: clears the room, and counts and searches.
fn decide_gift(witness: &mut Witness, person: usize, slot: usize) -> Result<bool, Stuck> {
    let mark = witness.mark();
    let room = slot / ROLES * ROLES;
    let for_now: Vec<usize> = (room..room + ROLES).flat_map(|slot| witness.sitting(slot).to_vec()).collect();
    let own = witness.seat_of(person).filter(|seat| seat / ROLES != slot / ROLES).map(|_| person);
    for it in for_now.into_iter().chain(own) {
        witness.stand(it);
    }
    if witness.fit(person, slot) != Fit::Free {
        witness.take_back(mark);
        return Ok(false);
    }
    witness.sit(person, slot);
    witness.lend(person);
    let decided = if fill_open(witness).is_ok() { Ok(()) } else { decide(witness) };
    match decided {
        Ok(()) => {
            witness.settle();
            Ok(true)
        }
        Err(stuck) => {
            witness.take_loan_back(person);
            witness.take_back(mark);
            if stuck == Stuck::Undecided { Err(stuck) } else { Ok(false) }
        }
    }
}
