//! Cases as the law has them, article by article, and what is refused.

use super::samples::*;
use super::*;
use crate::approvals::clock::samples::day;
use crate::approvals::clock::{ClockFault, StartEvent, StopReason};
use crate::calendar::Length;
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use chrono::TimeDelta;

/// Received on Monday 7 September 2026 and accepted the day after.
fn accepted() -> Course {
    let mut course = Course::of(terms(), "2026-09-07");
    assert_eq!(course.act("2026-09-08", &window(), Act::Accept), Ok(State::Review));
    course
}

#[test]
fn from_the_receipt_to_the_delivery_with_correction_suspension_and_extension() {
    let mut course = Course::of(terms(), "2026-09-07");
    assert_eq!(course.act("2026-09-09", &window(), ask()), Ok(State::Correcting));
    assert_eq!(course.case.correction().unwrap().until, day("2026-09-22"));
    assert_eq!(
        course.act("2026-09-14", &applicant(APPLICANT), Act::Supply { signed_request: None }),
        Ok(State::Supplied)
    );
    assert_eq!(course.act("2026-09-15", &window(), Act::Accept), Ok(State::Review));
    assert_eq!(course.act("2026-09-16", &reviewer(), suspend(5)), Ok(State::Suspended));
    assert_eq!(course.act("2026-09-17", &head(), extend(10)), Ok(State::Suspended));
    assert_eq!(course.act("2026-09-18", &reviewer(), Act::Resume), Ok(State::Review));
    assert_eq!(course.act("2026-09-21", &reviewer(), Act::Propose { decision: deny() }), Ok(State::Review));
    assert_eq!(course.act("2026-09-22", &decider(), Act::Approve), Ok(State::Denied));
    assert_eq!(course.act("2026-09-23", &window(), Act::Deliver), Ok(State::Delivered));

    let (case, calendar) = (&course.case, &course.calendar);
    let statutory = case.statutory_clock(calendar).unwrap().unwrap();
    assert_eq!(statutory.due, calendar.add_working_days(day("2026-09-15"), 20 + 10 + 2).date);
    let promised = case.promised_clock(calendar).unwrap().unwrap();
    assert_eq!(promised.due, calendar.add_working_days(day("2026-09-15"), 8 + 10 + 2).date);
    let starts: Vec<StartEvent> = case.clocks(calendar).unwrap().iter().map(|clock| clock.input.start.event).collect();
    let supplied = [StartEvent::MissingTold, StartEvent::Supplied];
    assert_eq!(starts, [&supplied[..], &[StartEvent::Accepted, StartEvent::Accepted, StartEvent::Decided]].concat());
    let supply = case.supply_clock(calendar).unwrap().unwrap();
    assert_eq!((supply.due, supply.input.limit.length), (day("2026-09-22"), Length::WorkingDays(10)));
    assert_eq!(Case::of(case.filing().clone(), &course.events).as_ref(), Ok(case));
}

#[test]
fn who_is_not_told_in_five_working_days_is_accepted_as_of_the_receipt() {
    let mut course = Course::of(terms(), "2026-09-07");
    assert_eq!(course.wait("2026-09-14"), State::Submitted, "the fifth working day still counts");
    assert_eq!(course.act("2026-09-15", &window(), ask()), Err(Refused::TooLateToAsk));
    assert_eq!(course.wait("2026-11-02"), State::Review);
    let acceptance = course.case.acceptance().unwrap();
    assert_eq!((acceptance.as_of, acceptance.by_law), (day("2026-09-07"), true));
    assert_eq!(
        acceptance.at.to_rfc3339(),
        "2026-09-14T16:00:00+00:00",
        "its true moment, however late somebody looked"
    );
    assert_eq!(course.events[0].by, By::Law);
    let due = course.case.statutory_clock(&course.calendar).unwrap().unwrap().due;
    assert_eq!(due, course.calendar.add_working_days(day("2026-09-07"), 20).date);
}

#[test]
fn an_act_after_the_server_was_down_carries_what_time_has_done_before_it() {
    let mut course = Course::of(terms(), "2026-09-07");
    assert_eq!(course.act("2026-09-21", &reviewer(), grant()), Ok(State::Review));
    let what: Vec<_> =
        course.events.iter().map(|event| (event.at, matches!(event.what, What::Accepted { .. }))).collect();
    assert_eq!(what, [("2026-09-14T16:00:00Z".parse().unwrap(), true), (noon("2026-09-21"), false)]);
}

