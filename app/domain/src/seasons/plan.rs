//! The plan of a season as staff write it, and the rules it keeps.

use crate::draws::limits;
use crate::draws::seating::document::Panel;
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use chrono::{Duration, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// Most days of one season, the first and the last included.
pub const MOST_DAYS: i64 = 60;

/// Between which times candidates report.
const REPORTS: [NaiveTime; 2] = [hour(5), hour(14)];

const fn hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// A season as planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What the public calls it.
    pub title: String,
    /// The exam region whose staff organise it.
    pub region: ExamRegion,
    /// The first interview day, in Jilin.
    pub first_day: NaiveDate,
    /// The last interview day.
    pub last_day: NaiveDate,
    /// Until when candidates report at their site on their day, in China; none where the notice says it (报到截止时间).
    #[serde(default)]
    pub report_by: Option<NaiveTime>,
    /// The seats of every room's panel.
    pub seats: Panel,
    /// Where interviews take place (考点).
    pub sites: Vec<Site>,
    /// The rooms of each day (面试室), ascending by day, then label.
    pub rooms: Vec<Room>,
    /// The public observers wanted on each day (群众代表), ascending by day, then region.
    pub observers: Vec<Observers>,
}

/// A site (考点).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Short and unique in the season, for example `A`.
    pub label: String,
    /// The exam region it lies in.
    pub region: ExamRegion,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Where examiners report (报到地点).
    pub report: String,
}

/// A room on one day. One panel sits in it from morning to evening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// The day.
    pub day: NaiveDate,
    /// Unique among the rooms of the day, for example `A01`.
    pub label: String,
    /// The site's label.
    pub site: String,
    /// The positions it hears, in this order: all candidates of a position meet one panel (同一职位的考生由同一考官组面试).
    pub positions: Vec<Position>,
}

/// A position whose candidates are interviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The position's code as announced; digits are text.
    pub code: String,
    /// The recruiting unit (招录机关).
    pub unit: String,
    /// How many candidates are invited.
    pub candidates: u16,
}

/// The public observers of a region on a day, drawn by lot from those who applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observers {
    /// The day.
    pub day: NaiveDate,
    /// The region.
    pub region: ExamRegion,
    /// How many applied and were found eligible; their numbers are 1 to this one, in order of application.
    pub applicants: u16,
    /// How many are drawn.
    pub places: u16,
}

/// What the parameter table says about a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRules {
    /// The panel sizes (考官人数) that are allowed.
    pub panel_sizes: Vec<u32>,
    /// Whether 长白山 is an exam region of its own.
    pub changbaishan: bool,
}

impl Plan {
    /// Checks the whole plan. Fields are named as in the form.
    ///
    /// # Errors
    /// `missing`, `out-of-range`, `day-too-early`, `unknown-region`; `bad-line` with the words that are wrong for a
    /// site, room, position or day that is named twice or that the plan does not have.
    pub fn check(&self, rules: &PlanRules) -> Result<(), Refusal> {
        self.check_head(rules)?;
        self.check_sites(rules)?;
        self.check_rooms()?;
        self.check_observers()
    }

    fn check_head(&self, rules: &PlanRules) -> Result<(), Refusal> {
        let length = self.title.trim().chars().count();
        if length == 0 {
            return Err(Refusal::of(Code::Missing, "title"));
        }
        if length > limits::TITLE {
            return Err(Refusal::of(Code::OutOfRange, "title").with(1).with(limits::TITLE));
        }
        if self.last_day < self.first_day {
            return Err(Refusal::of(Code::OutOfRange, "last_day").with(self.first_day).with(self.latest_day()));
        }
        if self.last_day > self.latest_day() {
            return Err(Refusal::of(Code::OutOfRange, "last_day").with(self.first_day).with(self.latest_day()));
        }
        let [earliest, latest] = REPORTS;
        if self.report_by.is_some_and(|time| time < earliest || time > latest) {
            let [earliest, latest] = REPORTS.map(|time| time.format("%H:%M"));
            return Err(Refusal::of(Code::OutOfRange, "report_by").with(earliest).with(latest));
        }
        if !rules.panel_sizes.contains(&self.seats.total()) || self.seats.chief == 0 {
            let sizes: Vec<String> = rules.panel_sizes.iter().map(ToString::to_string).collect();
            return Err(Refusal::of(Code::OutOfRange, "seats_public").with(sizes.join(" / ")).with(sizes.join(" / ")));
        }
        Ok(())
    }

