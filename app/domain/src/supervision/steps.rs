//! The steps of a flow under supervision.

use super::samples::*;
use super::tests::watched;
use super::*;
use crate::approvals::case::{Act, Terms, samples as cases};
use crate::approvals::clock::samples::day;
use crate::approvals::flow::Outcome;
use crate::approvals::flow::samples::{id, linear};

#[test]
fn each_step_of_the_flow_is_watched_against_its_own_limit() {
    let flow = Some(linear());
    let mut course = cases::Course::of(Terms { flow, ..cases::terms() }, "2026-09-07");
    course.act("2026-09-08", &cases::window(), Act::Accept).unwrap();
    let step = Scope::Step("review".to_owned());
    let facts = watched(&course.case, &course.events, &Measures::default());
    let mut cards = now_due(&[], &facts, "2026-12-01T00:00:00Z");
    cards.retain(|card| card.key.scope == step);
    let over = CALENDAR.add_working_days(day("2026-09-08"), 8).ends_at();
    let found = cards.iter().map(|card| (card.key.trigger, card.against.0.as_str(), card.at)).next_back();
    assert_eq!(found, Some((Trigger::PromiseOver, "220000-a-01", over)));
    course.act("2026-09-09", &cases::applicant(1), Act::Withdraw { signed_request: None }).unwrap();
    let facts = watched(&course.case, &course.events, &Measures::default());
    assert!(facts.timed.iter().all(|timed| timed.done_at.is_some()), "with the case its steps have ended");
}

#[test]
fn a_step_that_is_met_again_after_a_return_has_cards_of_its_own() {
    let flow = Some(linear());
    let mut course = cases::Course::of(Terms { flow, ..cases::terms() }, "2026-09-07");
    course.act("2026-09-08", &cases::window(), Act::Accept).unwrap();
    let handle = |step, outcome: &str| Act::Handle {
        step: id(step),
        outcome: Outcome(outcome.to_owned()),
        opinion: "seen".to_owned(),
    };
    // The first review takes too long; so does, after a return in time, the second.
    for (date, step, outcome) in [
        ("2026-09-23", "review", "done"),
        ("2026-09-24", "decide", "return"),
        ("2026-10-14", "review", "done"),
        ("2026-10-15", "decide", "return"),
    ] {
        course.act(date, &cases::clerk(21), handle(step, outcome)).unwrap();
    }
    let facts = watched(&course.case, &course.events, &Measures::default());
    let scopes: Vec<Option<(&str, usize)>> = facts.timed.iter().map(|timed| timed.scope.step()).collect();
    let runs = [("review", 1), ("decide", 1), ("review", 2), ("decide", 2), ("review", 3)];
    assert_eq!(scopes, [vec![None; 2], runs.map(Some).to_vec()].concat());
    let mut cards = now_due(&[], &facts, "2026-10-16T00:00:00Z");
    cards.retain(|card| card.colour() == Colour::Yellow && card.key.scope.step().is_some());
    let found: Vec<_> = cards.iter().map(|card| (card.key.scope.clone(), card.at)).collect();
    let over = |start| CALENDAR.add_working_days(day(start), 8).ends_at();
    let of = |scope: &str| Scope::Step(scope.to_owned());
    assert_eq!(found, [(of("review"), over("2026-09-08")), (of("review#2"), over("2026-09-24"))]);
    assert_eq!(now_due(&cards, &facts, "2026-10-16T00:00:00Z").iter().filter(|card| cards.contains(card)).count(), 0);
}

#[test]
fn a_case_stands_in_the_queue_of_its_item_from_its_acceptance_to_its_end() {
    let flow = Some(linear());
    let mut course = cases::Course::of(Terms { flow, ..cases::terms() }, "2026-09-07");
    let posts = Responsible::of(&linear()).unwrap();
    let queued = |course: &cases::Course| Queued::of(case(), &course.events, &posts);
    assert_eq!(queued(&course), None);
    course.act("2026-09-08", &cases::window(), Act::Accept).unwrap();
    let waits = queued(&course).unwrap();
    assert_eq!((waits.accepted_at, waits.left_at, waits.granted_at), (course.events[0].at, None, None));
    assert_eq!((waits.stopped.len(), &waits.post), (0, &posts.decide));
    course.act("2026-09-09", &cases::applicant(1), Act::Withdraw { signed_request: None }).unwrap();
    let gone = queued(&course).unwrap();
    assert_eq!((gone.left_at, gone.granted_at), (course.events.last().map(|event| event.at), None));
}

#[test]
fn a_run_of_a_step_is_read_as_it_is_written() {
    let step = id("decide");
    for (number, text) in [(1, "decide"), (2, "decide#2"), (12, "decide#12")] {
        let scope = Scope::run(&step, number);
        assert_eq!(scope, Scope::Step(text.to_owned()));
        assert_eq!(scope.step(), Some(("decide", number)));
    }
    assert_eq!(Scope::Total.step(), None);
    let written = serde_json::to_string(&Scope::run(&step, 1)).unwrap();
    assert_eq!(written, r#"{"scope":"step","step":"decide"}"#, "as it was before runs were told apart");
}
