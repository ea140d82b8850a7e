//! After the draw: seats that change hands go to the next in the drawn order, and lots are verified like seats.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod draws_support;

use domain::draws::bundle::Bundle;
use domain::draws::frozen::{Frozen, Task};
use domain::draws::lots::{Group, Lots};
use domain::draws::seating::replacement::{LeftBecause, NotReplaceable, Replacement, Standing, may_take};
use domain::draws::verify::{Check, Passed, verify};
use domain::examiners::PanelRole;
use domain::regions::ExamRegion;
use draws_support::tiny::tiny;
use draws_support::*;
use proptest::prelude::*;
use std::collections::HashSet;

/// A bundle with these replacements, each by the rule.
fn replaced(mut bundle: Bundle, out: &[String]) -> Bundle {
    let drawn = bundle.result.drawn.seating().unwrap().clone();
    let mut standing = Standing::after(seating(&bundle.frozen), &drawn, &[]).unwrap();
    let made = out.iter().map(|label| standing.replace(label, LeftBecause::Refused, opening()).unwrap());
    bundle.replacements = made.collect();
    bundle
}

fn passed(bundle: &Bundle, check: Check) -> Passed {
    let verdict = verify(&bundle.to_bytes().unwrap());
    verdict.steps.iter().find(|step| step.check == check).unwrap().passed
}

#[test]
fn the_next_in_the_drawn_order_takes_the_seat_and_nobody_else_moves() {
    let bundle = bundle(province(300, 20, 7));
    let drawn = bundle.result.drawn.seating().unwrap().clone();
    let seat = drawn.seats[3].clone();
    let seated: HashSet<&str> = drawn.seats.iter().map(|it| it.label.as_str()).collect();
    let rules = seating(&bundle.frozen);
    let room = rules.rooms.iter().find(|room| room.label == seat.room).unwrap();
    let of = |label: &str| rules.pool.iter().find(|it| it.label == label).unwrap();
    let units: HashSet<&str> = drawn
        .seats
        .iter()
        .filter(|it| it.room == seat.room && it.label != seat.label)
        .map(|it| of(&it.label).unit.as_str())
        .collect();
    let expected = drawn.order.iter().find(|label| {
        let it = of(label);
        !seated.contains(label.as_str()) && may_take(rules, it, room, seat.role) && !units.contains(it.unit.as_str())
    });
    let bundle = replaced(bundle.clone(), std::slice::from_ref(&seat.label));
    let made = &bundle.replacements[0];
    assert_eq!((&made.room, made.role, made.k, &made.out), (&seat.room, seat.role, seat.k, &seat.label));
    assert_eq!(made.into.as_ref(), expected);
    assert!(verify(&bundle.to_bytes().unwrap()).ok);
    let standing = Standing::after(rules, &drawn, &bundle.replacements).unwrap();
    let moved = standing.seats().filter(|now| !drawn.seats.contains(now)).count();
    assert_eq!((standing.seats().count(), moved), (drawn.seats.len(), 1));
}

#[test]
fn a_replacement_that_was_chosen_by_hand_is_named() {
    let bundle = bundle(province(300, 20, 7));
    let out = bundle.result.drawn.seating().unwrap().seats[0].label.clone();
    let good = replaced(bundle, &[out]);
    let changed = |change: &dyn Fn(&mut Replacement)| {
        let mut bad = good.clone();
        change(&mut bad.replacements[0]);
        passed(&bad, Check::Replacements)
    };
    assert_eq!(passed(&good, Check::Replacements), Passed::Yes);
    assert_eq!(changed(&|it| it.into = None), Passed::No);
    assert_eq!(changed(&|it| it.into = Some(it.out.clone())), Passed::No);
    assert_eq!(changed(&|it| it.k += 1), Passed::No);
    assert_eq!(changed(&|it| it.out = "ZZZZZZZZ".to_owned()), Passed::No);
    let mut twice = good.clone();
    twice.replacements.push(good.replacements[0].clone());
    assert_eq!(passed(&twice, Check::Replacements), Passed::No);
}

