//! Which cards appear and when, and what becomes of them.

use super::samples::*;
use super::*;
use crate::approvals::case::samples as cases;
use crate::approvals::case::{Act, Case, Event, State, Terms, Validity, What};
use crate::approvals::clock::samples::{day, post};
use crate::approvals::flow::StepId;
use crate::approvals::post::PostCode;
use crate::ids::AccountId;
use crate::ids::CaseId;
use crate::refusal::{Code, Refusal};
use uuid::Uuid;

#[test]
fn a_case_that_lies_is_warned_of_then_yellow_then_red_each_on_its_own_day() {
    let facts = facts(vec![total(None)]);
    assert_eq!(now_due(&[], &facts, "2026-09-08T15:59:59Z"), []);
    let cards = now_due(&[], &facts, "2027-01-01T00:00:00Z");
    let moments = [
        (Trigger::NearlyDue, "2026-09-08T16:00:00+00:00".to_owned()),
        (Trigger::PromiseOver, "2026-09-11T16:00:00+00:00".to_owned()),
        (Trigger::LimitOver, "2026-09-29T16:00:00+00:00".to_owned()),
    ];
    assert_eq!(triggers(&cards), moments, "9, 10 and 11 September: two working days are left from the 9th on");
    let colours: Vec<Colour> = cards.iter().map(Card::colour).collect();
    assert_eq!(colours, [Colour::Warning, Colour::Yellow, Colour::Red]);
    assert!(cards.iter().all(|card| card.against == post("p-12")));
}

#[test]
fn what_was_done_in_time_has_no_card_however_late_somebody_looks() {
    let cards = |done: &str| now_due(&[], &facts(vec![total(Some(done))]), "2027-01-01T00:00:00Z").len();
    assert_eq!(cards("2026-09-08T15:00:00Z"), 0);
    assert_eq!(cards("2026-09-11T15:59:59Z"), 1, "warned of, and done on the last day");
    assert_eq!(cards("2026-09-29T15:59:59Z"), 2);
    assert_eq!(cards("2026-09-30T01:00:00Z"), 3);
}

#[test]
fn where_nothing_is_promised_the_warning_is_of_the_laws_limit_and_nothing_is_yellow() {
    let only_law = Timed { promised: None, ..total(None) };
    let cards = now_due(&[], &facts(vec![only_law]), "2027-01-01T00:00:00Z");
    let moments = [
        (Trigger::NearlyDue, "2026-09-23T16:00:00+00:00".to_owned()),
        (Trigger::LimitOver, "2026-09-29T16:00:00+00:00".to_owned()),
    ];
    assert_eq!(triggers(&cards), moments, "24, 28 and 29 September are worked");
}

#[test]
fn a_step_is_watched_inside_a_total_that_is_in_time() {
    let step = Timed {
        scope: Scope::Step("expert-opinion".to_owned()),
        post: post("p-30"),
        promised: Some(promised("2026-09-01", 1)),
        statutory: None,
        done_at: None,
    };
    let cards = now_due(&[], &facts(vec![total(None), step]), "2026-09-03T00:00:00Z");
    assert_eq!(triggers(&cards)[1], (Trigger::PromiseOver, "2026-09-02T16:00:00+00:00".to_owned()));
    assert_eq!(cards[0].at, at("2026-09-01T16:00:00Z"), "a limit no longer than the measure warns from its first day");
    assert!(cards.iter().all(|card| card.against == post("p-30")));
}

