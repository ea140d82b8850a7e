//! Same input, same bytes; a removed label moves nobody; examiners in the same position have the same chance.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod draws_support;

use domain::draws::bundle::SeatTaken;
use domain::draws::fairness::{alike, redraw};
use domain::draws::frozen::Frozen;
use domain::draws::order::DrawKey;
use domain::draws::seating::Outcome;
use domain::draws::{Drawing, draw};
use domain::examiners::ExaminerState;
use domain::ledger::merkle::Hash;
use domain::regions::ExamRegion;
use draws_support::*;
use std::collections::BTreeMap;

#[test]
fn the_same_input_gives_the_same_bytes() {
    let mut document = province(300, 25, 7);
    let day = document.day;
    seating_mut(&mut document).pool[17].state = ExaminerState::Suspended;
    seating_mut(&mut document).pool[18].certified_until = day.pred_opt().unwrap();
    seating_mut(&mut document).pool[19].certified_until = day;
    seating_mut(&mut document).pool[20].roles = Default::default();
    let result = result(&document, Hash([42; 32]));
    assert_eq!(result.drawn.seating().unwrap().excluded.len(), 3);
    assert_eq!(document.hash().unwrap().to_string(), GOLDEN.0);
    assert_eq!(result.hash().unwrap().to_string(), GOLDEN.1);
    assert_eq!(result.drawn.seating().unwrap(), &seated(&document, Hash([42; 32])));
}

/// The hashes of the document above and of its result. They change only with the version of the procedure.
const GOLDEN: (&str, &str) = (
    "acc55265c27c2bc820c1cf474de2fa740cc5d8eb102491d948b4e3b7fb73f047",
    "d6ccd9c99d9ce58672ecfcf05dbbda9a5a0ec43502e7e99bd84c2e2c00a00fa6",
);

#[test]
fn a_removed_label_leaves_the_order_of_all_others() {
    let key = DrawKey::of_draw(Hash([3; 32]), Hash([4; 32]));
    let labels: Vec<String> = (0..500).map(|it| format!("{it:08}")).collect();
    let order = |skip: Option<usize>| -> Vec<&str> {
        let kept: Vec<&str> =
            labels.iter().enumerate().filter(|(it, _)| Some(*it) != skip).map(|(_, it)| it.as_str()).collect();
        key.order(kept.iter().copied()).into_iter().map(|it| kept[it]).collect()
    };
    let all = order(None);
    for skip in [0, 77, 499] {
        let expected: Vec<&str> = all.iter().copied().filter(|it| *it != labels[skip]).collect();
        assert_eq!(order(Some(skip)), expected);
    }
}

#[test]
fn an_ineligible_examiner_moves_nobody_in_the_order() {
    let mut document = province(200, 12, 7);
    let key = Hash([5; 32]);
    let drawn = |document: &Frozen| match draw(document, key, Hash([6; 32])) {
        Drawing::Drawn(result) => result.drawn.seating().unwrap().order.clone(),
        other => panic!("{other:?}"),
    };
    let before = drawn(&document);
    seating_mut(&mut document).pool[50].state = ExaminerState::Revoked;
    let label = seating_mut(&mut document).pool[50].label.clone();
    let expected: Vec<String> = before.into_iter().filter(|it| *it != label).collect();
    assert_eq!(drawn(&document), expected);
}

/// The chi-square statistic of counts against equal shares per outcome.
fn chi_square(
    counts: &BTreeMap<(usize, usize), u32>,
    expected: impl Fn(usize) -> f64,
    people: usize,
    outcomes: usize,
) -> f64 {
    let cells = (0..people).flat_map(|who| (0..outcomes).map(move |what| (who, what)));
    cells
        .map(|(who, what)| {
            let seen = f64::from(counts.get(&(who, what)).copied().unwrap_or(0));
            (seen - expected(what)).powi(2) / expected(what)
        })
        .sum()
}

const SEEDS: u32 = 20_000;

/// The seats of a document under each of the seeds.
fn drawn(document: &Frozen) -> impl Iterator<Item = Vec<SeatTaken>> {
    let hash = document.hash().unwrap();
    (0..SEEDS).map(move |index| {
        let key = DrawKey::of_draw(hash, Hash::of(&index.to_be_bytes()));
        match domain::draws::seating::draw(seating(document), document.day, &key) {
            Outcome::Seated(drawn) => drawn.seats,
            other => panic!("{other:?}"),
        }
    })
}

#[test]
fn examiners_in_the_same_position_have_the_same_chance_of_each_place() {
    let regions = [ExamRegion::Jilin, ExamRegion::Siping, ExamRegion::Yanbian];
    let pool = (0..12).map(|it| entrant(it, regions[it / 4], it, PUBLIC)).collect();
    let document = frozen(pool, (0..3).map(|it| room(it, regions[it], 0, 0, 3)).collect());
    let mut counts = BTreeMap::new();
    for seats in drawn(&document) {
        let mut places = [3_usize; 12];
        for seat in seats {
            let (who, place): (usize, usize) = (seat.label.parse().unwrap(), seat.room[1..].parse().unwrap());
            places[who] = place;
        }
        for (who, place) in places.into_iter().enumerate() {
            // Of the three places, one is home: the others are "the next" (0) and "the one after" (1); 2 is no seat.
            let outcome = if place == 3 { 2 } else { (place + 3 - who / 4) % 3 - 1 };
            *counts.entry((who, outcome)).or_default() += 1;
        }
    }
    let expected = |outcome: usize| f64::from(SEEDS) * if outcome == 2 { 0.25 } else { 0.375 };
    // 24 degrees of freedom at most: 51.2 is passed once in a thousand.
    let statistic = chi_square(&counts, expected, 12, 3);
    assert!(statistic < 51.2, "{statistic}: {counts:?}");
}

#[test]
fn examiners_in_the_same_position_have_the_same_chance_of_each_room() {
    let pool = (0..8).map(|it| entrant(it, ExamRegion::Jilin, it / 2, PUBLIC)).collect();
    let document = frozen(pool, (0..4).map(|it| room(it, ExamRegion::Siping, 0, 0, 2)).collect());
    let mut counts = BTreeMap::new();
    for seats in drawn(&document) {
        for seat in seats {
            let (who, place): (usize, usize) = (seat.label.parse().unwrap(), seat.room[1..].parse().unwrap());
            *counts.entry((who, place)).or_default() += 1;
        }
    }
    let statistic = chi_square(&counts, |_| f64::from(SEEDS) / 4.0, 8, 4);
    assert!(statistic < 51.2, "{statistic}: {counts:?}");
}

/// What a visitor's browser counts: every seat of every draw is counted once, and nobody who was seated is missing.
#[test]
fn draws_under_other_seeds_are_counted_whole() {
    let document = province(120, 9, 7);
    let hash = document.hash().unwrap();
    let mut redrawn = redraw(&document, hash, 0, 3);
    redrawn.add(redraw(&document, hash, 3, 2));
    assert_eq!(redrawn, redraw(&document, hash, 0, 5), "in one go or in two");
    assert_eq!(redrawn.seated.values().sum::<u32>(), 5 * 9 * 7);
    let result = result(&document, Hash([42; 32]));
    let seated = result.drawn.seating().unwrap().seats.iter().map(|seat| seat.label.as_str()).collect();
    let groups = alike(&document, &seated, &redrawn);
    assert_eq!(groups.iter().map(|group| group.examiners).sum::<u32>(), 120);
    assert_eq!(groups.iter().map(|group| group.seated).sum::<u32>(), 63);
    assert!(groups.iter().all(|group| group.least <= group.most && group.most <= 5));
}
