//! From a set-up to what is drawn: the rooms, or the lots, of the day, out of the season's plan or of typed-in counts.

use super::frozen::Task;
use super::lots::Lots;
use super::seating::document::{Entrant, Panel, Room, Seating, Stage};
use super::setup::{Purpose, Setup, SetupRules};
use crate::examiners::Barred;
use crate::regions::ExamRegion;
use crate::seasons::{Plan, observer_groups, order_groups};
use std::collections::BTreeMap;

/// The rooms of a draw of examiners, ascending by label. `units` gives the pseudonyms under which a work unit stands in
/// the pool; a unit without examiners has none.
pub fn rooms(setup: &Setup, rules: &SetupRules, plan: Option<&Plan>, units: impl Fn(&str) -> Vec<String>) -> Vec<Room> {
    let rooms = match plan {
        Some(plan) => planned(setup, rules, plan, units),
        None => counted(setup, rules),
    };
    match setup.purpose {
        Purpose::Call => called(&rooms, setup.per_seat),
        _ => rooms,
    }
}

/// The rooms of the season's day.
fn planned(setup: &Setup, rules: &SetupRules, plan: &Plan, units: impl Fn(&str) -> Vec<String>) -> Vec<Room> {
    let rooms = plan.rooms_on(setup.day).into_iter();
    let rooms = rooms.map(|(room, site)| {
        let mut recruiting: Vec<String> = room.positions.iter().flat_map(|position| units(&position.unit)).collect();
        recruiting.sort();
        recruiting.dedup();
        Room { recruiting, ..empty(room.label.clone(), site.region, plan.seats, rules) }
    });
    rooms.collect()
}

/// The rooms that somebody must avoid (回避), ascending: each whose position or recruiting unit is closed to them; in a
/// call, each region of which every room is. Rooms without a plan name neither.
pub fn avoided(setup: &Setup, plan: Option<&Plan>, barred: &Barred) -> Vec<String> {
    let Some(plan) = plan.filter(|_| !barred.is_empty()) else { return Vec::new() };
    let mut closed: BTreeMap<&str, bool> = BTreeMap::new();
    for (room, site) in plan.rooms_on(setup.day) {
        let label = if setup.purpose == Purpose::Call { site.region.as_str() } else { &room.label };
        let bars = room.positions.iter().any(|position| barred.bars(&position.unit, &position.code));
        let all = closed.entry(label).or_insert(true);
        *all = *all && bars;
    }
    closed.into_iter().filter(|(_, closed)| *closed).map(|(label, _)| label.to_owned()).collect()
}

/// The rooms numbered through the province in the order of the regions: `R001`, `R002` …
fn counted(setup: &Setup, rules: &SetupRules) -> Vec<Room> {
    let places = setup.rooms.iter().flat_map(|(place, rooms)| std::iter::repeat_n(*place, usize::from(*rooms)));
    let rooms = places.enumerate();
    rooms.map(|(index, place)| empty(format!("R{:03}", index + 1), place, setup.seats, rules)).collect()
}

fn empty(label: String, place: ExamRegion, seats: Panel, rules: &SetupRules) -> Room {
    Room {
        label,
        place,
        seats,
        personnel: rules.personnel_leads.min(seats.chief + seats.deputy),
        of_one_unit: Some(1),
        recruiting: Vec::new(),
        of_recruiting: rules.recruiting_seats,
    }
}

/// Each region as one large room. Who sits with whom is decided on the morning, so only what every room of the region
/// needs is asked for: as many from personnel departments as there are rooms that need one.
fn called(rooms: &[Room], per_seat: u16) -> Vec<Room> {
    let mut regions: BTreeMap<ExamRegion, Room> = BTreeMap::new();
    for room in rooms {
        let region = regions.entry(room.place).or_insert_with(|| Room {
            label: room.place.as_str().to_owned(),
            place: room.place,
            seats: Panel::default(),
            personnel: 0,
            of_one_unit: None,
            recruiting: Vec::new(),
            of_recruiting: 0,
        });
        region.seats.chief += room.seats.chief * per_seat;
        region.seats.deputy += room.seats.deputy * per_seat;
        region.seats.public += room.seats.public * per_seat;
        region.personnel += room.personnel;
    }
    let mut rooms: Vec<Room> = regions.into_values().collect();
    rooms.sort_by(|one, other| one.label.cmp(&other.label));
    rooms
}

/// What is drawn among examiners.
pub fn seating(setup: &Setup, conflict_pairs: Vec<[ExamRegion; 2]>, pool: Vec<Entrant>, rooms: Vec<Room>) -> Task {
    let stage = if setup.purpose == Purpose::Call { Stage::Call } else { Stage::Rooms };
    Task::Seating(Seating { stage, conflict_pairs, pool, rooms })
}

/// The lots of the season's day; without groups where it has none, or where the draw is one of examiners.
pub fn lots(setup: &Setup, plan: &Plan) -> Lots {
    let groups = match setup.purpose {
        Purpose::Order => order_groups(plan, setup.day),
        Purpose::Observers => observer_groups(plan, setup.day),
        Purpose::Rooms | Purpose::Call | Purpose::Seats => Vec::new(),
    };
    Lots { groups }
}

