//! A flow as somebody types it into a form: every value a text, empty where nothing was said.
//!
//! The form's fields are called `steps[2][post]`, `steps[2][ways][0][next]` and so on; a server reads them into
//! [`TypedStep`], and so does a browser, by [`typed_steps`], while somebody types.

use super::step::{Ending, Flow, Outcome, Persons, RegionRule, Risk, Step, StepId, StepKind, StepSort, Task, Way};
use crate::approvals::clock::StopReason;
use crate::approvals::post::PostCode;
use crate::recruitment::scheme::Named;
use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// A decision, or the value of a choice. One of which nothing is said is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedWay {
    /// The decision's word, or the value.
    pub outcome: String,
    /// What it is called, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Where it leads.
    pub next: String,
}

/// That a task names the special procedures for which the clock may be stopped.
pub const NAMED: &str = "named";

/// A step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedStep {
    /// Its name in the flow.
    pub id: String,
    /// [`StepSort`]
    pub sort: String,
    /// What people call it, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Where a start or a join leads, and a choice for every other value.
    pub next: String,
    /// What a choice asks.
    pub fact: String,
    /// [`Ending`]
    pub ending: String,
    /// The post of a task.
    pub post: String,
    /// [`RegionRule`]
    pub region: String,
    /// Working days.
    pub limit: String,
    /// [`Persons`]
    pub persons: String,
    /// [`Risk`]
    pub risk: String,
    /// [`StopReason`]; empty for an ordinary step.
    pub stops: String,
    /// For which special procedures the clock may be stopped at a task: [`NAMED`] for those of `may_stop`, empty for those
    /// that the law names.
    pub stopping: String,
    /// The special procedures that are named, each a [`StopReason`].
    pub may_stop: Vec<String>,
    /// The posts that cover for it.
    pub cover: Vec<String>,
    /// The first step of each branch of a fork.
    pub branches: Vec<String>,
    /// What can be decided, or the values of a choice.
    pub ways: Vec<TypedWay>,
}

impl TypedStep {
    /// A step as the form shows it.
    pub fn of(step: &Step) -> Self {
        let all = |ids: &[StepId]| ids.iter().map(ToString::to_string).collect();
        let ways = |ways: &[Way]| ways.iter().map(TypedWay::of).collect();
        let typed = Self {
            id: step.id.to_string(),
            sort: StepSort::of(step).as_str().to_owned(),
            zh: step.name.zh.clone(),
            en: step.name.en.clone(),
            ..Self::default()
        };
        match &step.kind {
            StepKind::Start { next } | StepKind::Join { next } => Self { next: next.to_string(), ..typed },
            StepKind::Choice { fact, ways: of, otherwise } => {
                Self { fact: fact.clone(), ways: ways(of), next: otherwise.to_string(), ..typed }
            }
            StepKind::Fork { branches } => Self { branches: all(branches), ..typed },
            StepKind::End { ending } => Self { ending: ending.as_str().to_owned(), ..typed },
            StepKind::Task(task) => Self {
                post: task.post.as_ref().map(ToString::to_string).unwrap_or_default(),
                region: task.region.as_str().to_owned(),
                limit: task.limit.to_string(),
                persons: task.persons.as_str().to_owned(),
                risk: task.risk.as_str().to_owned(),
                stops: task.stops.map(|reason| reason.as_str().to_owned()).unwrap_or_default(),
                stopping: task.may_stop.as_ref().map(|_| NAMED.to_owned()).unwrap_or_default(),
                may_stop: task.may_stop.iter().flatten().map(|reason| reason.as_str().to_owned()).collect(),
                cover: task.cover.iter().map(ToString::to_string).collect(),
                ways: ways(&task.ways),
                ..typed
            },
        }
    }