#[test]
fn what_is_missing_is_told_once_and_all_of_it() {
    let mut course = Course::of(terms(), "2026-09-07");
    let nothing = |missing: Vec<String>| Act::AskCorrection { missing, within: Length::WorkingDays(5) };
    assert_eq!(course.act("2026-09-08", &window(), nothing(vec![])), Err(Refused::NothingMissing));
    assert_eq!(course.act("2026-09-08", &window(), nothing(vec![" ".to_owned()])), Err(Refused::NothingMissing));
    let at_once = Act::AskCorrection { missing: vec!["x".to_owned()], within: Length::WorkingDays(0) };
    assert_eq!(course.act("2026-09-08", &window(), at_once), Err(Refused::NoSupplyTime));
    course.act("2026-09-08", &window(), ask()).unwrap();
    assert_eq!(course.act("2026-09-09", &window(), ask()), Err(Refused::SecondCorrection));
    assert_eq!(
        course.wait("2026-12-01"),
        State::Correcting,
        "while the applicant is to supply, no time runs for the agency"
    );
    course.act("2026-12-02", &applicant(APPLICANT), Act::Supply { signed_request: None }).unwrap();
    assert_eq!(course.act("2026-12-03", &window(), ask()), Err(Refused::SecondCorrection));
    assert_eq!(course.wait("2026-12-10"), State::Review);
    assert_eq!(course.case.acceptance().unwrap().as_of, day("2026-12-02"));
}

#[test]
fn what_is_not_required_or_elsewhere_ends_at_once() {
    for (act, state) in [
        (Act::RefuseNotRequired { reason: "no approval is needed".to_owned() }, State::RefusedNotRequired),
        (Act::RefuseNoAuthority { go_to: "the city's labour bureau".to_owned() }, State::RefusedNoAuthority),
    ] {
        let mut course = Course::of(terms(), "2026-09-07");
        assert_eq!(course.act("2026-09-07", &window(), act), Ok(state));
        assert_eq!(course.act("2026-09-08", &window(), Act::Accept), Err(Refused::WrongState(state)));
        assert_eq!(course.wait("2027-09-08"), state);
    }
    let silent = Act::RefuseNoAuthority { go_to: String::new() };
    assert_eq!(Course::of(terms(), "2026-09-07").act("2026-09-07", &window(), silent), Err(Refused::NoReasons));
}

#[test]
fn the_clock_stops_only_with_a_notice_of_the_needed_time_and_not_for_longer() {
    let mut course = accepted();
    let without = |needed, notice: &str| Act::Suspend {
        reason: StopReason::Hearing,
        needed: Length::WorkingDays(needed),
        notice: notice.to_owned(),
    };
    assert_eq!(course.act("2026-09-09", &reviewer(), without(5, " ")), Err(Refused::NoWrittenNotice));
    assert_eq!(
        course.act("2026-09-09", &reviewer(), without(0, "7号")),
        Err(Refused::Clock(ClockFault::NoNeededTime(0)))
    );
    course.act("2026-09-09", &reviewer(), suspend(3)).unwrap();
    assert_eq!(course.act("2026-09-10", &reviewer(), grant()), Err(Refused::WrongState(State::Suspended)));
    assert_eq!(course.wait("2026-09-14"), State::Suspended);
    assert_eq!(course.act("2026-09-15", &reviewer(), grant()), Ok(State::Review), "the clock ran on by itself");
    assert_eq!(course.case.pauses()[0].ordered_by.0, "p-11");
    let clock = course.case.statutory_clock(&course.calendar).unwrap().unwrap();
    assert_eq!((clock.stops[0].days, clock.stops[0].by_itself), (3, true));
}

#[test]
fn an_item_that_knows_fewer_stops_refuses_the_others() {
    let mut terms = terms();
    terms.statutory.stops = vec![StopReason::ExpertReview];
    let mut course = Course::of(terms, "2026-09-07");
    course.act("2026-09-08", &window(), Act::Accept).unwrap();
    assert_eq!(course.act("2026-09-09", &reviewer(), suspend(3)), Err(Refused::Clock(ClockFault::NoSuchStop(0))));
}

