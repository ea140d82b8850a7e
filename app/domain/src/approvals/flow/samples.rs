//! Flows to test with.

use super::step::{Ending, Flow, Outcome, Persons, RegionRule, Risk, Step, StepId, StepKind, Task, Way};
use crate::approvals::post::PostCode;
use crate::recruitment::scheme::Named;
use proptest::prelude::*;

pub(crate) fn id(text: &str) -> StepId {
    StepId::parse(text).unwrap()
}

pub(crate) fn named(text: &str) -> Named {
    Named { zh: text.to_owned(), en: text.to_owned() }
}

pub(crate) fn step(name: &str, kind: StepKind) -> Step {
    Step { id: id(name), name: named(name), kind }
}

pub(crate) fn way(outcome: &str, next: &str) -> Way {
    Way { outcome: Outcome(outcome.to_owned()), name: named(outcome), next: id(next) }
}

pub(crate) fn task(limit: u16, ways: &[(&str, &str)]) -> Task {
    Task {
        post: Some(PostCode("220000-a-01".to_owned())),
        region: RegionRule::SameRegion,
        limit,
        persons: Persons::One,
        risk: Risk::Low,
        cover: Vec::new(),
        stops: None,
        may_stop: None,
        ways: ways.iter().map(|(outcome, next)| way(outcome, next)).collect(),
    }
}

pub(crate) fn acts(name: &str, limit: u16, ways: &[(&str, &str)]) -> Step {
    step(name, StepKind::Task(task(limit, ways)))
}

pub(crate) fn ends(name: &str, ending: Ending) -> Step {
    step(name, StepKind::End { ending })
}

pub(crate) fn start(next: &str) -> Step {
    step("start", StepKind::Start { next: id(next) })
}

/// Accept, review, decide; a draft can be given back.
pub(crate) fn linear() -> Flow {
    let steps = vec![
        start("accept"),
        acts("accept", 2, &[("accept", "review"), ("refuse", "refused")]),
        acts("review", 8, &[("done", "decide")]),
        acts("decide", 5, &[("grant", "granted"), ("deny", "denied"), ("return", "review")]),
        ends("granted", Ending::Granted),
        ends("denied", Ending::Denied),
        ends("refused", Ending::NotAccepted),
    ];
    Flow { steps }
}

/// Two posts review at once, one of them with a step of its own for large cases.
pub(crate) fn joint() -> Flow {
    let large =
        StepKind::Choice { fact: "size".to_owned(), ways: vec![way("large", "experts")], otherwise: id("meet") };
    let steps = vec![
        start("accept"),
        acts("accept", 2, &[("accept", "both")]),
        step("both", StepKind::Fork { branches: vec![id("one"), id("other")] }),
        acts("one", 5, &[("done", "meet")]),
        acts("other", 3, &[("done", "size")]),
        step("size", large),
        acts("experts", 4, &[("done", "meet")]),
        step("meet", StepKind::Join { next: id("decide") }),
        acts("decide", 3, &[("grant", "granted"), ("deny", "denied")]),
        ends("granted", Ending::Granted),
        ends("denied", Ending::Denied),
    ];
    Flow { steps }
}

/// Seven tasks, each with a way to the next, and ways to anywhere: back, ahead, to an end, through a choice.
pub(crate) fn any_flow() -> impl Strategy<Value = Flow> {
    let ways = prop::collection::vec(prop::collection::vec(0_usize..10, 0..4), 7);
    (ways, 0_usize..9, 0_usize..9).prop_map(|(ways, one, other)| {
        let name = |at: usize| match at {
            0..=6 => format!("t{at}"),
            7 => "yes".to_owned(),
            8 => "no".to_owned(),
            _ => "choice".to_owned(),
        };
        let mut steps = vec![start("t0")];
        for (at, more) in ways.iter().enumerate() {
            let mut task = task(1, &[("on", &name(at + 1))]);
            task.ways.extend(more.iter().enumerate().map(|(number, to)| way(&format!("w{number}"), &name(*to))));
            steps.push(step(&name(at), StepKind::Task(task)));
        }
        if let StepKind::Task(last) = &mut steps[7].kind {
            last.ways.extend([way("no", "no"), way("choice", "choice")]);
        }
        let choice =
            StepKind::Choice { fact: "f".into(), ways: vec![way("v", &name(one))], otherwise: id(&name(other)) };
        steps.push(step("choice", choice));
        steps.extend([ends("yes", Ending::Granted), ends("no", Ending::Denied)]);
        Flow { steps }
    })
}

/// A joint review of two to four branches with up to three tasks each, the first of them parted once more where asked; what
/// was decided can be given back.
pub(crate) fn any_joint() -> impl Strategy<Value = Flow> {
    (prop::collection::vec(1_usize..4, 2..5), any::<bool>()).prop_map(|(lengths, parted)| {
        let name = |branch: usize, at: usize| format!("b{branch}-{at}");
        let firsts: Vec<StepId> = (0..lengths.len()).map(|branch| id(&name(branch, 0))).collect();
        let mut steps = vec![start("accept"), acts("accept", 1, &[("accept", "fork")])];
        steps.push(step("fork", StepKind::Fork { branches: firsts }));
        for (branch, length) in lengths.iter().enumerate() {
            for at in 0..*length {
                let last = if parted && branch == 0 { "inner".to_owned() } else { "meet".to_owned() };
                let next = if at + 1 == *length { last } else { name(branch, at + 1) };
                steps.push(acts(&name(branch, at), 1, &[("done", &next)]));
            }
        }
        if parted {
            steps.push(step("inner", StepKind::Fork { branches: vec![id("left"), id("right")] }));
            steps.push(acts("left", 1, &[("done", "inner-meet")]));
            steps.push(acts("right", 1, &[("done", "inner-meet")]));
            steps.push(step("inner-meet", StepKind::Join { next: id("meet") }));
        }
        steps.push(step("meet", StepKind::Join { next: id("decide") }));
        steps.push(acts("decide", 1, &[("grant", "granted"), ("deny", "denied"), ("return", "fork")]));
        steps.extend([ends("granted", Ending::Granted), ends("denied", Ending::Denied)]);
        Flow { steps }
    })
}
