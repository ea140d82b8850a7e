//! The second implementation, in Python and from the specification's text alone, draws the same results.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod draws_support;

use domain::draws::frozen::{Frozen, Task};
use domain::draws::lots::{Group, Lots};
use domain::draws::validity::faults;
use domain::draws::{Drawing, draw};
use domain::ledger::canonical;
use domain::ledger::merkle::Hash;
use draws_support::tiny::tiny;
use draws_support::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::json;
use std::io::Write;
use std::process::{Command, Stdio};

const CASES: usize = 1_000;

fn lots() -> impl Strategy<Value = Frozen> {
    let group = (prop::collection::btree_set("[A-Z0-9]{1,6}|[东西南北]{1,4}", 1..12), any::<bool>());
    prop::collection::vec(group, 1..4).prop_map(|groups| {
        let groups = groups.into_iter().enumerate().map(|(index, (entries, some))| Group {
            label: format!("G{index}"),
            take: some.then_some(1),
            entries: entries.into_iter().collect(),
        });
        Frozen { task: Task::Lots(Lots { groups: groups.collect() }), ..frozen(Vec::new(), Vec::new()) }
    })
}

/// What this program draws, as the other one prints it.
fn drawn(frozen: &Frozen, seed: Hash) -> String {
    match draw(frozen, frozen.hash().unwrap(), seed) {
        Drawing::Drawn(result) => String::from_utf8(result.to_bytes().unwrap()).unwrap(),
        Drawing::Impossible(_) => "impossible".to_owned(),
        Drawing::Undecided => panic!("gave up on a tiny document"),
    }
}

/// What the other program prints for the cases, one a line.
fn second(cases: &[(Frozen, Hash)]) -> Vec<String> {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/second/draw.py");
    let started = Command::new("python3").arg(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut python = started.unwrap_or_else(|error| panic!("python3 does not start: {error}"));
    let mut input = python.stdin.take().unwrap();
    let lines: Vec<Vec<u8>> = cases
        .iter()
        .map(|(frozen, seed)| canonical::to_bytes(&json!({ "frozen": frozen, "seed": seed })).unwrap())
        .collect();
    let writing =
        std::thread::spawn(move || lines.iter().all(|line| input.write_all(&[line, &b"\n"[..]].concat()).is_ok()));
    let output = python.wait_with_output().unwrap();
    assert!(writing.join().unwrap() && output.status.success());
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn both_draw_the_same_in_a_thousand_random_cases() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let documents = prop_oneof![9 => tiny(), 1 => lots()];
    let cases: Vec<(Frozen, Hash)> = (0..CASES)
        .map(|_| {
            let (document, seed) = (&documents, any::<[u8; 32]>()).new_tree(&mut runner).unwrap().current();
            assert!(faults(&document).is_empty());
            (document, Hash(seed))
        })
        .collect();
    let theirs = second(&cases);
    assert_eq!(theirs.len(), CASES);
    let mut impossible = 0;
    for ((frozen, seed), theirs) in cases.iter().zip(theirs) {
        let ours = drawn(frozen, *seed);
        impossible += usize::from(ours == "impossible");
        assert_eq!(ours, theirs, "{}", serde_json::to_string(frozen).unwrap());
    }
    assert!((200..700).contains(&impossible), "both kinds of answer are compared: {impossible} are impossible");
}