impl Setup {
    /// The same set-up with the rooms, seats and counts of its season's day.
    #[must_use]
    pub fn of_season(self, plan: &Plan) -> Self {
        let mut rooms = BTreeMap::new();
        for (_, site) in plan.rooms_on(self.day) {
            *rooms.entry(site.region).or_insert(0) += 1;
        }
        let groups = lots(&self, plan).groups;
        let of = |group: &super::lots::Group| group.take.unwrap_or(group.entries.len() as u32);
        Self { rooms, seats: plan.seats, entries: groups.iter().map(of).sum(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examiners::{Avoidance, Relation};
    use crate::seasons::{observers_of, rooms_of, sites_of};
    use chrono::{DateTime, NaiveDate};

    fn setup(purpose: Purpose) -> Setup {
        Setup {
            title: "2027".to_owned(),
            day: NaiveDate::from_ymd_opt(2027, 1, 9).unwrap(),
            opens_at: DateTime::UNIX_EPOCH,
            region: ExamRegion::Provincial,
            beacon: false,
            rooms: [(ExamRegion::Jilin, 2), (ExamRegion::Changchun, 1)].into(),
            seats: Panel { chief: 1, deputy: 1, public: 5 },
            supervisors: Vec::new(),
            purpose,
            season: None,
            called_by: None,
            per_seat: if purpose == Purpose::Call { 3 } else { 1 },
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

    fn plan() -> Plan {
        let day = |day| NaiveDate::from_ymd_opt(2027, 1, day).unwrap();
        Plan {
            title: "2027".to_owned(),
            region: ExamRegion::Provincial,
            first_day: day(9),
            last_day: day(10),
            report_by: None,
            seats: Panel { chief: 1, deputy: 1, public: 7 },
            sites: sites_of("A,吉林市,甲,乙,丙\nB,白山市,甲,乙,丙").unwrap(),
            rooms: rooms_of(
                "2027-01-09,A01,A,01,甲局,2\n2027-01-09,A01,A,02,乙局,1\n2027-01-09,B01,B,03,甲局,3\n\
                 2027-01-10,A01,A,04,甲局,3",
            )
            .unwrap(),
            observers: observers_of("2027-01-09,白山市,5,2").unwrap(),
        }
    }

    fn labels(rooms: &[Room]) -> Vec<(&str, ExamRegion)> {
        rooms.iter().map(|room| (room.label.as_str(), room.place)).collect()
    }

    #[test]
    fn typed_in_rooms_are_numbered_by_region() {
        let rooms = rooms(&setup(Purpose::Rooms), &rules(), None, |_| Vec::new());
        let (changchun, jilin) = (ExamRegion::Changchun, ExamRegion::Jilin);
        assert_eq!(labels(&rooms), [("R001", changchun), ("R002", jilin), ("R003", jilin)]);
    }

    #[test]
    fn a_room_is_avoided_for_its_position_or_unit_and_a_region_only_when_every_room_is() {
        let barred = |unit: &str, position: &str| {
            let mut barred = Barred::default();
            barred.add(&Avoidance::read(Relation::Other, "", unit, position).unwrap());
            barred
        };
        let of = |purpose, barred| avoided(&setup(purpose), Some(&plan()), &barred);
        assert_eq!(of(Purpose::Rooms, barred("甲局", "")), ["A01", "B01"]);
        assert_eq!(of(Purpose::Rooms, barred("", "02")), ["A01"]);
        assert_eq!(of(Purpose::Rooms, barred("", "04")), [""; 0], "examined on another day");
        assert_eq!(of(Purpose::Call, barred("甲局", "")), ["baishan", "jilin"]);
        assert_eq!(of(Purpose::Call, barred("", "03")), ["baishan"]);
        assert_eq!(avoided(&setup(Purpose::Rooms), None, &barred("甲局", "")), [""; 0]);
    }

    #[test]
    fn a_call_makes_one_room_of_a_region() {
        let rooms = rooms(&setup(Purpose::Call), &rules(), None, |_| Vec::new());
        assert_eq!(labels(&rooms), [("changchun", ExamRegion::Changchun), ("jilin", ExamRegion::Jilin)]);
        assert_eq!(rooms[1].seats, Panel { chief: 6, deputy: 6, public: 30 });
        assert_eq!((rooms[1].personnel, rooms[1].of_one_unit), (2, None));
    }

    #[test]
    fn a_season_gives_its_days_rooms_and_who_recruits_there() {
        let units = |name: &str| if name == "甲局" { vec!["U0002".to_owned()] } else { Vec::new() };
        let rooms = rooms(&setup(Purpose::Rooms), &rules(), Some(&plan()), units);
        assert_eq!(labels(&rooms), [("A01", ExamRegion::Jilin), ("B01", ExamRegion::Baishan)]);
        assert!(rooms.iter().all(|room| room.recruiting == ["U0002"] && room.seats.total() == 9));
        let counted = setup(Purpose::Rooms).of_season(&plan());
        assert_eq!(counted.rooms, [(ExamRegion::Jilin, 1), (ExamRegion::Baishan, 1)].into());
        assert_eq!(counted.total(), 18);
    }

    #[test]
    fn lots_name_nobody_and_no_position() {
        let groups = lots(&setup(Purpose::Order), &plan()).groups;
        let groups: Vec<_> = groups.iter().map(|group| (group.label.as_str(), group.entries.len())).collect();
        assert_eq!(groups, [("A01-1", 2), ("A01-2", 1), ("B01-1", 3)]);
        assert_eq!(setup(Purpose::Order).of_season(&plan()).total(), 6);
        let observers = lots(&setup(Purpose::Observers), &plan()).groups;
        assert_eq!(
            (observers[0].label.as_str(), observers[0].take, observers[0].entries.len()),
            ("baishan", Some(2), 5)
        );
        assert_eq!(setup(Purpose::Observers).of_season(&plan()).total(), 2);
    }
}