    /// The latest day on which a season that begins so may end.
    fn latest_day(&self) -> NaiveDate {
        self.first_day + Duration::days(MOST_DAYS - 1)
    }

    fn check_sites(&self, rules: &PlanRules) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        for site in &self.sites {
            if !rules.changbaishan && site.region == ExamRegion::Changbaishan {
                return Err(Refusal::of(Code::UnknownRegion, "sites"));
            }
            if !seen.insert(&site.label) {
                return Err(twice("sites", &site.label));
            }
        }
        if self.sites.is_empty() { Err(Refusal::of(Code::Missing, "sites")) } else { Ok(()) }
    }

    /// A room has one site; a position is heard in one room on one day.
    fn check_rooms(&self) -> Result<(), Refusal> {
        if self.rooms.is_empty() {
            return Err(Refusal::of(Code::Missing, "rooms"));
        }
        let (mut rooms, mut positions) = (BTreeSet::new(), BTreeSet::new());
        for room in &self.rooms {
            self.check_day(room.day, "rooms")?;
            if self.site(&room.site).is_none() {
                return Err(Refusal::of(Code::BadLine, "rooms").with("").with(&room.site));
            }
            if !rooms.insert((room.day, &room.label)) {
                return Err(twice("rooms", &room.label));
            }
            if let Some(again) = room.positions.iter().find(|position| !positions.insert(&position.code)) {
                return Err(twice("rooms", &again.code));
            }
        }
        Ok(())
    }

    fn check_observers(&self) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        for group in &self.observers {
            self.check_day(group.day, "observers")?;
            if !seen.insert((group.day, group.region)) {
                return Err(twice("observers", &group.region.to_string()));
            }
            if group.places == 0 || group.places > group.applicants {
                return Err(Refusal::of(Code::OutOfRange, "observers").with(1).with(group.applicants));
            }
        }
        Ok(())
    }

    fn check_day(&self, day: NaiveDate, field: &str) -> Result<(), Refusal> {
        if (self.first_day..=self.last_day).contains(&day) {
            Ok(())
        } else {
            Err(Refusal::of(Code::BadLine, field).with("").with(day))
        }
    }

    /// The site of that label.
    pub fn site(&self, label: &str) -> Option<&Site> {
        self.sites.iter().find(|site| site.label == label)
    }

    /// The days that have rooms, ascending.
    pub fn days(&self) -> BTreeSet<NaiveDate> {
        self.rooms.iter().map(|room| room.day).collect()
    }

    /// The rooms of a day with their sites, ascending by label.
    pub fn rooms_on(&self, day: NaiveDate) -> Vec<(&Room, &Site)> {
        let sites: HashMap<&str, &Site> = self.sites.iter().map(|site| (site.label.as_str(), site)).collect();
        let mut rooms: Vec<(&Room, &Site)> = self
            .rooms
            .iter()
            .filter(|room| room.day == day)
            .filter_map(|room| sites.get(room.site.as_str()).map(|site| (room, *site)))
            .collect();
        rooms.sort_by(|(one, _), (other, _)| one.label.cmp(&other.label));
        rooms
    }

    /// Whether another plan means the same for a day: its rooms, the sites they stand in, the seats, the observers.
    pub fn same_on(&self, other: &Self, day: NaiveDate) -> bool {
        let observers = |plan: &Self| plan.observers.iter().filter(|it| it.day == day).cloned().collect::<Vec<_>>();
        self.seats == other.seats && self.rooms_on(day) == other.rooms_on(day) && observers(self) == observers(other)
    }
}

impl Room {
    /// All candidates of its positions.
    pub fn candidates(&self) -> u32 {
        self.positions.iter().map(|position| u32::from(position.candidates)).sum()
    }
}