#[test]
fn the_head_extends_once_and_before_the_end() {
    let mut course = accepted();
    assert_eq!(course.act("2026-09-09", &decider(), extend(10)), Err(Refused::WithoutDuty(Duty::HeadAgency)));
    assert_eq!(course.act("2026-09-09", &head(), extend(11)), Err(Refused::Clock(ClockFault::ExtensionLength)));
    let unreasoned = Act::Extend { length: Length::WorkingDays(5), reason: String::new() };
    assert_eq!(course.act("2026-09-09", &head(), unreasoned), Err(Refused::NoReasons));
    course.act("2026-09-09", &head(), extend(10)).unwrap();
    assert_eq!(course.act("2026-09-10", &head(), extend(5)), Err(Refused::SecondExtension));
    let mut last = accepted();
    let due = last.case.statutory_clock(&last.calendar).unwrap().unwrap().due.to_string();
    assert_eq!(last.act(&due, &reviewer(), suspend(3)), Err(Refused::LastDay));
    assert_eq!(last.act(&due, &head(), extend(10)), Ok(State::Review));
    let mut late = accepted();
    assert_eq!(late.act("2026-11-02", &head(), extend(10)), Err(Refused::LimitOver));
    assert_eq!(late.act("2026-11-02", &reviewer(), suspend(3)), Err(Refused::LimitOver));
    assert_eq!(late.act("2026-11-02", &reviewer(), grant()), Ok(State::Review), "overdue, and still to be decided");
}

#[test]
fn a_denial_has_reasons_and_tells_both_remedies() {
    let mut course = accepted();
    let denied = |reasons: &[&str], remedies: &[Remedy]| {
        let reasons = reasons.iter().map(|&reason| reason.to_owned()).collect();
        Act::Propose { decision: Decision::Deny { reasons, remedies: remedies.to_vec() } }
    };
    assert_eq!(course.act("2026-09-09", &reviewer(), denied(&[], Remedy::ALL)), Err(Refused::NoReasons));
    assert_eq!(course.act("2026-09-09", &reviewer(), denied(&["x", ""], Remedy::ALL)), Err(Refused::NoReasons));
    let one = denied(&["x"], &[Remedy::Litigation]);
    assert_eq!(course.act("2026-09-09", &reviewer(), one), Err(Refused::NoRemedies));
    let over = Act::Propose { decision: Decision::Grant { valid_until: Some(day("2026-09-08")) } };
    assert_eq!(course.act("2026-09-09", &reviewer(), over), Err(Refused::BadValidity));
}

#[test]
fn whoever_drafts_does_not_approve_where_two_are_needed() {
    let mut course = accepted();
    assert_eq!(course.act("2026-09-09", &decider(), Act::Approve), Err(Refused::OutOfTurn));
    assert_eq!(
        course.act("2026-09-09", &decider(), Act::ReturnProposal { reason: "x".to_owned() }),
        Err(Refused::OutOfTurn)
    );
    course.act("2026-09-09", &reviewer(), grant()).unwrap();
    assert_eq!(course.act("2026-09-09", &reviewer(), grant()), Err(Refused::OutOfTurn));
    assert_eq!(course.act("2026-09-10", &reviewer(), Act::Approve), Err(Refused::SecondPersonNeeded));
    course.act("2026-09-10", &decider(), Act::ReturnProposal { reason: "look again".to_owned() }).unwrap();
    course.act("2026-09-11", &reviewer(), grant()).unwrap();
    assert_eq!(course.act("2026-09-11", &decider(), Act::Approve), Ok(State::Granted));
    let mut alone = Course::of(Terms { two_person: false, ..terms() }, "2026-09-07");
    alone.act("2026-09-08", &window(), Act::Accept).unwrap();
    alone.act("2026-09-09", &reviewer(), grant()).unwrap();
    assert_eq!(alone.act("2026-09-09", &reviewer(), Act::Approve), Ok(State::Granted));
}

