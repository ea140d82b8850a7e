//! Cases on the way of a flow.

use super::samples::*;
use super::*;
use crate::approvals::clock::StopReason;
use crate::approvals::clock::samples::{day, post};
use crate::approvals::flow::samples::{acts, ends, id, linear, start, task, way};
use crate::approvals::flow::{self, Ending, Flow, NotHere, Persons, Step, StepKind};
use crate::calendar::Length;
use crate::regions::ExamRegion;

fn handle(step: &str, outcome: &str) -> Act {
    Act::Handle { step: id(step), outcome: flow::Outcome(outcome.to_owned()), opinion: "seen".to_owned() }
}

fn accepted(flow: Flow) -> Course {
    let mut course = Course::of(Terms { flow: Some(flow), ..terms() }, "2026-09-07");
    course.act("2026-09-08", &window(), Act::Accept).unwrap();
    course
}

fn waits(course: &Course) -> Vec<String> {
    course.case.walk().unwrap().waiting().map(ToString::to_string).collect()
}

#[test]
fn the_flow_begins_with_the_acceptance_and_its_last_step_decides_as_was_drafted() {
    let mut course = accepted(linear());
    assert_eq!(waits(&course), ["review"], "the task of accepting is behind");
    assert_eq!(
        course.act("2026-09-09", &clerk(21), handle("decide", "grant")),
        Err(Refused::Step(NotHere::NotWaiting))
    );
    assert_eq!(course.act("2026-09-09", &clerk(21), handle("review", "x")), Err(Refused::Step(NotHere::NoSuchOutcome)));
    course.act("2026-09-09", &clerk(21), handle("review", "done")).unwrap();
    assert_eq!(course.act("2026-09-10", &clerk(22), handle("decide", "grant")), Err(Refused::OutOfTurn), "no draft");
    course.act("2026-09-10", &clerk(21), Act::Propose { decision: deny() }).unwrap();
    assert_eq!(course.act("2026-09-10", &clerk(22), Act::Approve), Err(Refused::ByFlow));
    assert_eq!(course.act("2026-09-10", &clerk(22), handle("decide", "grant")), Err(Refused::NotAsDrafted));
    assert_eq!(course.act("2026-09-10", &clerk(21), handle("decide", "deny")), Err(Refused::SecondPersonNeeded));
    assert_eq!(course.act("2026-09-10", &clerk(22), handle("decide", "deny")), Ok(State::Denied));
    assert_eq!(course.case.walk().unwrap().ending(), Some(Ending::Denied));
    assert_eq!(Case::of(course.case.filing().clone(), &course.events), Ok(course.case));
}

#[test]
fn acceptance_by_law_begins_the_flow_too() {
    let mut course = Course::of(Terms { flow: Some(linear()), ..terms() }, "2026-09-07");
    assert_eq!(course.act("2026-10-09", &clerk(21), handle("review", "done")), Ok(State::Review));
    assert_eq!(waits(&course), ["decide"]);
}

#[test]
fn only_the_steps_post_or_one_that_covers_for_it_acts_in_its_region() {
    let mut flow = linear();
    if let StepKind::Task(task) = &mut flow.steps[2].kind {
        task.cover = vec![post("p-30")];
    }
    let mut course = accepted(flow);
    let elsewhere = holder(31, ExamRegion::Siping, &[]);
    assert_eq!(course.act("2026-09-09", &reviewer(), handle("review", "done")), Err(Refused::WithoutPost));
    assert_eq!(course.act("2026-09-09", &elsewhere, handle("review", "done")), Err(Refused::OutOfRegion));
    assert_eq!(course.act("2026-09-09", &clerk(APPLICANT), handle("review", "done")), Err(Refused::OwnApplication));
    assert_eq!(course.act("2026-09-09", &applicant(2), handle("review", "done")), Err(Refused::WithoutPost));
    let mut cover = holder(30, ExamRegion::Jilin, &[]);
    assert_eq!(
        course.act("2026-09-09", &cover, handle("review", "done")),
        Err(Refused::NotInCover),
        "nobody is absent"
    );
    if let Capacity::Post(holding) = &mut cover.capacity {
        holding.covers = [post("220000-a-01")].into();
    }
    assert_eq!(course.act("2026-09-09", &cover, handle("review", "done")), Ok(State::Review));
    let cover_for = Some(post("220000-a-01"));
    assert_eq!(course.events[1].by, By::Post { post: post("p-30"), account: account(30), cover_for });
    assert_eq!(replay(course.case.filing().clone(), &course.events, &course.calendar).as_ref(), Ok(&course.case));
    // A record of before absences had days does not say for whom; one that says it wrongly is found out.
    let said = |of: Option<&str>| {
        let mut events = course.events.clone();
        events[1].by = By::Post { post: post("p-30"), account: account(30), cover_for: of.map(post) };
        replay(course.case.filing().clone(), &events, &course.calendar).map(|_| ())
    };
    assert_eq!(said(None), Ok(()));
    assert_eq!(said(Some("p-30")), Err((1, Refused::WithoutPost)));
    let mut events = course.events.clone();
    let by = By::Post { post: post("p-10"), account: account(10), cover_for: Some(post("220000-a-01")) };
    events[0].by = by;
    let elsewhere = replay(course.case.filing().clone(), &events, &course.calendar);
    assert_eq!(elsewhere.map(|_| ()), Err((0, Refused::RecordDiffers)), "nobody covers where duties decide");
}

