//! What staff write down about a draw: the one form from which plan, rooms and invitations follow.

use super::seating::document::Panel;
use crate::calendar::day_in_shanghai;
use crate::examination::ExamRoom;
use crate::ids::{AccountId, DrawId, RecruitmentId, SeasonId};
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most rooms of one exam region in one draw.
pub const MOST_ROOMS: u16 = 2_000;
/// Most supervisors of one draw.
pub const MOST_SUPERVISORS: usize = 9;

/// What a draw is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Examiners are seated in rooms (抽定考场).
    #[default]
    Rooms,
    /// Examiners are called to a region, several for each seat (预抽).
    Call,
    /// The candidates of every room get the order in which they are heard (面试顺序).
    Order,
    /// Public observers are drawn from those who applied (群众代表).
    Observers,
    /// Candidates are drawn for the seats of the written papers (编排考场).
    Seats,
}

impl Purpose {
    /// Every purpose, in the order in which a day's draws are usually made.
    pub const ALL: [Self; 5] = [Self::Call, Self::Rooms, Self::Order, Self::Observers, Self::Seats];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rooms => "rooms",
            Self::Call => "call",
            Self::Order => "order",
            Self::Observers => "observers",
            Self::Seats => "seats",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }

    /// Whether examiners are what is drawn.
    pub const fn seats_examiners(self) -> bool {
        matches!(self, Self::Rooms | Self::Call)
    }

    /// Whether it is a draw of an interview season's day.
    pub const fn is_of_season(self) -> bool {
        !matches!(self, Self::Seats)
    }
}

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
    /// What is drawn.
    #[serde(default)]
    pub purpose: Purpose,
    /// The season whose day it is for; rooms and seats are then the season's.
    #[serde(default)]
    pub season: Option<SeasonId>,
    /// The draw that called the examiners who are seated now; without it the whole register is drawn from.
    #[serde(default)]
    pub called_by: Option<DrawId>,
    /// How many examiners are called for each seat; one where rooms are drawn.
    #[serde(default = "one")]
    pub per_seat: u16,
    /// How many entries the lots have; none where examiners are drawn.
    #[serde(default)]
    pub entries: u32,
    /// The recruitment whose candidates are seated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recruitment: Option<RecruitmentId>,
    /// The rooms in which they sit, in the order in which they are filled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exam_rooms: Vec<ExamRoom>,
}

/// One examiner for each seat.
const fn one() -> u16 {
    1
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
    /// Examiners called for each seat.
    pub call_ratio: u16,
}

impl Setup {
    /// Checks what can be checked before the register and the season are asked. Fields are named as in the form.
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
        if self.supervisors.is_empty() {
            return Err(Refusal::of(Code::Missing, "supervisors"));
        }
        if self.supervisors.len() > MOST_SUPERVISORS {
            return Err(Refusal::of(Code::OutOfRange, "supervisors").with(1).with(MOST_SUPERVISORS));
        }
        if self.purpose == Purpose::Seats {
            return self.check_seats();
        }
        match (self.season, self.purpose.seats_examiners()) {
            (Some(_), _) => Ok(()),
            (None, true) => self.check_rooms(rules),
            (None, false) => Err(Refusal::of(Code::Missing, "season")),
        }
    }

    /// A draw of seats is one of a recruitment, and knows its rooms beforehand.
    fn check_seats(&self) -> Result<(), Refusal> {
        if self.recruitment.is_none() {
            return Err(Refusal::of(Code::Missing, "recruitment"));
        }
        if self.exam_rooms.is_empty() { Err(Refusal::of(Code::Missing, "rooms")) } else { Ok(()) }
    }

    /// Rooms and seats as typed in for a draw of no season.
    fn check_rooms(&self, rules: &SetupRules) -> Result<(), Refusal> {
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
        Ok(())
    }

    /// How many are drawn: seats of examiners, each as often as examiners are called for it, or entries of lots.
    pub fn total(&self) -> u32 {
        if !self.purpose.seats_examiners() {
            return self.entries;
        }
        let rooms = self.rooms.values().map(|rooms| u32::from(*rooms)).sum::<u32>();
        rooms * self.seats.total() * u32::from(self.per_seat)
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
            purpose: Purpose::Rooms,
            season: None,
            called_by: None,
            per_seat: 1,
            entries: 0,
            recruitment: None,
            exam_rooms: Vec::new(),
        }
    }

    fn rules() -> SetupRules {
        SetupRules {
            panel_sizes: vec![7, 9],
            changbaishan: false,
            personnel_leads: 1,
            recruiting_seats: 1,
            call_ratio: 3,
        }
    }

    fn field(setup: &Setup) -> (Code, Option<String>) {
        let refusal = setup.check(&rules()).unwrap_err();
        (refusal.code, refusal.field)
    }

    #[test]
    fn as_many_are_called_as_the_ratio_says() {
        assert_eq!(setup().total(), 21);
        assert_eq!(Setup { purpose: Purpose::Call, per_seat: 3, ..setup() }.total(), 63);
        assert_eq!(Setup { purpose: Purpose::Order, entries: 5, ..setup() }.total(), 5);
        assert_eq!(setup().check(&rules()), Ok(()));
    }

    #[test]
    fn lots_need_a_season_and_a_season_needs_no_rooms() {
        let lots = Setup { purpose: Purpose::Order, ..setup() };
        assert_eq!(field(&lots), (Code::Missing, Some("season".to_owned())));
        let season = Some(SeasonId(uuid::Uuid::from_u128(2)));
        assert_eq!(Setup { season, rooms: BTreeMap::new(), ..lots }.check(&rules()), Ok(()));
    }

    #[test]
    fn seats_need_a_recruitment_and_rooms() {
        let seats = Setup { purpose: Purpose::Seats, rooms: BTreeMap::new(), ..setup() };
        assert_eq!(field(&seats), (Code::Missing, Some("recruitment".to_owned())));
        let of = Setup { recruitment: Some(RecruitmentId(uuid::Uuid::from_u128(3))), ..seats };
        assert_eq!(field(&of), (Code::Missing, Some("rooms".to_owned())));
        let room = ExamRoom { site: "甲".into(), address: "乙".into(), room: "1".into(), seats: 30 };
        assert_eq!(Setup { exam_rooms: vec![room], ..of }.check(&rules()), Ok(()));
    }

    #[test]
    fn what_was_written_before_seasons_is_still_read() {
        let mut old = serde_json::to_value(setup()).unwrap();
        let fields = old.as_object_mut().unwrap();
        for new in ["purpose", "season", "called_by", "per_seat", "entries"] {
            fields.remove(new).unwrap();
        }
        assert_eq!(serde_json::from_value::<Setup>(old).unwrap(), setup());
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
