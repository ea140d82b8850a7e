//! Fairness as a picture: the same document drawn again under other seeds, and how often each examiner is seated.
//!
//! Nothing here decides anything. The seeds follow from the document's hash, so that everybody counts the same.

use super::frozen::Frozen;
use super::{Drawing, draw};
use crate::examiners::Roles;
use crate::ledger::merkle::Hash;
use crate::regions::ExamRegion;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What some draws under other seeds came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redrawn {
    /// How many draws.
    pub rounds: u32,
    /// How often each examiner who can be drawn was seated, by their place in the document's pool.
    pub seated: BTreeMap<u32, u32>,
}

/// Draws a seating `rounds` times under other seeds, the first of them of number `from`. Nothing for lots.
pub fn redraw(frozen: &Frozen, frozen_hash: Hash, from: u32, rounds: u32) -> Redrawn {
    let Some(seating) = frozen.task.seating() else { return Redrawn::default() };
    let places: HashMap<&str, u32> = seating.pool.iter().map(|it| it.label.as_str()).zip(0..).collect();
    let mut redrawn = Redrawn::default();
    for number in from..from.saturating_add(rounds) {
        let seed = Hash::of(format!("{} fairness {frozen_hash} {number}", frozen.v).as_bytes());
        let Drawing::Drawn(result) = draw(frozen, frozen_hash, seed) else { return redrawn };
        let Some(drawn) = result.drawn.seating() else { return redrawn };
        redrawn.rounds += 1;
        for label in &drawn.order {
            if let Some(place) = places.get(label.as_str()) {
                redrawn.seated.entry(*place).or_insert(0);
            }
        }
        for seat in &drawn.seats {
            if let Some(place) = places.get(seat.label.as_str()) {
                *redrawn.seated.entry(*place).or_insert(0) += 1;
            }
        }
    }
    redrawn
}

impl Redrawn {
    /// Adds further draws of the same document.
    pub fn add(&mut self, more: Self) {
        self.rounds += more.rounds;
        for (place, count) in more.seated {
            *self.seated.entry(place).or_insert(0) += count;
        }
    }
}

/// Examiners in the same position: of one region, with the same roles, all or none from personnel departments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// Their home region.
    pub home: ExamRegion,
    /// The seats they may take.
    pub roles: Roles,
    /// Whether they come from personnel departments.
    pub personnel: bool,
    /// How many they are.
    pub examiners: u32,
    /// How many of them this draw seated.
    pub seated: u32,
    /// How many seats they were given in all the other draws together.
    pub seats: u32,
    /// How often the one of them who was seated least often was seated.
    pub least: u32,
    /// How often the one of them who was seated most often was seated.
    pub most: u32,
}

/// The examiners who can be drawn, by position; `seated` holds the labels that this draw seated.
pub fn alike(frozen: &Frozen, seated: &HashSet<&str>, redrawn: &Redrawn) -> Vec<Alike> {
    let pool = frozen.task.seating().map_or(&[][..], |seating| &seating.pool);
    let mut groups: BTreeMap<(ExamRegion, String, bool), Alike> = BTreeMap::new();
    for (place, count) in &redrawn.seated {
        let Some(entrant) = pool.get(*place as usize) else { continue };
        let roles: Vec<&str> = entrant.roles.iter().map(|role| role.as_str()).collect();
        let group = groups.entry((entrant.home, roles.join(","), entrant.personnel)).or_insert_with(|| Alike {
            home: entrant.home,
            roles: entrant.roles.clone(),
            personnel: entrant.personnel,
            examiners: 0,
            seated: 0,
            seats: 0,
            least: u32::MAX,
            most: 0,
        });
        group.examiners += 1;
        group.seated += u32::from(seated.contains(entrant.label.as_str()));
        group.seats += count;
        group.least = group.least.min(*count);
        group.most = group.most.max(*count);
    }
    groups.into_values().collect()
}
