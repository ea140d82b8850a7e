//! The certificate of impossibility: a set of seats and the count of all who may sit on them, which are too few.
//!
//! It can be checked by counting alone, without searching: [`Certificate::check`].

use super::board::{Board, Kinds, ROLES, each, kinds_at};
use super::bound::{Limits, Short, unit_bound};
use super::document::{Entrant, Room, Seating};
use super::witness::Witness;
use crate::examiners::{PanelRole, drawable};
use crate::regions::ExamRegion;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use thiserror::Error;

/// Why no complete seating exists: more seats than examiners who may sit on them at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The seats.
    pub demands: Vec<Demand>,
    /// How many they are.
    pub needed: u32,
    /// Examiners who may be drawn and whom region, role and avoidance allow on one of them.
    pub may_sit: u32,
    /// Units of whom fewer can sit there at once, because a room takes only so many of one unit.
    pub caps: Vec<UnitCap>,
    /// `may_sit` less whom the caps hold back; always below `needed`.
    pub available: u32,
    /// Why the others may not sit there.
    pub cut_out: CutOut,
}

/// Seats of one kind at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// The place.
    pub place: ExamRegion,
    /// What is needed there.
    pub needed: Needed,
    /// The rooms, ascending by label; none means every room of the place.
    pub rooms: Option<Vec<String>>,
    /// How many seats of the kind these rooms have.
    pub seats: u32,
}

/// What a demand counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Needed {
    /// The chiefs' seats.
    Chief,
    /// The deputies' seats.
    Deputy,
    /// The public examiners' seats.
    Public,
    /// The examiners from personnel departments whom the rooms need on their leading seats.
    Personnel,
}

/// A unit that cannot seat all its members on the seats at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitCap {
    /// The unit's pseudonym.
    pub unit: String,
    /// Members who may sit on one of the seats.
    pub members: u32,
    /// Where the rooms take only so many of them.
    pub at: Vec<ExamRegion>,
    /// What the rooms of those places take together, plus the members who may sit on one of the seats elsewhere.
    pub at_most: u32,
}

/// Examiners who may be drawn but not for these seats, each counted under the first rule that leaves them none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutOut {
    /// Not eligible on the day at all (state, certificate, assessment, no role).
    pub not_eligible: u32,
    /// They may take none of the roles.
    pub role: u32,
    /// Wherever their role is needed is their home region.
    pub home: u32,
    /// Only the conflict pair keeps them away.
    pub pair: u32,
    /// They were called to another region.
    pub called: u32,
    /// They are not from a personnel department.
    pub personnel: u32,
    /// They must avoid the rooms.
    pub avoid: u32,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateFault {
    /// A kind of seat does not exist, stands twice, is none at all, or is counted wrongly.
    #[error("the seats are not those of the document")]
    Seats,
    /// A unit's limit is counted wrongly.
    #[error("a unit's limit is counted wrongly")]
    Caps,
    /// The examiners are counted wrongly.
    #[error("the examiners are counted wrongly")]
    Examiners,
    /// The examiners suffice: nothing is shown.
    #[error("the examiners suffice")]
    Suffices,
}

impl Needed {
    const ALL: [Self; 4] = [Self::Chief, Self::Deputy, Self::Public, Self::Personnel];

    /// The roles whose seats are meant.
    const fn roles(self) -> &'static [PanelRole] {
        match self {
            Self::Chief => &[PanelRole::Chief],
            Self::Deputy => &[PanelRole::Deputy],
            Self::Public => &[PanelRole::Public],
            Self::Personnel => &[PanelRole::Chief, PanelRole::Deputy],
        }
    }

    fn seats(self, room: &Room) -> u32 {
        match self {
            Self::Chief => u32::from(room.seats.chief),
            Self::Deputy => u32::from(room.seats.deputy),
            Self::Public => u32::from(room.seats.public),
            Self::Personnel => u32::from(room.personnel),
        }
    }

    /// Whether the two would count one seat twice.
    fn overlaps(self, other: Self) -> bool {
        self == other
            || (self == Self::Personnel || other == Self::Personnel) && self != Self::Public && other != Self::Public
    }
}

/// The demands against the document: which rooms each has.
struct Counted<'a> {
    seating: &'a Seating,
    day: NaiveDate,
    demands: Vec<(&'a Demand, Vec<&'a Room>)>,
}

