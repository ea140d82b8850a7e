//! Replacements (递补): one seat is filled by the next in the order that the seed already fixed; nobody else moves.

use super::document::{Entrant, Room, Seating};
use crate::draws::bundle::{SeatTaken, SeatingDrawn};
use crate::examiners::{PanelRole, drawable};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use thiserror::Error;

/// One seat that changed hands after the draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// The room.
    pub room: String,
    /// The role.
    pub role: PanelRole,
    /// Which seat of that role.
    pub k: u16,
    /// Who left it; they are not drawn again.
    pub out: String,
    /// Why.
    pub because: LeftBecause,
    /// Who takes it: the first in the drawn order who sits nowhere, has not left a seat, and keeps every rule. None
    /// where there is nobody; then the seat stays empty.
    pub into: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why an examiner left a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LeftBecause {
    /// They asked to be replaced, and staff agreed (请求更换).
    Refused,
    /// A reason for avoidance was found (回避).
    Avoidance,
    /// They were found ineligible after the draw (资格不符).
    Ineligible,
    /// They did not come (缺席).
    Absent,
}

impl LeftBecause {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Refused, Self::Avoidance, Self::Ineligible, Self::Absent];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Avoidance => "avoidance",
            Self::Ineligible => "ineligible",
            Self::Absent => "absent",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// Why a replacement cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotReplaceable {
    /// Nobody of that label sits anywhere now: not drawn, or already replaced.
    #[error("nobody of that label sits anywhere now")]
    NotSeated,
    /// The document, the draw and the replacements do not belong together.
    #[error("the replacements do not belong to the draw")]
    Foreign,
}

/// The seats as they stand after some replacements.
pub struct Standing<'a> {
    seating: &'a Seating,
    drawn: &'a SeatingDrawn,
    pool: HashMap<&'a str, &'a Entrant>,
    rooms: HashMap<&'a str, &'a Room>,
    /// Who sits where now.
    seats: HashMap<String, SeatTaken>,
    /// Whoever left a seat.
    left: HashSet<String>,
}

impl<'a> Standing<'a> {
    /// The seats after the replacements, in their order.
    ///
    /// # Errors
    /// [`NotReplaceable::Foreign`] where one of them is not what the rule gives; with its number, from 0.
    pub fn after(
        seating: &'a Seating,
        drawn: &'a SeatingDrawn,
        replacements: &[Replacement],
    ) -> Result<Self, (usize, NotReplaceable)> {
        let mut standing = Self {
            seating,
            drawn,
            pool: seating.pool.iter().map(|it| (it.label.as_str(), it)).collect(),
            rooms: seating.rooms.iter().map(|it| (it.label.as_str(), it)).collect(),
            seats: drawn.seats.iter().map(|it| (it.label.clone(), it.clone())).collect(),
            left: HashSet::new(),
        };
        for (number, it) in replacements.iter().enumerate() {
            let made = standing.replace(&it.out, it.because, it.at).map_err(|why| (number, why))?;
            if made != *it {
                return Err((number, NotReplaceable::Foreign));
            }
        }
        Ok(standing)
    }

    /// The seats now, in no order.
    pub fn seats(&self) -> impl Iterator<Item = &SeatTaken> {
        self.seats.values()
    }

    /// Takes an examiner off their seat and gives it to the next one.
    ///
    /// # Errors
    /// [`NotReplaceable`]; nothing has changed then.
    pub fn replace(
        &mut self,
        out: &str,
        because: LeftBecause,
        at: DateTime<Utc>,
    ) -> Result<Replacement, NotReplaceable> {
        let seat = self.seats.get(out).ok_or(NotReplaceable::NotSeated)?.clone();
        let room = *self.rooms.get(seat.room.as_str()).ok_or(NotReplaceable::Foreign)?;
        self.seats.remove(out);
        self.left.insert(out.to_owned());
        let into = self.next(room, seat.role).map(|it| it.label.clone());
        if let Some(label) = &into {
            self.seats.insert(label.clone(), SeatTaken { label: label.clone(), ..seat.clone() });
        }
        Ok(Replacement { room: seat.room, role: seat.role, k: seat.k, out: seat.label, because, into, at })
    }

    /// The first in the drawn order who may take a seat of the role in the room as it stands.
    fn next(&self, room: &Room, role: PanelRole) -> Option<&'a Entrant> {
        let there: Vec<(&Entrant, PanelRole)> = self
            .seats
            .values()
            .filter(|seat| seat.room == room.label)
            .filter_map(|seat| self.pool.get(seat.label.as_str()).map(|it| (*it, seat.role)))
            .collect();
        let free = self.drawn.order.iter().filter(|it| !self.seats.contains_key(*it) && !self.left.contains(*it));
        let mut free = free.filter_map(|label| self.pool.get(label.as_str()).copied());
        free.find(|it| may_take(self.seating, it, room, role) && room_keeps(room, &there, it, role))
    }
}

/// Whether region, role and avoidance let an examiner who may be drawn take a seat of the role in the room.
pub fn may_take(seating: &Seating, it: &Entrant, room: &Room, role: PanelRole) -> bool {
    it.roles.contains(role)
        && seating.admit(it.home, room.place)
        && it.called.is_none_or(|called| called == room.place)
        && !it.avoids(&room.label)
}

/// What keeps an examiner, as the register has them now, from a seat of the role in the room; none where nothing does.
/// Units are not looked at: a room's limits are kept when the seat is given.
pub fn unfit(seating: &Seating, day: NaiveDate, now: &Entrant, room: &Room, role: PanelRole) -> Option<LeftBecause> {
    if drawable(&now.standing(), day).is_err() {
        return Some(LeftBecause::Ineligible);
    }
    if now.avoids(&room.label) {
        return Some(LeftBecause::Avoidance);
    }
    (!may_take(seating, now, room, role)).then_some(LeftBecause::Ineligible)
}

/// Whether the rules of the room hold with one more examiner beside those who are there. A leading seat that is empty
/// counts as one that an examiner from a personnel department may yet take.
fn room_keeps(room: &Room, there: &[(&Entrant, PanelRole)], it: &Entrant, role: PanelRole) -> bool {
    let of_unit = there.iter().filter(|(other, _)| other.unit == it.unit).count();
    let of_recruiting = there.iter().filter(|(other, _)| room.recruits(&other.unit)).count();
    let leading = |role: PanelRole| role != PanelRole::Public;
    let leads = there.iter().filter(|(_, role)| leading(*role));
    let personnel = leads.clone().filter(|(other, _)| other.personnel).count();
    let open = (room.seats.leads() as usize).saturating_sub(leads.count() + usize::from(leading(role)));
    let personnel = personnel + usize::from(leading(role) && it.personnel) + open;
    room.of_one_unit.is_none_or(|limit| of_unit < usize::from(limit))
        && (!room.recruits(&it.unit) || of_recruiting < usize::from(room.of_recruiting))
        && (!leading(role) || personnel >= usize::from(room.personnel))
}
