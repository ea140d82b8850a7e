//! A season's published numbers (公布的数字): what the public reads of each day.

use super::plan::{Plan, Position, Room, Site};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One day of a season as the public reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayNumbers {
    /// The day.
    pub day: NaiveDate,
    /// Its sites, in the order of their labels.
    pub sites: Vec<SiteNumbers>,
    /// Which room heard which position: only when the day is over, because until then neither examiners nor candidates
    /// shall know of each other (双盲).
    pub rooms: Option<Vec<Room>>,
}

/// One site on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteNumbers {
    /// The site.
    pub site: Site,
    /// Its rooms.
    pub rooms: u32,
    /// Examiners that its panels need.
    pub examiners: u32,
    /// The positions heard there, ascending by code.
    pub positions: Vec<Position>,
}

impl DayNumbers {
    /// All rooms of the day.
    pub fn rooms(&self) -> u32 {
        self.sites.iter().map(|site| site.rooms).sum()
    }

    /// All examiners that the day needs.
    pub fn examiners(&self) -> u32 {
        self.sites.iter().map(|site| site.examiners).sum()
    }

    /// All candidates of the day.
    pub fn candidates(&self) -> u32 {
        self.sites.iter().map(SiteNumbers::candidates).sum()
    }
}

impl SiteNumbers {
    /// All candidates of the site.
    pub fn candidates(&self) -> u32 {
        self.positions.iter().map(|position| u32::from(position.candidates)).sum()
    }
}

impl Plan {
    /// The numbers of every day, as the public reads them on the day `today`.
    pub fn numbers(&self, today: NaiveDate) -> Vec<DayNumbers> {
        self.days().into_iter().map(|day| self.numbers_on(day, today)).collect()
    }

    fn numbers_on(&self, day: NaiveDate, today: NaiveDate) -> DayNumbers {
        let rooms = self.rooms_on(day);
        let mut sites: Vec<&Site> = self.sites.iter().collect();
        sites.sort_by(|one, other| one.label.cmp(&other.label));
        let site = |site: &Site| {
            let of_site = rooms.iter().filter(|(room, _)| room.site == site.label).map(|(room, _)| *room);
            let rooms = of_site.clone().count() as u32;
            let mut positions: Vec<Position> = of_site.flat_map(|room| room.positions.clone()).collect();
            positions.sort_by(|one, other| one.code.cmp(&other.code));
            let examiners = rooms * self.seats.total();
            (rooms > 0).then(|| SiteNumbers { site: site.clone(), rooms, examiners, positions })
        };
        let over = day < today;
        DayNumbers {
            day,
            sites: sites.into_iter().filter_map(site).collect(),
            rooms: over.then(|| rooms.iter().map(|(room, _)| (*room).clone()).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::seating::document::Panel;
    use crate::regions::ExamRegion;
    use crate::seasons::{rooms_of, sites_of};

    #[test]
    fn who_is_heard_where_is_public_only_afterwards() {
        let day = |day| NaiveDate::from_ymd_opt(2027, 1, day).unwrap();
        let rooms = "2027-01-09,A02,A,02,甲局,3\n2027-01-09,A01,A,01,乙局,6\n2027-01-10,A01,A,03,乙局,3";
        let plan = Plan {
            title: "2027".to_owned(),
            region: ExamRegion::Jilin,
            first_day: day(9),
            last_day: day(10),
            report_by: None,
            seats: Panel { chief: 1, deputy: 1, public: 5 },
            sites: sites_of("A,吉林市,甲,乙,丙\nB,白山市,甲,乙,丙").unwrap(),
            rooms: rooms_of(rooms).unwrap(),
            observers: Vec::new(),
        };
        let days = plan.numbers(day(10));
        assert_eq!(days.iter().map(|it| it.rooms.is_some()).collect::<Vec<_>>(), [true, false]);
        assert_eq!((days[0].rooms(), days[0].examiners(), days[0].candidates()), (2, 14, 9));
        assert_eq!(days[0].sites.len(), 1, "a site without rooms is not used");
        let codes: Vec<&str> = days[0].sites[0].positions.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(codes, ["01", "02"], "the order of the rooms does not show");
    }
}
