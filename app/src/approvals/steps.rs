//! A flow as the list of its steps: who acts, how long, what can be decided and where it leads.

use super::words::posts_called;
use crate::lang::Lang;
use crate::locales::{Approvals, ending_name, fill, persons_name, region_rule, risk_name, stop_reason};
use crate::recruitment::named;
use domain::approvals::flow::{Flow, Step, StepId, StepKind, Task, Way};
use domain::approvals::post::PostCode;
use leptos::prelude::*;

/// The steps in the order in which the flow is read.
#[component]
pub(super) fn Steps(
    /// The flow.
    flow: Flow,
) -> impl IntoView {
    let posts = posts_called();
    let steps = flow.steps.iter().map(|step| one(step, &flow, &posts)).collect_view();
    view! { <ol class="flow-steps">{steps}</ol> }
}

fn one<P: Fn(&PostCode) -> String>(step: &Step, flow: &Flow, posts: &P) -> impl IntoView + use<P> {
    let lines = lines(step, flow, posts).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <li id=format!("step-{}", step.id)>
            <strong>{named(&step.name, Lang::current())}</strong>
            <ul>{lines}</ul>
        </li>
    }
}

/// What is said of a step, line by line.
fn lines(step: &Step, flow: &Flow, posts: &impl Fn(&PostCode) -> String) -> Vec<String> {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let called = |id: &StepId| flow.step(id).map(|step| named(&step.name, lang)).unwrap_or_default();
    let way = |way: &Way| fill(words.step_way, &[&named(&way.name, lang), &called(&way.next)]);
    match &step.kind {
        StepKind::Start { next } => vec![fill(words.step_begin, &[&called(next)])],
        StepKind::Task(task) => who(task, posts).into_iter().chain(task.ways.iter().map(way)).collect(),
        StepKind::Choice { ways, otherwise, .. } => {
            ways.iter().map(way).chain([fill(words.step_otherwise, &[&called(otherwise)])]).collect()
        }
        StepKind::Fork { branches } => {
            let names: Vec<String> = branches.iter().map(called).collect();
            vec![fill(words.step_both, &[&names.join(words.separator)])]
        }
        StepKind::Join { next } => vec![fill(words.step_join, &[&called(next)])],
        StepKind::End { ending } => vec![ending_name(*ending, lang).to_owned()],
    }
}

/// Who acts at a task, how long, at what risk, and who covers.
fn who(task: &Task, posts: &impl Fn(&PostCode) -> String) -> Vec<String> {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let called = posts;
    let post = task.post.as_ref().map(called).unwrap_or_default();
    let post = format!("{post}（{}）", region_rule(task.region, lang));
    let first = match task.stops {
        Some(reason) => fill(words.step_stop, &[&post, stop_reason(reason, lang)]),
        None => fill(words.step_post, &[&post, &fill(words.days, &[&task.limit.to_string()])]),
    };
    let risk = fill(words.step_risk, &[risk_name(task.risk, lang), persons_name(task.persons, lang)]);
    let cover: Vec<String> = task.cover.iter().map(called).collect();
    let cover = (!cover.is_empty()).then(|| fill(words.step_cover, &[&cover.join(words.separator)]));
    [first, risk].into_iter().chain(may_stop(task)).chain(cover).collect()
}

/// For what the clock may be stopped there, where the flow says so and the step is no such procedure itself.
fn may_stop(task: &Task) -> Option<String> {
    let lang = Lang::current();
    let words = Approvals::of(lang);
    let named = task.may_stop.as_ref().filter(|_| task.stops.is_none())?;
    let named: Vec<&str> = named.iter().map(|reason| stop_reason(*reason, lang)).collect();
    Some(match named.is_empty() {
        true => words.step_may_not_stop.to_owned(),
        false => fill(words.step_may_stop, &[&named.join(words.separator)]),
    })
}
