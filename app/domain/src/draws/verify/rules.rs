//! The hard rules, checked seat by seat and room by room without knowing how the draw works.

use super::finding::{BrokenRule, Finding};
use crate::draws::bundle::{SeatTaken, SeatingDrawn};
use crate::draws::seating::document::{Entrant, Room, Seating};
use crate::examiners::{PanelRole, drawable};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// What sits in one room.
#[derive(Default)]
struct InRoom<'a> {
    units: HashMap<&'a str, u16>,
    recruiting: u16,
    personnel: u16,
}

/// Every seat and room that breaks a rule, and every seat that is empty.
pub(super) fn broken(seating: &Seating, day: NaiveDate, drawn: &SeatingDrawn) -> Vec<Finding> {
    let pool: HashMap<&str, &Entrant> = seating.pool.iter().map(|it| (it.label.as_str(), it)).collect();
    let rooms: HashMap<&str, &Room> = seating.rooms.iter().map(|it| (it.label.as_str(), it)).collect();
    let mut taken: HashSet<(&str, PanelRole, u16)> = HashSet::new();
    let mut seated: HashSet<&str> = HashSet::new();
    let mut in_room: HashMap<&str, InRoom> = HashMap::new();
    let mut findings = Vec::new();
    for seat in &drawn.seats {
        let room = rooms.get(seat.room.as_str()).filter(|room| (1..=room.seats.of(seat.role)).contains(&seat.k));
        let Some(room) = room else {
            findings.push(finding(BrokenRule::NoSuchSeat, seat));
            continue;
        };
        if !taken.insert((&seat.room, seat.role, seat.k)) {
            findings.push(finding(BrokenRule::NoSuchSeat, seat));
        }
        let Some(entrant) = pool.get(seat.label.as_str()) else {
            findings.push(finding(BrokenRule::NotInPool, seat));
            continue;
        };
        let there = in_room.entry(&seat.room).or_default();
        let of_unit = there.units.entry(&entrant.unit).or_default();
        *of_unit = of_unit.saturating_add(1);
        let too_many = room.of_one_unit.is_some_and(|limit| *of_unit > limit);
        there.recruiting = there.recruiting.saturating_add(u16::from(room.recruits(&entrant.unit)));
        there.personnel =
            there.personnel.saturating_add(u16::from(entrant.personnel && seat.role != PanelRole::Public));
        let table = [
            (BrokenRule::SeatedTwice, !seated.insert(&seat.label)),
            (BrokenRule::NotEligible, drawable(&entrant.standing(), day).is_err()),
            (BrokenRule::Role, !entrant.roles.contains(seat.role)),
            (BrokenRule::HomeRegion, entrant.home == room.place),
            (BrokenRule::ConflictPair, seating.pairs(entrant.home, room.place)),
            (BrokenRule::CalledElsewhere, entrant.called.is_some_and(|called| called != room.place)),
            (BrokenRule::Avoided, entrant.avoids(&room.label)),
            (BrokenRule::SameUnit, too_many),
            (BrokenRule::Recruiting, room.recruits(&entrant.unit) && there.recruiting > room.of_recruiting),
        ];
        findings.extend(table.into_iter().filter(|(_, broken)| *broken).map(|(rule, _)| finding(rule, seat)));
    }
    for room in &seating.rooms {
        let empty =
            |rule, role, k| Finding::RuleBroken { rule, room: room.label.clone(), role, k, label: String::new() };
        for role in PanelRole::ALL {
            let missing = (1..=room.seats.of(role)).filter(|k| !taken.contains(&(room.label.as_str(), role, *k)));
            findings.extend(missing.map(|k| empty(BrokenRule::EmptySeat, role, k)));
        }
        if in_room.get(room.label.as_str()).map_or(0, |it| it.personnel) < room.personnel {
            findings.push(empty(BrokenRule::Personnel, PanelRole::Chief, 1));
        }
    }
    findings
}

fn finding(rule: BrokenRule, seat: &SeatTaken) -> Finding {
    Finding::RuleBroken { rule, room: seat.room.clone(), role: seat.role, k: seat.k, label: seat.label.clone() }
}