    /// The step that was typed as the `at`th.
    fn read(&self, at: usize) -> Result<Step, Refusal> {
        let sort = StepSort::parse(&self.sort).ok_or_else(|| wrong(Code::Malformed, at, "sort"))?;
        let kind = match sort {
            StepSort::Start => StepKind::Start { next: step_at(&self.next, at, "next")? },
            StepSort::Join => StepKind::Join { next: step_at(&self.next, at, "next")? },
            StepSort::Task => StepKind::Task(self.task(at)?),
            StepSort::Choice => StepKind::Choice {
                fact: self.fact.trim().to_owned(),
                ways: self.read_ways(at)?,
                otherwise: step_at(&self.next, at, "next")?,
            },
            StepSort::Fork => {
                let named = self.branches.iter().enumerate().filter(|(_, branch)| !branch.is_empty());
                let branches = named.map(|(number, branch)| step_at(branch, at, &format!("branches][{number}")));
                StepKind::Fork { branches: branches.collect::<Result<_, _>>()? }
            }
            StepSort::End => {
                StepKind::End { ending: Ending::parse(&self.ending).ok_or_else(|| unsaid(&self.ending, at, "ending"))? }
            }
        };
        let name = Named { zh: self.zh.trim().to_owned(), en: self.en.trim().to_owned() };
        Ok(Step { id: step_at(&self.id, at, "id")?, name, kind })
    }

    fn task(&self, at: usize) -> Result<Task, Refusal> {
        let post =
            |text: &String| Some(text.trim()).filter(|text| !text.is_empty()).map(|text| PostCode(text.to_owned()));
        let limit = self.limit.trim();
        Ok(Task {
            post: post(&self.post),
            region: RegionRule::parse(&self.region).ok_or_else(|| unsaid(&self.region, at, "region"))?,
            limit: limit.parse().map_err(|_| unsaid(limit, at, "limit"))?,
            persons: Persons::parse(&self.persons).ok_or_else(|| unsaid(&self.persons, at, "persons"))?,
            risk: Risk::parse(&self.risk).ok_or_else(|| unsaid(&self.risk, at, "risk"))?,
            cover: self.cover.iter().filter_map(post).collect(),
            stops: match self.stops.as_str() {
                "" => None,
                reason => Some(StopReason::parse(reason).ok_or_else(|| wrong(Code::Malformed, at, "stops"))?),
            },
            may_stop: self.read_stops(at)?,
            ways: self.read_ways(at)?,
        })
    }

    fn read_stops(&self, at: usize) -> Result<Option<Vec<StopReason>>, Refusal> {
        let read = |(number, reason): (usize, &String)| {
            StopReason::parse(reason).ok_or_else(|| wrong(Code::Malformed, at, &format!("may_stop][{number}")))
        };
        match self.stopping.as_str() {
            "" => Ok(None),
            NAMED => {
                let said = self.may_stop.iter().enumerate().filter(|(_, reason)| !reason.is_empty());
                said.map(read).collect::<Result<_, _>>().map(Some)
            }
            _ => Err(wrong(Code::Malformed, at, "stopping")),
        }
    }

    fn read_ways(&self, at: usize) -> Result<Vec<Way>, Refusal> {
        let said = self.ways.iter().enumerate().filter(|(_, way)| **way != TypedWay::default());
        let read = |(number, way): (usize, &TypedWay)| {
            let outcome = way.outcome.trim();
            if outcome.is_empty() {
                return Err(wrong(Code::Missing, at, &format!("ways][{number}][outcome")));
            }
            Ok(Way {
                outcome: Outcome(outcome.to_owned()),
                name: Named { zh: way.zh.trim().to_owned(), en: way.en.trim().to_owned() },
                next: step_at(&way.next, at, &format!("ways][{number}][next"))?,
            })
        };
        said.map(read).collect()
    }
}

impl TypedWay {
    fn of(way: &Way) -> Self {
        Self {
            outcome: way.outcome.0.clone(),
            zh: way.name.zh.clone(),
            en: way.name.en.clone(),
            next: way.next.to_string(),
        }
    }
}

