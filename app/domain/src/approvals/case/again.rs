//! Applying about a licence that one has: for its change (变更, 行政许可法 art 49) or its renewal (延续, art 50). Each is a case
//! of its own; what its grant does to the licence stands here too, and how it ends where the licence is taken away first.

use super::act::{Decision, TerminatedBecause};
use super::event::{By, Event, What};
use super::fold::Case;
use super::licence::LicenceAct;
use super::refused::Refused;
use super::terms::Kind;
use crate::approvals::clock::limits::renewal_application;
use crate::calendar::{Calendar, day_in_shanghai};
use crate::words::words;
use chrono::{DateTime, Days, Months, NaiveDate, Utc};

words! {
    /// What is applied for about a licence.
    Again {
        /// 变更
        Change => "change",
        /// 延续
        Renewal => "renewal",
    }
}

impl Case {
    /// The kind of case that an application about this case's licence is.
    ///
    /// # Errors
    /// `wrong-state` where none was granted, or it has no end that could be put off; `licence-not-in-force`, also where it
    /// has run out.
    pub fn again(&self, what: Again, today: NaiveDate) -> Result<Kind, Refused> {
        let none = || Refused::WrongState(self.state);
        let licence = self.licence.ok_or_else(none)?;
        if !licence.is_valid_on(today) {
            return Err(Refused::LicenceNotInForce(licence.standing));
        }
        match what {
            Again::Change => Ok(Kind::Change { until: licence.valid_until }),
            Again::Renewal => {
                let expires = licence.valid_until.ok_or_else(none)?;
                let until = self.as_long_again(expires).ok_or_else(none)?;
                Ok(Kind::Renewal { expires, until })
            }
        }
    }

    /// The last day on which a renewal can be applied for so that silence grants it (art 50(1)); none where the licence has
    /// no end.
    pub fn renew_by(&self, calendar: &Calendar) -> Option<NaiveDate> {
        let expires = self.licence?.valid_until?;
        Some(renewal_application().last_day(expires, calendar).date)
    }

    /// The end that is as far from the present one as the first was from the grant: in whole months where it was.
    fn as_long_again(&self, expires: NaiveDate) -> Option<NaiveDate> {
        let outcome = self.outcome.as_ref()?;
        let Decision::Grant { valid_until: Some(first) } = outcome.decision else { return None };
        let granted = day_in_shanghai(outcome.at);
        let whole = (1..=600_u32).find(|months| {
            let end = granted.checked_add_months(Months::new(*months));
            end == Some(first) || end == first.succ_opt()
        });
        match whole {
            Some(months) => expires.checked_add_months(Months::new(months)),
            None => expires.checked_add_days(Days::new(u64::try_from((first - granted).num_days()).ok()?)),
        }
    }

    /// What the grant of this case does to the licence that it is about, with this reason, and the day on which that
    /// licence must have been valid; none where it is about no licence or was not granted.
    pub fn does_to_licence(&self, reason: &str) -> Option<(LicenceAct, NaiveDate)> {
        let outcome = self.outcome.as_ref()?;
        let Decision::Grant { valid_until } = outcome.decision else { return None };
        let reason = reason.to_owned();
        let on = day_in_shanghai(outcome.at);
        match self.filing.terms.kind {
            Kind::New => None,
            Kind::Change { .. } => Some((LicenceAct::Change { reason }, on)),
            Kind::Renewal { expires, until } => {
                // What was applied for before the end is also granted after it.
                Some((LicenceAct::Renew { until: valid_until.unwrap_or(until), reason }, on.min(expires)))
            }
        }
    }
}

