//! Hearings as the public reads them (听证公告, 行政许可法 arts 46–48): when and where, about which item, who had it called, and
//! what became of it. Nobody's name and nothing of the application stands in it.

use super::case::{Event, What};
use super::clock::limits::hearing_notice;
use super::item::ItemCode;
use crate::calendar::{Calendar, day_in_shanghai};
use crate::ids::CaseId;
use crate::recruitment::scheme::Named;
use crate::regions::ExamRegion;
use crate::words::words;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

words! {
    /// What became of a hearing that was called.
    HearingStanding {
        /// It is announced (已公告).
        Announced => "announced",
        /// It was held (已举行).
        Held => "held",
        /// It was put off: another call came (改期).
        PutOff => "put-off",
        /// The case ended before it (取消).
        Cancelled => "cancelled",
    }
}

words! {
    /// Who had a hearing called.
    HearingBy {
        /// The agency itself (依职权, art 46).
        Agency => "agency",
        /// The applicant, or somebody whose interests it touches (依申请, art 47).
        Request => "request",
    }
}

/// A hearing that was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// The day.
    pub on: NaiveDate,
    /// The time of day in China; none in a record of before hearings had one.
    pub at: Option<NaiveTime>,
    /// The place; empty in a record of before hearings were announced to everybody.
    pub place: String,
    /// The day on which it was called, in China.
    pub called_on: NaiveDate,
    /// Who had it called.
    pub by: HearingBy,
    /// What became of it.
    pub standing: HearingStanding,
    /// The day on which its record was entered; none where it was not held.
    pub held_on: Option<NaiveDate>,
}

impl Announced {
    /// Whether it was called the seven days before it that the law asks for (art 48(1)(1)).
    pub fn was_in_time(&self, calendar: &Calendar) -> bool {
        self.called_on <= hearing_notice().last_day(self.on, calendar).date
    }
}

/// The hearings that were called in a case, in the order of their calls.
pub fn announced(events: &[Event]) -> Vec<Announced> {
    let mut all: Vec<Announced> = Vec::new();
    let mut by = HearingBy::Agency;
    for event in events {
        let today = day_in_shanghai(event.at);
        let open = all.last_mut().filter(|last| last.standing == HearingStanding::Announced);
        match (&event.what, open) {
            (What::HearingAsked, _) => by = HearingBy::Request,
            (What::HearingCalled(called), open) => {
                if let Some(before) = open {
                    before.standing = HearingStanding::PutOff;
                }
                all.push(Announced {
                    on: called.on,
                    at: called.at,
                    // Before a call told its time of day, nobody who wrote the place was told that everybody reads it.
                    place: called.at.map(|_| called.place.clone()).unwrap_or_default(),
                    called_on: today,
                    by,
                    standing: HearingStanding::Announced,
                    held_on: None,
                });
            }
            (What::HearingHeld { .. }, Some(open)) => {
                (open.standing, open.held_on) = (HearingStanding::Held, Some(today));
            }
            (What::Decided { .. } | What::Deemed { .. } | What::Withdrawn | What::Terminated { .. }, Some(open)) => {
                open.standing = HearingStanding::Cancelled
            }
            _ => {}
        }
    }
    all
}

/// A line of the public list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingLine {
    /// The case, as the ledger names it.
    pub case: CaseId,
    /// The item.
    pub item: ItemCode,
    /// What the item is called: the subject.
    pub name: Named,
    /// The agency.
    pub agency: Named,
    /// Whose agency decides.
    pub region: ExamRegion,
    /// When, where, and what became of it.
    #[serde(flatten)]
    pub hearing: Announced,
}

/// A page of the public list, the last day first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingPage {
    /// The lines.
    pub lines: Vec<HearingLine>,
    /// What to go on from; none on the last page.
    pub next: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::super::case::samples::*;
    use super::super::case::{Act, State};
    use super::super::clock::samples::day;
    use super::*;

    fn standings(course: &Course) -> Vec<(HearingStanding, HearingBy)> {
        announced(&course.events).iter().map(|it| (it.standing, it.by)).collect()
    }

    #[test]
    fn what_is_put_off_held_or_ended_with_its_case_is_said_so() {
        use HearingBy::{Agency, Request};
        use HearingStanding::{Cancelled, Held, PutOff};
        let mut course = Course::of(terms(), "2026-09-07");
        course.act("2026-09-08", &window(), Act::Accept).unwrap();
        course.act("2026-09-08", &reviewer(), Act::OfferHearing).unwrap();
        course.act("2026-09-09", &applicant(APPLICANT), Act::AskHearing { signed_request: None }).unwrap();
        assert_eq!(standings(&course), []);
        course.act("2026-09-09", &reviewer(), call("2026-09-18")).unwrap();
        assert_eq!(standings(&course), [(HearingStanding::Announced, Request)]);
        course.act("2026-09-10", &reviewer(), call("2026-09-21")).unwrap();
        course.act("2026-09-21", &chair(), Act::HoldHearing { record: "R-1".to_owned() }).unwrap();
        assert_eq!(standings(&course), [(PutOff, Request), (Held, Request)]);
        let held = announced(&course.events).pop().unwrap();
        assert_eq!(
            (held.on, held.called_on, held.held_on),
            (day("2026-09-21"), day("2026-09-10"), Some(day("2026-09-21")))
        );
        assert!(held.was_in_time(&course.calendar));
        assert!(!Announced { called_on: day("2026-09-14"), ..held }.was_in_time(&course.calendar));

        let mut course = Course::of(terms(), "2026-09-07");
        course.act("2026-09-08", &window(), Act::Accept).unwrap();
        course.act("2026-09-09", &reviewer(), call("2026-09-18")).unwrap();
        let withdrawn = course.act("2026-09-10", &applicant(APPLICANT), Act::Withdraw { signed_request: None });
        assert_eq!(withdrawn, Ok(State::Withdrawn));
        assert_eq!(standings(&course), [(Cancelled, Agency)]);
    }
}
