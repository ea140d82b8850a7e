//! The draw's input by number instead of by name: halls, seats, classes of interchangeable examiners, crowded units.

use super::bundle::ExclusionReason;
use super::frozen::{Frozen, Panel};
use crate::examiners::{PanelRole, Roles, drawable};
use crate::regions::ExamRegion;
use std::collections::{BTreeMap, HashMap};

/// Roles of a panel.
pub(super) const ROLES: usize = PanelRole::ALL.len();

/// A set of seats: bit `hall × 3 + role`.
pub(super) type SeatSet = u128;

/// All rooms of one place that need the same panel. A place normally has one.
pub(super) struct Hall {
    pub place: ExamRegion,
    pub panel: Panel,
    /// Indices of the rooms, ascending by label.
    pub rooms: Vec<usize>,
}

/// Examiners whom no hard rule tells apart.
pub(super) struct Class {
    /// The seats its members may take by role and region.
    pub may: SeatSet,
    /// How many they are.
    pub size: u32,
    /// The crowded unit they belong to, if any.
    pub unit: Option<usize>,
}

/// A work unit with more members than some hall it may sit in has rooms, so that the rule of one unit per room can bind.
pub(super) struct CrowdedUnit {
    /// Its pseudonym.
    pub name: String,
    /// Its classes.
    pub classes: Vec<usize>,
}

/// The whole input by number.
pub(super) struct Board {
    /// Ascending by place, then panel.
    pub halls: Vec<Hall>,
    /// Seats of each hall and role, at `hall × 3 + role`.
    pub seats: Vec<u32>,
    pub classes: Vec<Class>,
    pub units: Vec<CrowdedUnit>,
    /// Of each examiner in the pool: the class, or why there is none.
    pub class_of: Vec<Result<usize, ExclusionReason>>,
}

/// The hall of a seat.
pub(super) const fn hall_of(seat: usize) -> usize {
    seat / ROLES
}

/// The seats of one hall.
pub(super) const fn seats_of_hall(hall: usize) -> SeatSet {
    0b111 << (hall * ROLES)
}

/// The members of a set of seats, ascending.
pub(super) fn each(mut set: SeatSet) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let seat = set.trailing_zeros() as usize;
        set &= set.wrapping_sub(1);
        (seat < SeatSet::BITS as usize).then_some(seat)
    })
}

impl Board {
    /// Numbers a document without faults.
    pub fn new(frozen: &Frozen) -> Self {
        let halls = halls(frozen);
        let seats = halls
            .iter()
            .flat_map(|hall| PanelRole::ALL.map(|role| hall.rooms.len() as u32 * u32::from(hall.panel.of(role))))
            .collect();
        let mut board = Self { halls, seats, classes: Vec::new(), units: Vec::new(), class_of: Vec::new() };
        board.sort_examiners(frozen);
        board
    }

    /// The seats that role and region allow.
    pub fn allowed(&self, frozen: &Frozen, home: ExamRegion, roles: &Roles) -> SeatSet {
        let mut set = 0;
        for (index, hall) in self.halls.iter().enumerate() {
            if frozen.rules.admit(home, hall.place) {
                for (offset, role) in PanelRole::ALL.into_iter().enumerate() {
                    if roles.contains(role) && hall.panel.of(role) > 0 {
                        set |= 1 << (index * ROLES + offset);
                    }
                }
            }
        }
        set
    }

    /// The rooms of a hall.
    pub fn rooms(&self, hall: usize) -> u32 {
        self.halls.get(hall).map_or(0, |hall| hall.rooms.len() as u32)
    }

    fn sort_examiners(&mut self, frozen: &Frozen) {
        let mut allowed: HashMap<(ExamRegion, Vec<PanelRole>), SeatSet> = HashMap::new();
        let examiners: Vec<Result<SeatSet, ExclusionReason>> = frozen
            .pool
            .iter()
            .map(|entrant| {
                drawable(&entrant.standing(), frozen.day)?;
                let key = (entrant.home, entrant.roles.iter().collect());
                Ok(*allowed.entry(key).or_insert_with(|| self.allowed(frozen, entrant.home, &entrant.roles)))
            })
            .collect();
        let crowded = self.crowded(frozen, &examiners);
        let mut classes: BTreeMap<(Option<usize>, SeatSet), usize> = BTreeMap::new();
        for (entrant, may) in frozen.pool.iter().zip(examiners) {
            let class = may.map(|may| {
                let unit = crowded.get(entrant.unit.as_str()).copied();
                let class = *classes.entry((unit, may)).or_insert_with(|| {
                    self.classes.push(Class { may, size: 0, unit });
                    self.classes.len() - 1
                });
                self.classes[class].size += 1;
                class
            });
            self.class_of.push(class);
        }
        self.units = vec![(); crowded.len()]
            .into_iter()
            .map(|()| CrowdedUnit { name: String::new(), classes: Vec::new() })
            .collect();
        for (name, unit) in crowded {
            self.units[unit].name = name.to_owned();
        }
        for (index, class) in self.classes.iter().enumerate() {
            if let Some(unit) = class.unit {
                self.units[unit].classes.push(index);
            }
        }
    }

    /// The units for which the rule of one unit per room can bind in some hall, numbered by their first member.
    fn crowded<'a>(
        &self,
        frozen: &'a Frozen,
        examiners: &[Result<SeatSet, ExclusionReason>],
    ) -> HashMap<&'a str, usize> {
        let mut crowded = HashMap::new();
        if !frozen.rules.one_unit_per_room {
            return crowded;
        }
        let mut members: HashMap<&str, (u32, SeatSet)> = HashMap::new();
        for (entrant, may) in frozen.pool.iter().zip(examiners) {
            if let Ok(may) = *may {
                let unit = members.entry(entrant.unit.as_str()).or_default();
                unit.0 += 1;
                unit.1 |= may;
            }
        }
        let smallest = |may: SeatSet| {
            (0..self.halls.len()).filter(|hall| may & seats_of_hall(*hall) != 0).map(|hall| self.rooms(hall)).min()
        };
        for entrant in &frozen.pool {
            let unit = entrant.unit.as_str();
            if let Some((size, may)) = members.get(unit)
                && smallest(*may).is_some_and(|rooms| *size > rooms)
            {
                let next = crowded.len();
                crowded.entry(unit).or_insert(next);
            }
        }
        crowded
    }
}

fn halls(frozen: &Frozen) -> Vec<Hall> {
    let mut halls: BTreeMap<(ExamRegion, Panel), Vec<usize>> = BTreeMap::new();
    for (index, room) in frozen.rooms.iter().enumerate() {
        halls.entry((room.place, room.seats)).or_default().push(index);
    }
    halls.into_iter().map(|((place, panel), rooms)| Hall { place, panel, rooms }).collect()
}