#[test]
fn a_yellow_card_that_is_not_cured_by_the_supervisors_day_turns_red() {
    let open = facts(vec![total(None)]);
    let mut cards = now_due(&[], &open, "2026-09-12T01:00:00Z");
    let yellow = cards.iter().position(|card| card.colour() == Colour::Yellow).unwrap();
    let demand = CardAct::Demand { cure_by: day("2026-09-15") };
    cards[yellow] = act(&cards[yellow], demand.clone(), &supervisor(), "2026-09-12T02:00:00Z").unwrap();
    assert_eq!(now_due(&cards, &open, "2026-09-15T15:59:59Z"), []);
    let red = now_due(&cards, &open, "2026-09-20T00:00:00Z");
    assert_eq!(triggers(&red), [(Trigger::YellowUncured, "2026-09-15T16:00:00+00:00".to_owned())]);
    let cured = facts(vec![total(Some("2026-09-15T09:00:00Z"))]);
    assert_eq!(now_due(&cards, &cured, "2026-09-20T00:00:00Z"), []);

    cards[yellow] = act(&cards[yellow], explain(), &holder(), "2026-09-12T03:00:00Z").unwrap();
    cards[yellow] = act(&cards[yellow], find(Verdict::Dismissed), &supervisor(), "2026-09-12T04:00:00Z").unwrap();
    assert_eq!(now_due(&cards, &open, "2026-09-20T00:00:00Z"), [], "what was dismissed needs no cure");
    let closed = act(&cards[yellow], demand, &supervisor(), "2026-09-12T05:00:00Z");
    assert_eq!(closed, Err(CardRefused::WrongState));
}

fn yellow() -> Card {
    let cards = now_due(&[], &facts(vec![total(None)]), "2026-09-12T01:00:00Z");
    cards.into_iter().find(|card| card.colour() == Colour::Yellow).unwrap()
}

#[test]
fn a_card_is_explained_found_and_followed_by_its_consequence() {
    let conclude = || CardAct::Conclude { words: "a talk with the post".to_owned() };
    let card = yellow();
    assert!(card.is_open());
    assert_eq!(act(&card, conclude(), &supervisor(), "2026-09-14T00:00:00Z"), Err(CardRefused::WrongState));
    let card = act(&card, explain(), &holder(), "2026-09-14T00:00:00Z").unwrap();
    assert_eq!(act(&card, explain(), &holder(), "2026-09-14T01:00:00Z"), Err(CardRefused::WrongState));
    let found = act(&card, find(Verdict::Upheld), &supervisor(), "2026-09-14T02:00:00Z").unwrap();
    assert_eq!((found.verdict(), found.is_open()), (Some(Verdict::Upheld), true), "the consequence is lacking");
    let closed = act(&found, conclude(), &supervisor(), "2026-09-15T00:00:00Z").unwrap();
    assert_eq!((closed.verdict(), closed.is_open()), (Some(Verdict::Upheld), false));
    assert_eq!(act(&closed, conclude(), &supervisor(), "2026-09-16T00:00:00Z"), Err(CardRefused::WrongState));
    let dismissed = act(&card, find(Verdict::Dismissed), &supervisor(), "2026-09-14T02:00:00Z").unwrap();
    assert!(!dismissed.is_open());
    assert_eq!(act(&dismissed, conclude(), &supervisor(), "2026-09-15T00:00:00Z"), Err(CardRefused::WrongState));
    let text = serde_json::to_string(&closed).unwrap();
    assert_eq!(serde_json::from_str::<Card>(&text).unwrap(), closed);
}

#[test]
fn the_supervisor_finds_without_an_explanation_only_when_its_time_is_over() {
    let card = yellow();
    let until = card.explain_by(&Measures::default(), &CALENDAR);
    assert_eq!(card.explain_clock(&Measures::default(), &CALENDAR).unwrap().due, until);
    assert_eq!(until, day("2026-09-16"), "three working days after Saturday the 12th");
    let early = act(&card, find(Verdict::Upheld), &supervisor(), "2026-09-16T15:59:59Z");
    assert_eq!(early, Err(CardRefused::ExplanationRuns(until)));
    assert!(act(&card, find(Verdict::Upheld), &supervisor(), "2026-09-16T16:00:00Z").is_ok());
}

