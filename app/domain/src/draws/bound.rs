//! Counting who may sit at most on a set of seats: what the certificate shows, and what settles most questions at once.

use super::board::{Board, SeatSet, each, hall_of, seats_of_hall};
use super::flow::Flow;

/// How many members of a crowded unit can sit on a set of seats at the most, and in which halls its limit binds.
pub(super) struct UnitBound {
    /// Members who may sit there by role and region.
    pub members: u32,
    /// At most so many at once.
    pub at_most: u32,
    /// The halls whose limit binds.
    pub halls: Vec<usize>,
}

/// Whether the seats, as many as are left, outnumber those who may sit on them at once.
pub(super) fn outnumbers(flow: &Flow, seats: SeatSet) -> bool {
    if seats == 0 {
        return false;
    }
    let needed: u32 = each(seats).filter_map(|seat| flow.demand.get(seat)).sum();
    let single = flow.board.classes.iter().zip(&flow.supply).filter(|(class, _)| class.unit.is_none());
    let mut available: u32 = single.filter(|(class, _)| class.may & seats != 0).map(|(_, supply)| supply).sum();
    for unit in 0..flow.board.units.len() {
        if available >= needed {
            return false;
        }
        available += unit_bound(flow, unit, seats).at_most;
    }
    available < needed
}

/// A small flow from the unit's classes to the halls of the seats, and the cut where it ends.
pub(super) fn unit_bound(flow: &Flow, unit: usize, seats: SeatSet) -> UnitBound {
    let board = flow.board;
    let halls: Vec<usize> = (0..board.halls.len()).filter(|hall| seats & seats_of_hall(*hall) != 0).collect();
    let classes: Vec<usize> =
        board.units[unit].classes.iter().copied().filter(|class| board.classes[*class].may & seats != 0).collect();
    let members: u32 = classes.iter().map(|class| flow.supply[*class]).sum();
    let reaches = |class: usize, hall: usize| board.classes[class].may & seats & seats_of_hall(hall) != 0;
    let mut sent = vec![vec![0_u32; halls.len()]; classes.len()];
    let mut room: Vec<u32> = halls.iter().map(|hall| flow.left_of(unit, *hall)).collect();
    let mut spare: Vec<u32> = classes.iter().map(|class| flow.supply[*class]).collect();
    loop {
        // From the classes with members over, whatever can be reached: halls that still have room end the path.
        let mut class_seen: Vec<bool> = spare.iter().map(|spare| *spare > 0).collect();
        let mut from: Vec<Option<usize>> = vec![None; halls.len()];
        let mut came: Vec<Option<usize>> = vec![None; classes.len()];
        let mut queue: Vec<usize> = (0..classes.len()).filter(|class| class_seen[*class]).collect();
        let mut head = 0;
        let mut end = None;
        while let Some(&class) = queue.get(head) {
            head += 1;
            for hall in 0..halls.len() {
                if from[hall].is_some() || !reaches(classes[class], halls[hall]) {
                    continue;
                }
                from[hall] = Some(class);
                if room[hall] > 0 {
                    end = end.or(Some(hall));
                }
                for other in 0..classes.len() {
                    if sent[other][hall] > 0 && !class_seen[other] {
                        class_seen[other] = true;
                        came[other] = Some(hall);
                        queue.push(other);
                    }
                }
            }
        }
        let Some(mut hall) = end else {
            let bound: Vec<usize> =
                (0..halls.len()).filter(|hall| from[*hall].is_some()).map(|hall| halls[hall]).collect();
            return UnitBound { members, at_most: members - spare.iter().sum::<u32>(), halls: bound };
        };
        room[hall] -= 1;
        while let Some(class) = from[hall] {
            sent[class][hall] += 1;
            match came[class] {
                Some(previous) => {
                    sent[class][previous] -= 1;
                    hall = previous;
                }
                None => {
                    spare[class] -= 1;
                    break;
                }
            }
        }
    }
}

/// Of a set of seats, the hall and role of each.
pub(super) fn named(board: &Board, seats: SeatSet) -> impl Iterator<Item = (usize, usize)> {
    each(seats)
        .filter(|seat| board.seats.get(*seat).is_some_and(|count| *count > 0))
        .map(|seat| (hall_of(seat), seat % super::board::ROLES))
}
