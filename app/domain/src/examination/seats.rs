//! From the drawn order to the seats: a pure rule, so that anybody can repeat it with the draw's published result.
//!
//! Groups take the rooms in their order; a group begins a new room, so that nobody in a room sits other papers. In a
//! room, the next of the drawn order takes the next seat; where that would put two of one position beside each other, the
//! first of another position in the order goes before. Where only one position is left they do sit beside each other, and
//! such pairs are counted.

use super::lots::position_of;
use super::rooms::ExamRoom;
use crate::draws::lots::GroupDrawn;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// A seat and who has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The entry in the draw.
    pub entry: String,
    /// The room's place in the list of rooms, from 0.
    pub room: usize,
    /// The seat in the room, from 1.
    pub seat: u16,
}

/// Every seat that is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seating {
    /// The seats in the order of rooms and seats: the order of the tickets.
    pub seats: Vec<Taken>,
    /// How often two of one position sit on neighbouring numbers of a room.
    pub beside: u32,
}

/// The rooms do not hold everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowded {
    /// Seats that are missing.
    pub lacking: usize,
}

/// Gives every drawn entry its seat.
///
/// # Errors
/// [`Crowded`].
pub fn seat(rooms: &[ExamRoom], groups: &[GroupDrawn]) -> Result<Seating, Crowded> {
    let mut seating = Seating::default();
    let mut free = rooms.iter().enumerate();
    let mut lacking = 0;
    for group in groups {
        let mut waiting = Waiting { rest: group.order.iter(), held: VecDeque::new() };
        let mut left = group.order.len();
        while left > 0 {
            let Some((room, it)) = free.next() else {
                lacking += left;
                break;
            };
            let here = u16::try_from(left).map_or(it.seats, |left| left.min(it.seats));
            left -= usize::from(here);
            let mut beside = None;
            for seat in 1..=here {
                let Some(entry) = waiting.next(beside) else { break };
                let position = Some(position_of(entry));
                seating.beside += u32::from(beside == position);
                beside = position;
                seating.seats.push(Taken { entry: entry.to_owned(), room, seat });
            }
        }
    }
    if lacking == 0 { Ok(seating) } else { Err(Crowded { lacking }) }
}

/// Those of a group who have no seat yet.
struct Waiting<'a> {
    /// In the drawn order.
    rest: std::slice::Iter<'a, String>,
    /// Whom the order has passed over; all of one position.
    held: VecDeque<&'a str>,
}

impl<'a> Waiting<'a> {
    /// The next in the order who is of another position than whoever sits beside; the next at all where there is none.
    fn next(&mut self, beside: Option<&str>) -> Option<&'a str> {
        if self.held.front().is_some_and(|entry| Some(position_of(entry)) != beside) {
            return self.held.pop_front();
        }
        for entry in self.rest.by_ref() {
            if Some(position_of(entry)) != beside {
                return Some(entry);
            }
            self.held.push_back(entry);
        }
        self.held.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rooms(seats: &[u16]) -> Vec<ExamRoom> {
        let room = |(at, seats): (usize, &u16)| ExamRoom {
            site: "甲".into(),
            address: "乙".into(),
            room: at.to_string(),
            seats: *seats,
        };
        seats.iter().enumerate().map(room).collect()
    }

    fn group(label: &str, order: &[&str]) -> GroupDrawn {
        GroupDrawn { label: label.into(), order: order.iter().map(|entry| (*entry).to_owned()).collect() }
    }

    fn seated(seating: &Seating) -> Vec<(usize, u16, &str)> {
        seating.seats.iter().map(|it| (it.room, it.seat, it.entry.as_str())).collect()
    }

    #[test]
    fn neighbours_are_of_different_positions_while_that_can_be() {
        let drawn = [group("P1", &["1-a", "1-b", "1-c", "2-d", "2-e"])];
        let seating = seat(&rooms(&[3, 3]), &drawn).unwrap();
        assert_eq!(seated(&seating), [(0, 1, "1-a"), (0, 2, "2-d"), (0, 3, "1-b"), (1, 1, "1-c"), (1, 2, "2-e")]);
        assert_eq!(seating.beside, 0);
        let alone = seat(&rooms(&[3]), &[group("P1", &["1-a", "1-b", "2-c"])]).unwrap();
        assert_eq!((seated(&alone)[1].2, alone.beside), ("2-c", 0));
        let one = seat(&rooms(&[2, 2]), &[group("P1", &["1-a", "1-b", "1-c"])]).unwrap();
        assert_eq!(one.beside, 1, "the pair of the first room; rooms part the others");
    }

    #[test]
    fn a_set_of_papers_begins_a_new_room_and_lacking_seats_are_counted() {
        let drawn = [group("P1", &["1-a"]), group("P2", &["2-b", "2-c"])];
        assert_eq!(seated(&seat(&rooms(&[5, 1, 9]), &drawn).unwrap()), [(0, 1, "1-a"), (1, 1, "2-b"), (2, 1, "2-c")]);
        assert_eq!(seat(&rooms(&[5, 1]), &drawn), Err(Crowded { lacking: 1 }));
        assert_eq!(seat(&rooms(&[5]), &drawn), Err(Crowded { lacking: 2 }));
    }

    proptest! {
        #[test]
        fn everybody_has_one_seat(positions in prop::collection::vec(0_u8..4, 0..60), size in 1_u16..7) {
            let order: Vec<String> = positions.iter().enumerate().map(|(at, of)| format!("{of}-{at}")).collect();
            let drawn = [GroupDrawn { label: "P1".into(), order: order.clone() }];
            let seating = seat(&rooms(&[size; 60]), &drawn).unwrap();
            let mut sitting: Vec<&String> = seating.seats.iter().map(|it| &it.entry).collect();
            let mut all: Vec<&String> = order.iter().collect();
            sitting.sort();
            all.sort();
            prop_assert_eq!(sitting, all);
            let mut places: Vec<(usize, u16)> = seating.seats.iter().map(|it| (it.room, it.seat)).collect();
            places.dedup();
            prop_assert_eq!(places.len(), order.len());
            prop_assert!(places.is_sorted());
        }
    }
}
