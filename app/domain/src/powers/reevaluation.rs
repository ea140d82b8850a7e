//! When the points of a power have to be evaluated again: after a change of its duties, of its flow, or of whoever holds one
//! of its posts (职责、流程、人员变动后重新评估).

use super::code::PowerCode;
use super::described::{Power, RiskPoint};
use crate::approvals::flow::{Flow, Step, StepId, StepKind, Task, Way};
use crate::approvals::post::PostCode;
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

words! {
    /// Why the points have to be evaluated again.
    Because {
        /// What the power is for, or who is to use it, has changed (职责变动).
        Duties => "duties",
        /// A step was added, taken away, or goes otherwise (流程变动).
        Flow => "flow",
        /// Somebody else holds a post (人员变动).
        Holder => "holder",
        /// It is new, and nobody has said yet what is done against its risks (风险点待评定).
        New => "new",
    }
}

/// An evaluation that is due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reevaluation {
    /// The power.
    pub code: PowerCode,
    /// Why.
    pub because: Because,
    /// The step it concerns; none where it concerns all of them.
    pub step: Option<StepId>,
}

/// The evaluations that a change asks for, each once: those of the whole power, then by step as the new flow is read, then
/// of the steps that were taken away. `before` and `after` are one power, each with the flow it runs by; `holder_changes`
/// are the posts that somebody else holds now.
///
/// Names of the power, of its steps and of their ways ask for nothing, nor do the points themselves: they are what an
/// evaluation changes. Nor does a power that was cut.
pub fn due(
    before: &Power,
    after: &Power,
    flow_before: &Flow,
    flow_after: &Flow,
    holder_changes: &[PostCode],
) -> Vec<Reevaluation> {
    if !after.is_in_force() {
        return Vec::new();
    }
    let of = |because, step: Option<&StepId>| Reevaluation { code: after.code.clone(), because, step: step.cloned() };
    let mut found = Vec::new();
    if duties(before) != duties(after) {
        found.push(of(Because::Duties, None));
    }
    for id in steps(flow_after, flow_before) {
        let (was, is) = (flow_before.step(id), flow_after.step(id));
        let moved = was.is_some() && is.is_some() && was.map(posts) != is.map(posts);
        let held = is.is_some_and(|step| holder_changes.iter().any(|post| concerns(after, step, post)));
        let asks =
            [(moved, Because::Duties), (was.map(shape) != is.map(shape), Because::Flow), (held, Because::Holder)];
        found.extend(asks.into_iter().filter(|(asks, _)| *asks).map(|(_, because)| of(because, Some(id))));
    }
    found
}

/// What a new power asks for, whose risks are its flow's and whose measures nobody has named: its points, at all steps.
pub fn due_first(power: &Power) -> Reevaluation {
    Reevaluation { code: power.code.clone(), because: Because::New, step: None }
}

/// Whether a post has come to somebody else when it was given (人员变动): not where it was never held before, for then
/// nobody has changed; the points were assessed for whoever would hold it.
pub const fn is_new_holder(holdings_before: usize) -> bool {
    holdings_before > 0
}

/// What a power is for and who is to use it.
fn duties(power: &Power) -> impl PartialEq + '_ {
    (&power.agency, &power.office, &power.basis, &power.conditions, &power.discretion)
}

/// The steps of two flows, each once: those of the first, then what only the second has.
fn steps<'a>(first: &'a Flow, second: &'a Flow) -> Vec<&'a StepId> {
    let mut seen = BTreeSet::new();
    let all = first.steps.iter().chain(&second.steps).map(|step| &step.id);
    all.filter(|id| seen.insert(*id)).collect()
}

