//! The seats as they are published, and the same made again from the draw: what a visitor's browser compares.

use super::rooms::ExamRoom;
use super::seats::{Taken, seat};
use crate::draws::{document, lots::GroupDrawn};
use crate::ids::DrawId;
use crate::ledger::canonical::CanonicalError;
use crate::ledger::merkle::Hash;
use serde::{Deserialize, Serialize};

/// What everybody reads: rooms, seats under pseudonyms, and the draw from which they follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatsDocument {
    /// The draw.
    pub draw: DrawId,
    /// The fingerprint of its result.
    pub result_hash: Hash,
    /// The rooms, in the order in which they were filled.
    pub rooms: Vec<ExamRoom>,
    /// SHA-256 of the rooms in canonical JSON, as the ledger has it since before the draw.
    pub rooms_sha256: Hash,
    /// The seats in the order of rooms and seats.
    pub seats: Vec<Taken>,
    /// How often two of one position sit on neighbouring numbers of a room.
    pub beside: u32,
}

impl SeatsDocument {
    /// The canonical bytes, whose SHA-256 stands on the ledger.
    ///
    /// # Errors
    /// A value that the canonical form cannot hold.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CanonicalError> {
        document(self)
    }
}

/// What making the seats again came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatsAgain {
    /// Seats that were made again.
    pub seats: usize,
    /// Places of the list that say something else, and those that are too few or too many.
    pub other: usize,
    /// Whether the rooms are those whose fingerprint is published.
    pub rooms: bool,
    /// Whether the pairs of one position are counted right.
    pub beside: bool,
}

impl SeatsAgain {
    /// Whether nothing differs.
    pub const fn agrees(&self) -> bool {
        self.other == 0 && self.rooms && self.beside
    }
}

/// The fingerprint of the rooms: SHA-256 of their canonical JSON.
///
/// # Errors
/// A value that the canonical form cannot hold.
pub fn rooms_hash(rooms: &[ExamRoom]) -> Result<Hash, CanonicalError> {
    document(&rooms).map(|bytes| Hash::of(&bytes))
}

/// Makes the seats again from the draw's result.
pub fn seats_again(published: &SeatsDocument, groups: &[GroupDrawn]) -> SeatsAgain {
    let rooms = rooms_hash(&published.rooms).is_ok_and(|hash| hash == published.rooms_sha256);
    let Ok(made) = seat(&published.rooms, groups) else {
        return SeatsAgain { seats: 0, other: published.seats.len(), rooms, beside: false };
    };
    let differing = made.seats.iter().zip(&published.seats).filter(|(one, other)| one != other).count();
    SeatsAgain {
        seats: made.seats.len(),
        other: differing + made.seats.len().abs_diff(published.seats.len()),
        rooms,
        beside: made.beside == published.beside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(order: &[&str]) -> Vec<GroupDrawn> {
        vec![GroupDrawn { label: "P1".into(), order: order.iter().map(|entry| (*entry).to_owned()).collect() }]
    }

    fn published() -> SeatsDocument {
        let room = |room: &str| ExamRoom { site: "甲".into(), address: "乙".into(), room: room.into(), seats: 2 };
        let rooms = vec![room("1"), room("2")];
        let made = seat(&rooms, &groups(&["1-a", "2-b", "1-c"])).unwrap();
        SeatsDocument {
            draw: DrawId(uuid::Uuid::nil()),
            result_hash: Hash::of(b"result"),
            rooms_sha256: rooms_hash(&rooms).unwrap(),
            rooms,
            seats: made.seats,
            beside: made.beside,
        }
    }

    #[test]
    fn seats_of_another_order_other_rooms_and_a_seat_that_was_slipped_in_are_told() {
        let honest = published();
        let drawn = groups(&["1-a", "2-b", "1-c"]);
        assert_eq!(seats_again(&honest, &drawn), SeatsAgain { seats: 3, other: 0, rooms: true, beside: true });
        assert_eq!(seats_again(&honest, &groups(&["2-b", "1-a", "1-c"])).other, 2);
        let mut larger = honest.clone();
        larger.rooms[0].seats = 3;
        let again = seats_again(&larger, &drawn);
        assert!(!again.rooms && again.other > 0, "{again:?}");
        let mut slipped = honest.clone();
        slipped.seats.push(Taken { entry: "9-x".into(), room: 1, seat: 2 });
        assert_eq!(seats_again(&slipped, &drawn).other, 1);
        let mut counted = honest;
        counted.beside += 1;
        assert!(!seats_again(&counted, &drawn).agrees());
    }

    #[test]
    fn rooms_that_do_not_hold_everybody_agree_with_nothing() {
        let mut small = published();
        small.rooms.pop();
        assert!(!seats_again(&small, &groups(&["1-a", "2-b", "1-c"])).agrees());
    }
}
