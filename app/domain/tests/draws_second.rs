//! The second implementation, in Python and from the specification's text alone, draws the same results and makes the same
//! replacements.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod draws_support;

use domain::draws::bundle::DrawResult;
use domain::draws::frozen::{Frozen, Task};
use domain::draws::lots::replacement::LotStanding;
use domain::draws::lots::{Group, Lots};
use domain::draws::seating::replacement::{LeftBecause, Standing};
use domain::draws::validity::faults;
use domain::draws::{Drawing, draw};
use domain::ledger::canonical;
use domain::ledger::merkle::Hash;
use draws_support::tiny::tiny;
use draws_support::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
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

/// What this program says of a case, as the other one prints it, and who left a seat.
struct Ours {
    line: String,
    leave: Vec<Value>,
    emptied: usize,
}

impl Ours {
    fn of(frozen: &Frozen, seed: Hash) -> Self {
        match draw(frozen, frozen.hash().unwrap(), seed) {
            Drawing::Drawn(result) if frozen.task.lots().is_some() => Self::lots(frozen, &result),
            Drawing::Drawn(result) => Self::drawn(frozen, &result),
            Drawing::Impossible(_) => Self { line: "impossible".to_owned(), leave: Vec::new(), emptied: 0 },
            Drawing::Undecided => panic!("gave up on a tiny document"),
        }
    }

    /// The first leaves, then whoever took that seat, and so on twice more; then the last.
    fn drawn(frozen: &Frozen, result: &DrawResult) -> Self {
        let mut made = Vec::new();
        if let (Some(seating), Some(drawn)) = (frozen.task.seating(), result.drawn.seating()) {
            let mut standing = Standing::after(seating, drawn, &[]).unwrap();
            let mut leaving = drawn.seats.first().map(|seat| seat.label.clone());
            while let Some(out) = leaving.filter(|_| made.len() < 3) {
                made.push(standing.replace(&out, LeftBecause::Refused, opening()).unwrap());
                leaving = made.last().and_then(|it| it.into.clone());
            }
            let last = drawn.seats.last().map(|seat| seat.label.as_str());
            if let Some(last) = last.filter(|last| standing.seats().any(|seat| seat.label == *last)) {
                made.push(standing.replace(last, LeftBecause::Absent, opening()).unwrap());
            }
        }
        let said = made.iter().map(|it| json!({ "room": it.room, "role": it.role, "out": it.out, "into": it.into }));
        let emptied = made.iter().filter(|it| it.into.is_none()).count();
        Self { line: line(result, said), emptied, leave: made.iter().map(|it| json!(it.out)).collect() }
    }

    /// In every group that takes some, the first leaves, then whoever came in, and so on four times.
    fn lots(frozen: &Frozen, result: &DrawResult) -> Self {
        let (lots, drawn) = (frozen.task.lots().unwrap(), result.drawn.lots().unwrap());
        let mut standing = LotStanding::after(lots, drawn, &[]).unwrap_or_else(|_| panic!("nothing to replay"));
        let mut made = Vec::new();
        for group in lots.groups.iter().zip(drawn).filter_map(|(group, drawn)| group.take.map(|_| drawn)) {
            let mut leaving = group.order.first().cloned();
            for _ in 0..4 {
                let Some(out) = leaving else { break };
                made.push(standing.replace(&group.label, &out, LeftBecause::Absent, opening()).unwrap());
                leaving = made.last().and_then(|it| it.into.clone());
            }
        }
        let said = made.iter().map(|it| json!({ "group": it.group, "out": it.out, "into": it.into }));
        let emptied = made.iter().filter(|it| it.into.is_none()).count();
        Self { line: line(result, said), emptied, leave: made.iter().map(|it| json!([it.group, it.out])).collect() }
    }
}

/// A result and its replacements, as both programs print them.
fn line(result: &DrawResult, replaced: impl Iterator<Item = Value>) -> String {
    let replaced = canonical::to_bytes(&Value::from_iter(replaced)).unwrap();
    [result.to_bytes().unwrap(), replaced].map(|part| String::from_utf8(part).unwrap()).join("\t")
}

/// What the other program prints for the cases, one a line.
fn second(cases: &[(Frozen, Hash)], ours: &[Ours]) -> Vec<String> {
    let program = "tests/second/draw.py";
    let started = Command::new("python3").arg(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut python = started.unwrap_or_else(|error| panic!("python3 does not start: {error}"));
    let mut input = python.stdin.take().unwrap();
    let lines: Vec<Vec<u8>> = cases
        .iter()
        .zip(ours)
        .map(|((frozen, seed), it)| json!({ "frozen": frozen, "seed": seed, "leave": it.leave }))
        .map(|case| canonical::to_bytes(&case).unwrap())
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
    let ours: Vec<Ours> = cases.iter().map(|(frozen, seed)| Ours::of(frozen, *seed)).collect();
    let theirs = second(&cases, &ours);
    assert_eq!(theirs.len(), CASES);
    for (((frozen, _), ours), theirs) in cases.iter().zip(&ours).zip(theirs) {
        assert_eq!(ours.line, theirs, "{}", serde_json::to_string(frozen).unwrap());
    }
    let of_lots = cases.iter().zip(&ours).filter(|((frozen, _), _)| frozen.task.lots().is_some());
    let (mut observers, mut nobody) = (0, 0);
    of_lots.for_each(|(_, it)| (observers, nobody) = (observers + it.leave.len(), nobody + it.emptied));
    assert!(nobody > 20 && observers - nobody > 50, "observers too: {observers} left, {nobody} places stay empty");
    let impossible = ours.iter().filter(|it| it.line == "impossible").count();
    let (left, emptied) = ours.iter().fold((0, 0), |(left, empty), it| (left + it.leave.len(), empty + it.emptied));
    assert!(emptied > 100 && left - emptied > 100, "both ends of a replacement: {left} left, {emptied} empty");
    assert!((200..700).contains(&impossible), "both kinds of answer are compared: {impossible} are impossible");
}
