//! A bundle that was tampered with: the verdict names what differs. Hostile bytes never make it panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod draws_support;

use domain::draws::bundle::{BeaconValue, Bundle};
use domain::draws::frozen::{BeaconPlan, Frozen, Task};
use domain::draws::lots::replacement::LotStanding;
use domain::draws::lots::{Group, Lots};
use domain::draws::seating::document::{Entrant, Room};
use domain::draws::seating::replacement::LeftBecause;
use domain::draws::verify::{BrokenRule, Check, Finding, Passed, Verdict, verify};
use domain::examiners::PanelRole;
use domain::ledger::merkle::Hash;
use domain::regions::ExamRegion;
use draws_support::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn good() -> Bundle {
    bundle(province(120, 10, 7))
}

fn findings(verdict: &Verdict, check: Check) -> &[Finding] {
    let step = verdict.steps.iter().find(|step| step.check == check).unwrap();
    assert_eq!(step.passed, Passed::No, "{check:?} of {:?}", verdict.steps);
    &step.findings
}

fn failed(verdict: &Verdict) -> Vec<Check> {
    assert!(!verdict.ok && verdict.replay.is_none());
    verdict.steps.iter().filter(|step| step.passed == Passed::No).map(|step| step.check).collect()
}

fn tampered(change: impl FnOnce(&mut Bundle)) -> Verdict {
    let mut bundle = good();
    change(&mut bundle);
    verify(&bundle.to_bytes().unwrap())
}

#[test]
fn a_good_bundle_passes_in_any_layout() {
    let bundle = good();
    let verdict = verify(&serde_json::to_vec_pretty(&bundle).unwrap());
    assert!(verdict.ok, "{:?}", verdict.steps);
    assert_eq!(verdict.steps.iter().map(|step| step.check).collect::<Vec<_>>(), Check::ALL);
    assert_eq!((verdict.frozen_hash, verdict.result_hash), (Some(bundle.frozen_hash), Some(bundle.result_hash)));
    let replay = verdict.replay.unwrap();
    assert_eq!(replay.steps.len(), 70);
    assert_eq!(replay.flows.iter().flatten().sum::<u32>(), 70);
    assert!((0..11).all(|region| replay.flows[region][region] == 0));
}

#[test]
fn a_changed_document_breaks_its_hash_and_everything_after() {
    let verdict = tampered(|it| it.frozen.title.push('!'));
    assert!(matches!(findings(&verdict, Check::FrozenHash), [Finding::HashDiffers { .. }]));
    assert_eq!(failed(&verdict), [Check::FrozenHash, Check::Seed, Check::Replay]);
}

#[test]
fn a_changed_hash_seed_or_result_hash_is_named_alone() {
    let zero = Hash([0; 32]);
    assert_eq!(failed(&tampered(|it| it.frozen_hash = zero)), [Check::FrozenHash]);
    assert_eq!(failed(&tampered(|it| it.result_hash = zero)), [Check::ResultHash]);
    assert_eq!(failed(&tampered(|it| it.result.seed = zero)), [Check::Seed, Check::ResultHash, Check::Replay]);
}

#[test]
fn the_supervisor_of_a_false_number_is_named() {
    let verdict = tampered(|it| it.revealed.numbers[1] = Some("ab".repeat(32)));
    let named = [Finding::CommitmentBroken { supervisor: "S2".to_owned() }];
    assert_eq!(findings(&verdict, Check::Commitments), named);
    let verdict = tampered(|it| it.revealed.numbers[1] = Some("no number".to_owned()));
    assert_eq!(findings(&verdict, Check::Commitments), named);
    assert!(verdict.steps.iter().any(|step| step.check == Check::Replay && step.passed == Passed::Skipped));
    let verdict = tampered(|it| it.revealed.numbers.truncate(1));
    assert_eq!(findings(&verdict, Check::Commitments), [Finding::NumbersMissing { expected: 2, found: 1 }]);
}

#[test]
fn a_number_left_out_needs_the_grace_period_and_gives_another_seed() {
    let verdict = tampered(|it| it.revealed.numbers[0] = None);
    assert_eq!(verdict.withheld, ["S1"]);
    assert_eq!(findings(&verdict, Check::Times), [Finding::DidNotWait { withheld: vec!["S1".to_owned()] }]);
    assert!(failed(&verdict).contains(&Check::Seed));
    let verdict = tampered(|it| it.revealed.numbers = vec![None, None]);
    assert!(findings(&verdict, Check::Times).contains(&Finding::NothingRandom));
    let verdict = tampered(|it| it.revealed.at -= chrono::Duration::seconds(1));
    assert_eq!(findings(&verdict, Check::Times), [Finding::DrawnTooEarly]);
}

