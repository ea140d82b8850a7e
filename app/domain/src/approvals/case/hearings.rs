//! Hearings article by article, and what is refused.

use super::samples::*;
use super::*;
use crate::approvals::clock::samples::day;

/// Accepted on Tuesday 8 September 2026.
fn accepted() -> Course {
    let mut course = Course::of(terms(), "2026-09-07");
    course.act("2026-09-08", &window(), Act::Accept).unwrap();
    course
}

fn ask_hearing() -> Act {
    Act::AskHearing { signed_request: None }
}

fn hold() -> Act {
    Act::HoldHearing { record: "听证笔录〔2026〕3号".to_owned() }
}

#[test]
fn a_hearing_is_offered_asked_for_called_and_held_before_the_draft() {
    let mut course = accepted();
    course.act("2026-09-09", &reviewer(), Act::OfferHearing).unwrap();
    let until = day("2026-09-16");
    assert_eq!(course.act("2026-09-16", &reviewer(), grant()), Err(Refused::HearingMayBeAsked(until)));
    course.act("2026-09-16", &applicant(APPLICANT), ask_hearing()).unwrap();
    assert_eq!(course.act("2026-09-17", &reviewer(), grant()), Err(Refused::HearingOutstanding));
    course.act("2026-09-17", &reviewer(), call("2026-09-29")).unwrap();
    assert_eq!(course.act("2026-09-28", &chair(), hold()), Err(Refused::OutOfTurn), "not before its day");
    course.act("2026-09-29", &chair(), hold()).unwrap();
    assert_eq!(course.act("2026-09-29", &chair(), hold()), Err(Refused::OutOfTurn));
    assert_eq!(course.act("2026-09-30", &reviewer(), grant()), Ok(State::Review));
    let clock = course.case.hearing().holding_clock(&course.calendar).unwrap().unwrap();
    assert_eq!(clock.due, course.calendar.add_working_days(day("2026-09-16"), 20).date);
    assert_eq!(Case::of(course.case.filing().clone(), &course.events), Ok(course.case));
}

#[test]
fn the_time_of_a_hearing_and_the_moment_of_its_call_are_both_kept() {
    let mut course = accepted();
    course.act("2026-09-09", &reviewer(), call("2026-09-21")).unwrap();
    let event = course.events.last().unwrap();
    let text = serde_json::to_string(event).unwrap();
    assert!(text.contains("\"time\":\"09:00:00\"") && text.matches("\"at\"").count() == 1, "{text}");
    assert_eq!(&serde_json::from_str::<Event>(&text).unwrap(), event);
    let before = text.replace("\"time\":\"09:00:00\",", "");
    let What::HearingCalled(called) = serde_json::from_str::<Event>(&before).unwrap().what else { panic!("{before}") };
    assert_eq!(called.at, None, "as records of before have it");
}

#[test]
fn who_does_not_ask_in_five_days_has_no_hearing_and_the_case_goes_on() {
    let mut course = accepted();
    assert_eq!(course.act("2026-09-09", &applicant(APPLICANT), ask_hearing()), Err(Refused::OutOfTurn), "not offered");
    course.act("2026-09-09", &reviewer(), Act::OfferHearing).unwrap();
    assert_eq!(course.act("2026-09-10", &reviewer(), Act::OfferHearing), Err(Refused::OutOfTurn));
    let late = course.act("2026-09-17", &applicant(APPLICANT), ask_hearing());
    assert_eq!(late, Err(Refused::TooLateForHearing(day("2026-09-16"))));
    assert_eq!(course.act("2026-09-17", &reviewer(), grant()), Ok(State::Review));
    assert_eq!(course.act("2026-09-17", &reviewer(), call("2026-10-30")), Err(Refused::OutOfTurn), "a draft waits");
}

#[test]
fn a_hearing_is_called_seven_working_days_ahead_and_again_when_it_was_put_off() {
    let mut course = accepted();
    let soon = course.act("2026-09-09", &reviewer(), call("2026-09-17"));
    assert_eq!(soon, Err(Refused::HearingTooSoon(day("2026-09-08"))));
    assert_eq!(
        course.act("2026-09-09", &reviewer(), call("2026-09-18")),
        Ok(State::Review),
        "ordered by the agency itself"
    );
    assert_eq!(course.act("2026-09-10", &reviewer(), call("2026-09-25")), Ok(State::Review));
    assert_eq!(course.act("2026-09-18", &chair(), hold()), Err(Refused::OutOfTurn), "put off to the 25th");
    let nowhere = Act::CallHearing { on: day("2026-10-30"), at: None, place: " ".to_owned() };
    assert_eq!(course.act("2026-09-18", &reviewer(), nowhere), Err(Refused::NoReasons));
    assert_eq!(course.act("2026-09-25", &chair(), Act::HoldHearing { record: String::new() }), Err(Refused::NoReasons));
}

#[test]
fn the_chair_does_not_review_the_case() {
    let mut course = accepted();
    let both = || holder(11, crate::regions::ExamRegion::Jilin, &[Duty::Chair, Duty::Review]);
    course.act("2026-09-09", &both(), call("2026-09-18")).unwrap();
    assert_eq!(course.act("2026-09-18", &both(), hold()), Err(Refused::ChairReviews));
    course.act("2026-09-18", &chair(), hold()).unwrap();
    assert_eq!(course.act("2026-09-21", &chair(), grant()), Err(Refused::ChairReviews));
    assert_eq!(course.act("2026-09-21", &reviewer(), grant()), Ok(State::Review));
}