impl Certificate {
    /// Writes down why the seats outnumber the examiners; none where they do not.
    pub(super) fn of(seating: &Seating, day: NaiveDate, board: &Board, short: &Short) -> Option<Box<Self>> {
        let demands = demands(seating, board, short);
        let mut certificate = Self {
            needed: demands.iter().map(|it| it.seats).sum(),
            demands,
            may_sit: 0,
            caps: caps(board, short),
            available: 0,
            cut_out: CutOut::default(),
        };
        let (may_sit, cut_out) = certificate.counted(seating, day).ok()?.count();
        let held: u32 = certificate.caps.iter().map(|cap| cap.members - cap.at_most).sum();
        (certificate.may_sit, certificate.cut_out) = (may_sit, cut_out);
        certificate.available = may_sit.saturating_sub(held);
        certificate.check(seating, day).is_ok().then(|| Box::new(certificate))
    }

    /// Counts again, from the document alone and without searching.
    ///
    /// # Errors
    /// [`CertificateFault`].
    pub fn check(&self, seating: &Seating, day: NaiveDate) -> Result<(), CertificateFault> {
        let counted = self.counted(seating, day)?;
        counted.check_caps(&self.caps)?;
        if (self.may_sit, self.cut_out) != counted.count() {
            return Err(CertificateFault::Examiners);
        }
        let held: u64 = self.caps.iter().map(|cap| u64::from(cap.members) - u64::from(cap.at_most)).sum();
        if u64::from(self.available) + held != u64::from(self.may_sit) {
            return Err(CertificateFault::Examiners);
        }
        if self.available >= self.needed { Err(CertificateFault::Suffices) } else { Ok(()) }
    }

    /// Whoever may be drawn and may sit on one of the seats, in the order of the document.
    ///
    /// # Errors
    /// [`CertificateFault::Seats`] where the seats are not those of the document.
    pub fn who_may_sit<'a>(&self, seating: &'a Seating, day: NaiveDate) -> Result<Vec<&'a Entrant>, CertificateFault> {
        let counted = self.counted(seating, day)?;
        Ok(seating.pool.iter().filter(|entrant| counted.left(entrant).is_ok()).collect())
    }

    /// Finds the rooms of the demands and counts their seats.
    fn counted<'a>(&'a self, seating: &'a Seating, day: NaiveDate) -> Result<Counted<'a>, CertificateFault> {
        let mut seen: HashMap<&str, Vec<Needed>> = HashMap::new();
        let mut needed = 0_u64;
        let mut demands = Vec::new();
        for demand in &self.demands {
            let rooms: Vec<&Room> = seating.rooms.iter().filter(|room| demand.takes(room)).collect();
            let named = demand.rooms.as_ref().map_or(rooms.len(), Vec::len);
            let seats: u64 = rooms.iter().map(|room| u64::from(demand.needed.seats(room))).sum();
            if rooms.len() != named || seats == 0 || seats != u64::from(demand.seats) {
                return Err(CertificateFault::Seats);
            }
            for room in &rooms {
                let known = seen.entry(&room.label).or_default();
                if known.iter().any(|other| other.overlaps(demand.needed)) {
                    return Err(CertificateFault::Seats);
                }
                known.push(demand.needed);
            }
            needed += seats;
            demands.push((demand, rooms));
        }
        if needed != u64::from(self.needed) {
            return Err(CertificateFault::Seats);
        }
        Ok(Counted { seating, day, demands })
    }
}

impl Demand {
    fn takes(&self, room: &Room) -> bool {
        let named = |rooms: &Vec<String>| rooms.binary_search(&room.label).is_ok();
        room.place == self.place && self.rooms.as_ref().is_none_or(named)
    }
}

/// Where an examiner is counted whom a rule leaves nothing.
type Slot = fn(&mut CutOut) -> &mut u32;
/// Whether a rule leaves an examiner a demand.
type Keeps = fn(&Seating, &Entrant, &Demand, &[&Room]) -> bool;

