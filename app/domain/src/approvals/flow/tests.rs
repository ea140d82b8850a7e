//! What the checker finds, and what it lets pass.

use super::checking::*;
use super::samples::{acts, ends, id, joint, linear, start, step, task, way};
use super::*;
use crate::approvals::clock::StopReason;

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
fn a_missing_post_one_alone_at_high_risk_or_on_site_and_a_step_without_exit_are_told() {
    let mut lacking = task(8, &[("done", "decide")]);
    lacking.post = None;
    let flow = with(linear(), step("review", StepKind::Task(lacking)));
    assert_eq!(problems(&flow), [Fault::NoPost.at(&id("review"))]);
    let mut alone = task(8, &[("done", "decide")]);
    alone.risk = Risk::High;
    let flow = with(linear(), step("review", StepKind::Task(alone.clone())));
    assert_eq!(problems(&flow), [Fault::AloneAtHighRisk.at(&id("review"))]);
    let on_site = Task { risk: Risk::Low, stops: Some(StopReason::Inspection), ..alone.clone() };
    let flow = with(linear(), step("review", StepKind::Task(on_site.clone())));
    assert_eq!(problems(&flow), [Fault::AloneOnSite.at(&id("review"))]);
    let by_two = Task { persons: Persons::Two, ..on_site };
    assert_eq!(problems(&with(linear(), step("review", StepKind::Task(by_two)))), []);
    alone.persons = Persons::Two;
    assert_eq!(problems(&with(linear(), step("review", StepKind::Task(alone)))), []);
    let flow = with(linear(), acts("review", 8, &[]));
    assert!(problems(&flow).contains(&Fault::NoExit.at(&id("review"))));
}

#[test]
fn a_choice_says_what_is_asked() {
    let silent = StepKind::Choice { fact: String::new(), ways: vec![way("large", "experts")], otherwise: id("meet") };
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
fn each_step_that_grants_can_also_refuse() {
    let waved_through = |ways: &[(&str, &str)]| {
        let mut flow = with(linear(), acts("review", 8, &[("done", "decide"), ("simple", "simple")]));
        flow.steps.push(acts("simple", 0, ways));
        problems(&flow)
    };
    assert_eq!(waved_through(&[("grant", "granted")]), [Fault::NoDenial.at(&id("simple"))]);
    assert_eq!(waved_through(&[("grant", "granted"), ("refuse", "refused")]), [Fault::NoDenial.at(&id("simple"))]);
    assert_eq!(waved_through(&[("grant", "granted"), ("deny", "denied")]), []);
    assert_eq!(waved_through(&[("grant", "granted"), ("doubt", "decide")]), [], "somebody after it can refuse");
    assert_eq!(waved_through(&[("on", "decide")]), []);
}

#[test]
fn a_grant_that_only_a_choice_or_a_join_comes_before_is_its_steps() {
    let asked = StepKind::Choice { fact: "f".into(), ways: vec![way("x", "granted")], otherwise: id("granted") };
    let mut flow = with(linear(), acts("review", 8, &[("done", "decide"), ("ask", "asked")]));
    flow.steps.push(step("asked", asked));
    assert_eq!(problems(&flow), [], "the review can go on to the decision");
    let flow = with(flow, acts("decide", 5, &[("grant", "granted"), ("ask", "asked")]));
    let flow = with(flow, acts("review", 8, &[("done", "decide"), ("deny", "denied")]));
    assert_eq!(problems(&flow), [Fault::NoDenial.at(&id("decide"))]);
    let mut both = with(joint(), step("meet", StepKind::Join { next: id("granted") }));
    both.steps.retain(|step| step.id != id("decide"));
    let both = with(both, acts("accept", 2, &[("accept", "both"), ("deny", "denied")]));
    let branches = ["one", "other", "experts"].map(|step| Fault::NoDenial.at(&id(step)));
    assert_eq!(problems(&both), branches);
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
        acts("x", 10, &[("grant", "yes"), ("deny", "no")]),
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

#[test]
fn a_flow_in_which_the_clock_never_stands_for_a_hearing_is_found() {
    let bounds = Bounds { statutory: 20, promised: 20 };
    let naming = |named: &[StopReason]| {
        let mut flow = linear();
        for step in &mut flow.steps {
            if let StepKind::Task(task) = &mut step.kind {
                task.may_stop = Some(named.to_vec());
            }
        }
        flow
    };
    let without = naming(&[StopReason::ExpertReview]);
    assert_eq!(check(&without, bounds), [Problem { step: None, fault: Fault::NoStopForHearing }]);
    assert_eq!(check(&naming(&[StopReason::Hearing]), bounds), []);
    assert_eq!(check(&linear(), bounds), [], "a flow that does not say means those of the law");
    let mut itself = naming(&[]);
    if let StepKind::Task(task) = &mut itself.steps[2].kind {
        task.stops = Some(StopReason::Hearing);
    }
    assert_eq!(check(&itself, bounds), [], "the hearing is a step of its own");
}

#[test]
fn what_a_task_does_not_say_is_not_written() {
    let text = serde_json::to_string(&linear()).unwrap();
    assert!(!text.contains("may_stop"), "{text}");
    assert_eq!(serde_json::from_str::<Flow>(&text).unwrap(), linear());
}