/// The posts that act at a step: its own, and those that cover for it.
fn posts(step: &Step) -> BTreeSet<(bool, &PostCode)> {
    match &step.kind {
        StepKind::Task(task) => {
            let own = task.post.iter().map(|post| (true, post));
            own.chain(task.cover.iter().map(|post| (false, post))).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// What a step does, whatever it is called and whoever does it.
fn shape(step: &Step) -> StepKind {
    let mut kind = step.kind.clone();
    if let StepKind::Task(task) = &mut kind {
        task.post = None;
        task.cover.clear();
    }
    if let StepKind::Task(Task { ways, .. }) | StepKind::Choice { ways, .. } = &mut kind {
        ways.iter_mut().for_each(unname);
    }
    kind
}

fn unname(way: &mut Way) {
    way.name.zh.clear();
    way.name.en.clear();
}

/// Whether a post acts at a step, or answers for one of its points, or reviews it.
fn concerns(power: &Power, step: &Step, post: &PostCode) -> bool {
    let acts = posts(step).into_iter().any(|(_, acting)| acting == post);
    let answers = |of: &RiskPoint| of.responsible == *post || of.reviewer.as_ref() == Some(post);
    acts || power.points_at(&step.id).any(answers)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cut, item, named, own, power};
    use super::*;
    use crate::approvals::flow::{Ending, Outcome, Persons};
    use crate::powers::PowerStatus;
    use proptest::prelude::*;

    fn id(text: &str) -> StepId {
        StepId::parse(text).unwrap()
    }

    fn asked(after: &Power, flow: &Flow, holders: &[PostCode]) -> Vec<(Because, Option<String>)> {
        let found = due(&power(), after, &item().flow, flow, holders);
        assert!(found.iter().all(|one| one.code == power().code));
        found.into_iter().map(|one| (one.because, one.step.map(String::from))).collect()
    }

    /// The flow with one step changed.
    fn with(step: &str, change: impl FnOnce(&mut Step)) -> Flow {
        let mut flow = item().flow;
        change(flow.steps.iter_mut().find(|of| of.id == id(step)).unwrap());
        flow
    }

    fn task(step: &mut Step) -> &mut Task {
        let StepKind::Task(task) = &mut step.kind else { panic!("nobody acts at {}", step.id) };
        task
    }

    fn at(because: Because, step: &str) -> (Because, Option<String>) {
        (because, Some(step.to_owned()))
    }

    #[test]
    fn a_change_of_duties_asks_for_all_steps_or_for_the_one_that_moved() {
        let office = Power { office: named("another"), ..power() };
        assert_eq!(asked(&office, &item().flow, &[]), [(Because::Duties, None)]);
        let mut basis = power();
        basis.basis.clear();
        assert_eq!(asked(&basis, &item().flow, &[]), [(Because::Duties, None)]);
        let moved = with("check", |step| task(step).post = Some(PostCode("220000-office-01".to_owned())));
        assert_eq!(asked(&power(), &moved, &[]), [at(Because::Duties, "check")]);
        let swapped = with("decide", |step| {
            let task = task(step);
            std::mem::swap(task.post.as_mut().unwrap(), &mut task.cover[0]);
        });
        assert_eq!(asked(&power(), &swapped, &[]), [at(Because::Duties, "decide")], "who covers does not decide");
    }

    #[test]
    fn a_change_of_the_flow_asks_for_the_step() {
        let alone = with("check", |step| task(step).persons = Persons::One);
        assert_eq!(asked(&power(), &alone, &[]), [at(Because::Flow, "check")]);
        let way = with("review", |step| task(step).ways[0].next = id("decide"));
        assert_eq!(asked(&power(), &way, &[]), [at(Because::Flow, "review")]);
        let mut flow = item().flow;
        flow.steps.retain(|step| step.id != id("appraise"));
        assert_eq!(asked(&power(), &flow, &[]), [at(Because::Flow, "appraise")], "it was taken away");
        let mut flow = item().flow;
        flow.steps.push(Step { id: id("other"), name: named("other"), kind: StepKind::End { ending: Ending::Denied } });
        assert_eq!(asked(&power(), &flow, &[]), [at(Because::Flow, "other")]);
    }

    #[test]
    fn somebody_else_at_a_post_asks_for_its_steps_and_for_those_it_reviews() {
        let post = |code: &str| PostCode(code.to_owned());
        let officer = asked(&power(), &item().flow, &[post("220000-insurance-02")]);
        assert_eq!(officer, [at(Because::Holder, "review"), at(Because::Holder, "appraise")]);
        let deputy = [post("220000-office-01"), post("220000-office-01")];
        let reviews_and_decides = [at(Because::Holder, "check"), at(Because::Holder, "decide")];
        assert_eq!(asked(&power(), &item().flow, &deputy), reviews_and_decides, "each once");
        assert_eq!(asked(&power(), &item().flow, &[post("220000-market-01")]), [], "it is another power's");
    }

    #[test]
    fn names_points_and_what_was_cut_ask_for_nothing() {
        let named_anew = Power { name: named("another"), points: Vec::new(), ..power() };
        let flow = with("check", |step| {
            step.name = named("another");
            task(step).ways.iter_mut().for_each(|way| way.name = named("another"));
        });
        assert_eq!(asked(&named_anew, &flow, &[]), []);
        let gone = Power { office: named("another"), status: cut(), ..power() };
        assert_eq!(asked(&gone, &flow, &[PostCode("220000-office-01".to_owned())]), []);
    }

    /// The texts and numbers that a change at random touches.
    fn changed(flow: &mut Flow, place: usize, what: usize) {
        let place = place % flow.steps.len();
        let step = &mut flow.steps[place];
        let StepKind::Task(task) = &mut step.kind else { return };
        match what {
            0 => task.limit += 1,
            1 => task.ways[0].outcome = Outcome("another".to_owned()),
            2 => task.cover.push(PostCode("220122-other-01".to_owned())),
            _ => step.name = named("another"),
        }
    }

    proptest! {
        #[test]
        fn nothing_changed_asks_for_nothing_and_each_is_asked_for_once(
            changes in prop::collection::vec((0..20_usize, 0..4_usize), 0..8),
            holders in prop::collection::vec(prop::sample::select(&["220122-office-01", "220122-relations-02", "other"][..]), 0..4),
            stands in any::<bool>(),
        ) {
            let (before, (flow, _)) = (own(), own().flow(None).map(|(flow, bounds)| (flow.clone(), bounds)).unwrap());
            prop_assert_eq!(due(&before, &before, &flow, &flow, &[]), []);
            let status = if stands { PowerStatus::InForce } else { cut() };
            let after = Power { status, ..before.clone() };
            let mut other = flow.clone();
            changes.iter().for_each(|(place, what)| changed(&mut other, *place, *what));
            let holders: Vec<PostCode> = holders.into_iter().map(|post| PostCode(post.to_owned())).collect();
            let asked = due(&before, &after, &flow, &other, &holders);
            let once: BTreeSet<&Reevaluation> = asked.iter().collect();
            prop_assert_eq!(once.len(), asked.len());
            prop_assert!(stands || asked.is_empty());
            for step in &other.steps {
                let is = |because| asked.iter().any(|one| one.because == because && one.step.as_ref() == Some(&step.id));
                let was = flow.step(&step.id).unwrap();
                let touched = |whats: &[usize]| changes.iter().any(|(place, what)| {
                    whats.contains(what) && flow.steps[place % flow.steps.len()].id == step.id
                }) && matches!(was.kind, StepKind::Task(_));
                prop_assert_eq!(is(Because::Flow), stands && touched(&[0, 1]));
                prop_assert_eq!(is(Because::Duties), stands && touched(&[2]));
                let another = |post: &PostCode| holders.contains(post);
                let acts = step.task().is_some_and(|task| task.posts().any(another));
                let answers = |point: &RiskPoint| another(&point.responsible) || point.reviewer.as_ref().is_some_and(another);
                let concerns = acts || after.points_at(&step.id).any(answers);
                prop_assert_eq!(is(Because::Holder), stands && concerns);
            }
        }
    }
}
