//! Random flows: tasks in a row, special procedures, choices, ways that part and meet again, joint reviews.

use crate::approvals::clock::StopReason;
use crate::approvals::flow::samples::{acts, ends, id, start, step, task, way};
use crate::approvals::flow::{Ending, Flow, Persons, Risk, Step, StepKind, Task};
use crate::approvals::post::PostCode;

/// The post that covers for the one of all tasks.
pub const COVER: &str = "220000-b-01";
/// What choices ask for, and the value that goes the longer way.
pub const ASKED: (&str, &str) = ("size", "large");

/// Numbers without end out of one (splitmix64), for a flow needs more of them than one holds.
pub struct Shape(pub u64);

impl Shape {
    fn roll(&mut self, sides: u64) -> u64 {
        self.number() % sides
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.roll(sides) == 0
    }

    /// A flow: an acceptance that can refuse, or none, one to four parts, and the decision.
    pub fn flow(&mut self) -> Flow {
        let mut steps = Vec::new();
        let parts = 1 + self.roll(4);
        for at in 0..parts {
            let next = if at + 1 == parts { "decide".to_owned() } else { format!("p{}", at + 1) };
            steps.extend(self.part(&format!("p{at}"), &next));
        }
        let first = if self.one_in(3) { "p0" } else { "accept" };
        let mut whole = vec![start(first)];
        if first == "accept" {
            whole.push(acts("accept", 2, &[("accept", "p0"), ("refuse", "refused")]));
        }
        whole.extend(steps);
        let decide = self.ordinary(&[("grant", "granted"), ("deny", "denied"), ("return", "p0")]);
        whole.push(step("decide", StepKind::Task(decide)));
        // Somewhere the clock can stand for a hearing, or nobody could publish it.
        if let Some(StepKind::Task(decide)) = whole.last_mut().map(|step| &mut step.kind) {
            decide.may_stop.iter_mut().for_each(|named| named.push(StopReason::Hearing));
        }
        whole.extend([ends("granted", Ending::Granted), ends("denied", Ending::Denied)]);
        if first == "accept" {
            whole.push(ends("refused", Ending::NotAccepted));
        }
        Flow { steps: whole }
    }

    /// A part of a flow, from its first step to the next part's.
    fn part(&mut self, name: &str, next: &str) -> Vec<Step> {
        let inner = |number: usize| format!("{name}-{number}");
        match self.roll(5) {
            0 => vec![step(name, StepKind::Task(self.ordinary(&[("done", next)])))],
            1 => vec![step(name, StepKind::Task(self.special(&[("done", next)])))],
            2 => self.choice(name, &inner(1), next),
            3 => {
                let parts = self.ordinary(&[("left", &inner(1)), ("right", &inner(2))]);
                let both = [1, 2].map(|number| {
                    let way = self.ordinary(&[("done", next)]);
                    step(&inner(number), StepKind::Task(way))
                });
                [step(name, StepKind::Task(parts))].into_iter().chain(both).collect()
            }
            _ => self.joint(name, next),
        }
    }

    /// A choice that passes by a task, or not.
    fn choice(&mut self, name: &str, inner: &str, next: &str) -> Vec<Step> {
        let kind = StepKind::Choice { fact: ASKED.0.to_owned(), ways: vec![way(ASKED.1, inner)], otherwise: id(next) };
        vec![step(name, kind), step(inner, StepKind::Task(self.ordinary(&[("done", next)])))]
    }

    /// A joint review. The name of its join ends with the number of its branches, for whoever says the rules again.
    fn joint(&mut self, name: &str, next: &str) -> Vec<Step> {
        let count = 2 + self.roll(2);
        let join = format!("{name}-join-{count}");
        let branch = |number: u64| format!("{name}-b{number}");
        let branches = (0..count).map(|number| id(&branch(number))).collect();
        let mut steps = vec![step(name, StepKind::Fork { branches })];
        for number in 0..count {
            let (first, second) = (branch(number), format!("{}-2", branch(number)));
            match self.roll(4) {
                0 => {
                    steps.push(step(&first, StepKind::Task(self.ordinary(&[("done", &second)]))));
                    steps.push(step(&second, StepKind::Task(self.special(&[("done", &join)]))));
                }
                1 => steps.extend(self.choice(&first, &second, &join)),
                _ => steps.push(step(&first, StepKind::Task(self.ordinary(&[("done", &join)])))),
            }
        }
        steps.push(step(&join, StepKind::Join { next: id(next) }));
        steps
    }

    /// A task for one or two, which another post covers for at times.
    fn ordinary(&mut self, ways: &[(&str, &str)]) -> Task {
        let mut task = task(u16::try_from(1 + self.roll(4)).unwrap(), ways);
        if self.one_in(3) {
            (task.persons, task.risk) = (Persons::Two, Risk::High);
        }
        if self.one_in(2) {
            let named = StopReason::ALL.iter().copied().filter(|_| self.one_in(2));
            task.may_stop = Some(named.collect());
        }
        if self.one_in(2) {
            task.cover = vec![PostCode(COVER.to_owned())];
        }
        task
    }

    /// A procedure for which the clock stops; whoever looks at a place does not go alone.
    fn special(&mut self, ways: &[(&str, &str)]) -> Task {
        let reasons = [StopReason::Hearing, StopReason::ExpertReview, StopReason::Inspection];
        let reason = reasons[usize::try_from(self.roll(3)).unwrap()];
        let task = self.ordinary(ways);
        let persons = if reason == StopReason::Inspection { Persons::Two } else { task.persons };
        Task { stops: Some(reason), persons, ..task }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approvals::flow::{Bounds, check};

    #[test]
    fn every_random_flow_is_one_that_could_be_published_and_all_kinds_come() {
        let mut kinds = std::collections::BTreeSet::new();
        for seed in 0..500 {
            let flow = Shape(seed).flow();
            assert_eq!(check(&flow, Bounds { statutory: 99, promised: 99 }), [], "{flow:?}");
            for step in &flow.steps {
                let two = step.task().is_some_and(|task| task.persons == Persons::Two);
                let covered = step.task().is_some_and(|task| !task.cover.is_empty());
                let stops = step.task().and_then(|task| task.stops);
                kinds.insert((crate::approvals::flow::StepSort::of(step), two, covered, stops.is_some()));
            }
        }
        assert!(kinds.len() >= 13, "{kinds:?}");
    }
}
