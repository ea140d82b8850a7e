//! Filling an open seat by a short chain: a spare examiner, or one who moves over and whose seat is filled in turn.
//!
//! A chain that is found is a proof. None found proves nothing, unless the kinds of seat show that there is none.

use super::board::{Kinds, each};
use super::witness::{Fit, Witness};

/// The longest chain that is tried.
const LONGEST: usize = 6;
/// Examiners of one class and kind of seat who are tried at one link.
const BREADTH: usize = 6;
/// Links that are tried for one open seat.
const MOST_LINKS: usize = 2_000;

/// What became of an open seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    /// It is taken.
    Yes,
    /// No chain was found.
    NotFound,
    /// There is none: whoever may take it is needed on seats of these kinds.
    Never(Kinds),
}

struct Chain<'w, 'a> {
    witness: &'w mut Witness<'a>,
    /// The kinds of seat from which a chain of that length can end.
    levels: Vec<Kinds>,
    links: usize,
    moved: Vec<usize>,
}

/// Fills an open seat of the slot without moving `fixed`.
pub(super) fn fill(witness: &mut Witness, slot: usize, fixed: Option<usize>) -> Filled {
    if spare_for(witness, slot) {
        return Filled::Yes;
    }
    let kind = witness.board.kind(slot);
    let levels = witness.reach([]);
    if levels.last().is_none_or(|reached| reached & (1 << kind) == 0) {
        return Filled::Never(witness.closure(1 << kind));
    }
    let mark = witness.mark();
    let mut chain = Chain { witness, levels, links: MOST_LINKS, moved: fixed.into_iter().collect() };
    for longest in 1..=LONGEST {
        if chain.fill(slot, longest) {
            return Filled::Yes;
        }
        debug_assert_eq!(chain.witness.mark(), mark, "a failed chain leaves no trace");
    }
    Filled::NotFound
}

/// Seats a spare examiner whom nothing hinders.
fn spare_for(witness: &mut Witness, slot: usize) -> bool {
    let board = witness.board;
    let personnel = witness.wants_personnel(slot);
    let able = board.of_kind[board.kind(slot)].iter().filter(|class| !personnel || board.classes[**class].personnel);
    let mut spare = able.flat_map(|class| witness.spare(*class).iter().rev().copied());
    let Some(person) = spare.find(|person| witness.is_free(*person, slot)) else { return false };
    drop(spare);
    witness.sit(person, slot);
    true
}

/// Some spare examiners whom one other hinders from taking a seat of the slot, each with that other.
fn hindered_from(witness: &Witness, slot: usize) -> Vec<(usize, usize)> {
    let board = witness.board;
    let spare = board.of_kind[board.kind(slot)].iter().flat_map(|class| witness.spare(*class).iter().rev().copied());
    let hindered = spare.filter_map(|person| match witness.fit(person, slot) {
        Fit::Blocked(other) => Some((person, other)),
        Fit::Free | Fit::Never => None,
    });
    hindered.take(BREADTH).collect()
}

impl Chain<'_, '_> {
    fn fill(&mut self, slot: usize, longest: usize) -> bool {
        if spare_for(self.witness, slot) {
            return true;
        }
        if longest == 0 {
            return false;
        }
        let hindered = hindered_from(self.witness, slot);
        self.eject(slot, hindered, longest) || self.move_over(slot, longest)
    }

    /// Whether one more link may be tried.
    fn link(&mut self) -> bool {
        self.links = self.links.saturating_sub(1);
        self.links > 0
    }

    /// A spare examiner takes the seat, and the one who hindered them leaves the room.
    fn eject(&mut self, slot: usize, blocked: Vec<(usize, usize)>, longest: usize) -> bool {
        for (person, other) in blocked {
            if self.moved.contains(&other) || !self.link() {
                continue;
            }
            let mark = self.witness.mark();
            let opened = self.witness.stand(other);
            if self.witness.fit(person, slot) == Fit::Free {
                self.witness.sit(person, slot);
                self.moved.push(person);
                if self.fill(opened, longest - 1) {
                    return true;
                }
                self.moved.pop();
            }
            self.witness.take_back(mark);
        }
        false
    }

    /// An examiner who sits elsewhere takes the seat, and theirs is filled in turn.
    fn move_over(&mut self, slot: usize, longest: usize) -> bool {
        let board = self.witness.board;
        let near = self.levels.get(longest - 1).or(self.levels.last()).copied().unwrap_or(0);
        let personnel = self.witness.wants_personnel(slot);
        for class in
            board.of_kind[board.kind(slot)].iter().filter(|class| !personnel || board.classes[**class].personnel)
        {
            for kind in each(self.witness.occupied(*class) & near) {
                for person in self.candidates(*class, kind, slot, longest) {
                    if !self.link() {
                        return false;
                    }
                    if self.move_one(person, slot, longest) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Some of a class on a kind of seat who can take the seat. The last link of a chain is nobody whose own room would
    /// then lack examiners from personnel departments.
    fn candidates(&self, class: usize, kind: usize, slot: usize, longest: usize) -> Vec<usize> {
        let seated = self.witness.seated(class, kind).iter().rev().copied();
        let fitting = seated.filter(|person| {
            !self.moved.contains(person)
                && self.witness.seat_of(*person) != Some(slot)
                && (longest > 1 || !self.witness.is_needed(*person))
                && self.witness.board.may_sit(*person, slot)
        });
        fitting.take(BREADTH).collect()
    }

    fn move_one(&mut self, person: usize, slot: usize, longest: usize) -> bool {
        let mark = self.witness.mark();
        let opened = self.witness.stand(person);
        if self.witness.fit(person, slot) == Fit::Free {
            self.witness.sit(person, slot);
            self.moved.push(person);
            if self.fill(opened, longest - 1) {
                return true;
            }
            self.moved.pop();
        }
        self.witness.take_back(mark);
        false
    }
}
