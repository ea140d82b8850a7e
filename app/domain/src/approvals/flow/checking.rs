//! The checker: everything that is wrong with a flow, each with the step it concerns. A flow is published, and runs, only
//! when nothing is.

use super::parallel::uneven;
use super::step::{Ending, Flow, Outcome, Persons, Risk, Step, StepId, StepKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The limits that a flow must keep, in working days from the acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The law's (法定时限).
    pub statutory: u16,
    /// The agency's promise (承诺时限), no longer than the law's.
    pub promised: u16,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "fault")]
pub enum Fault {
    /// Two steps have one name.
    NamedTwice,
    /// Nothing begins the flow.
    NoStart,
    /// A second step begins it.
    SecondStart,
    /// A step leads to one that does not exist.
    UnknownNext {
        /// What it leads to.
        next: StepId,
    },
    /// A step leads nowhere.
    NoExit,
    /// Two decisions of a step, or two values of a choice, are one.
    SameOutcome {
        /// The one.
        outcome: Outcome,
    },
    /// A step is never reached.
    Unreachable,
    /// From a step no end is ever reached.
    NeverEnds,
    /// A circle in which nobody decides anything: it would run for ever by itself.
    Circle,
    /// A choice that does not say what is asked.
    NoFact,
    /// No post is responsible.
    NoPost,
    /// Nothing of it can be granted.
    NoGrant,
    /// Nothing of it can be denied: a decision must be able to refuse.
    NoDenial,
    /// One person decides alone where the risk is high.
    AloneAtHighRisk,
    /// A fork with fewer than two branches.
    OneBranch,
    /// Not every branch of a fork comes to one join.
    OpenFork,
    /// A step is reached from within a branch and from elsewhere.
    MixedBranches,
    /// The flow ends within a branch, while others still act.
    EndInBranch,
    /// The steps take longer than the law allows, on the longest way that turns back nowhere.
    LongerThanLaw {
        /// So many working days.
        takes: u32,
        /// Working days that the law allows.
        limit: u16,
    },
    /// The steps take longer than was promised.
    LongerThanPromised {
        /// So many working days.
        takes: u32,
        /// Working days that were promised.
        limit: u16,
    },
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The step that it concerns; none where it concerns the whole flow.
    pub step: Option<StepId>,
    /// What.
    #[serde(flatten)]
    pub fault: Fault,
}

impl Fault {
    fn at(self, step: &StepId) -> Problem {
        Problem { step: Some(step.clone()), fault: self }
    }

    const fn whole(self) -> Problem {
        Problem { step: None, fault: self }
    }
}

/// All that is wrong with a flow, in the order of its steps.
pub fn check(flow: &Flow, bounds: Bounds) -> Vec<Problem> {
    let mut problems = names(flow);
    problems.extend(flow.steps.iter().flat_map(one));
    let starts: Vec<&StepId> = flow.steps.iter().filter(|step| begins(step)).map(|step| &step.id).collect();
    problems.extend(starts.iter().skip(1).map(|step| Fault::SecondStart.at(step)));
    let Some(start) = starts.first() else {
        problems.push(Fault::NoStart.whole());
        return problems;
    };
    problems.extend(ways(flow, start));
    problems.extend(endings(flow, start));
    if problems.is_empty() {
        problems.extend(branches(flow, start));
        problems.extend(lengths(flow, start, bounds));
    }
    problems
}

const fn begins(step: &Step) -> bool {
    matches!(step.kind, StepKind::Start { .. })
}

fn names(flow: &Flow) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for step in &flow.steps {
        if !seen.insert(&step.id) {
            problems.push(Fault::NamedTwice.at(&step.id));
        }
        for next in step.next() {
            if flow.step(next).is_none() {
                problems.push(Fault::UnknownNext { next: next.clone() }.at(&step.id));
            }
        }
    }
    problems
}

/// What is wrong with one step by itself.
fn one(step: &Step) -> Vec<Problem> {
    let mut problems = Vec::new();
    let ways = match &step.kind {
        StepKind::Task(task) => {
            if task.post.is_none() {
                problems.push(Fault::NoPost.at(&step.id));
            }
            if task.ways.is_empty() {
                problems.push(Fault::NoExit.at(&step.id));
            }
            if task.risk == Risk::High && task.persons == Persons::One {
                problems.push(Fault::AloneAtHighRisk.at(&step.id));
            }
            task.ways.as_slice()
        }
        StepKind::Choice { fact, ways, .. } => {
            if fact.is_empty() {
                problems.push(Fault::NoFact.at(&step.id));
            }
            ways
        }
        StepKind::Fork { branches } if branches.len() < 2 => {
            problems.push(Fault::OneBranch.at(&step.id));
            &[]
        }
        _ => &[],
    };
    let mut seen = BTreeSet::new();
    let twice = ways.iter().filter(|way| !seen.insert(&way.outcome));
    problems.extend(twice.map(|way| Fault::SameOutcome { outcome: way.outcome.clone() }.at(&step.id)));
    problems
}