#[test]
fn a_seat_for_which_nobody_is_left_stays_empty() {
    let pool = (0..2).map(|it| entrant(it, ExamRegion::Jilin, it, PUBLIC)).collect();
    let bundle = bundle(frozen(pool, vec![room(0, ExamRegion::Siping, 0, 0, 1)]));
    let drawn = bundle.result.drawn.seating().unwrap().clone();
    let mut standing = Standing::after(seating(&bundle.frozen), &drawn, &[]).unwrap();
    let first = standing.replace(&drawn.order[0], LeftBecause::Absent, opening()).unwrap();
    assert_eq!(first.into.as_ref(), Some(&drawn.order[1]));
    let second = standing.replace(&drawn.order[1], LeftBecause::Ineligible, opening()).unwrap();
    assert_eq!((second.into, standing.seats().count()), (None, 0));
    let third = standing.replace(&drawn.order[1], LeftBecause::Refused, opening());
    assert_eq!(third, Err(NotReplaceable::NotSeated));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_replaced_keeps_every_rule_of_the_room(document in tiny(), picks in prop::collection::vec(0_usize..8, 1..5)) {
        let (rules, day) = (seating(&document).clone(), document.day);
        prop_assume!(matches!(domain::draws::seating::feasible(&rules, day), domain::draws::seating::Feasibility::Seatable));
        let bundle = bundle(document);
        let drawn = bundle.result.drawn.seating().unwrap().clone();
        let mut standing = Standing::after(&rules, &drawn, &[]).unwrap();
        let mut out = HashSet::new();
        for pick in picks {
            let mut now: Vec<String> = standing.seats().map(|it| it.label.clone()).collect();
            now.sort();
            if now.is_empty() {
                break;
            }
            let made = standing.replace(&now[pick % now.len()], LeftBecause::Avoidance, opening()).unwrap();
            out.insert(made.out);
            prop_assert!(standing.seats().all(|it| !out.contains(&it.label)));
            for room in &rules.rooms {
                let there: Vec<_> = standing.seats().filter(|it| it.room == room.label).collect();
                let of = |label: &str| rules.pool.iter().find(|it| it.label == label).unwrap();
                for seat in &there {
                    let it = of(&seat.label);
                    prop_assert!(may_take(&rules, it, room, seat.role));
                    let same = there.iter().filter(|other| of(&other.label).unit == it.unit).count();
                    prop_assert!(room.of_one_unit.is_none_or(|most| same <= usize::from(most)));
                }
                let recruiting = there.iter().filter(|seat| room.recruits(&of(&seat.label).unit)).count();
                prop_assert!(recruiting <= usize::from(room.of_recruiting));
                let leads: Vec<_> = there.iter().filter(|seat| seat.role != PanelRole::Public).collect();
                let personnel = leads.iter().filter(|seat| of(&seat.label).personnel).count();
                prop_assert!(personnel + room.seats.leads() as usize - leads.len() >= usize::from(room.personnel));
            }
        }
    }
}

fn lots() -> Frozen {
    let entries = |from: u32| (from..from + 30).map(|it| format!("{it:04}")).collect();
    let groups = vec![
        Group { label: "R01".to_owned(), entries: entries(100), take: None },
        Group { label: "R02".to_owned(), entries: entries(100), take: Some(5) },
    ];
    Frozen { task: Task::Lots(Lots { groups }), ..frozen(Vec::new(), Vec::new()) }
}

#[test]
fn lots_are_drawn_verified_and_a_changed_order_is_named() {
    let good = bundle(lots());
    assert!(verify(&good.to_bytes().unwrap()).ok);
    let domain::draws::bundle::TaskDrawn::Lots(groups) = &good.result.drawn else { panic!("no lots") };
    assert_ne!(groups[0].order, groups[1].order, "an entry of two groups has two positions");
    let mut bad = good.clone();
    if let domain::draws::bundle::TaskDrawn::Lots(groups) = &mut bad.result.drawn {
        groups[1].order.swap(0, 1);
    }
    assert_eq!(passed(&bad, Check::Replay), Passed::No);
    let mut foreign = good.clone();
    foreign.result.drawn = bundle(province(100, 5, 7)).result.drawn;
    assert_eq!((passed(&foreign, Check::Replay), passed(&foreign, Check::Rules)), (Passed::No, Passed::No));
}
