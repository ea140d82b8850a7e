//! How cases end without a decision, what silence does, and what becomes of a licence.

use super::samples::*;
use super::*;
use crate::approvals::clock::samples::day;

/// Received on Monday 7 September 2026 and accepted the day after.
fn accepted() -> Course {
    let mut course = Course::of(terms(), "2026-09-07");
    course.act("2026-09-08", &window(), Act::Accept).unwrap();
    course
}

#[test]
fn a_case_ends_for_want_of_papers_only_after_the_time_that_was_given() {
    let end = |because| Act::Terminate { because, reason: "nothing came".to_owned() };
    let mut course = accepted();
    let early = course.act("2026-09-09", &decider(), end(TerminatedBecause::NotSupplied));
    assert_eq!(early, Err(Refused::WrongState(State::Review)));
    assert_eq!(course.act("2026-09-09", &decider(), end(TerminatedBecause::ApplicantGone)), Ok(State::Terminated));
    let mut course = Course::of(terms(), "2026-09-07");
    course.act("2026-09-08", &window(), ask()).unwrap();
    let until = course.case.correction().unwrap().until;
    let runs = course.act(&until.to_string(), &decider(), end(TerminatedBecause::NotSupplied));
    assert_eq!(runs, Err(Refused::SupplyTimeRuns(until)));
    let over = course.act("2026-09-28", &decider(), end(TerminatedBecause::NotSupplied));
    assert_eq!(over, Ok(State::Terminated));
}

#[test]
fn silence_renews_a_licence_whose_renewal_was_asked_for_in_time() {
    let of = |received: &str| {
        let kind = Kind::Renewal { expires: day("2026-10-30"), until: day("2031-10-30") };
        Course::of(Terms { kind, ..terms() }, received)
    };
    let mut course = of("2026-09-28");
    course.act("2026-09-29", &window(), Act::Accept).unwrap();
    course.act("2026-10-28", &reviewer(), suspend(20)).unwrap();
    assert_eq!(course.wait("2026-10-30"), State::Suspended);
    assert_eq!(course.wait("2026-12-01"), State::Granted, "also while the clock stands");
    let outcome = course.case.outcome().unwrap();
    assert_eq!((outcome.fiction, outcome.hands.clone()), (Some(Fiction::Renewal), None));
    assert_eq!(outcome.at.to_rfc3339(), "2026-10-30T16:00:00+00:00");
    assert_eq!(course.case.licence().unwrap().valid_until, Some(day("2031-10-30")));

    let mut late = of("2026-10-09");
    assert_eq!(late.wait("2027-03-01"), State::Review, "fewer than thirty days before the end");
    let mut incomplete = of("2026-09-28");
    incomplete.act("2026-09-29", &window(), ask()).unwrap();
    incomplete.act("2026-11-02", &applicant(APPLICANT), Act::Supply { signed_request: None }).unwrap();
    assert_eq!(incomplete.wait("2027-03-01"), State::Review, "not everything was there when the licence ended");
}

#[test]
fn an_agency_does_not_escape_the_renewal_by_accepting_late() {
    let kind = Kind::Renewal { expires: day("2026-10-30"), until: day("2031-10-30") };
    let mut course = Course::of(Terms { kind, ..terms() }, "2026-09-28");
    course.act("2026-09-29", &window(), ask()).unwrap();
    course.act("2026-10-30", &applicant(APPLICANT), Act::Supply { signed_request: None }).unwrap();
    assert_eq!(course.act("2026-11-02", &window(), Act::Accept), Ok(State::Granted));
}

#[test]
fn nothing_else_is_approved_by_silence_unless_the_item_opted_for_it() {
    let mut course = accepted();
    assert_eq!(course.wait("2030-01-01"), State::Review);
    let mut opted = Course::of(Terms { silent_consent: Some(Validity::Months(12)), ..terms() }, "2026-09-07");
    opted.act("2026-09-08", &window(), Act::Accept).unwrap();
    opted.act("2026-09-09", &reviewer(), suspend(3)).unwrap();
    let due = opted.case.statutory_clock(&opted.calendar).unwrap().unwrap();
    assert_eq!(opted.wait("2030-01-01"), State::Granted);
    let outcome = opted.case.outcome().unwrap();
    assert_eq!((outcome.fiction, outcome.at), (Some(Fiction::SilentConsent), due.ends_at()));
    assert_eq!(opted.case.licence().unwrap().valid_until, due.due.checked_add_months(chrono::Months::new(12)));
    assert_eq!(Validity::Unlimited.last_day(due.due), None);
}

#[test]
fn what_becomes_of_a_licence_needs_reasons_and_an_order() {
    let mut course = accepted();
    course
        .act(
            "2026-09-09",
            &reviewer(),
            Act::Propose { decision: Decision::Grant { valid_until: Some(day("2027-09-09")) } },
        )
        .unwrap();
    course.act("2026-09-10", &decider(), Act::Approve).unwrap();
    let reason = || "a reason".to_owned();
    let mut act = |date: &str, act| course.act(date, &decider(), Act::Licence(act));
    assert_eq!(act("2026-09-11", LicenceAct::Change { reason: " ".to_owned() }), Err(Refused::NoReasons));
    assert_eq!(act("2026-09-11", LicenceAct::Change { reason: reason() }), Ok(State::Granted));
    let renewal = |until: &str| LicenceAct::Renew { until: day(until), reason: reason() };
    assert_eq!(act("2026-09-11", renewal("2027-09-09")), Err(Refused::BadValidity));
    assert_eq!(act("2026-09-11", renewal("2027-12-31")), Ok(State::Granted));
    let gone = |standing| Err(Refused::LicenceNotInForce(standing));
    assert_eq!(act("2028-01-03", renewal("2029-12-31")), gone(LicenceStanding::InForce), "it has run out");
    assert_eq!(act("2028-01-03", LicenceAct::Revoke { reason: reason() }), Ok(State::Granted));
    assert_eq!(act("2028-01-04", LicenceAct::Recall { reason: reason() }), gone(LicenceStanding::Revoked));
    assert_eq!(act("2028-01-04", LicenceAct::Annul { reason: reason() }), Ok(State::Granted));
    assert_eq!(act("2028-01-05", LicenceAct::Annul { reason: reason() }), gone(LicenceStanding::Annulled));
    let licence = *course.case.licence().unwrap();
    assert_eq!(licence.valid_until, Some(day("2027-12-31")));
    assert!(!licence.is_valid_on(day("2026-09-11")));
}
