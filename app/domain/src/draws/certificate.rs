//! The certificate of impossibility: a set of seats and the count of all who may sit on them, which are too few.
//!
//! It can be checked by counting alone, without searching: [`Certificate::check`].

use super::board::{Board, SeatSet};
use super::bound::{named, unit_bound};
use super::flow::Flow;
use super::frozen::{Frozen, Panel};
use crate::examiners::{PanelRole, drawable};
use crate::regions::ExamRegion;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// Why no complete seating exists: more seats than examiners who may sit on them at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The seats.
    pub seats: Vec<ShortSeats>,
    /// How many they are.
    pub needed: u32,
    /// Examiners who may be drawn and whom role and region allow on one of them.
    pub may_sit: u32,
    /// Units of whom fewer can sit there at once, because no two of one unit sit in a room.
    pub caps: Vec<UnitCap>,
    /// `may_sit` less whom the caps hold back; always below `needed`.
    pub available: u32,
    /// Why the others may not sit there.
    pub cut_out: CutOut,
}

/// All seats of one role in the rooms of one place that need the same panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortSeats {
    /// The place.
    pub place: ExamRegion,
    /// The panel of the rooms.
    pub panel: Panel,
    /// The role.
    pub role: PanelRole,
    /// The rooms.
    pub rooms: u32,
    /// The seats: rooms × seats of the role.
    pub seats: u32,
}

/// A unit that cannot seat all its members on the seats at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitCap {
    /// The unit's pseudonym.
    pub unit: String,
    /// Members who may sit on one of the seats.
    pub members: u32,
    /// Where at most as many may sit as there are rooms.
    pub at: Vec<CappedHall>,
    /// The rooms of those places, plus the members who may sit on one of the seats elsewhere.
    pub at_most: u32,
}

/// Rooms that need the same panel at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CappedHall {
    /// The place.
    pub place: ExamRegion,
    /// The panel of the rooms.
    pub panel: Panel,
}