impl Case {
    /// How a case about a licence ends that was taken away (arts 69, 70), for this reason at this moment: what is no longer
    /// there is neither changed nor renewed, and silence brings nothing back. None where it is about no licence, or was
    /// decided or over before.
    pub fn without_licence(&self, reason: &str, at: DateTime<Utc>) -> Option<Event> {
        let because = TerminatedBecause::LicenceGone;
        let ends = self.filing.terms.kind != Kind::New && self.state.is_undecided();
        let what = || What::Terminated { because, reason: reason.to_owned() };
        ends.then(|| Event { at, by: By::Law, what: what() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::*;
    use super::super::{Act, Fiction, Filing, LicenceStanding, State, Terms, replay};
    use super::*;
    use crate::approvals::clock::samples::{day, post};

    /// Granted on 9 September 2026 with this end.
    fn granted(until: Option<&str>) -> Course {
        let mut course = Course::of(terms(), "2026-09-07");
        course.act("2026-09-08", &window(), Act::Accept).unwrap();
        let decision = Decision::Grant { valid_until: until.map(day) };
        course.act("2026-09-08", &reviewer(), Act::Propose { decision }).unwrap();
        course.act("2026-09-09", &decider(), Act::Approve).unwrap();
        course
    }

    fn renewal(until: &str) -> Kind {
        Kind::Renewal { expires: day("2031-09-08"), until: day(until) }
    }

    #[test]
    fn a_licence_is_renewed_for_as_long_again_as_it_was_granted() {
        let kind = |until: &str| granted(Some(until)).case.again(Again::Renewal, day("2027-01-04")).unwrap();
        assert_eq!(kind("2031-09-08"), renewal("2036-09-08"), "sixty months less a day");
        let to_the_day = Kind::Renewal { expires: day("2031-09-09"), until: day("2036-09-09") };
        assert_eq!(kind("2031-09-09"), to_the_day);
        let days = Kind::Renewal { expires: day("2027-01-07"), until: day("2027-05-07") };
        assert_eq!(kind("2027-01-07"), days, "120 days");
    }

    #[test]
    fn nothing_is_changed_or_renewed_that_is_not_in_force() {
        let mut course = granted(Some("2031-09-08"));
        let again = |course: &Course, what, on: &str| course.case.again(what, day(on));
        assert_eq!(again(&course, Again::Change, "2031-09-08"), Ok(Kind::Change { until: Some(day("2031-09-08")) }));
        let over = Err(Refused::LicenceNotInForce(LicenceStanding::InForce));
        assert_eq!(again(&course, Again::Renewal, "2031-09-09"), over, "it has run out");
        let revoke = Act::Licence(LicenceAct::Revoke { reason: "bought".to_owned() });
        course.act("2026-10-12", &decider(), revoke).unwrap();
        let gone = Err(Refused::LicenceNotInForce(LicenceStanding::Revoked));
        assert_eq!(again(&course, Again::Change, "2026-10-13"), gone);
        let endless = granted(None);
        assert_eq!(again(&endless, Again::Renewal, "2027-01-04"), Err(Refused::WrongState(State::Granted)));
        assert_eq!(again(&endless, Again::Change, "2027-01-04"), Ok(Kind::Change { until: None }));
        let undecided = Course::of(terms(), "2026-09-07");
        assert_eq!(again(&undecided, Again::Change, "2026-09-08"), Err(Refused::WrongState(State::Submitted)));
        assert_eq!(
            (undecided.case.renew_by(&undecided.calendar), endless.case.renew_by(&endless.calendar)),
            (None, None)
        );
        // Thirty days before is a Saturday, so that the Monday after it is still in time.
        assert_eq!(course.case.renew_by(&course.calendar), Some(day("2031-08-11")));
    }

    #[test]
    fn a_renewal_ends_with_its_licence_and_silence_says_nothing_more() {
        let kind = Kind::Renewal { expires: day("2026-10-30"), until: day("2031-10-30") };
        let filing: Filing = filing(Terms { kind, ..terms() }, noon("2026-09-28"));
        let mut course = Course::of(Terms { kind, ..terms() }, "2026-09-28");
        course.act("2026-09-29", &window(), Act::Accept).unwrap();
        let by_a_post = Act::Terminate { because: TerminatedBecause::LicenceGone, reason: "revoked".to_owned() };
        assert_eq!(course.act("2026-10-08", &decider(), by_a_post), Err(Refused::WrongState(State::Review)));
        let end = course.case.without_licence("revoked", noon("2026-10-12")).unwrap();
        assert_eq!(end.by, By::Law);
        course.case.apply(&end);
        course.events.push(end);
        assert_eq!(course.wait("2027-03-01"), State::Terminated, "also when the licence would have run out");
        assert_eq!((course.case.licence(), course.case.does_to_licence("n")), (None, None));
        assert_eq!(course.case.without_licence("again", noon("2027-03-02")), None, "it is over");
        assert_eq!(replay(filing.clone(), &course.events, &course.calendar).unwrap().state(), State::Terminated);

        // A record in which silence had granted it before, or in which a post did it, does not hold.
        let place = course.events.len() - 1;
        let refused = |event: Event| {
            let events = [&course.events[..place], &[event]].concat();
            replay(filing.clone(), &events, &course.calendar).unwrap_err()
        };
        let last = course.events[place].clone();
        let late = refused(Event { at: noon("2026-11-02"), ..last.clone() });
        assert!(matches!(late, (at, Refused::RecordLacks(_)) if at == place), "{late:?}");
        let posted = By::Post { post: post("p-3"), account: account(3), cover_for: None };
        assert_eq!(refused(Event { by: posted, ..last.clone() }), (place, Refused::RecordDiffers));
        let blank = What::Terminated { because: TerminatedBecause::LicenceGone, reason: " ".to_owned() };
        assert_eq!(refused(Event { what: blank, ..last }), (place, Refused::RecordDiffers));
        let new = Course::of(terms(), "2026-09-07");
        assert_eq!(new.case.without_licence("revoked", noon("2026-09-08")), None, "it is about no licence");
    }

    #[test]
    fn a_grant_says_what_becomes_of_the_licence() {
        let kind = Kind::Renewal { expires: day("2026-10-30"), until: day("2031-10-30") };
        let mut course = Course::of(Terms { kind, ..terms() }, "2026-09-28");
        assert_eq!(course.case.does_to_licence("2026-0000002"), None);
        course.act("2026-09-29", &window(), Act::Accept).unwrap();
        // A draft that names no end has the one that was applied for; one that reaches no further is none.
        let short = Act::Propose { decision: Decision::Grant { valid_until: Some(day("2026-10-30")) } };
        assert_eq!(course.act("2026-09-30", &reviewer(), short), Err(Refused::BadValidity));
        course.act("2026-09-30", &reviewer(), grant()).unwrap();
        course.act("2026-09-30", &decider(), Act::Approve).unwrap();
        let renew = LicenceAct::Renew { until: day("2031-10-30"), reason: "2026-0000002".to_owned() };
        assert_eq!(course.case.does_to_licence("2026-0000002"), Some((renew.clone(), day("2026-09-30"))));

        let mut silent = Course::of(Terms { kind, ..terms() }, "2026-09-28");
        silent.act("2026-09-29", &window(), Act::Accept).unwrap();
        silent.wait("2026-11-02");
        assert_eq!(silent.case.outcome().unwrap().fiction, Some(Fiction::Renewal));
        assert_eq!(silent.case.does_to_licence("2026-0000002"), Some((renew, day("2026-10-30"))), "valid to its end");

        let kind = Kind::Change { until: Some(day("2031-10-30")) };
        let mut change = Course::of(Terms { kind, ..terms() }, "2026-09-07");
        change.act("2026-09-08", &window(), Act::Accept).unwrap();
        change.act("2026-09-09", &reviewer(), grant()).unwrap();
        change.act("2026-09-10", &decider(), Act::Approve).unwrap();
        assert_eq!(change.case.licence().unwrap().valid_until, Some(day("2031-10-30")), "its end stays");
        let done = change.case.does_to_licence("n").unwrap();
        assert_eq!(done, (LicenceAct::Change { reason: "n".to_owned() }, day("2026-09-10")));
        let mut denied = Course::of(Terms { kind, ..terms() }, "2026-09-07");
        denied.act("2026-09-08", &window(), Act::Accept).unwrap();
        denied.act("2026-09-09", &reviewer(), Act::Propose { decision: deny() }).unwrap();
        denied.act("2026-09-10", &decider(), Act::Approve).unwrap();
        assert_eq!(denied.case.does_to_licence("n"), None);
    }
}