fn twice(field: &str, what: &str) -> Refusal {
    Refusal::of(Code::NamedTwice, field).with(what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, day).unwrap()
    }

    fn site(label: &str, region: ExamRegion) -> Site {
        let text = label.to_owned();
        Site { label: text.clone(), region, name: text.clone(), address: text.clone(), report: text }
    }

    fn room(on: u32, label: &str, code: &str) -> Room {
        let position = Position { code: code.to_owned(), unit: "甲单位".to_owned(), candidates: 3 };
        Room { day: day(on), label: label.to_owned(), site: "A".to_owned(), positions: vec![position] }
    }

    fn plan() -> Plan {
        Plan {
            title: "2027".to_owned(),
            region: ExamRegion::Jilin,
            first_day: day(9),
            last_day: day(10),
            report_by: None,
            seats: Panel { chief: 1, deputy: 1, public: 5 },
            sites: vec![site("A", ExamRegion::Jilin)],
            rooms: vec![room(9, "A01", "1"), room(9, "A02", "2"), room(10, "A01", "3")],
            observers: vec![Observers { day: day(9), region: ExamRegion::Jilin, applicants: 4, places: 2 }],
        }
    }

    fn rules() -> PlanRules {
        PlanRules { panel_sizes: vec![7, 9], changbaishan: false }
    }

    fn refused(change: impl FnOnce(&mut Plan)) -> (Code, String) {
        let mut plan = plan();
        change(&mut plan);
        let refusal = plan.check(&rules()).unwrap_err();
        (refusal.code, refusal.field.unwrap())
    }

    fn of(code: Code, field: &str) -> (Code, String) {
        (code, field.to_owned())
    }

    #[test]
    fn a_plan_is_checked_line_by_line() {
        assert_eq!(plan().check(&rules()), Ok(()));
        assert_eq!(refused(|it| it.title = " ".to_owned()), of(Code::Missing, "title"));
        assert_eq!(refused(|it| it.last_day = day(8)), of(Code::OutOfRange, "last_day"));
        assert_eq!(refused(|it| it.last_day = it.first_day + Duration::days(60)), of(Code::OutOfRange, "last_day"));
        assert_eq!(refused(|it| it.report_by = Some(hour(15))), of(Code::OutOfRange, "report_by"));
        assert_eq!(refused(|it| it.seats.public = 6), of(Code::OutOfRange, "seats_public"));
        assert_eq!(refused(|it| it.sites.clear()), of(Code::Missing, "sites"));
        assert_eq!(refused(|it| it.sites.push(site("A", ExamRegion::Jilin))), of(Code::NamedTwice, "sites"));
        assert_eq!(refused(|it| it.sites[0].region = ExamRegion::Changbaishan), of(Code::UnknownRegion, "sites"));
        assert_eq!(refused(|it| it.rooms.clear()), of(Code::Missing, "rooms"));
        assert_eq!(refused(|it| it.rooms[0].site = "B".to_owned()), of(Code::BadLine, "rooms"));
        assert_eq!(refused(|it| it.rooms[0].day = day(11)), of(Code::BadLine, "rooms"));
        assert_eq!(refused(|it| it.rooms[1].label = "A01".to_owned()), of(Code::NamedTwice, "rooms"));
        assert_eq!(refused(|it| it.observers[0].places = 5), of(Code::OutOfRange, "observers"));
        assert_eq!(refused(|it| it.observers.push(it.observers[0].clone())), of(Code::NamedTwice, "observers"));
    }

    /// 同一职位的所有考生由同一考官组面试: a position in two rooms, or on two days, would have two panels.
    #[test]
    fn a_position_has_one_room_and_one_day() {
        assert_eq!(refused(|it| it.rooms[1].positions[0].code = "1".to_owned()), of(Code::NamedTwice, "rooms"));
        assert_eq!(refused(|it| it.rooms[2].positions[0].code = "1".to_owned()), of(Code::NamedTwice, "rooms"));
    }

    #[test]
    fn a_day_changes_with_its_own_rooms_only() {
        let mut other = plan();
        other.rooms[2].positions[0].candidates = 4;
        assert!(plan().same_on(&other, day(9)) && !plan().same_on(&other, day(10)));
        other.sites[0].report = "B".to_owned();
        assert!(!plan().same_on(&other, day(9)), "where examiners report is part of the day");
    }
}