#[test]
fn out_of_region_without_the_duty_and_on_ones_own_application_is_refused() {
    let mut course = Course::of(terms(), "2026-09-07");
    let elsewhere = holder(14, ExamRegion::Siping, &[Duty::Receive]);
    let upper = holder(15, ExamRegion::Provincial, &[Duty::Receive]);
    let lost = holder(10, ExamRegion::Jilin, &[]);
    let own = holder(APPLICANT, ExamRegion::Jilin, Duty::ALL);
    for (actor, refused) in [
        (elsewhere, Refused::OutOfRegion),
        (upper, Refused::OutOfRegion),
        (lost, Refused::WithoutDuty(Duty::Receive)),
        (own, Refused::OwnApplication),
        (applicant(APPLICANT), Refused::WithoutDuty(Duty::Receive)),
    ] {
        assert_eq!(course.act("2026-09-08", &actor, Act::Accept), Err(refused));
    }
    let withdraw = || Act::Withdraw { signed_request: None };
    assert_eq!(course.act("2026-09-08", &applicant(2), withdraw()), Err(Refused::NotTheApplicant));
    assert_eq!(course.act("2026-09-08", &window(), withdraw()), Err(Refused::NoSignedRequest));
    let signed = Act::Withdraw { signed_request: Some("W-7".to_owned()) };
    assert_eq!(course.act("2026-09-08", &window(), signed), Ok(State::Withdrawn));
}

#[test]
fn nothing_is_decided_after_a_withdrawal_and_nobody_withdraws_what_is_decided() {
    let mut course = accepted();
    course.act("2026-09-09", &reviewer(), grant()).unwrap();
    course.act("2026-09-10", &applicant(APPLICANT), Act::Withdraw { signed_request: None }).unwrap();
    assert_eq!(course.act("2026-09-10", &decider(), Act::Approve), Err(Refused::WrongState(State::Withdrawn)));
    let mut decided = accepted();
    decided.act("2026-09-09", &reviewer(), grant()).unwrap();
    decided.act("2026-09-10", &decider(), Act::Approve).unwrap();
    let withdraw = Act::Withdraw { signed_request: None };
    assert_eq!(decided.act("2026-09-11", &applicant(APPLICANT), withdraw), Err(Refused::WrongState(State::Granted)));
}

#[test]
fn a_clock_that_was_set_back_is_noticed() {
    let mut course = accepted();
    let last = noon("2026-09-08");
    let before = last - TimeDelta::seconds(1);
    assert_eq!(course.at(before, &reviewer(), grant()), Err(Refused::ClockSetBack(last)));
    assert_eq!(course.at(last, &reviewer(), grant()), Ok(State::Review));
}

#[test]
fn terms_that_are_none_begin_no_case() {
    let begin = |change: &dyn Fn(&mut Terms)| {
        let mut terms = terms();
        change(&mut terms);
        Case::begin(filing(terms, noon("2026-09-07"))).map(|case| case.state())
    };
    let mut longer = terms().promised.unwrap();
    longer.length = Length::WorkingDays(21);
    let fault = |fault| Err(Refused::Terms(fault));
    assert_eq!(begin(&|terms| terms.promised = Some(longer.clone())), fault(TermsFault::PromiseTooLong));
    assert_eq!(begin(&|terms| terms.deliver.start = StartEvent::Accepted), fault(TermsFault::StartEvent));
    assert_eq!(begin(&|terms| terms.promised = Some(terms.statutory.clone())), fault(TermsFault::Grade));
    assert_eq!(begin(&|terms| terms.promised = None), Ok(State::Submitted));
}

#[test]
fn events_and_filing_read_back_from_json() {
    let mut course = accepted();
    course.act("2026-09-09", &reviewer(), suspend(3)).unwrap();
    course.act("2026-09-10", &head(), extend(10)).unwrap();
    course.act("2026-09-15", &reviewer(), Act::Propose { decision: deny() }).unwrap();
    course.act("2026-09-16", &decider(), Act::Approve).unwrap();
    let text = serde_json::to_string(&course.events).unwrap();
    let events: Vec<Event> = serde_json::from_str(&text).unwrap();
    assert_eq!(events, course.events);
    let filing: Filing = serde_json::from_str(&serde_json::to_string(course.case.filing()).unwrap()).unwrap();
    assert_eq!(Case::of(filing, &events), Ok(course.case));
}

#[test]
fn a_refusal_goes_out_with_its_own_code_its_field_and_its_day() {
    assert_eq!(Refusal::from(Refused::NoRemedies), Refusal::of(Code::RemediesLacking, "remedies"));
    assert_eq!(Refusal::from(Refused::OutOfRegion), Refusal::new(Code::OutOfRegion));
    let until = Refused::SupplyTimeRuns(day("2026-09-30"));
    assert_eq!(Refusal::from(until), Refusal::new(Code::SupplyTimeRuns).with("2026-09-30"));
    assert_eq!(Refused::Clock(ClockFault::NoExtension).code(), "clock");
}