#[test]
fn a_beacon_that_does_not_belong_is_named() {
    let value = BeaconValue { round: 5, signature: "00".repeat(48) };
    let verdict = tampered(|it| it.revealed.beacon = Some(value.clone()));
    assert_eq!(findings(&verdict, Check::Beacon), [Finding::BeaconUnplanned]);
    let chain = domain::draws::beacon::QUICKNET;
    let round = chain.round_at(opening());
    let planned = |it: &mut Bundle| it.frozen.beacon = Some(BeaconPlan { chain: chain.hash.to_owned(), round });
    assert_eq!(findings(&tampered(planned), Check::Beacon), [Finding::BeaconMissing]);
    let verdict = tampered(|it| {
        planned(it);
        it.revealed.beacon = Some(value.clone());
    });
    assert_eq!(findings(&verdict, Check::Beacon), [Finding::BeaconRound { planned: round, revealed: 5 }]);
    let verdict = tampered(|it| {
        planned(it);
        it.revealed.beacon = Some(BeaconValue { round, ..value });
    });
    assert!(matches!(findings(&verdict, Check::Beacon), [Finding::Beacon { .. }]));
    let verdict = tampered(|it| it.frozen.beacon = Some(BeaconPlan { chain: chain.hash.to_owned(), round: 5 }));
    assert_eq!(failed(&verdict), [Check::Document]);
}

#[test]
fn two_examiners_who_changed_seats_are_named() {
    let mut labels = (String::new(), String::new());
    let verdict = tampered(|it| {
        let seats = &mut drawn_mut(&mut it.result).seats;
        let other = (1..70).find(|seat| seats[*seat].role == seats[0].role).unwrap();
        labels = (seats[0].label.clone(), seats[other].label.clone());
        seats[0].label.clone_from(&labels.1);
        seats[other].label.clone_from(&labels.0);
    });
    let found = findings(&verdict, Check::Replay);
    let moved: Vec<&str> = found
        .iter()
        .filter_map(|it| if let Finding::Moved { label, .. } = it { Some(label.as_str()) } else { None })
        .collect();
    assert_eq!(moved.len(), 2);
    assert!(moved.contains(&labels.0.as_str()) && moved.contains(&labels.1.as_str()));
    assert_eq!(found.iter().filter(|it| matches!(it, Finding::SeatDiffers { .. })).count(), 2);
}

