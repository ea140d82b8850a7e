//! Flows to test with.

use super::step::{Ending, Flow, Outcome, Persons, RegionRule, Risk, Step, StepId, StepKind, Task, Way};
use crate::approvals::post::PostCode;
use crate::recruitment::scheme::Named;

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