fn wrong(code: Code, at: usize, field: &str) -> Refusal {
    Refusal::of(code, &format!("steps[{at}][{field}]"))
}

/// Missing where nothing was typed, else malformed.
fn unsaid(text: &str, at: usize, field: &str) -> Refusal {
    wrong(if text.trim().is_empty() { Code::Missing } else { Code::Malformed }, at, field)
}

fn step_at(text: &str, at: usize, field: &str) -> Result<StepId, Refusal> {
    StepId::parse(text.trim()).ok_or_else(|| unsaid(text, at, field))
}

/// The flow that was typed, right or wrong otherwise.
///
/// # Errors
/// `missing` or `malformed` in a field such as `steps[2][limit]`.
pub fn typed_flow(typed: &[TypedStep]) -> Result<Flow, Refusal> {
    let steps = typed.iter().enumerate().map(|(at, step)| step.read(at)).collect::<Result<_, _>>()?;
    Ok(Flow { steps })
}

/// The steps that a form's fields hold, told by their names and in the order of their numbers; other fields are passed
/// over.
pub fn typed_steps(fields: &[(String, String)]) -> Vec<TypedStep> {
    let mut steps: Vec<TypedStep> = Vec::new();
    for (name, value) in fields {
        let parts: Vec<&str> = name.split(['[', ']']).filter(|part| !part.is_empty()).collect();
        let ["steps", at, rest @ ..] = parts.as_slice() else { continue };
        let Some(step) = numbered(&mut steps, at) else { continue };
        put(step, rest, value);
    }
    steps
}

/// More fields of one kind than this are no form of ours.
const MOST: usize = crate::approvals::bpmn::MOST_WAYS;

fn numbered<'a, T: Default>(all: &'a mut Vec<T>, number: &str) -> Option<&'a mut T> {
    let at: usize = number.parse().ok().filter(|at| *at < MOST)?;
    while all.len() <= at {
        all.push(T::default());
    }
    all.get_mut(at)
}

