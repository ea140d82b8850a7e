//! The days of a recruitment: in their order, and with the time that the notice must have stood before registration ends.

use super::scheme::Periods;
use crate::calendar::{Calendar, Due};
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Days in China from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first day, from 0:00.
    pub first: NaiveDate,
    /// The last day, until 24:00.
    pub last: NaiveDate,
}

impl Span {
    /// Whether a day lies in it.
    pub fn has(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// The announced days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// When applications are handed in (报名).
    pub registration: Span,
    /// The last day of the review of qualifications (资格审查).
    pub review_until: NaiveDate,
    /// When accepted applicants pay and so confirm (缴费确认).
    pub payment: Span,
    /// When applicants of cancelled positions may choose another (改报).
    pub reapply: Span,
    /// The day of the written examination (笔试).
    pub written_on: NaiveDate,
    /// The day by which scores are published.
    pub scores_by: NaiveDate,
    /// When those called to the interview prove their qualification (资格复审); none where no days are announced for it.
    #[serde(default)]
    pub qualification: Option<Span>,
    /// The days of the interviews (面试).
    pub interviews: Span,
    /// The day by which the result is filed (备案).
    pub filing_by: NaiveDate,
}

impl Schedule {
    /// The names of the days, as forms have them, in the order of [`Schedule::days`].
    pub const FIELDS: [&str; 12] = [
        "register_first",
        "register_last",
        "review_until",
        "pay_first",
        "pay_last",
        "reapply_first",
        "reapply_last",
        "written_on",
        "scores_by",
        "interview_first",
        "interview_last",
        "filing_by",
    ];

    /// The days that a schedule may have or not, as forms have them: both or neither.
    pub const OPTIONAL: [&str; 2] = ["qualify_first", "qualify_last"];

    /// Checks the order of the days. Paying may begin while qualifications are still reviewed; nothing else overlaps.
    ///
    /// # Errors
    /// `day-too-early` with the field that comes too early and the day before which it cannot be.
    pub fn check(&self) -> Result<(), Refusal> {
        let pairs = [
            ("register_last", self.registration.last, self.registration.first),
            ("review_until", self.review_until, self.registration.last),
            ("pay_first", self.payment.first, self.registration.first),
            ("pay_last", self.payment.last, self.payment.first),
            ("pay_last", self.payment.last, self.review_until),
            ("reapply_first", self.reapply.first, self.payment.last),
            ("reapply_last", self.reapply.last, self.reapply.first),
            ("written_on", self.written_on, self.reapply.last),
            ("scores_by", self.scores_by, self.written_on),
            ("interview_first", self.interviews.first, self.scores_by),
            ("interview_last", self.interviews.last, self.interviews.first),
            ("filing_by", self.filing_by, self.interviews.last),
        ];
        let proving = self.qualification.map(|days| {
            [
                ("qualify_first", days.first, self.scores_by),
                ("qualify_last", days.last, days.first),
                ("interview_first", self.interviews.first, days.last),
            ]
        });
        match pairs.into_iter().chain(proving.into_iter().flatten()).find(|(_, day, before)| day < before) {
            Some((field, _, before)) => Err(Refusal::of(Code::DayTooEarly, field).with(before)),
            None => Ok(()),
        }
    }

    /// Checks announced days against others that are to take their place (日程变更). What has passed stays; days until
    /// which applicants act only move later, so that nobody loses time that was announced.
    ///
    /// # Errors
    /// `nothing-changed`; `too-late` (field; facts: the day) for a day that has passed; `day-too-early` (field; facts: the
    /// earliest) for one before today, for a last day of registration, payment or choosing again that comes earlier than
    /// announced, and as [`Schedule::check`].
    pub fn may_become(&self, after: &Self, today: NaiveDate) -> Result<(), Refusal> {
        if self == after {
            return Err(Code::NothingChanged.into());
        }
        for ((field, old), (_, new)) in self.every_day().into_iter().zip(after.every_day()) {
            let kept = matches!(field, "register_last" | "pay_last" | "reapply_last");
            if old == new {
                continue;
            }
            if let Some(old) = old.filter(|old| *old < today) {
                return Err(Refusal::of(Code::TooLate, field).with(old));
            }
            let earliest = old.filter(|_| kept).map_or(today, |old| old.max(today));
            if new.is_some_and(|new| new < earliest) {
                return Err(Refusal::of(Code::DayTooEarly, field).with(earliest));
            }
        }
        after.check()
    }

    /// The day on which ages are computed (年龄计算日): the first of registration, as the notices do.
    pub const fn ages_on(&self) -> NaiveDate {
        self.registration.first
    }

