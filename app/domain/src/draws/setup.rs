//! What staff write down about a draw: the one form from which plan, rooms and invitations follow.

use super::seating::document::{Panel, Room};
use crate::calendar::day_in_shanghai;
use crate::ids::AccountId;
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most rooms of one exam region in one draw.
pub const MOST_ROOMS: u16 = 2_000;
/// Most supervisors of one draw.
pub const MOST_SUPERVISORS: usize = 9;

/// A draw as staff set it up. It may change until the plan is announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// What the public calls it.
    pub title: String,
    /// The day of the interviews, in Jilin.
    pub day: NaiveDate,
    /// The opening time T, in whole minutes.
    pub opens_at: DateTime<Utc>,
    /// The exam region whose staff lead the draw.
    pub region: ExamRegion,
    /// Whether the public beacon takes part.
    pub beacon: bool,
    /// Rooms of each exam region; a region without rooms may be left out.
    pub rooms: BTreeMap<ExamRegion, u16>,
    /// The seats of every room's panel.
    pub seats: Panel,
    /// Who is asked for a commitment, in the order in which the numbers enter the seed.
    pub supervisors: Vec<AccountId>,
}

/// What the parameter table says about a set-up on the day it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupRules {
    /// The panel sizes (考官人数) that are allowed.
    pub panel_sizes: Vec<u32>,
    /// Whether 长白山 is an exam region of its own.
    pub changbaishan: bool,
    /// Examiners from personnel departments on a room's leading seats, at least.
    pub personnel_leads: u16,
    /// Examiners of the recruiting units in a room, at most.
    pub recruiting_seats: u16,
}

impl Setup {
    /// Checks what can be checked before the register is asked. Fields are named as in the form.
    ///
    /// # Errors
    /// `missing`, `out-of-range`, `day-too-early` or `unknown-region`, each with its field.
    pub fn check(&self, rules: &SetupRules) -> Result<(), Refusal> {
        if self.title.trim().is_empty() {
            return Err(Refusal::of(Code::Missing, "title"));
        }
        if self.title.chars().count() > super::limits::TITLE {
            return Err(Refusal::of(Code::OutOfRange, "title").with(1).with(super::limits::TITLE));
        }
        let drawn_on = day_in_shanghai(self.opens_at);
        if self.day < drawn_on {
            return Err(Refusal::of(Code::DayTooEarly, "day").with(drawn_on));
        }
        if !rules.panel_sizes.contains(&self.seats.total()) {
            let sizes: Vec<String> = rules.panel_sizes.iter().map(ToString::to_string).collect();
            return Err(Refusal::of(Code::OutOfRange, "seats_public").with(sizes.join(" / ")).with(sizes.join(" / ")));
        }
        if self.seats.chief == 0 {
            return Err(Refusal::of(Code::OutOfRange, "seats_chief").with(1).with(self.seats.total()));
        }
        if self.rooms.values().all(|rooms| *rooms == 0) {
            return Err(Refusal::of(Code::Missing, "rooms"));
        }
        if self.rooms.values().any(|rooms| *rooms > MOST_ROOMS) {
            return Err(Refusal::of(Code::OutOfRange, "rooms").with(0).with(MOST_ROOMS));
        }
        if !rules.changbaishan && self.rooms.get(&ExamRegion::Changbaishan).is_some_and(|rooms| *rooms > 0) {
            return Err(Refusal::of(Code::UnknownRegion, "rooms"));
        }
        if self.supervisors.is_empty() {
            return Err(Refusal::of(Code::Missing, "supervisors"));
        }
        if self.supervisors.len() > MOST_SUPERVISORS {
            return Err(Refusal::of(Code::OutOfRange, "supervisors").with(1).with(MOST_SUPERVISORS));
        }
        Ok(())
    }

    /// The rooms, numbered through the province in the order of the regions: `R001`, `R002` …
    pub fn rooms(&self, rules: &SetupRules) -> Vec<Room> {
        let places = self.rooms.iter().flat_map(|(place, rooms)| std::iter::repeat_n(*place, usize::from(*rooms)));
        places
            .enumerate()
            .map(|(index, place)| Room {
                label: format!("R{:03}", index + 1),
                place,
                seats: self.seats,
                personnel: rules.personnel_leads.min(self.seats.leads() as u16),
                of_one_unit: Some(1),
                recruiting: Vec::new(),
                of_recruiting: rules.recruiting_seats,
            })
            .collect()
    }

    /// All seats of all rooms.
    pub fn total_seats(&self) -> u32 {
        self.rooms.values().map(|rooms| u32::from(*rooms)).sum::<u32>() * self.seats.total()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup() -> Setup {
        Setup {
            title: "2027".to_owned(),
            day: NaiveDate::from_ymd_opt(2027, 1, 9).unwrap(),
            opens_at: DateTime::UNIX_EPOCH,
            region: ExamRegion::Provincial,
            beacon: false,
            rooms: [(ExamRegion::Jilin, 2), (ExamRegion::Changchun, 1)].into(),
            seats: Panel { chief: 1, deputy: 1, public: 5 },
            supervisors: vec![AccountId(uuid::Uuid::from_u128(1))],
        }
    }

    fn rules() -> SetupRules {
        SetupRules { panel_sizes: vec![7, 9], changbaishan: false, personnel_leads: 1, recruiting_seats: 1 }
    }

    fn field(setup: &Setup) -> (Code, Option<String>) {
        let refusal = setup.check(&rules()).unwrap_err();
        (refusal.code, refusal.field)
    }

    #[test]
    fn rooms_are_numbered_by_region() {
        let rooms: Vec<_> = setup().rooms(&rules()).into_iter().map(|room| (room.label, room.place)).collect();
        let place = [ExamRegion::Changchun, ExamRegion::Jilin, ExamRegion::Jilin];
        assert_eq!(rooms, ["R001", "R002", "R003"].map(str::to_owned).into_iter().zip(place).collect::<Vec<_>>());
        assert_eq!(setup().total_seats(), 21);
        assert_eq!(setup().check(&rules()), Ok(()));
    }

    #[test]
    fn each_field_is_checked() {
        let named = |code: Code, field: &str| (code, Some(field.to_owned()));
        assert_eq!(field(&Setup { title: " ".to_owned(), ..setup() }), named(Code::Missing, "title"));
        let before = NaiveDate::from_ymd_opt(1969, 12, 31).unwrap();
        assert_eq!(field(&Setup { day: before, ..setup() }), named(Code::DayTooEarly, "day"));
        let same_day = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        assert_eq!(Setup { day: same_day, ..setup() }.check(&rules()), Ok(()));
        let eight = Panel { chief: 1, deputy: 1, public: 6 };
        assert_eq!(field(&Setup { seats: eight, ..setup() }), named(Code::OutOfRange, "seats_public"));
        let no_chief = Panel { chief: 0, deputy: 2, public: 5 };
        assert_eq!(field(&Setup { seats: no_chief, ..setup() }), named(Code::OutOfRange, "seats_chief"));
        assert_eq!(field(&Setup { rooms: BTreeMap::new(), ..setup() }), named(Code::Missing, "rooms"));
        let eleventh = [(ExamRegion::Changbaishan, 1)].into();
        assert_eq!(field(&Setup { rooms: eleventh, ..setup() }), named(Code::UnknownRegion, "rooms"));
        assert_eq!(field(&Setup { supervisors: Vec::new(), ..setup() }), named(Code::Missing, "supervisors"));
    }
}