#[test]
fn nobody_acts_on_a_card_that_is_not_theirs_or_before_its_time() {
    let card = yellow();
    let Doer::Post { account, .. } = holder() else { unreachable!() };
    let other = Doer::Post { post: post("p-13"), account };
    let both = Doer::Supervisor { account };
    assert_eq!(act(&card, explain(), &other, "2026-09-14T00:00:00Z"), Err(CardRefused::NotYours));
    assert_eq!(act(&card, explain(), &supervisor(), "2026-09-14T00:00:00Z"), Err(CardRefused::NotYours));
    assert_eq!(act(&card, find(Verdict::Dismissed), &holder(), "2026-10-14T00:00:00Z"), Err(CardRefused::NotYours));
    assert_eq!(act(&card, explain(), &holder(), "2026-09-11T15:59:59Z"), Err(CardRefused::ClockSetBack));
    let blank = CardAct::Explain { words: " ".to_owned() };
    assert_eq!(act(&card, blank, &holder(), "2026-09-14T00:00:00Z"), Err(CardRefused::NoWords));
    let behind = CardAct::Demand { cure_by: day("2026-09-13") };
    assert_eq!(act(&card, behind, &supervisor(), "2026-09-14T00:00:00Z"), Err(CardRefused::CureDay));
    let card = act(&card, explain(), &holder(), "2026-09-14T00:00:00Z").unwrap();
    assert_eq!(act(&card, find(Verdict::Upheld), &both, "2026-09-14T01:00:00Z"), Err(CardRefused::OwnExplanation));
    let warning = now_due(&[], &facts(vec![total(None)]), "2026-09-10T00:00:00Z").remove(0);
    assert_eq!(act(&warning, explain(), &holder(), "2026-09-10T01:00:00Z"), Err(CardRefused::OnlyAWarning));
    assert_eq!(Refusal::from(CardRefused::NoWords), Refusal::of(Code::Missing, "words"));
    assert_eq!(CardRefused::CureDay.code(), "card-cure-day");
}

fn posts() -> Responsible {
    Responsible { accept: post("accept"), decide: post("decide"), deliver: post("deliver") }
}

pub(super) fn watched(case: &Case, events: &[Event], measures: &Measures) -> Facts {
    watch(case_id(), case, events, &posts(), measures, &CALENDAR).unwrap()
}

fn case_id() -> CaseId {
    super::samples::case()
}

#[test]
fn a_case_accepted_by_law_is_a_red_card_of_the_post_that_told_nothing() {
    let mut course = cases::Course::of(cases::terms(), "2026-09-07");
    course.wait("2026-09-16");
    let facts = watched(&course.case, &course.events, &Measures::default());
    let cards = now_due(&[], &facts, "2026-09-16T04:00:00Z");
    let red: Vec<&Card> = cards.iter().filter(|card| card.colour() == Colour::Red).collect();
    assert_eq!((red[0].key.scope.clone(), red[0].against.clone()), (Scope::Acceptance, post("accept")));
    assert_eq!(red[0].at.to_rfc3339(), "2026-09-14T16:00:00+00:00");
}

#[test]
fn a_case_that_was_asked_in_time_has_no_card_for_its_acceptance() {
    let mut course = cases::Course::of(cases::terms(), "2026-09-07");
    course.act("2026-09-08", &cases::window(), cases::ask()).unwrap();
    let waiting = watched(&course.case, &course.events, &Measures::default());
    assert_eq!(waiting.timed, [], "while the applicant is to supply, nothing runs for the agency");
    course.act("2026-09-10", &cases::applicant(1), Act::Supply { signed_request: None }).unwrap();
    course.act("2026-09-11", &cases::window(), Act::Accept).unwrap();
    let facts = watched(&course.case, &course.events, &Measures::default());
    assert_eq!(now_due(&[], &facts, "2026-09-18T00:00:00Z"), []);
    assert_eq!(facts.timed[0].done_at, Some(cases::noon("2026-09-11")));
}

#[test]
fn a_decision_and_its_delivery_are_timed() {
    let mut course = cases::Course::of(cases::terms(), "2026-09-07");
    course.act("2026-09-08", &cases::window(), Act::Accept).unwrap();
    course.act("2026-09-09", &cases::reviewer(), cases::grant()).unwrap();
    course.act("2026-09-10", &cases::decider(), Act::Approve).unwrap();
    let facts = watched(&course.case, &course.events, &Measures::default());
    let scopes: Vec<_> = facts.timed.iter().map(|timed| (timed.scope.clone(), timed.done_at.is_some())).collect();
    assert_eq!(scopes, [(Scope::Acceptance, true), (Scope::Total, true), (Scope::Delivery, false)]);
    let cards = now_due(&[], &facts, "2026-12-01T00:00:00Z");
    assert_eq!(
        cards.last().map(|card| (card.key.trigger, card.against.clone())),
        Some((Trigger::LimitOver, post("deliver")))
    );
}