/// The steps that are reached from one, itself among them.
fn reached<'a>(flow: &'a Flow, from: &'a StepId) -> BTreeSet<&'a StepId> {
    let mut seen = BTreeSet::from([from]);
    let mut waiting = vec![from];
    while let Some(id) = waiting.pop() {
        let Some(step) = flow.step(id) else { continue };
        waiting.extend(step.next().into_iter().filter(|next| seen.insert(next)));
    }
    seen
}

fn ways(flow: &Flow, start: &StepId) -> Vec<Problem> {
    let here = reached(flow, start);
    let mut problems = Vec::new();
    for step in &flow.steps {
        if !here.contains(&step.id) && !begins(step) {
            problems.push(Fault::Unreachable.at(&step.id));
            continue;
        }
        let ends = |id: &StepId| flow.step(id).is_some_and(|step| matches!(step.kind, StepKind::End { .. }));
        if !reached(flow, &step.id).into_iter().any(ends) {
            problems.push(Fault::NeverEnds.at(&step.id));
        }
        if !matches!(step.kind, StepKind::Task(_)) && returns_by_itself(flow, step) {
            problems.push(Fault::Circle.at(&step.id));
        }
    }
    problems
}

/// Whether a step comes back to itself without anybody deciding anything.
fn returns_by_itself(flow: &Flow, of: &Step) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = of.next();
    while let Some(id) = waiting.pop() {
        if *id == of.id {
            return true;
        }
        let Some(step) = flow.step(id) else { continue };
        if seen.insert(id) && !matches!(step.kind, StepKind::Task(_)) {
            waiting.extend(step.next());
        }
    }
    false
}

fn endings(flow: &Flow, start: &StepId) -> Vec<Problem> {
    let here = reached(flow, start);
    let ends = |wanted: Ending| {
        let is = |step: &&Step| matches!(step.kind, StepKind::End { ending } if ending == wanted);
        flow.steps.iter().filter(is).any(|step| here.contains(&step.id))
    };
    let needed = [(Ending::Granted, Fault::NoGrant), (Ending::Denied, Fault::NoDenial)];
    needed.into_iter().filter(|(ending, _)| !ends(*ending)).map(|(_, fault)| fault.whole()).collect()
}

fn branches(flow: &Flow, start: &StepId) -> Vec<Problem> {
    let uneven = uneven(flow, start);
    let of = |steps: BTreeSet<&StepId>, fault: Fault| {
        steps.into_iter().map(|step| fault.clone().at(step)).collect::<Vec<_>>()
    };
    let open = of(uneven.open, Fault::OpenFork);
    let mixed = of(uneven.mixed, Fault::MixedBranches);
    let ends = of(uneven.ends, Fault::EndInBranch);
    open.into_iter().chain(mixed).chain(ends).collect()
}

fn lengths(flow: &Flow, start: &StepId, bounds: Bounds) -> Vec<Problem> {
    let takes = longest(flow, start);
    if takes > u32::from(bounds.statutory) {
        return vec![Fault::LongerThanLaw { takes, limit: bounds.statutory }.whole()];
    }
    if takes > u32::from(bounds.promised) {
        return vec![Fault::LongerThanPromised { takes, limit: bounds.promised }.whole()];
    }
    Vec::new()
}

/// Ways that are followed before a flow counts as too tangled for it.
const MOST_WAYS: u32 = 200_000;

/// The working days of the longest way to an end on which no step comes twice. In a flow with too many ways every step
/// counts: that is never too little.
fn longest(flow: &Flow, start: &StepId) -> u32 {
    let mut left = MOST_WAYS;
    let found = follow(flow, start, &mut Vec::new(), &mut left);
    match found {
        Some(takes) if left > 0 => takes,
        _ => flow.steps.iter().map(days).sum(),
    }
}

/// The longest way from a step; none where every way comes back to a step that it has passed.
fn follow<'a>(flow: &'a Flow, id: &'a StepId, passed: &mut Vec<&'a StepId>, left: &mut u32) -> Option<u32> {
    *left = left.checked_sub(1)?;
    let step = flow.step(id)?;
    if matches!(step.kind, StepKind::End { .. }) {
        return Some(0);
    }
    passed.push(&step.id);
    let mut most = None;
    for next in step.next() {
        if !passed.contains(&next) {
            most = most.max(follow(flow, next, passed, left));
        }
    }
    passed.pop();
    most.map(|most| most + days(step))
}

