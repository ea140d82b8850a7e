//! Where and when the candidates of a position are interviewed, as far as they may know it before: day, site and when to
//! be there. Never the room, and never who examines (双盲).

use super::plan::Plan;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// The interview of a position's candidates.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InterviewDay {
    /// The day.
    pub day: NaiveDate,
    /// Until when candidates report there, in China; none where the notice says it (报到截止时间).
    pub report_by: Option<NaiveTime>,
    /// What the site is called.
    pub site: String,
    /// Where it is.
    pub address: String,
}

impl Plan {
    /// The interview of a position; none where the season does not hear it.
    pub fn interview_of(&self, code: &str) -> Option<InterviewDay> {
        let room = self.rooms.iter().find(|room| room.positions.iter().any(|of| of.code == code))?;
        let site = self.site(&room.site)?;
        let (site, address) = (site.name.clone(), site.address.clone());
        Some(InterviewDay { day: room.day, report_by: self.report_by, site, address })
    }

    /// The positions whose candidates must be told, because an earlier plan, if there was one, said otherwise of them.
    pub fn to_be_told(&self, before: Option<&Self>) -> Vec<(&str, InterviewDay)> {
        let codes = self.rooms.iter().flat_map(|room| &room.positions).map(|of| of.code.as_str());
        let now = codes.filter_map(|code| Some((code, self.interview_of(code)?)));
        now.filter(|(code, it)| before.and_then(|plan| plan.interview_of(code)).as_ref() != Some(it)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::seating::document::Panel;
    use crate::regions::ExamRegion;
    use crate::seasons::{rooms_of, sites_of};

    fn plan(rooms: &str) -> Plan {
        Plan {
            title: "2027".to_owned(),
            region: ExamRegion::Jilin,
            first_day: "2027-01-09".parse().unwrap(),
            last_day: "2027-01-10".parse().unwrap(),
            report_by: NaiveTime::from_hms_opt(7, 30, 0),
            seats: Panel { chief: 1, deputy: 1, public: 5 },
            sites: sites_of("A,吉林市,一中,解放路1号,报告厅\nB,白山市,二中,江北路2号,报告厅").unwrap(),
            rooms: rooms_of(rooms).unwrap(),
            observers: Vec::new(),
        }
    }

    #[test]
    fn candidates_know_day_and_site_and_are_told_what_becomes_otherwise() {
        let before = plan("2027-01-09,A01,A,01,甲局,3\n2027-01-09,A02,A,02,乙局,3");
        let known = before.interview_of("01").unwrap();
        assert_eq!((known.site.as_str(), known.address.as_str()), ("一中", "解放路1号"));
        assert_eq!(known.report_by.unwrap().to_string(), "07:30:00");
        assert_eq!(before.interview_of("03"), None);
        assert_eq!(before.to_be_told(None).len(), 2, "everybody, once it is published");
        let other_room = plan("2027-01-09,A02,A,01,甲局,3\n2027-01-10,A01,B,02,乙局,3");
        let told = other_room.to_be_told(Some(&before));
        assert_eq!(told.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["02"], "the room is nobody's to know");
    }
}