#[test]
fn each_broken_hard_rule_is_named() {
    let broken = |change: &dyn Fn(&mut Bundle)| -> Vec<BrokenRule> {
        let verdict = tampered(|it| change(it));
        let rules = findings(&verdict, Check::Rules).iter();
        rules.filter_map(|it| if let Finding::RuleBroken { rule, .. } = it { Some(*rule) } else { None }).collect()
    };
    let entrant = |it: &mut Bundle, change: &dyn Fn(&mut Entrant, ExamRegion)| {
        let seat = drawn_mut(&mut it.result).seats[0].clone();
        let place = seating(&it.frozen).rooms.iter().find(|room| room.label == seat.room).unwrap().place;
        change(seating_mut(&mut it.frozen).pool.iter_mut().find(|it| it.label == seat.label).unwrap(), place);
    };
    assert_eq!(broken(&|it| entrant(it, &|who, place| who.home = place)), [BrokenRule::HomeRegion]);
    assert_eq!(
        broken(&|it| entrant(it, &|who, _| who.roles = Default::default())),
        [BrokenRule::NotEligible, BrokenRule::Role]
    );
    assert_eq!(
        broken(&|it| entrant(it, &|who, _| who.certified_until = chrono::NaiveDate::MIN)),
        [BrokenRule::NotEligible]
    );
    assert_eq!(
        broken(&|it| {
            let home = ExamRegion::Changchun;
            entrant(it, &|who, _| who.home = home);
            seating_mut(&mut it.frozen).conflict_pairs = vec![[ExamRegion::Provincial, home]];
        })
        .len(),
        1
    );
    assert_eq!(
        broken(&|it| {
            let units: Vec<String> =
                drawn_mut(&mut it.result).seats[..2].iter().map(|seat| seat.label.clone()).collect();
            seating_mut(&mut it.frozen)
                .pool
                .iter_mut()
                .filter(|who| units.contains(&who.label))
                .for_each(|who| who.unit = "X".to_owned());
        }),
        [BrokenRule::SameUnit]
    );
    let elsewhere = |place| if place == ExamRegion::Jilin { ExamRegion::Siping } else { ExamRegion::Jilin };
    assert_eq!(
        broken(&|it| entrant(it, &|who, place| who.called = Some(elsewhere(place)))),
        [BrokenRule::CalledElsewhere]
    );
    let rules = |it: &mut Bundle, change: &dyn Fn(&mut Room, &mut Entrant)| {
        let seat = drawn_mut(&mut it.result).seats[0].clone();
        let seating = seating_mut(&mut it.frozen);
        let room = seating.rooms.iter_mut().find(|room| room.label == seat.room).unwrap();
        change(room, seating.pool.iter_mut().find(|it| it.label == seat.label).unwrap());
    };
    assert_eq!(broken(&|it| rules(it, &|room, who| who.avoid = vec![room.label.clone()])), [BrokenRule::Avoided]);
    let recruiting = |room: &mut Room, who: &mut Entrant| {
        (room.recruiting, room.of_recruiting) = (vec![who.unit.clone()], 0);
    };
    assert_eq!(broken(&|it| rules(it, &recruiting)), [BrokenRule::Recruiting]);
    assert_eq!(
        broken(&|it| rules(it, &|room, who| (room.personnel, who.personnel) = (2, false))),
        [BrokenRule::Personnel]
    );
    assert_eq!(broken(&|it| drop(drawn_mut(&mut it.result).seats.pop())), [BrokenRule::EmptySeat]);
    assert_eq!(broken(&|it| drawn_mut(&mut it.result).seats[0].label = "ZZZZZZZZ".to_owned()), [BrokenRule::NotInPool]);
    assert_eq!(broken(&|it| drawn_mut(&mut it.result).seats[0].k = 9), [BrokenRule::NoSuchSeat, BrokenRule::EmptySeat]);
    assert!(
        broken(&|it| {
            let seats = &mut drawn_mut(&mut it.result).seats;
            seats[0].label = seats[1].label.clone();
        })
        .contains(&BrokenRule::SeatedTwice)
    );
    assert!(
        broken(&|it| drawn_mut(&mut it.result).seats[0].role = PanelRole::Public).contains(&BrokenRule::NoSuchSeat)
    );
}

#[test]
fn order_and_exclusions_are_compared() {
    let verdict = tampered(|it| drawn_mut(&mut it.result).order.swap(3, 4));
    assert!(matches!(findings(&verdict, Check::Replay), [Finding::OrderDiffers { rank: 4, .. }]));
    let verdict = tampered(|it| drawn_mut(&mut it.result).seats.swap(3, 4));
    assert_eq!(findings(&verdict, Check::Replay), [Finding::SeatsNotInOrder]);
    let verdict = tampered(|it| it.result.v.push('x'));
    assert_eq!(findings(&verdict, Check::Replay), [Finding::FieldDiffers { field: "v".to_owned() }]);
}

/// Nine applicants of whom two are drawn; one of them left, and then whoever came in.
fn observers() -> Bundle {
    let entries = (1..=9).map(|it| format!("{it:03}")).collect();
    let group = |label: &str| Group { label: label.to_owned(), entries, take: Some(2) };
    let lots = Lots { groups: vec![group("baishan")] };
    let mut made = bundle(Frozen { task: Task::Lots(lots.clone()), ..frozen(Vec::new(), Vec::new()) });
    let drawn = made.result.drawn.lots().unwrap().to_vec();
    let mut standing = LotStanding::after(&lots, &drawn, &[]).unwrap_or_else(|_| panic!("nothing to replay"));
    let first = standing.replace("baishan", &drawn[0].order[0], LeftBecause::Absent, opening()).unwrap();
    let second = standing.replace("baishan", first.into.as_ref().unwrap(), LeftBecause::Refused, opening()).unwrap();
    made.lot_replacements = vec![first, second];
    made
}