impl Counted<'_> {
    /// The rules in order, each with the demands that it leaves an examiner; the last says which they may take.
    fn left(&self, entrant: &Entrant) -> Result<Vec<usize>, Slot> {
        if drawable(&entrant.standing(), self.day).is_err() {
            return Err(|out| &mut out.not_eligible);
        }
        let rules: [(Keeps, Slot); 6] = [
            (|_, it, demand, _| demand.needed.roles().iter().any(|role| it.roles.contains(*role)), |out| &mut out.role),
            (|_, it, demand, _| it.home != demand.place, |out| &mut out.home),
            (|seating, it, demand, _| seating.admit(it.home, demand.place), |out| &mut out.pair),
            (|_, it, demand, _| it.called.is_none_or(|called| called == demand.place), |out| &mut out.called),
            (|_, it, demand, _| it.personnel || demand.needed != Needed::Personnel, |out| &mut out.personnel),
            (
                |_, it, demand, rooms| {
                    it.avoid.is_empty()
                        || rooms.iter().any(|room| demand.needed.seats(room) > 0 && !it.avoids(&room.label))
                },
                |out| &mut out.avoid,
            ),
        ];
        let mut left: Vec<usize> = (0..self.demands.len()).collect();
        for (keeps, slot) in rules {
            left.retain(|index| keeps(self.seating, entrant, self.demands[*index].0, &self.demands[*index].1));
            if left.is_empty() {
                return Err(slot);
            }
        }
        Ok(left)
    }

    /// Counts who may sit on the seats, and why the others may not.
    fn count(&self) -> (u32, CutOut) {
        let mut may_sit = 0;
        let mut out = CutOut::default();
        for entrant in &self.seating.pool {
            match self.left(entrant) {
                Ok(_) => may_sit += 1,
                Err(slot) => *slot(&mut out) += 1,
            }
        }
        (may_sit, out)
    }

    fn check_caps(&self, caps: &[UnitCap]) -> Result<(), CertificateFault> {
        let mut of_unit: BTreeMap<&str, Vec<&Entrant>> =
            caps.iter().map(|cap| (cap.unit.as_str(), Vec::new())).collect();
        if of_unit.len() != caps.len() {
            return Err(CertificateFault::Caps);
        }
        for entrant in &self.seating.pool {
            if let Some(members) = of_unit.get_mut(entrant.unit.as_str()) {
                members.push(entrant);
            }
        }
        let rooms: BTreeMap<&str, &Room> =
            self.demands.iter().flat_map(|(_, rooms)| rooms).map(|room| (room.label.as_str(), *room)).collect();
        for cap in caps {
            let at: BTreeSet<ExamRegion> = cap.at.iter().copied().collect();
            let limits = rooms.values().filter(|room| at.contains(&room.place)).map(|room| room.of_one_unit);
            let limit: u64 = limits.map(|limit| limit.map_or(u64::from(u32::MAX), u64::from)).sum();
            let (mut members, mut elsewhere) = (0, 0);
            for entrant in of_unit.get(cap.unit.as_str()).into_iter().flatten() {
                if let Ok(left) = self.left(entrant) {
                    members += 1;
                    elsewhere += u64::from(left.iter().any(|index| !at.contains(&self.demands[*index].0.place)));
                }
            }
            let right = members == cap.members && limit + elsewhere == u64::from(cap.at_most) && cap.at_most < members;
            if !right {
                return Err(CertificateFault::Caps);
            }
        }
        Ok(())
    }
}

fn region(place: usize) -> ExamRegion {
    ExamRegion::ALL[place]
}

/// The demands of a shortage, by place and kind.
fn demands(seating: &Seating, board: &Board, short: &Short) -> Vec<Demand> {
    let whole = |place: ExamRegion, needed: Needed| {
        let seats = seating.rooms.iter().filter(|room| room.place == place).map(|room| needed.seats(room)).sum();
        Demand { place, needed, rooms: None, seats }
    };
    let demands: Vec<Demand> = match short {
        Short::Kinds(kinds) => {
            each(*kinds).map(|kind| whole(region(kind / ROLES), Needed::ALL[kind % ROLES])).collect()
        }
        Short::Personnel(places) => {
            let places = (0..ExamRegion::ALL.len()).filter(|place| places & kinds_at(*place) != 0);
            places.map(|place| whole(region(place), Needed::Personnel)).collect()
        }
        Short::Slots(slots) => {
            let mut kinds: BTreeMap<usize, Vec<String>> = BTreeMap::new();
            for slot in slots {
                let label = seating.rooms[board.rooms[slot / ROLES].index].label.clone();
                kinds.entry(board.kind(*slot)).or_default().push(label);
            }
            let some = |(kind, rooms): (usize, Vec<String>)| {
                let (place, needed) = (region(kind / ROLES), Needed::ALL[kind % ROLES]);
                let mut demand = Demand { place, needed, rooms: Some(rooms), seats: 0 };
                let taken = seating.rooms.iter().filter(|room| demand.takes(room));
                demand.seats = taken.map(|room| needed.seats(room)).sum();
                demand
            };
            kinds.into_iter().map(some).collect()
        }
    };
    demands.into_iter().filter(|it| it.seats > 0).collect()
}

/// The units whose limit binds on the seats.
fn caps(board: &Board, short: &Short) -> Vec<UnitCap> {
    let Short::Kinds(kinds) = short else { return Vec::new() };
    let kinds: Kinds = *kinds;
    let whole = Witness::new(board);
    let limits = Limits::of(&whole, kinds);
    let bounds = (0..board.units.len()).map(|unit| (unit, unit_bound(&whole, unit, kinds, &limits, None)));
    bounds
        .filter(|(_, bound)| bound.at_most < bound.members)
        .map(|(unit, bound)| UnitCap {
            unit: board.units[unit].clone(),
            members: bound.members,
            at: bound.places.into_iter().map(region).collect(),
            at_most: bound.at_most,
        })
        .collect()
}