fn put(step: &mut TypedStep, field: &[&str], value: &str) {
    let place = match *field {
        ["id"] => Some(&mut step.id),
        ["sort"] => Some(&mut step.sort),
        ["zh"] => Some(&mut step.zh),
        ["en"] => Some(&mut step.en),
        ["next"] => Some(&mut step.next),
        ["fact"] => Some(&mut step.fact),
        ["ending"] => Some(&mut step.ending),
        ["post"] => Some(&mut step.post),
        ["region"] => Some(&mut step.region),
        ["limit"] => Some(&mut step.limit),
        ["persons"] => Some(&mut step.persons),
        ["risk"] => Some(&mut step.risk),
        ["stops"] => Some(&mut step.stops),
        ["stopping"] => Some(&mut step.stopping),
        ["may_stop", at] => numbered(&mut step.may_stop, at),
        ["cover", at] => numbered(&mut step.cover, at),
        ["branches", at] => numbered(&mut step.branches, at),
        ["ways", at, part] => numbered(&mut step.ways, at).and_then(|way| match part {
            "outcome" => Some(&mut way.outcome),
            "zh" => Some(&mut way.zh),
            "en" => Some(&mut way.en),
            "next" => Some(&mut way.next),
            _ => None,
        }),
        _ => None,
    };
    if let Some(place) = place {
        value.clone_into(place);
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{any_flow, any_joint, joint, linear};
    use super::*;
    use crate::approvals::item::built_in;
    use proptest::prelude::*;

    fn typed(flow: &Flow) -> Vec<TypedStep> {
        flow.steps.iter().map(TypedStep::of).collect()
    }

    /// The form's fields, as a browser reads them.
    fn fields(steps: &[TypedStep]) -> Vec<(String, String)> {
        let mut all = vec![("seen".to_owned(), "3".to_owned())];
        for (at, step) in steps.iter().enumerate() {
            let value = serde_json::to_value(step).unwrap();
            flattened(&value, &format!("steps[{at}]"), &mut all);
        }
        all
    }

    fn flattened(value: &serde_json::Value, name: &str, all: &mut Vec<(String, String)>) {
        match value {
            serde_json::Value::Object(members) => {
                members.iter().for_each(|(key, value)| flattened(value, &format!("{name}[{key}]"), all));
            }
            serde_json::Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, value)| flattened(value, &format!("{name}[{at}]"), all));
            }
            text => all.push((name.to_owned(), text.as_str().unwrap().to_owned())),
        }
    }

    fn survives(flow: &Flow) {
        let steps = typed(flow);
        assert_eq!(typed_flow(&steps).unwrap(), *flow);
        assert_eq!(typed_steps(&fields(&steps)), steps);
    }

    #[test]
    fn every_flow_of_the_items_survives_its_form() {
        [linear(), joint()].iter().for_each(survives);
        let mut named = linear();
        for (at, may_stop) in [(1, vec![]), (2, vec![StopReason::Hearing, StopReason::Testing])] {
            let StepKind::Task(task) = &mut named.steps[at].kind else { panic!("a task") };
            task.may_stop = Some(may_stop);
        }
        survives(&named);
        built_in().unwrap().iter().for_each(|item| survives(&item.flow));
    }

    proptest! {
        #[test]
        fn any_flow_survives_its_form(flow in prop_oneof![any_flow(), any_joint()]) {
            survives(&flow);
        }

        #[test]
        fn no_fields_break_it(fields in prop::collection::vec(("(steps)?(\\[[a-z0-9]{0,5}\\]){0,5}", ".{0,3}"), 0..20)) {
            drop(typed_flow(&typed_steps(&fields)));
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let refused = |change: fn(&mut Vec<TypedStep>)| {
            let mut steps = typed(&linear());
            change(&mut steps);
            let refused = typed_flow(&steps).unwrap_err();
            (refused.code, refused.field.unwrap())
        };
        assert_eq!(refused(|steps| steps[1].limit = "two".into()), (Code::Malformed, "steps[1][limit]".into()));
        assert_eq!(refused(|steps| steps[1].risk.clear()), (Code::Missing, "steps[1][risk]".into()));
        assert_eq!(refused(|steps| steps[0].next.clear()), (Code::Missing, "steps[0][next]".into()));
        assert_eq!(refused(|steps| steps[2].id = "a b".into()), (Code::Malformed, "steps[2][id]".into()));
        assert_eq!(refused(|steps| steps[1].sort = "x".into()), (Code::Malformed, "steps[1][sort]".into()));
        assert_eq!(refused(|steps| steps[1].stopping = "x".into()), (Code::Malformed, "steps[1][stopping]".into()));
        let named = refused(|steps| (steps[1].stopping, steps[1].may_stop) = (NAMED.into(), vec!["nap".into()]));
        assert_eq!(named, (Code::Malformed, "steps[1][may_stop][0]".into()));
        let way = refused(|steps| steps[1].ways[1].next.clear());
        assert_eq!(way, (Code::Missing, "steps[1][ways][1][next]".into()));
        let way = refused(|steps| steps[1].ways[1].outcome.clear());
        assert_eq!(way, (Code::Missing, "steps[1][ways][1][outcome]".into()));
    }

    #[test]
    fn what_was_left_empty_is_not_there() {
        let mut steps = typed(&linear());
        steps[1].ways.push(TypedWay::default());
        steps[1].cover.push(String::new());
        assert_eq!(typed_flow(&steps).unwrap(), linear());
        steps[1].post.clear();
        let StepKind::Task(task) = &typed_flow(&steps).unwrap().steps[1].kind else { panic!("a task") };
        assert_eq!(task.post, None, "the checker says that nobody is responsible");
    }
}
