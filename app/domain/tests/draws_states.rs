//! The life of a draw, step by step, with every refusal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod draws_support;

use chrono::Duration;
use domain::draws::beacon::QUICKNET;
use domain::draws::frozen::Task;
use domain::draws::number::commitment;
use domain::draws::seating::document::Seating;
use domain::draws::state::{Closed, ClosedBecause, Committing, Draft, DrawState, Invited, Plan, Readiness, Revealing};
use domain::draws::verify::verify;
use domain::examiners::PanelRole;
use domain::refusal::{Code, Refusal};
use draws_support::*;

const LEAD: Duration = Duration::minutes(10);

fn draft(beacon: bool) -> Draft {
    Draft {
        draw: draw_id(),
        plan: Plan {
            title: "面试考官抽签".to_owned(),
            day: opening().date_naive(),
            opens_at: if beacon { QUICKNET.time_of(657_413).unwrap() } else { opening() },
            beacon,
            reveal_grace_minutes: 30,
        },
    }
}

fn committing(beacon: bool, committed: u8) -> Committing {
    let draft = draft(beacon);
    let before = draft.plan.opens_at - Duration::hours(2);
    let invited =
        (0..3).map(|it| Invited { label: format!("S{it}"), office: "监督".to_owned(), commitment: None }).collect();
    let mut committing = draft.invite(invited, before, LEAD).unwrap();
    for index in 0..committed {
        committing.commit(&format!("S{index}"), commitment(draw_id(), &number(index)), before).unwrap();
    }
    committing
}

fn revealing(beacon: bool, committed: u8) -> Revealing {
    let document = province(60, 4, 7);
    let committing = committing(beacon, committed);
    let opens = committing.plan.opens_at;
    let fixed = committing.fix(document.task, opens - Duration::hours(1), LEAD).unwrap();
    assert_eq!(fixed.clone().open(opens - Duration::seconds(1)), Err(Code::NotYetOpen.into()));
    fixed.open(opens).unwrap()
}

#[test]
fn a_draw_opens_for_commitments_only_in_good_time() {
    let late = opening() - Duration::minutes(9);
    let invited = vec![Invited { label: "S1".to_owned(), office: String::new(), commitment: None }];
    let refusal = draft(false).invite(invited, late, LEAD).unwrap_err();
    assert_eq!(refusal, Refusal::of(Code::OpensTooSoon, "opens_at").with(10));
    let early = opening() - Duration::hours(1);
    assert_eq!(draft(false).invite(vec![], early, LEAD).unwrap_err().code, Code::Missing);
}

#[test]
fn a_commitment_is_taken_once_and_before_the_opening() {
    let mut draw = committing(false, 1);
    let before = opening() - Duration::hours(1);
    let code = |answer: Result<(), Refusal>| answer.unwrap_err().code;
    let mine = commitment(draw_id(), &number(5));
    assert_eq!(code(draw.commit("S0", mine, before)), Code::AlreadyDone);
    assert_eq!(code(draw.commit("S9", mine, before)), Code::NotFound);
    assert_eq!(code(draw.commit("S1", mine, opening())), Code::WrongState);
    assert_eq!(code(draw.commit("S1", commitment(draw_id(), &number(0)), before)), Code::Taken);
    assert_eq!(draw.commit("S1", mine, before), Ok(()));
}

#[test]
fn fixing_needs_a_commitment_time_and_a_seating() {
    let before = opening() - Duration::hours(1);
    let document = province(60, 4, 7);
    let whole = seating(&document).clone();
    let fix = |draw: Committing, task: &Seating, now| {
        draw.fix(Task::Seating(task.clone()), now, LEAD).map_err(|it| it.refusal.code)
    };
    assert_eq!(fix(committing(false, 0), &whole, before).unwrap_err(), Code::NoCommitment);
    assert_eq!(fix(committing(false, 1), &whole, opening()).unwrap_err(), Code::OpensTooSoon);
    let empty = Seating { pool: Vec::new(), ..whole.clone() };
    assert_eq!(fix(committing(false, 1), &empty, before).unwrap_err(), Code::Malformed);
    let mut chiefless = whole.clone();
    for it in &mut chiefless.pool {
        it.roles = [PanelRole::Deputy, PanelRole::Public].into_iter().collect();
    }
    let refused = committing(false, 1).fix(Task::Seating(chiefless), before, LEAD).unwrap_err();
    assert_eq!((refused.refusal.code, refused.certificate.unwrap().available), (Code::NoSeating, 0));
    let mut shuffled = whole;
    shuffled.pool.reverse();
    shuffled.rooms.reverse();
    let fixed = fix(committing(false, 2), &shuffled, before).unwrap();
    assert_eq!(fixed.frozen.supervisors.len(), 2);
    assert_eq!(fixed.frozen_hash, fixed.frozen.hash().unwrap());
}

