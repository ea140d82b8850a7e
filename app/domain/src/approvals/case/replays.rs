//! Records of cases that were tampered with, and what names them.

use super::samples::*;
use super::*;
use crate::approvals::clock::samples::post;
use crate::approvals::flow::samples::{id, linear};
use crate::approvals::flow::{self, NotHere};
use crate::calendar::Calendar;

/// The place and the reason; none where every event follows.
fn found(course: &Course, events: &[Event]) -> Option<(usize, Refused)> {
    replay(course.case.filing().clone(), events, &Calendar::built_in()).err()
}

/// Accepted, drafted as denied by one, decided by another, delivered.
fn denied() -> Course {
    let mut course = Course::of(terms(), "2026-09-07");
    course.act("2026-09-08", &window(), Act::Accept).unwrap();
    course.act("2026-09-09", &reviewer(), Act::Propose { decision: deny() }).unwrap();
    course.act("2026-09-10", &decider(), Act::Approve).unwrap();
    course.act("2026-09-11", &window(), Act::Deliver).unwrap();
    course
}

/// The record with one event in another form.
fn with(course: &Course, place: usize, change: impl FnOnce(&mut Event)) -> Vec<Event> {
    let mut events = course.events.clone();
    change(&mut events[place]);
    events
}

#[test]
fn a_record_that_nobody_touched_follows() {
    let course = denied();
    assert_eq!(replay(course.case.filing().clone(), &course.events, &course.calendar), Ok(course.case));
}

#[test]
fn a_decision_that_was_turned_or_made_by_its_drafter_is_found() {
    let course = denied();
    let turned = with(&course, 2, |event| {
        event.what = What::Decided { decision: Decision::Grant { valid_until: None } };
    });
    assert_eq!(found(&course, &turned), Some((2, Refused::RecordDiffers)));
    let alone = with(&course, 2, |event| event.by = course.events[1].by.clone());
    assert_eq!(found(&course, &alone), Some((2, Refused::SecondPersonNeeded)));
    let own = By::Post { post: post("p-12"), account: account(APPLICANT), cover_for: None };
    let own = with(&course, 2, |event| event.by = own);
    assert_eq!(found(&course, &own), Some((2, Refused::OwnApplication)));
    let by_applicant = with(&course, 2, |event| event.by = By::Applicant);
    assert_eq!(found(&course, &by_applicant), Some((2, Refused::WithoutDuty(Duty::Decide))));
    let silent = with(&course, 1, |event| {
        event.what = What::Proposed { decision: Decision::Deny { reasons: vec![], remedies: Remedy::ALL.to_vec() } };
    });
    assert_eq!(found(&course, &silent), Some((1, Refused::NoReasons)));
}

#[test]
fn what_was_taken_out_is_found_by_what_no_longer_follows() {
    let course = denied();
    let without = |place: usize| {
        let mut events = course.events.clone();
        events.remove(place);
        found(&course, &events)
    };
    assert_eq!(without(0), Some((0, Refused::WrongState(State::Submitted))));
    assert_eq!(without(1), Some((1, Refused::OutOfTurn)));
    assert_eq!(without(2), Some((2, Refused::WrongState(State::Review))));
    assert_eq!(without(3), None, "a record that ends earlier is that of a younger case");
}

#[test]
fn an_act_that_was_dated_back_is_found() {
    let course = denied();
    let early = with(&course, 3, |event| event.at = noon("2026-09-09"));
    assert_eq!(found(&course, &early), Some((3, Refused::ClockSetBack(noon("2026-09-10")))));
    let other_day = with(&course, 0, |event| event.what = What::Accepted { as_of: "2026-09-07".parse().unwrap() });
    assert_eq!(found(&course, &other_day), Some((0, Refused::RecordDiffers)));
}

#[test]
fn what_time_alone_does_is_there_at_its_moment_and_by_nobody() {
    let mut course = Course::of(terms(), "2026-09-07");
    course.act("2026-09-21", &reviewer(), grant()).unwrap();
    let at = course.events[0].at;
    assert_eq!(found(&course, &course.events), None);
    assert_eq!(found(&course, &course.events[1..]), Some((0, Refused::RecordLacks(at))));
    let late = with(&course, 0, |event| event.at = noon("2026-09-16"));
    assert_eq!(found(&course, &late), Some((0, Refused::RecordDiffers)));
    let by_somebody = with(&course, 0, |event| event.by = course.events[1].by.clone());
    assert_eq!(found(&course, &by_somebody), Some((0, Refused::RecordDiffers)));
    let silent = Event {
        at: noon("2027-09-07"),
        by: By::Law,
        what: What::Deemed { fiction: Fiction::SilentConsent, valid_until: None },
    };
    assert_eq!(found(&course, &[course.events[0].clone(), silent]), Some((1, Refused::RecordDiffers)));
}

#[test]
fn the_post_of_a_step_and_the_decision_at_the_flows_end_are_checked() {
    let handle = |step: &str, outcome: &str| Act::Handle {
        step: id(step),
        outcome: flow::Outcome(outcome.to_owned()),
        opinion: "seen".to_owned(),
    };
    let mut course = Course::of(Terms { flow: Some(linear()), ..terms() }, "2026-09-07");
    course.act("2026-09-08", &window(), Act::Accept).unwrap();
    course.act("2026-09-09", &clerk(21), handle("review", "done")).unwrap();
    course.act("2026-09-10", &clerk(21), Act::Propose { decision: deny() }).unwrap();
    course.act("2026-09-11", &clerk(22), handle("decide", "deny")).unwrap();
    assert_eq!(found(&course, &course.events), None);
    let other_post =
        with(&course, 1, |event| event.by = By::Post { post: post("p-11"), account: account(11), cover_for: None });
    assert_eq!(found(&course, &other_post), Some((1, Refused::WithoutPost)));
    let out_of_turn = with(&course, 1, |event| {
        event.what =
            What::StepHandled { step: id("decide"), outcome: flow::Outcome("deny".to_owned()), opinion: String::new() };
    });
    assert_eq!(found(&course, &out_of_turn), Some((1, Refused::Step(NotHere::NotWaiting))));
    let cut = &course.events[..4];
    assert_eq!(found(&course, cut), Some((4, Refused::RecordLacks(course.events[4].at))), "the decision is lacking");
    let beside = [&course.events[..3], &course.events[4..]].concat();
    assert_eq!(found(&course, &beside), Some((3, Refused::ByFlow)));
}

#[test]
fn a_record_of_terms_that_are_none_names_its_beginning() {
    let mut filing = filing(terms(), noon("2026-09-07"));
    filing.terms.promised = Some(filing.terms.statutory.clone());
    let found = replay(filing, &[], &Calendar::built_in());
    assert_eq!(found, Err((0, Refused::Terms(TermsFault::Grade))));
}
