//! Deciding completely what chains and counting leave open: whoever may, on every seat, the scarcest seat first.
//!
//! It always decides small cases. On large ones it may reach its limit; then nothing is drawn.

use super::witness::{Fit, Witness};
use std::collections::HashMap;

/// Examiners looked at before the search gives up, so that a hostile document costs bounded time.
const MOST_LOOKS: u64 = 20_000_000;

/// What the search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A complete seating; the witness holds it.
    Seating,
    /// There is none.
    Nothing,
    /// The limit was reached.
    GaveUp,
}

struct Search<'w, 'a> {
    witness: &'w mut Witness<'a>,
    looks: u64,
    /// Of each examiner, those who are alike in every way share a number.
    alike: Vec<usize>,
    /// Slots that were tried in vain for somebody of that number, on the way to here.
    barred: Vec<(usize, usize)>,
}

/// Looks for a complete seating of everything that is not given. Unless it finds one, the witness is as before.
pub(super) fn search(witness: &mut Witness) -> Found {
    let mark = witness.mark();
    let persons = 0..witness.board.persons.len();
    for person in
        persons.filter(|person| !witness.given[*person] && witness.seat_of(*person).is_some()).collect::<Vec<_>>()
    {
        witness.stand(person);
    }
    let alike = alike(witness);
    let mut search = Search { witness, looks: MOST_LOOKS, alike, barred: Vec::new() };
    let found = match search.below() {
        Some(true) => Found::Seating,
        Some(false) => Found::Nothing,
        None => Found::GaveUp,
    };
    if found != Found::Seating {
        witness.take_back(mark);
    }
    found
}

fn alike(witness: &Witness) -> Vec<usize> {
    let mut numbers = HashMap::new();
    let of = |person: usize| {
        let it = &witness.board.persons[person];
        (it.class, it.unit, it.avoid.as_slice())
    };
    (0..witness.board.persons.len())
        .map(|person| {
            let next = numbers.len();
            *numbers.entry(of(person)).or_insert(next)
        })
        .collect()
}

impl Search<'_, '_> {
    /// Whether the open seats can be filled; none where the limit was reached.
    fn below(&mut self) -> Option<bool> {
        let Some((slot, able)) = self.scarcest()? else { return Some(true) };
        if able.len() < self.witness.open(slot) as usize {
            return Some(false);
        }
        let barred = self.barred.len();
        for person in able {
            let number = self.alike[person];
            if self.barred.contains(&(number, slot)) {
                continue;
            }
            let mark = self.witness.mark();
            self.witness.sit(person, slot);
            let found = self.below()?;
            if found {
                return Some(true);
            }
            self.witness.take_back(mark);
            self.barred.push((number, slot));
        }
        self.barred.truncate(barred);
        Some(false)
    }

    /// The open slot with the fewest examiners over its open seats, and who they are.
    fn scarcest(&mut self) -> Option<Option<(usize, Vec<usize>)>> {
        let mut scarcest: Option<(usize, Vec<usize>)> = None;
        let over = |witness: &Witness, slot: usize, able: usize| able as i64 - i64::from(witness.open(slot));
        for slot in (0..self.witness.left.len()).filter(|slot| self.witness.open(*slot) > 0).collect::<Vec<_>>() {
            let able = self.able(slot)?;
            let fewer = scarcest.as_ref().is_none_or(|(best, known)| {
                over(self.witness, slot, able.len()) < over(self.witness, *best, known.len())
            });
            if fewer {
                scarcest = Some((slot, able));
            }
        }
        Some(scarcest)
    }

    fn able(&mut self, slot: usize) -> Option<Vec<usize>> {
        let board = self.witness.board;
        let mut able = Vec::new();
        for class in &board.of_kind[board.kind(slot)] {
            for person in self.witness.spare(*class) {
                self.looks = self.looks.checked_sub(1)?;
                if self.witness.fit(*person, slot) == Fit::Free && !self.barred.contains(&(self.alike[*person], slot)) {
                    able.push(*person);
                }
            }
        }
        able.sort_unstable();
        Some(able)
    }
}
