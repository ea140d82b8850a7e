//! What a file holds in our own namespace: written from a step or a way, and read back.

use super::refused::Refused;
use super::tree::{Element, Space};
use super::xml::Document;
use crate::approvals::clock::StopReason;
use crate::approvals::flow::{Ending, Outcome, Persons, RegionRule, Risk, Step, StepKind, StepSort as Kind, Task, Way};
use crate::approvals::post::PostCode;

/// Writes a step's extension.
pub(super) fn write_step(document: &mut Document, step: &Step) {
    let mut own = vec![("kind", Kind::of(step).as_str()), ("en", step.name.en.as_str())];
    document.open("bpmn:extensionElements", &[]);
    match &step.kind {
        StepKind::Task(task) => write_task(document, own, task),
        StepKind::Choice { fact, .. } => {
            own.push(("fact", fact));
            document.empty("sunshine:step", &own);
        }
        StepKind::End { ending } => {
            own.push(("ending", ending.as_str()));
            document.empty("sunshine:step", &own);
        }
        StepKind::Start { .. } | StepKind::Fork { .. } | StepKind::Join { .. } => document.empty("sunshine:step", &own),
    }
    document.close();
}

fn write_task(document: &mut Document, own: Vec<(&str, &str)>, task: &Task) {
    let limit = task.limit.to_string();
    let may_stop = task.may_stop.as_ref().map(|named| {
        let named: Vec<&str> = named.iter().map(|reason| reason.as_str()).collect();
        named.join(" ")
    });
    let mut own = own;
    own.extend(task.post.iter().map(|post| ("post", post.0.as_str())));
    own.extend([("region", task.region.as_str()), ("persons", task.persons.as_str()), ("risk", task.risk.as_str())]);
    own.extend(task.stops.map(|stops| ("stops", stops.as_str())));
    own.extend(may_stop.as_deref().map(|named| ("may-stop", named)));
    let own = [&own[..], &[("limit", limit.as_str())]].concat();
    if task.cover.is_empty() {
        return document.empty("sunshine:step", &own);
    }
    document.open("sunshine:step", &own);
    for post in &task.cover {
        document.empty("sunshine:cover", &[("post", &post.0)]);
    }
    document.close();
}

/// Writes a way's extension.
pub(super) fn write_way(document: &mut Document, way: &Way) {
    document.open("bpmn:extensionElements", &[]);
    document.empty("sunshine:way", &[("outcome", &way.outcome.0), ("en", &way.name.en)]);
    document.close();
}

/// What our namespace says of an element.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    /// The element's id, for refusals.
    id: Option<&'a str>,
    element: &'a Element,
}

impl<'a> Own<'a> {
    /// Our element of this name in the extension elements of another.
    pub fn of(around: &'a Element, name: &str) -> Option<Self> {
        let extensions = around.children.iter().filter(|it| it.is("extensionElements"));
        let mut ours = extensions.flat_map(|it| &it.children);
        let element = ours.find(|it| it.space == Space::Own && it.name == name)?;
        Some(Self { id: around.id(), element })
    }

    fn wrong(self, field: &str) -> Refused {
        Refused::Own { id: self.id.map(str::to_owned), field: field.to_owned() }
    }

    /// A value that must be there.
    pub fn text(self, field: &str) -> Result<String, Refused> {
        self.element.get(field).map(str::to_owned).ok_or_else(|| self.wrong(field))
    }

    /// A value that must be there and be read.
    fn read<T>(self, field: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Refused> {
        self.element.get(field).and_then(read).ok_or_else(|| self.wrong(field))
    }

    /// What the step is.
    pub fn kind(self) -> Result<Kind, Refused> {
        self.read("kind", Kind::parse)
    }

    /// The refusal of a kind that does not go with the element.
    pub fn other_kind(self) -> Refused {
        self.wrong("kind")
    }

    /// How a flow ends.
    pub fn ending(self) -> Result<Ending, Refused> {
        self.read("ending", Ending::parse)
    }

    /// A way's decision.
    pub fn outcome(self) -> Result<Outcome, Refused> {
        self.text("outcome").map(Outcome)
    }

    /// A task with these ways.
    pub fn task(self, ways: Vec<Way>) -> Result<Task, Refused> {
        let stops = self.element.get("stops").map(|_| self.read("stops", StopReason::parse)).transpose()?;
        let named = |text: &str| text.split_whitespace().map(StopReason::parse).collect();
        let may_stop = self.element.get("may-stop").map(|_| self.read("may-stop", named)).transpose()?;
        let cover = self.element.children.iter().filter(|it| it.space == Space::Own && it.name == "cover");
        let cover =
            cover.map(|it| it.get("post").map(|post| PostCode(post.to_owned())).ok_or_else(|| self.wrong("cover")));
        Ok(Task {
            post: self.element.get("post").map(|post| PostCode(post.to_owned())),
            region: self.read("region", RegionRule::parse)?,
            limit: self.read("limit", |text| text.parse().ok())?,
            persons: self.read("persons", Persons::parse)?,
            risk: self.read("risk", Risk::parse)?,
            cover: cover.collect::<Result<_, _>>()?,
            stops,
            may_stop,
            ways,
        })
    }
}