#[test]
fn a_hearing_that_was_asked_for_and_not_held_is_a_card_of_its_own() {
    let mut course = cases::Course::of(cases::terms(), "2026-09-07");
    course.act("2026-09-08", &cases::window(), Act::Accept).unwrap();
    course.act("2026-09-09", &cases::reviewer(), Act::OfferHearing).unwrap();
    course.act("2026-09-10", &cases::applicant(1), Act::AskHearing { signed_request: None }).unwrap();
    let facts = watched(&course.case, &course.events, &Measures::default());
    let of_hearing = |now| {
        let mut cards = now_due(&[], &facts, now);
        cards.retain(|card| card.key.scope == Scope::Hearing);
        triggers(&cards)
    };
    let due = CALENDAR.add_working_days(day("2026-09-10"), 20);
    assert_eq!(of_hearing("2026-12-01T00:00:00Z")[1], (Trigger::LimitOver, due.ends_at().to_rfc3339()));
}

#[test]
fn stopping_too_often_or_for_too_long_is_a_card_of_whoever_ordered_it() {
    let mut course = cases::Course::of(cases::terms(), "2026-09-07");
    course.act("2026-09-08", &cases::window(), Act::Accept).unwrap();
    for date in ["2026-09-09", "2026-09-14", "2026-09-17"] {
        course.act(date, &cases::reviewer(), cases::suspend(2)).unwrap();
    }
    let abuse = |measures: Measures| {
        let facts = watched(&course.case, &course.events, &measures);
        facts.incidents.iter().map(|incident| (incident.post.0.clone(), incident.at)).collect::<Vec<_>>()
    };
    let measures = Measures::default();
    assert_eq!(abuse(measures), [("p-11".to_owned(), at("2026-09-17T16:00:00Z"))], "the third stop");
    assert_eq!(abuse(Measures { most_stops: 3, ..measures }), []);
    let long = abuse(Measures { most_stops: 3, most_stopped_days: 3, ..measures });
    assert_eq!(long, [("p-11".to_owned(), at("2026-09-16T16:00:00Z"))], "the fourth day: 10, 11, 15 and 16 September");
}

#[test]
fn silence_one_pair_of_hands_and_a_refusal_without_reasons_are_incidents() {
    let triggers = |case: &Case, events: &[Event]| -> Vec<(Trigger, String)> {
        let facts = watched(case, events, &Measures::default());
        facts.incidents.into_iter().map(|incident| (incident.trigger, incident.post.0)).collect()
    };
    let mut silent =
        cases::Course::of(Terms { silent_consent: Some(Validity::Unlimited), ..cases::terms() }, "2026-09-07");
    assert_eq!(silent.wait("2027-09-07"), State::Granted);
    assert_eq!(triggers(&silent.case, &silent.events), [(Trigger::Silence, "decide".to_owned())]);

    let mut alone = cases::Course::of(Terms { two_person: false, ..cases::terms() }, "2026-09-07");
    alone.act("2026-09-08", &cases::window(), Act::Accept).unwrap();
    alone.act("2026-09-09", &cases::reviewer(), cases::grant()).unwrap();
    alone.act("2026-09-10", &cases::reviewer(), Act::Approve).unwrap();
    let same = [(Trigger::SamePerson, "p-11".to_owned())];
    assert_eq!(triggers(&alone.case, &alone.events), same, "no rule refused it, and it is seen");
    let as_if_two = Case::of(cases::filing(cases::terms(), cases::noon("2026-09-07")), &alone.events).unwrap();
    assert_eq!(triggers(&as_if_two, &alone.events), same);

    let mut refused = alone.events[0].clone();
    refused.what = What::RefusedNoAuthority { go_to: " ".to_owned() };
    let from_elsewhere = Case::of(cases::filing(cases::terms(), cases::noon("2026-09-07")), [&refused]).unwrap();
    assert_eq!(triggers(&from_elsewhere, &[refused]), [(Trigger::UnreasonedRefusal, "p-10".to_owned())]);
}