#[test]
fn a_cover_that_acts_by_its_own_duty_says_whose_place_it_takes() {
    let mut flow = linear();
    for step in &mut flow.steps {
        if let StepKind::Task(task) = &mut step.kind {
            task.cover = vec![post("p-10"), post("p-11")];
        }
    }
    let absent = |mut actor: Actor| {
        if let Capacity::Post(holding) = &mut actor.capacity {
            holding.covers = [post("220000-a-01")].into();
        }
        actor
    };
    let by = |course: &Course| course.events.last().map(|event| event.by.clone()).unwrap();
    let mut course = Course::of(Terms { flow: Some(flow), ..terms() }, "2026-09-07");
    course.act("2026-09-08", &absent(window()), Act::Accept).unwrap();
    let cover_for = Some(post("220000-a-01"));
    assert_eq!(by(&course), By::Post { post: post("p-10"), account: account(10), cover_for: cover_for.clone() });
    course.act("2026-09-09", &reviewer(), Act::OfferHearing).unwrap();
    let itself = By::Post { post: post("p-11"), account: account(11), cover_for: None };
    assert_eq!(by(&course), itself, "nobody is absent");
    course.act("2026-09-10", &absent(reviewer()), suspend(5)).unwrap();
    assert_eq!(by(&course), By::Post { post: post("p-11"), account: account(11), cover_for });
    course.act("2026-09-11", &absent(head()), extend(5)).unwrap();
    let head = By::Post { post: post("p-13"), account: account(13), cover_for: None };
    assert_eq!(by(&course), head, "no task is the head's");
    let filing = course.case.filing().clone();
    assert_eq!(replay(filing.clone(), &course.events, &course.calendar).as_ref(), Ok(&course.case));
    // Who is no cover by the flow has taken nobody's place.
    let mut events = course.events.clone();
    let By::Post { cover_for, .. } = &mut events[3].by else { panic!("a post") };
    *cover_for = Some(post("220000-a-01"));
    assert_eq!(replay(filing, &events, &course.calendar), Err((3, Refused::RecordDiffers)));
}

#[test]
fn a_step_for_two_waits_for_the_second_to_agree() {
    let mut flow = linear();
    if let StepKind::Task(task) = &mut flow.steps[2].kind {
        task.persons = Persons::Two;
    }
    let mut course = accepted(flow);
    course.act("2026-09-09", &clerk(21), handle("review", "done")).unwrap();
    assert_eq!(waits(&course), ["review"]);
    assert_eq!(course.act("2026-09-09", &clerk(21), handle("review", "done")), Err(Refused::SecondPersonNeeded));
    course.act("2026-09-10", &clerk(22), handle("review", "done")).unwrap();
    assert_eq!(waits(&course), ["decide"]);
}

