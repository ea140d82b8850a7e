//! The hard rules, checked seat by seat without knowing how the draw works.

use super::finding::{BrokenRule, Finding};
use crate::draws::bundle::{DrawResult, SeatTaken};
use crate::draws::frozen::{Entrant, Frozen, Room};
use crate::examiners::{PanelRole, drawable};
use std::collections::{HashMap, HashSet};

/// Every seat that breaks a rule, and every seat that is empty.
pub(super) fn broken(frozen: &Frozen, result: &DrawResult) -> Vec<Finding> {
    let pool: HashMap<&str, &Entrant> = frozen.pool.iter().map(|it| (it.label.as_str(), it)).collect();
    let rooms: HashMap<&str, &Room> = frozen.rooms.iter().map(|it| (it.label.as_str(), it)).collect();
    let mut taken: HashSet<(&str, PanelRole, u8)> = HashSet::new();
    let mut seated: HashSet<&str> = HashSet::new();
    let mut units: HashSet<(&str, &str)> = HashSet::new();
    let mut findings = Vec::new();
    for seat in &result.seats {
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
        let table = [
            (BrokenRule::SeatedTwice, !seated.insert(&seat.label)),
            (BrokenRule::NotEligible, drawable(&entrant.standing(), frozen.day).is_err()),
            (BrokenRule::Role, !entrant.roles.contains(seat.role)),
            (BrokenRule::HomeRegion, entrant.home == room.place),
            (BrokenRule::ConflictPair, frozen.rules.pairs(entrant.home, room.place)),
            (BrokenRule::SameUnit, frozen.rules.one_unit_per_room && !units.insert((&seat.room, &entrant.unit))),
        ];
        findings.extend(table.into_iter().filter(|(_, broken)| *broken).map(|(rule, _)| finding(rule, seat)));
    }
    for room in &frozen.rooms {
        for role in PanelRole::ALL {
            let empty = (1..=room.seats.of(role)).filter(|k| !taken.contains(&(room.label.as_str(), role, *k)));
            findings.extend(empty.map(|k| Finding::RuleBroken {
                rule: BrokenRule::EmptySeat,
                room: room.label.clone(),
                role,
                k,
                label: String::new(),
            }));
        }
    }
    findings
}

fn finding(rule: BrokenRule, seat: &SeatTaken) -> Finding {
    Finding::RuleBroken { rule, room: seat.room.clone(), role: seat.role, k: seat.k, label: seat.label.clone() }
}