#[test]
fn numbers_are_checked_and_waited_for() {
    let mut draw = revealing(false, 2);
    let code = |answer: Result<(), Refusal>| answer.unwrap_err().code;
    assert_eq!(code(draw.enter_number("S0", &number(1).to_hex())), Code::NumberMismatch);
    assert_eq!(code(draw.enter_number("S0", "12")), Code::Malformed);
    assert_eq!(code(draw.enter_number("S7", &number(0).to_hex())), Code::NotFound);
    assert_eq!(draw.enter_number("S0", &number(0).to_hex()), Ok(()));
    assert_eq!(code(draw.enter_number("S0", &number(0).to_hex())), Code::AlreadyDone);
    assert_eq!(code(draw.enter_beacon("00")), Code::WrongState);
    let in_grace = opening() + Duration::minutes(29);
    assert_eq!(draw.readiness(in_grace), Readiness::AwaitsNumbers { outstanding: 1, until: draw.grace_ends() });
    let refused = draw.clone().draw(in_grace).unwrap_err();
    assert_eq!(refused.refusal, Refusal::new(Code::NumbersOutstanding).with(1));
    let after = opening() + Duration::minutes(30);
    assert_eq!(draw.readiness(after), Readiness::Ready { withheld: vec!["S1".to_owned()] });
    let bundle = draw.clone().draw(after).unwrap().into_bundle(vec![], vec![]);
    let verdict = verify(&bundle.to_bytes().unwrap());
    assert!(verdict.ok, "{:?}", verdict.steps);
    assert_eq!(verdict.withheld, ["S1"]);
    draw.enter_number("S1", &number(1).to_hex()).unwrap();
    let drawn = draw.draw(in_grace).unwrap();
    assert_ne!(drawn.result_hash, bundle.result_hash);
}

#[test]
fn a_draw_into_which_nothing_random_came_must_be_closed() {
    let draw = revealing(false, 2);
    let after = draw.grace_ends();
    assert_eq!(draw.readiness(after), Readiness::MustClose(ClosedBecause::NothingRevealed));
    let refused = draw.draw(after).unwrap_err();
    assert_eq!(
        (refused.refusal.code, refused.must_close),
        (Code::NumbersOutstanding, Some(ClosedBecause::NothingRevealed))
    );
}

#[test]
fn a_beacon_is_checked_and_carries_a_draw_alone() {
    let genuine = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
    let mut draw = revealing(true, 1);
    let after = draw.grace_ends();
    assert_eq!(draw.readiness(after), Readiness::AwaitsBeacon);
    assert_eq!(draw.clone().draw(after).unwrap_err().refusal, Refusal::of(Code::Missing, "signature"));
    assert_eq!(draw.enter_beacon(&genuine.replace("b713", "b714")).unwrap_err().code, Code::BadBeacon);
    assert_eq!(draw.enter_beacon(genuine), Ok(()));
    assert_eq!(draw.enter_beacon(genuine).unwrap_err().code, Code::AlreadyDone);
    let bundle = draw.draw(after).unwrap().into_bundle(vec![], vec![]);
    let verdict = verify(&bundle.to_bytes().unwrap());
    assert!(verdict.ok, "{:?}", verdict.steps);
}

#[test]
fn closing_needs_words_and_an_unfinished_draw() {
    let close = |from, note: &str| Closed::close(from, ClosedBecause::Technical, note, false, opening());
    for from in [DrawState::Draft, DrawState::Committing, DrawState::Fixed, DrawState::Revealing] {
        assert_eq!(close(from, " 停电 ").unwrap().note, "停电");
    }
    assert_eq!(close(DrawState::Drawn, "x").unwrap_err().code, Code::WrongState);
    assert_eq!(close(DrawState::Closed, "x").unwrap_err().code, Code::AlreadyDone);
    assert_eq!(close(DrawState::Fixed, " ").unwrap_err().code, Code::Missing);
    assert_eq!(close(DrawState::Fixed, &"长".repeat(501)).unwrap_err().code, Code::OutOfRange);
    for state in DrawState::ALL {
        assert_eq!(DrawState::parse(state.as_str()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
    }
}
