//! The way of a case through its flow said a second time: where something waits, moved by the events alone, without the
//! walk's code.

use super::shapes::COVER;
use crate::approvals::case::samples::*;
use crate::approvals::case::*;
use crate::approvals::clock::StopReason;
use crate::approvals::flow::{Ending, Flow, Outcome, Persons, StepId, StepKind, Task};
use crate::ids::AccountId;
use std::collections::BTreeMap;

/// Where something waits.
#[derive(Default)]
pub struct Tokens {
    /// The tasks that wait, each with what the first of two has decided.
    waiting: BTreeMap<StepId, Option<(Outcome, AccountId)>>,
    /// What has come to each join.
    arrived: BTreeMap<StepId, usize>,
    /// How the flow ended.
    pub ending: Option<Ending>,
}

/// A task and its step.
fn task_of<'a>(filing: &'a Filing, step: &StepId) -> &'a Task {
    flow_of(filing).step(step).and_then(|step| step.task()).expect("a task")
}

fn flow_of(filing: &Filing) -> &Flow {
    filing.terms.flow.as_ref().expect("a flow")
}

impl Tokens {
    /// After the acceptance, which is behind where the first task is it.
    pub fn accepted(&mut self, filing: &Filing) {
        let flow = flow_of(filing);
        let StepKind::Start { next } = &flow.steps[0].kind else { panic!("no start") };
        match next.as_str() {
            "accept" => {
                let accepts = &task_of(filing, next).ways[0];
                self.arrive(filing, &accepts.next);
            }
            _ => self.arrive(filing, next),
        }
    }

    fn arrive(&mut self, filing: &Filing, id: &StepId) {
        match &flow_of(filing).step(id).unwrap().kind {
            StepKind::Task(_) => {
                assert!(self.waiting.insert(id.clone(), None).is_none(), "{id} waits twice");
            }
            StepKind::Start { next } => self.arrive(filing, next),
            StepKind::Choice { fact, ways, otherwise } => {
                let said = filing.facts.get(fact);
                let way = ways.iter().find(|way| Some(&way.outcome.0) == said);
                self.arrive(filing, way.map_or(otherwise, |way| &way.next));
            }
            StepKind::Fork { branches } => branches.iter().for_each(|branch| self.arrive(filing, branch)),
            StepKind::Join { next } => {
                let all: usize = id.as_str().rsplit('-').next().unwrap().parse().unwrap();
                let arrived = self.arrived.entry(id.clone()).or_default();
                *arrived += 1;
                if *arrived == all {
                    self.arrived.remove(id);
                    self.arrive(filing, next);
                }
            }
            StepKind::End { ending } => {
                assert!(self.waiting.is_empty() && self.arrived.is_empty(), "it ended while others still act");
                self.ending = Some(*ending);
            }
        }
    }

    /// Somebody acts at a step: it waits, is theirs, and no other procedure than the one for which the clock stands.
    fn acted_at(&self, filing: &Filing, step: &StepId, by: &By, stopped: Option<StopReason>) -> AccountId {
        let task = task_of(filing, step);
        assert!(self.waiting.contains_key(step) && self.ending.is_none(), "out of turn at {step}");
        assert!(stopped.is_none() || task.stops == stopped, "the clock stands for something else");
        let By::Post { post, account: who, cover_for } = by else { panic!("nobody handled it") };
        match cover_for {
            None => assert!([21, 22].map(account).contains(who) && Some(post) == task.post.as_ref()),
            Some(of) => {
                assert!(*who == account(30) && post.0 == COVER && Some(of) == task.post.as_ref());
                assert!(task.cover.contains(post), "nobody's cover");
            }
        }
        *who
    }

    /// The clock is stopped for something that one of the waiting tasks is or names, or does not limit.
    pub fn stopped(&self, filing: &Filing, reason: StopReason) {
        let lets = |task: &Task| match &task.may_stop {
            None => true,
            Some(named) => named.contains(&reason) || task.stops == Some(reason),
        };
        assert!(self.waiting.keys().any(|step| lets(task_of(filing, step))), "no step stops for {reason:?}");
    }

    /// Somebody acts by a duty in the place of an absent post: one of the waiting tasks is that post's and names the other.
    pub fn covered(&self, filing: &Filing, by: &By) {
        let By::Post { post, account: who, cover_for } = by else { panic!("nobody's place") };
        assert!(*who == account(30) && post.0 == COVER);
        let names = |task: &Task| task.post == *cover_for && task.cover.contains(post);
        assert!(self.waiting.keys().any(|step| names(task_of(filing, step))), "no waiting task is covered");
    }

    /// The first of two decides.
    pub fn drafted(
        &mut self,
        filing: &Filing,
        (step, outcome): (&StepId, &Outcome),
        by: &By,
        stopped: Option<StopReason>,
    ) {
        let who = self.acted_at(filing, step, by, stopped);
        assert_eq!(task_of(filing, step).persons, Persons::Two, "a draft where one decides");
        let before = self.waiting.insert(step.clone(), Some((outcome.clone(), who))).flatten();
        assert!(before.is_none_or(|(before, _)| before != *outcome), "drafted twice");
    }

    /// A step is handled: by somebody else than drafted it where it is for two.
    pub fn handled(
        &mut self,
        filing: &Filing,
        (step, outcome): (&StepId, &Outcome),
        by: &By,
        stopped: Option<StopReason>,
    ) {
        let who = self.acted_at(filing, step, by, stopped);
        let task = task_of(filing, step);
        let drafted = self.waiting.remove(step).unwrap();
        if task.persons == Persons::Two {
            let (said, first) = drafted.expect("one person decided alone");
            assert!(said == *outcome && first != who, "one person decided for both");
        }
        let way = task.ways.iter().find(|way| way.outcome == *outcome).expect("a way");
        self.arrive(filing, &way.next);
        assert!(stopped.is_none() || self.ending.is_none(), "decided while the clock stands");
    }
}

/// Whether whoever acts at a step reviews the case: at the hearing itself nobody does.
pub fn reviews(filing: &Filing, step: &StepId) -> bool {
    task_of(filing, step).stops != Some(StopReason::Hearing)
}