#[test]
fn that_a_complete_filing_was_refused_is_established_by_a_supervisor() {
    let mut course = cases::Course::of(cases::terms(), "2026-09-07");
    let refuse = Act::RefuseNoAuthority { go_to: "the city's labour bureau".to_owned() };
    course.act("2026-09-08", &cases::window(), refuse).unwrap();
    let mut facts = watched(&course.case, &course.events, &Measures::default());
    assert_eq!(now_due(&[], &facts, "2026-12-01T00:00:00Z"), [], "a refusal with its words looks like any other");
    let refused_at = course.events[0].at;
    let establish = |trigger| Incident::established(trigger, Scope::Acceptance, post("p-10"), refused_at);
    facts.incidents.push(establish(Trigger::QualifiedRefused).unwrap());
    let cards = now_due(&[], &facts, "2026-12-01T00:00:00Z");
    let found: Vec<_> = cards.iter().map(|card| (card.key.trigger, card.colour(), card.against.0.as_str())).collect();
    assert_eq!(found, [(Trigger::QualifiedRefused, Colour::Red, "p-10")]);
    assert_eq!((cards[0].at, cards[0].is_open()), (refused_at, true));
    let by_persons = [Trigger::QualifiedRefused, Trigger::OffSystem, Trigger::IllegalFee];
    for trigger in Trigger::ALL.iter().copied() {
        assert_eq!(establish(trigger).is_ok(), by_persons.contains(&trigger), "{trigger:?}");
    }
    for trigger in Trigger::ALL.iter().copied().filter(|trigger| !trigger.is_established()) {
        assert_eq!(establish(trigger), Err(CardRefused::NotEstablished), "{trigger:?}");
    }
    assert_eq!(Refusal::from(CardRefused::NotEstablished), Refusal::of(Code::Malformed, "trigger"));
    assert_eq!(CardRefused::NotEstablished.code(), "card-not-established");
    assert_eq!(Trigger::parse("qualified-refused"), Some(Trigger::QualifiedRefused));
}

#[test]
fn whoever_was_accepted_first_is_granted_first() {
    let queued = |number, accepted: &str, granted: Option<&str>| Queued {
        case: CaseId(Uuid::from_u128(number)),
        accepted_at: at(accepted),
        granted_at: granted.map(at),
        left_at: granted.map(at),
        stopped: Vec::new(),
        post: post("p-12"),
    };
    let first = queued(1, "2026-09-01T01:00:00Z", Some("2026-09-10T01:00:00Z"));
    let second = queued(2, "2026-09-01T02:00:00Z", Some("2026-09-09T01:00:00Z"));
    let third = queued(3, "2026-09-02T01:00:00Z", None);
    let found = off_order(&[first.clone(), second.clone(), third]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].0, found[0].1.trigger, found[0].1.at),
        (second.case, Trigger::OffOrder, second.granted_at.unwrap())
    );
    let stopped = Queued { stopped: vec![(at("2026-09-08T00:00:00Z"), None)], ..first.clone() };
    assert_eq!(off_order(&[stopped, second.clone()]), [], "a stopped clock keeps nobody waiting");
    let withdrawn = Queued { granted_at: None, left_at: Some(at("2026-09-05T00:00:00Z")), ..first };
    assert_eq!(off_order(&[withdrawn, second]), []);
}

#[test]
fn a_stop_that_ran_out_keeps_its_place_in_the_queue_from_then_on() {
    let mut course = cases::Course::of(cases::terms(), "2026-09-07");
    course.act("2026-09-08", &cases::window(), Act::Accept).unwrap();
    course.act("2026-09-09", &cases::reviewer(), cases::suspend(2)).unwrap();
    let stops = |events: &[Event]| Queued::of(case(), events, &posts()).unwrap().stopped;
    assert_eq!(stops(&course.events), [(cases::noon("2026-09-09"), None)]);
    assert_eq!(course.wait("2026-09-14"), State::Review, "nobody has let it run again");
    let ran_on = course.events.iter().find(|event| event.what == What::RanOn).unwrap().at;
    assert_eq!(stops(&course.events), [(cases::noon("2026-09-09"), Some(ran_on))]);
}