    /// The earliest day on which registration may end when the notice is published on a day: the deadline with its
    /// skipped days, so that a page can explain it.
    pub fn earliest_end(calendar: &Calendar, published: NaiveDate, periods: &Periods) -> Due {
        calendar.end_of(published, periods.notice)
    }

    /// Whether a notice may be published on a day.
    ///
    /// # Errors
    /// `notice-too-short` in the field `register_last` with the earliest day; `day-too-early` where registration would
    /// have begun before.
    pub fn check_notice(&self, calendar: &Calendar, published: NaiveDate, periods: &Periods) -> Result<(), Refusal> {
        if self.registration.first < published {
            return Err(Refusal::of(Code::DayTooEarly, "register_first").with(published));
        }
        let earliest = Self::earliest_end(calendar, published, periods).date;
        if self.registration.last < earliest {
            return Err(Refusal::of(Code::NoticeTooShort, "register_last").with(earliest));
        }
        Ok(())
    }

    /// The schedule of days in the order of [`Schedule::FIELDS`].
    pub const fn of_days(days: [NaiveDate; 12]) -> Self {
        let [
            register_first,
            register_last,
            review_until,
            pay_first,
            pay_last,
            reapply_first,
            reapply_last,
            written_on,
            scores_by,
            interview_first,
            interview_last,
            filing_by,
        ] = days;
        Self {
            registration: Span { first: register_first, last: register_last },
            review_until,
            payment: Span { first: pay_first, last: pay_last },
            reapply: Span { first: reapply_first, last: reapply_last },
            written_on,
            scores_by,
            qualification: None,
            interviews: Span { first: interview_first, last: interview_last },
            filing_by,
        }
    }

    /// The same with days for the second look at the qualification, or without.
    ///
    /// # Errors
    /// `missing` in the field of the day that lacks beside the other.
    pub fn proving(self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Result<Self, Refusal> {
        let qualification = match (first, last) {
            (None, None) => None,
            (Some(first), Some(last)) => Some(Span { first, last }),
            (None, Some(_)) => return Err(Refusal::of(Code::Missing, Self::OPTIONAL[0])),
            (Some(_), None) => return Err(Refusal::of(Code::Missing, Self::OPTIONAL[1])),
        };
        Ok(Self { qualification, ..self })
    }

    /// Every field with its day in the order of time, also those that this schedule does not have.
    pub fn every_day(&self) -> [(&'static str, Option<NaiveDate>); 14] {
        let (days, proving) = (self.days(), self.qualification);
        let optional = [proving.map(|days| days.first), proving.map(|days| days.last)];
        std::array::from_fn(|at| match at {
            0..9 => (days[at].0, Some(days[at].1)),
            9 | 10 => (Self::OPTIONAL[at - 9], optional[at - 9]),
            _ => (days[at - 2].0, Some(days[at - 2].1)),
        })
    }

    /// Every field with its day, in the order of time, as forms and pages list them.
    pub fn days(&self) -> [(&'static str, NaiveDate); 12] {
        let days = [
            self.registration.first,
            self.registration.last,
            self.review_until,
            self.payment.first,
            self.payment.last,
            self.reapply.first,
            self.reapply.last,
            self.written_on,
            self.scores_by,
            self.interviews.first,
            self.interviews.last,
            self.filing_by,
        ];
        std::array::from_fn(|at| (Self::FIELDS[at], days[at]))
    }
}

#[cfg(test)]
mod tests {
    use super::super::scheme::built_in;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(first: &str, last: &str) -> Span {
        Span { first: day(first), last: day(last) }
    }

    /// Jilin's calendar of 2008, with the days its notice left open.
    fn jilin_2008() -> Schedule {
        Schedule {
            registration: span("2008-04-20", "2008-04-29"),
            review_until: day("2008-04-30"),
            payment: span("2008-05-04", "2008-05-09"),
            reapply: span("2008-05-12", "2008-05-13"),
            written_on: day("2008-05-25"),
            scores_by: day("2008-06-10"),
            qualification: None,
            interviews: span("2008-06-28", "2008-06-30"),
            filing_by: day("2008-08-31"),
        }
    }

    #[test]
    fn the_days_of_2008_are_in_order_and_each_other_order_is_named() {
        jilin_2008().check().unwrap();
        let mut early = jilin_2008();
        early.written_on = day("2008-05-12");
        let refusal = early.check().unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Code::DayTooEarly, Some("written_on")));
        assert_eq!(refusal.facts, ["2008-05-13"]);
        let days = jilin_2008().days();
        assert_eq!((days[0].0, days[11].0), ("register_first", "filing_by"));
        assert_eq!(days.map(|(field, _)| field), Schedule::FIELDS);
    }

    #[test]
    fn a_notice_stands_seven_working_days() {
        let periods = built_in()[0].periods;
        let calendar = Calendar::built_in();
        // 19 April 2008 was a Saturday; seven working days later is the 29th.
        let schedule = jilin_2008();
        schedule.check_notice(&calendar, day("2008-04-19"), &periods).unwrap();
        let refusal = schedule.check_notice(&calendar, day("2008-04-21"), &periods).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (Code::DayTooEarly, Some("register_first")));
        let mut short = jilin_2008();
        short.registration.last = day("2008-04-28");
        let refusal = short.check_notice(&calendar, day("2008-04-19"), &periods).unwrap_err();
        assert_eq!((refusal.code, refusal.facts), (Code::NoticeTooShort, vec!["2008-04-29".to_owned()]));
    }