/// Examiners who may be drawn but not for these seats, each counted under the first rule that applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutOut {
    /// They may take none of the roles.
    pub role: u32,
    /// Wherever their role is needed is their home region.
    pub home: u32,
    /// Only the conflict pair keeps them away.
    pub pair: u32,
    /// Not eligible on the day at all (state, certificate, no role).
    pub not_eligible: u32,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum CertificateFault {
    /// A kind of seat does not exist, stands twice, or is counted wrongly.
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

impl Certificate {
    /// Writes down why the seats outnumber the examiners; none where they do not.
    pub(super) fn of(frozen: &Frozen, board: &Board, seats: SeatSet) -> Option<Box<Self>> {
        let whole = Flow::new(board);
        let seats: Vec<ShortSeats> = named(board, seats).map(|(hall, role)| short_seats(board, hall, role)).collect();
        let set = seat_set(board, &seats)?;
        let caps = (0..board.units.len())
            .map(|unit| (unit, unit_bound(&whole, unit, set)))
            .filter(|(_, bound)| bound.at_most < bound.members)
            .map(|(unit, bound)| UnitCap {
                unit: board.units[unit].name.clone(),
                members: bound.members,
                at: bound.halls.iter().map(|hall| capped_hall(board, *hall)).collect(),
                at_most: bound.at_most,
            })
            .collect();
        let mut certificate = Self {
            needed: seats.iter().map(|it| it.seats).sum(),
            seats,
            may_sit: 0,
            caps,
            available: 0,
            cut_out: CutOut::default(),
        };
        (certificate.may_sit, certificate.cut_out) = certificate.count(frozen);
        let held: u32 = certificate.caps.iter().map(|cap| cap.members - cap.at_most).sum();
        certificate.available = certificate.may_sit.saturating_sub(held);
        certificate.check(frozen).is_ok().then(|| Box::new(certificate))
    }

    /// Counts again, from the document alone and without searching.
    ///
    /// # Errors
    /// [`CertificateFault`].
    pub fn check(&self, frozen: &Frozen) -> Result<(), CertificateFault> {
        self.check_seats(frozen)?;
        self.check_caps(frozen)?;
        if (self.may_sit, self.cut_out) != self.count(frozen) {
            return Err(CertificateFault::Examiners);
        }
        let held: u64 = self.caps.iter().map(|cap| u64::from(cap.members) - u64::from(cap.at_most)).sum();
        if u64::from(self.available) + held != u64::from(self.may_sit) {
            return Err(CertificateFault::Examiners);
        }
        if self.available >= self.needed { Err(CertificateFault::Suffices) } else { Ok(()) }
    }

    fn check_seats(&self, frozen: &Frozen) -> Result<(), CertificateFault> {
        let rooms = rooms_of(frozen);
        let mut seen = BTreeSet::new();
        let mut needed = 0_u64;
        for it in &self.seats {
            let hall = CappedHall { place: it.place, panel: it.panel };
            let right = rooms.get(&hall) == Some(&it.rooms)
                && it.rooms.checked_mul(u32::from(it.panel.of(it.role))) == Some(it.seats)
                && seen.insert((hall, it.role));
            if !right {
                return Err(CertificateFault::Seats);
            }
            needed += u64::from(it.seats);
        }
        if needed == u64::from(self.needed) { Ok(()) } else { Err(CertificateFault::Seats) }
    }

    fn check_caps(&self, frozen: &Frozen) -> Result<(), CertificateFault> {
        let rooms = rooms_of(frozen);
        let mut seen = BTreeSet::new();
        if !self.caps.is_empty() && !frozen.rules.one_unit_per_room {
            return Err(CertificateFault::Caps);
        }
        let mut of_unit: BTreeMap<&str, Vec<usize>> =
            self.caps.iter().map(|cap| (cap.unit.as_str(), Vec::new())).collect();
        for (index, entrant) in frozen.pool.iter().enumerate() {
            if let Some(members) = of_unit.get_mut(entrant.unit.as_str()) {
                members.push(index);
            }
        }
        for cap in &self.caps {
            let at: BTreeSet<CappedHall> = cap.at.iter().copied().collect();
            let capped: u32 = at.iter().filter_map(|hall| rooms.get(hall)).sum();
            let (mut members, mut elsewhere) = (0, 0);
            for entrant in of_unit.get(cap.unit.as_str()).into_iter().flatten().filter_map(|it| frozen.pool.get(*it)) {
                if drawable(&entrant.standing(), frozen.day).is_err() {
                    continue;
                }
                let mut mine = self
                    .seats
                    .iter()
                    .filter(|seat| entrant.roles.contains(seat.role) && frozen.rules.admit(entrant.home, seat.place));
                members += u32::from(mine.clone().next().is_some());
                elsewhere +=
                    u32::from(mine.any(|seat| !at.contains(&CappedHall { place: seat.place, panel: seat.panel })));
            }
            let at_most = capped + elsewhere;
            let right = members == cap.members && at_most == cap.at_most && cap.at_most < cap.members;
            if !right || !seen.insert(cap.unit.as_str()) {
                return Err(CertificateFault::Caps);
            }
        }
        Ok(())
    }

    /// Counts who may sit on the seats, and why the others may not.
    fn count(&self, frozen: &Frozen) -> (u32, CutOut) {
        let mut may_sit = 0;
        let mut out = CutOut::default();
        let places: BTreeSet<(ExamRegion, PanelRole)> = self.seats.iter().map(|it| (it.place, it.role)).collect();
        for entrant in &frozen.pool {
            if drawable(&entrant.standing(), frozen.day).is_err() {
                out.not_eligible += 1;
                continue;
            }
            let with_role: Vec<ExamRegion> =
                places.iter().filter(|(_, role)| entrant.roles.contains(*role)).map(|(place, _)| *place).collect();
            let slot = if with_role.is_empty() {
                &mut out.role
            } else if with_role.iter().any(|place| frozen.rules.admit(entrant.home, *place)) {
                &mut may_sit
            } else if with_role.iter().any(|place| *place != entrant.home) {
                &mut out.pair
            } else {
                &mut out.home
            };
            *slot += 1;
        }
        (may_sit, out)
    }
}

/// The rooms of each hall.
fn rooms_of(frozen: &Frozen) -> BTreeMap<CappedHall, u32> {
    let mut rooms = BTreeMap::new();
    for room in &frozen.rooms {
        *rooms.entry(CappedHall { place: room.place, panel: room.seats }).or_default() += 1;
    }
    rooms
}

fn capped_hall(board: &Board, hall: usize) -> CappedHall {
    let hall = &board.halls[hall];
    CappedHall { place: hall.place, panel: hall.panel }
}

fn short_seats(board: &Board, hall: usize, role: usize) -> ShortSeats {
    let CappedHall { place, panel } = capped_hall(board, hall);
    let (role, rooms) = (PanelRole::ALL[role], board.rooms(hall));
    ShortSeats { place, panel, role, rooms, seats: rooms * u32::from(panel.of(role)) }
}

fn seat_set(board: &Board, seats: &[ShortSeats]) -> Option<SeatSet> {
    let mut set = 0;
    for it in seats {
        let hall = board.halls.iter().position(|hall| (hall.place, hall.panel) == (it.place, it.panel))?;
        let role = PanelRole::ALL.iter().position(|role| *role == it.role)?;
        set |= 1 << (hall * super::board::ROLES + role);
    }
    (set != 0).then_some(set)
}