#[test]
fn an_observer_who_was_replaced_otherwise_is_named() {
    let good = observers();
    let verdict = verify(&good.to_bytes().unwrap());
    assert!(verdict.ok, "{:?}", verdict.steps);
    let named = |number, out: &str| [Finding::ReplacementDiffers { number, out: format!("baishan/{out}") }];
    let changed = |change: &dyn Fn(&mut Bundle)| {
        let mut bundle = good.clone();
        change(&mut bundle);
        let verdict = verify(&bundle.to_bytes().unwrap());
        assert_eq!(failed(&verdict), [Check::Replacements]);
        findings(&verdict, Check::Replacements).to_vec()
    };
    let (first, second) = (good.lot_replacements[0].clone(), good.lot_replacements[1].clone());
    assert_eq!(changed(&|it| it.lot_replacements[1].into = Some(first.out.clone())), named(2, &second.out));
    assert_eq!(changed(&|it| it.lot_replacements[0].into = None), named(1, &first.out));
    assert_eq!(changed(&|it| it.lot_replacements.swap(0, 1)), named(1, &second.out));
    assert_eq!(changed(&|it| drop(it.lot_replacements.remove(0))), named(1, &second.out));
    let seated = tampered(|it| it.lot_replacements = vec![first.clone()]);
    assert_eq!(findings(&seated, Check::Replacements), [Finding::FieldDiffers { field: "replacements".to_owned() }]);
}

#[test]
fn other_files_are_refused_in_words() {
    let version = |text: &str| Finding::UnknownVersion { v: text.to_owned() };
    for (bytes, expected) in [
        (json!({"frozen": {"v": "sunshine-draw/1"}}).to_string(), version("sunshine-draw/1")),
        ("[]".to_owned(), version("")),
        ("{}".to_owned(), version("")),
    ] {
        assert_eq!(findings(&verify(bytes.as_bytes()), Check::Reading), [expected]);
    }
    for bytes in [&b"PK\x03\x04"[..], b"", b"{", &[b'['; 100_000]] {
        assert!(matches!(findings(&verify(bytes), Check::Reading), [Finding::NotJson { .. }]));
    }
    let extra = |name: &str| {
        let mut value: Value = serde_json::to_value(good()).unwrap();
        value[name]["extra"] = json!(1);
        value
    };
    for value in [extra("frozen"), extra("result"), extra("revealed"), json!({"frozen": {"v": "sunshine-draw/2"}})] {
        assert!(matches!(
            findings(&verify(value.to_string().as_bytes()), Check::Reading),
            [Finding::NotABundle { .. }]
        ));
    }
}

/// Every place in a JSON value where something can be put in its stead.
fn leaves(value: &Value, path: &str, out: &mut Vec<String>) {
    out.push(path.to_owned());
    match value {
        Value::Object(members) => members.iter().for_each(|(key, it)| leaves(it, &format!("{path}/{key}"), out)),
        Value::Array(items) => {
            items.iter().enumerate().take(2).for_each(|(index, it)| leaves(it, &format!("{path}/{index}"), out));
        }
        _ => {}
    }
}

#[test]
fn no_field_can_be_changed_unnoticed_and_none_makes_it_panic() {
    let good = serde_json::to_value(bundle(province(60, 4, 7))).unwrap();
    let mut paths = Vec::new();
    leaves(&good, "", &mut paths);
    assert!(paths.len() > 60);
    for path in paths.iter().filter(|path| !path.starts_with("/ledger")) {
        for value in
            [json!(null), json!(0), json!(u64::MAX), json!(-1), json!(""), json!([]), json!({}), json!("9999-12-31")]
        {
            let mut changed = good.clone();
            let Some(place) = changed.pointer_mut(path) else { continue };
            if *place == value {
                continue;
            }
            *place = value.clone();
            assert!(!verify(changed.to_string().as_bytes()).ok, "{path} = {value}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_never_panics(at in 0_usize..20_000, byte in any::<u8>()) {
        let mut bytes = bundle(province(40, 3, 7)).to_bytes().unwrap();
        let at = at % bytes.len();
        let before = std::mem::replace(&mut bytes[at], byte);
        let ledger = bytes.windows(8).position(|it| it == b"\"ledger\"").unwrap_or(0)..;
        let verdict = verify(&bytes);
        prop_assert!(before == byte || !verdict.ok || ledger.contains(&at));
    }
}
