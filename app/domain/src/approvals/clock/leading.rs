//! The last day for what must come before something else (届满前、举行前), with how it was counted back: of the notice of a
//! hearing (行政许可法 art 48(1)(1)), of the application for a renewal (art 50(1)).

use super::certificate::{DayNoted, Difference, Why, first_difference};
use super::limit::Lead;
use crate::calendar::{Calendar, Certainty, Due, Length, is_weekend};
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How the days are counted back; another way of counting is another name.
pub const LEAD_FORMAT: &str = "sunshine-lead/1";

words! {
    /// What something must come before.
    LeadEvent {
        /// The hearing (听证).
        Hearing => "hearing",
        /// The last day of the licence (有效期届满).
        LicenceEnds => "licence-ends",
    }
}

/// The last day for an act and how it was counted back from the event after it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LeadCertificate {
    /// [`LEAD_FORMAT`].
    pub v: String,
    /// The time that must lie between.
    pub lead: Lead,
    /// What comes after.
    pub event: LeadEvent,
    /// Its day in China, which is not counted.
    pub on: NaiveDate,
    /// The days noted, in order: rest days that were not counted, and weekends that were.
    pub days: Vec<DayNoted>,
    /// The last day for the act, which counts until 24:00 in China.
    pub last: NaiveDate,
    /// Whether a notice still to come may move it.
    pub certainty: Certainty,
}

impl LeadCertificate {
    /// Counts back from the day of an event.
    pub fn of(lead: Lead, event: LeadEvent, on: NaiveDate, calendar: &Calendar) -> Self {
        let due = lead.last_day(on, calendar);
        Self {
            v: LEAD_FORMAT.to_owned(),
            days: noted(&lead, &due, on, calendar),
            last: due.date,
            certainty: due.certainty,
            lead,
            event,
            on,
        }
    }

    /// Counts back again and compares.
    ///
    /// # Errors
    /// The first difference, the last day before everything else.
    pub fn check(&self, calendar: &Calendar) -> Result<(), Difference> {
        if self.v != LEAD_FORMAT {
            return Err(Difference::Format);
        }
        let computed = Self::of(self.lead.clone(), self.event, self.on, calendar);
        if self.last != computed.last {
            return Err(Difference::Due { claimed: self.last, computed: computed.last });
        }
        if self.certainty != computed.certainty {
            return Err(Difference::Certainty { claimed: self.certainty, computed: computed.certainty });
        }
        first_difference(&self.days, &computed.days).map_or(Ok(()), |place| {
            let noted = computed.days.get(place).or(self.days.get(place));
            Err(Difference::Day(noted.map_or(computed.last, |noted| noted.day)))
        })
    }
}

/// Among working days every day between that was not worked or was made up; else the rest days over which the last day
/// rolled.
fn noted(lead: &Lead, due: &Due, on: NaiveDate, calendar: &Calendar) -> Vec<DayNoted> {
    let rest = due.skipped.iter().map(|(day, kind)| {
        let source = calendar.source(*day);
        DayNoted { day: *day, why: Why::Rest { kind: *kind, source } }
    });
    let working = matches!(lead.length, Length::WorkingDays(_));
    let between = due.date.iter_days().take_while(|day| working && *day < on).filter(|day| is_weekend(*day));
    let made_up = between.filter(|day| calendar.is_working_day(*day).0).map(|day| {
        let source = calendar.source(day);
        DayNoted { day, why: Why::MadeUp { source } }
    });
    let mut days: Vec<DayNoted> = rest.chain(made_up).collect();
    days.sort_by_key(|noted| noted.day);
    days
}

#[cfg(test)]
mod tests {
    use super::super::limits::{hearing_notice, renewal_application};
    use super::super::samples::day;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_notice_of_a_hearing_is_counted_back_over_a_holiday_and_a_worked_sunday() {
        let calendar = Calendar::built_in();
        // 25 to 27 September are off, Sunday the 20th is worked.
        let lead = LeadCertificate::of(hearing_notice(), LeadEvent::Hearing, day("2026-09-28"), &calendar);
        assert_eq!((lead.last, lead.certainty), (day("2026-09-17"), Certainty::Final));
        let why = |of: &str| lead.days.iter().find(|noted| noted.day == day(of)).map(|noted| noted.why);
        assert!(matches!(why("2026-09-20"), Some(Why::MadeUp { .. })));
        assert!(matches!(why("2026-09-25"), Some(Why::Rest { .. })));
        assert_eq!(why("2026-09-18"), None);
        assert_eq!(lead.check(&calendar), Ok(()));
    }

    #[test]
    fn a_renewal_has_until_the_next_working_day_and_a_changed_certificate_is_found() {
        let calendar = Calendar::built_in();
        let on = day("2026-11-04");
        let lead = LeadCertificate::of(renewal_application(), LeadEvent::LicenceEnds, on, &calendar);
        assert_eq!(lead.last, day("2026-10-08"), "5 October is off, and so are the two days after it");
        assert_eq!(lead.days.len(), 3);
        let claimed = day("2026-10-09");
        let changed = LeadCertificate { last: claimed, ..lead.clone() };
        assert_eq!(changed.check(&calendar), Err(Difference::Due { claimed, computed: lead.last }));
        let changed = LeadCertificate { days: lead.days[1..].to_vec(), ..lead.clone() };
        assert_eq!(changed.check(&calendar), Err(Difference::Day(lead.days[0].day)));
        let changed = LeadCertificate { v: "another".to_owned(), ..lead };
        assert_eq!(changed.check(&calendar), Err(Difference::Format));
    }

    proptest! {
        #[test]
        fn between_the_last_day_and_the_event_lie_so_many_working_days(offset in 0..6_000_u64) {
            let calendar = Calendar::built_in();
            let on = day("2008-03-01") + chrono::Days::new(offset);
            let lead = LeadCertificate::of(hearing_notice(), LeadEvent::Hearing, on, &calendar);
            let between = lead.last.iter_days().take_while(|day| *day < on);
            prop_assert_eq!(between.filter(|day| calendar.is_working_day(*day).0).count(), 7);
            prop_assert_eq!(lead.check(&calendar), Ok(()));
        }
    }
}