    #[test]
    fn announced_days_move_later_where_somebody_acts_until_them_and_what_has_passed_stays() {
        let announced = jilin_2008();
        let today = day("2008-05-20");
        let postponed = Schedule {
            written_on: day("2008-06-15"),
            scores_by: day("2008-06-27"),
            interviews: span("2008-07-28", "2008-07-30"),
            ..jilin_2008()
        };
        assert_eq!(announced.may_become(&postponed, today), Ok(()), "an examination that is put off");
        assert_eq!(announced.may_become(&announced, today), Err(Code::NothingChanged.into()));
        let passed = Schedule { payment: span("2008-05-04", "2008-05-25"), ..jilin_2008() };
        let refused = Refusal::of(Code::TooLate, "pay_last").with("2008-05-09");
        assert_eq!(announced.may_become(&passed, today), Err(refused));
        let backwards = Schedule { written_on: day("2008-05-19"), ..jilin_2008() };
        let refused = Refusal::of(Code::DayTooEarly, "written_on").with("2008-05-20");
        assert_eq!(announced.may_become(&backwards, today), Err(refused), "before today");
        let shorter = Schedule { registration: span("2008-04-20", "2008-04-28"), ..jilin_2008() };
        let refused = Refusal::of(Code::DayTooEarly, "register_last").with("2008-04-29");
        assert_eq!(announced.may_become(&shorter, day("2008-04-21")), Err(refused), "time that was announced");
        let crossed = Schedule { written_on: day("2008-06-20"), ..jilin_2008() };
        let refused = Refusal::of(Code::DayTooEarly, "scores_by").with("2008-06-20");
        assert_eq!(announced.may_become(&crossed, today), Err(refused), "scores before the examination");
    }

    #[test]
    fn the_second_look_lies_between_scores_and_interviews_and_moves_as_a_whole() {
        let proving = |first: &str, last: &str| jilin_2008().proving(Some(day(first)), Some(day(last))).unwrap();
        let announced = proving("2008-06-24", "2008-06-25");
        assert_eq!(announced.check(), Ok(()));
        let names = announced.every_day().map(|(field, _)| field);
        assert_eq!(
            (names[8], names[9], names[10], names[11]),
            ("scores_by", "qualify_first", "qualify_last", "interview_first")
        );
        let refused = |schedule: &Schedule| schedule.check().unwrap_err().field.unwrap();
        assert_eq!(refused(&proving("2008-06-09", "2008-06-25")), "qualify_first");
        assert_eq!(refused(&proving("2008-06-25", "2008-06-24")), "qualify_last");
        assert_eq!(refused(&proving("2008-06-24", "2008-06-29")), "interview_first");
        let lone = jilin_2008().proving(Some(day("2008-06-24")), None).unwrap_err();
        assert_eq!(lone, Refusal::of(Code::Missing, "qualify_last"));
        let later = proving("2008-06-26", "2008-06-27");
        assert_eq!(announced.may_become(&later, day("2008-06-20")), Ok(()));
        assert_eq!(announced.may_become(&jilin_2008(), day("2008-06-20")), Ok(()), "announced no longer");
        assert_eq!(jilin_2008().may_become(&announced, day("2008-06-20")), Ok(()), "announced afterwards");
        let passed = Refusal::of(Code::TooLate, "qualify_first").with("2008-06-24");
        assert_eq!(announced.may_become(&later, day("2008-06-25")), Err(passed));
        let early = Refusal::of(Code::DayTooEarly, "qualify_first").with("2008-06-25");
        assert_eq!(jilin_2008().may_become(&announced, day("2008-06-25")), Err(early));
    }

    #[test]
    fn days_read_back_in_their_order() {
        assert_eq!(Schedule::of_days(jilin_2008().days().map(|(_, day)| day)), jilin_2008());
    }
}