/// What a step takes. A special procedure takes nothing: the clock stops for it.
fn days(step: &Step) -> u32 {
    match &step.kind {
        StepKind::Task(task) if task.stops.is_none() => u32::from(task.limit),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{acts, ends, id, joint, linear, start, step, task, way};
    use super::*;

    const BOUNDS: Bounds = Bounds { statutory: 20, promised: 15 };

    fn problems(flow: &Flow) -> Vec<Problem> {
        check(flow, BOUNDS)
    }

    /// The flow with one of its steps in another form.
    fn with(flow: Flow, changed: Step) -> Flow {
        let steps = flow.steps.into_iter().map(|step| if step.id == changed.id { changed.clone() } else { step });
        Flow { steps: steps.collect() }
    }

    #[test]
    fn what_is_right_has_no_problems() {
        assert_eq!(problems(&linear()), []);
        assert_eq!(problems(&joint()), []);
    }

    #[test]
    fn two_starts_or_none_are_told() {
        let mut two = linear();
        two.steps.push(step("again", StepKind::Start { next: id("review") }));
        assert_eq!(problems(&two), [Fault::SecondStart.at(&id("again"))]);
        let mut none = linear();
        none.steps.remove(0);
        assert_eq!(problems(&none), [Fault::NoStart.whole()]);
    }

    #[test]
    fn a_loop_that_never_ends_is_told_with_every_step_in_it() {
        let flow = with(linear(), acts("decide", 5, &[("return", "review")]));
        let never = ["review", "decide"].map(|step| Fault::NeverEnds.at(&id(step)));
        let lost = ["granted", "denied"].map(|step| Fault::Unreachable.at(&id(step)));
        let all = [&never[..], &lost[..], &[Fault::NoGrant.whole(), Fault::NoDenial.whole()]].concat();
        assert_eq!(problems(&flow), all);
    }

    #[test]
    fn a_circle_in_which_nobody_decides_is_told() {
        let round = |to: &str| StepKind::Choice { fact: "f".into(), ways: vec![way("x", to)], otherwise: id("decide") };
        let mut flow = with(linear(), acts("review", 8, &[("done", "one")]));
        flow.steps.push(step("one", round("other")));
        flow.steps.push(step("other", round("one")));
        assert_eq!(problems(&flow), ["one", "other"].map(|step| Fault::Circle.at(&id(step))));
    }

    #[test]
    fn a_missing_post_one_alone_at_high_risk_and_a_step_without_exit_are_told() {
        let mut lacking = task(8, &[("done", "decide")]);
        lacking.post = None;
        let flow = with(linear(), step("review", StepKind::Task(lacking)));
        assert_eq!(problems(&flow), [Fault::NoPost.at(&id("review"))]);
        let mut alone = task(8, &[("done", "decide")]);
        alone.risk = Risk::High;
        let flow = with(linear(), step("review", StepKind::Task(alone.clone())));
        assert_eq!(problems(&flow), [Fault::AloneAtHighRisk.at(&id("review"))]);
        alone.persons = Persons::Two;
        assert_eq!(problems(&with(linear(), step("review", StepKind::Task(alone)))), []);
        let flow = with(linear(), acts("review", 8, &[]));
        assert!(problems(&flow).contains(&Fault::NoExit.at(&id("review"))));
    }

    #[test]
    fn a_choice_says_what_is_asked() {
        let silent =
            StepKind::Choice { fact: String::new(), ways: vec![way("large", "experts")], otherwise: id("meet") };
        assert_eq!(problems(&with(joint(), step("size", silent))), [Fault::NoFact.at(&id("size"))]);
    }

    #[test]
    fn names_targets_and_outcomes_that_do_not_fit_are_told() {
        let flow = with(linear(), acts("review", 8, &[("done", "decide"), ("done", "nowhere")]));
        assert_eq!(
            problems(&flow),
            [
                Fault::UnknownNext { next: id("nowhere") }.at(&id("review")),
                Fault::SameOutcome { outcome: Outcome("done".into()) }.at(&id("review")),
            ]
        );
        let mut twice = linear();
        twice.steps.push(acts("review", 1, &[("done", "decide")]));
        assert!(problems(&twice).contains(&Fault::NamedTwice.at(&id("review"))));
    }

    #[test]
    fn a_step_that_nobody_reaches_and_a_decision_that_cannot_refuse_are_told() {
        let mut flow = linear();
        flow.steps.push(acts("aside", 1, &[("done", "decide")]));
        assert_eq!(problems(&flow), [Fault::Unreachable.at(&id("aside"))]);
        let flow = with(linear(), acts("decide", 5, &[("grant", "granted")]));
        assert_eq!(problems(&flow), [Fault::Unreachable.at(&id("denied")), Fault::NoDenial.whole()]);
    }

    #[test]
    fn branches_come_together_where_they_parted() {
        let early = with(joint(), acts("one", 5, &[("done", "meet"), ("deny", "denied")]));
        assert!(problems(&early).iter().any(|it| matches!(it.fault, Fault::MixedBranches | Fault::EndInBranch)));
        let away = with(joint(), acts("one", 5, &[("done", "decide")]));
        assert!(problems(&away).contains(&Fault::OpenFork.at(&id("both"))), "{:?}", problems(&away));
        let single = with(joint(), step("both", StepKind::Fork { branches: vec![id("other")] }));
        assert!(problems(&single).contains(&Fault::OneBranch.at(&id("both"))));
        let mut outside = linear();
        outside.steps[1] = acts("accept", 2, &[("accept", "meet")]);
        outside.steps.push(step("meet", StepKind::Join { next: id("review") }));
        outside.steps.retain(|step| step.id != id("refused"));
        assert_eq!(problems(&outside), [Fault::MixedBranches.at(&id("meet"))]);
    }

    #[test]
    fn the_longest_way_keeps_the_promise_and_the_law() {
        let takes = |days| problems(&with(linear(), acts("review", days, &[("done", "decide")])));
        assert_eq!(takes(8), []);
        assert_eq!(takes(9), [Fault::LongerThanPromised { takes: 16, limit: 15 }.whole()]);
        assert_eq!(takes(14), [Fault::LongerThanLaw { takes: 21, limit: 20 }.whole()]);
        // Of branches the longer one counts: 2 + max(5, 3 + 4) + 3.
        let tight = Bounds { statutory: 20, promised: 11 };
        assert_eq!(check(&joint(), tight), [Fault::LongerThanPromised { takes: 12, limit: 11 }.whole()]);
        let mut hearing = task(30, &[("done", "decide")]);
        hearing.stops = Some(crate::approvals::clock::StopReason::Hearing);
        assert_eq!(problems(&with(linear(), step("review", StepKind::Task(hearing)))), [], "the clock stops for it");
    }

    #[test]
    fn a_loop_that_is_entered_at_both_ends_counts_its_longest_way() {
        let steps = vec![
            start("accept"),
            acts("accept", 1, &[("one", "b"), ("other", "c")]),
            acts("b", 2, &[("on", "c"), ("out", "x")]),
            acts("c", 4, &[("back", "b"), ("no", "no")]),
            acts("x", 10, &[("grant", "yes")]),
            ends("yes", Ending::Granted),
            ends("no", Ending::Denied),
        ];
        let flow = Flow { steps };
        assert_eq!(problems(&flow), [Fault::LongerThanPromised { takes: 17, limit: 15 }.whole()]);
        // A step from which every way turns back is on no way to an end.
        let mut detour = linear();
        detour.steps[2] = acts("review", 8, &[("done", "decide"), ("aside", "aside")]);
        detour.steps.push(acts("aside", 90, &[("done", "review")]));
        assert_eq!(problems(&detour), []);
    }

    #[test]
    fn too_many_ways_count_every_step() {
        let name = |at: usize| format!("t{at}");
        let mut steps = vec![start("t0")];
        for at in 0..14 {
            let ways: Vec<(String, String)> = (0..14).map(|to| (format!("w{to}"), name(to))).collect();
            let mut ways: Vec<(&str, &str)> = ways.iter().map(|(way, to)| (way.as_str(), to.as_str())).collect();
            ways.extend([("yes", "yes"), ("no", "no")]);
            steps.push(acts(&name(at), 1, &ways));
        }
        steps.extend([ends("yes", Ending::Granted), ends("no", Ending::Denied)]);
        assert_eq!(check(&Flow { steps: steps.clone() }, Bounds { statutory: 14, promised: 14 }), []);
        let tight = check(&Flow { steps }, Bounds { statutory: 13, promised: 13 });
        assert_eq!(tight, [Fault::LongerThanLaw { takes: 14, limit: 13 }.whole()]);
    }

    #[test]
    fn a_fork_has_one_join() {
        let steps = vec![
            start("both"),
            step("both", StepKind::Fork { branches: vec![id("a"), id("b")] }),
            acts("a", 1, &[("one", "first"), ("other", "second")]),
            acts("b", 1, &[("one", "first"), ("other", "second")]),
            step("first", StepKind::Join { next: id("decide") }),
            step("second", StepKind::Join { next: id("decide") }),
            acts("decide", 1, &[("grant", "yes"), ("deny", "no")]),
            ends("yes", Ending::Granted),
            ends("no", Ending::Denied),
        ];
        // Branches that chose different joins would wait for ever.
        assert_eq!(problems(&Flow { steps }), [Fault::OpenFork.at(&id("both"))]);
    }

    #[test]
    fn nothing_at_all_has_no_start() {
        assert_eq!(problems(&Flow { steps: Vec::new() }), [Fault::NoStart.whole()]);
        let only = Flow { steps: vec![start("a"), ends("a", Ending::Granted)] };
        assert_eq!(problems(&only), [Fault::NoDenial.whole()]);
    }
}