#[test]
fn while_the_clock_stands_only_the_procedure_for_which_it_stands_goes_on() {
    let mut hearing = task(5, &[("held", "decide")]);
    hearing.stops = Some(StopReason::Hearing);
    let mut decide = task(5, &[("grant", "granted")]);
    decide.ways.push(way("deny", "denied"));
    let steps = vec![
        start("review"),
        acts("review", 8, &[("hear", "hearing")]),
        Step { kind: StepKind::Task(hearing), ..acts("hearing", 1, &[]) },
        Step { kind: StepKind::Task(decide), ..acts("decide", 1, &[]) },
        ends("granted", Ending::Granted),
        ends("denied", Ending::Denied),
    ];
    let mut course = accepted(Flow { steps });
    assert_eq!(waits(&course), ["review"], "a first task that accepts nothing waits");
    course.act("2026-09-09", &clerk(21), handle("review", "hear")).unwrap();
    course.act("2026-09-09", &reviewer(), suspend(10)).unwrap();
    assert_eq!(course.act("2026-09-14", &clerk(21), handle("hearing", "held")), Ok(State::Suspended));
    let stopped = course.act("2026-09-15", &clerk(21), handle("decide", "grant"));
    assert_eq!(stopped, Err(Refused::WrongState(State::Suspended)));

    let due = |course: &Course, at: usize| {
        course.case.step_clock(&course.case.steps()[at], &course.calendar).unwrap().unwrap().due
    };
    let needed = course.calendar.add_working_days(day("2026-09-09"), 10).date;
    assert_eq!(due(&course, 1), course.calendar.add_working_days(day("2026-09-09"), 5).date, "its own time runs");
    assert_eq!(due(&course, 2), course.calendar.add_working_days(needed, 5).date, "the next step's stands");
}

#[test]
fn the_clock_is_stopped_only_for_what_the_flow_names_at_the_step() {
    let mut flow = linear();
    for (at, named) in [(2, vec![StopReason::ExpertReview]), (3, vec![StopReason::Hearing])] {
        let StepKind::Task(task) = &mut flow.steps[at].kind else { panic!("a task") };
        task.may_stop = Some(named);
    }
    let mut course = accepted(flow);
    let stop = |reason| Act::Suspend { reason, needed: Length::WorkingDays(5), notice: "N-1".to_owned() };
    let hearing = course.act("2026-09-09", &reviewer(), stop(StopReason::Hearing));
    assert_eq!(hearing, Err(Refused::StopNotHere(StopReason::Hearing)), "not at the review");
    assert!(course.case.possible(&reviewer()).contains(&ActKind::Suspend));
    course.act("2026-09-09", &reviewer(), stop(StopReason::ExpertReview)).unwrap();
    course.act("2026-09-10", &reviewer(), Act::Resume).unwrap();
    course.act("2026-09-10", &clerk(21), handle("review", "done")).unwrap();
    let experts = course.act("2026-09-10", &reviewer(), stop(StopReason::ExpertReview));
    assert_eq!(experts, Err(Refused::StopNotHere(StopReason::ExpertReview)), "no longer at the decision");
    assert_eq!(course.act("2026-09-10", &reviewer(), stop(StopReason::Hearing)), Ok(State::Suspended));
    assert_eq!(replay(course.case.filing().clone(), &course.events, &course.calendar).as_ref(), Ok(&course.case));
}

#[test]
fn whoever_handles_a_step_does_not_chair_the_hearing() {
    let mut course = accepted(linear());
    course.act("2026-09-09", &clerk(17), handle("review", "done")).unwrap();
    course.act("2026-09-09", &reviewer(), call("2026-09-18")).unwrap();
    let hold = || Act::HoldHearing { record: "R-3".to_owned() };
    assert_eq!(course.act("2026-09-18", &chair(), hold()), Err(Refused::ChairReviews));
    let other = holder(18, ExamRegion::Jilin, &[Duty::Chair]);
    course.act("2026-09-18", &other, hold()).unwrap();
    assert_eq!(course.act("2026-09-21", &clerk(18), handle("decide", "return")), Err(Refused::ChairReviews));
}

#[test]
fn a_flow_that_leads_nowhere_begins_no_case() {
    let flow = Some(Flow { steps: vec![start("nowhere")] });
    let begun = Case::begin(filing(Terms { flow, ..terms() }, noon("2026-09-07")));
    assert_eq!(begun.map(|case| case.state()), Err(Refused::Terms(TermsFault::Flow)));
}