#[test]
fn what_a_supervisor_has_established_is_a_card_that_the_post_explains_like_any_other() {
    let incident =
        |trigger| Incident { trigger, scope: Scope::Acceptance, post: post("p-12"), at: at("2026-09-01T01:00:00Z") };
    let by = AccountId(uuid::Uuid::from_u128(91));
    let made = |trigger, words: &str, now: &str| Card::established(case(), incident(trigger), words, by, at(now));
    let now = "2026-11-02T01:00:00Z";
    assert_eq!(made(Trigger::PromiseOver, "x", now), Err(CardRefused::NotEstablished));
    assert_eq!(made(Trigger::QualifiedRefused, " ", now), Err(CardRefused::NoWords));
    assert_eq!(made(Trigger::QualifiedRefused, "x", "2026-08-31T01:00:00Z"), Err(CardRefused::ClockSetBack));
    let card = made(Trigger::QualifiedRefused, "the papers were complete", now).unwrap();
    assert_eq!((card.colour(), card.at), (Colour::Red, at("2026-09-01T01:00:00Z")));
    assert_eq!(card.told().established.unwrap().words, "the papers were complete");
    let measures = Measures::default();
    assert_eq!(card.explain_by(&measures, &CALENDAR), "2026-11-05".parse().unwrap(), "from the day it was established");
    let early = act(&card, find(Verdict::Upheld), &supervisor(), "2026-11-05T01:00:00Z");
    assert!(matches!(early, Err(CardRefused::ExplanationRuns(_))));
    let explained = act(&card, explain(), &holder(), "2026-11-03T01:00:00Z").unwrap();
    let own = act(&explained, find(Verdict::Upheld), &Doer::Supervisor { account: by }, "2026-11-04T01:00:00Z");
    assert_eq!(own, Err(CardRefused::OwnEstablished), "another supervisor judges");
    let found = act(&explained, find(Verdict::Upheld), &supervisor(), "2026-11-04T01:00:00Z").unwrap();
    assert_eq!((found.verdict(), found.established), (Some(Verdict::Upheld), card.established));
}

#[test]
fn a_part_is_read_from_its_text_form_and_a_step_called_like_one_is_a_step() {
    for (word, scope) in Scope::FRAME {
        assert_eq!(Scope::parse(word), Some(scope));
    }
    let step = StepId::parse("total").unwrap();
    assert_eq!(Scope::parse(&Scope::of_step(&step)), Some(Scope::Step("total".to_owned())));
    assert_eq!([Scope::parse(""), Scope::parse("step:"), Scope::parse("review")], [None, None, None]);
}

#[test]
fn the_months_figures_are_counts_of_posts_and_of_their_agencies() {
    let facts = facts(vec![total(Some("2026-10-09T01:00:00Z"))]);
    let mut cards = now_due(&[], &facts, "2026-10-10T00:00:00Z");
    let explained = act(&cards[1], explain(), &holder(), "2026-09-12T01:00:00Z").unwrap();
    cards[1] = act(&explained, find(Verdict::Upheld), &supervisor(), "2026-09-13T01:00:00Z").unwrap();
    let tally = |post_code: &str, days, within_promise, within_limit, count| Tally {
        post: post(post_code),
        days,
        within_promise,
        within_limit,
        count,
    };
    let tallies =
        [tally("q-01", 7, true, true, 2), tally("q-01", 4, true, true, 1), tally("q-02", 30, false, false, 1)];
    let september = monthly(Month { year: 2026, month: 9 }, &cards, &tallies, PostCode::clone);
    let lying = Figures { warnings: 1, yellow: 1, red: 1, upheld: 1, unfound: 1, ..Figures::default() };
    assert_eq!(september[&post("p-12")], Line { figures: lying, median_tenths: None }, "red since 30 September");
    let swift = Figures { done: 3, within_promise: 3, within_limit: 3, ..Figures::default() };
    assert_eq!(september[&post("q-01")], Line { figures: swift, median_tenths: Some(70) });
    let late = Figures { done: 1, ..Figures::default() };
    assert_eq!(september[&post("q-02")], Line { figures: late, median_tenths: Some(300) }, "done late");
    let agencies = monthly(Month { year: 2026, month: 9 }, &cards, &tallies, |_| "吉林市人事局");
    let all = Figures { done: 4, within_promise: 3, within_limit: 3, ..lying };
    assert_eq!(agencies["吉林市人事局"], Line { figures: all, median_tenths: Some(70) });
    assert_eq!(monthly(Month { year: 2026, month: 8 }, &cards, &[], PostCode::clone), [].into());
    assert_eq!(agency_of(&PostCode("220100-hall-01".to_owned())), "220100");
}
