//! A process as nodes and arrows, with everything refused that is none of the few kinds read here.

use super::own::Own;
use super::refused::{Because, Refused};
use super::tree::{Element, Space};
use super::{MOST_STEPS, MOST_WAYS};
use std::collections::{BTreeMap, BTreeSet};

/// What a node is to BPMN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Start,
    Task,
    Exclusive,
    Parallel,
    End,
}

/// The nodes that are read.
const NODES: [(&str, Shape); 7] = [
    ("startEvent", Shape::Start),
    ("userTask", Shape::Task),
    ("task", Shape::Task),
    ("manualTask", Shape::Task),
    ("exclusiveGateway", Shape::Exclusive),
    ("parallelGateway", Shape::Parallel),
    ("endEvent", Shape::End),
];

/// What says nothing about the way of a case.
const PASSED_OVER: [&str; 10] = [
    "documentation",
    "extensionElements",
    "incoming",
    "outgoing",
    "laneSet",
    "textAnnotation",
    "association",
    "group",
    "category",
    "collaboration",
];

/// Why an element is refused, by its name; whatever stands nowhere is unknown.
const REFUSED: [(&str, Because); 25] = [
    ("scriptTask", Because::Script),
    ("script", Because::Script),
    ("callActivity", Because::Call),
    ("subProcess", Because::Call),
    ("adHocSubProcess", Because::Call),
    ("transaction", Because::Call),
    ("serviceTask", Because::Automatic),
    ("businessRuleTask", Because::Automatic),
    ("sendTask", Because::Automatic),
    ("receiveTask", Because::Automatic),
    ("boundaryEvent", Because::Boundary),
    ("intermediateCatchEvent", Because::Intermediate),
    ("intermediateThrowEvent", Because::Intermediate),
    ("timerEventDefinition", Because::Event),
    ("messageEventDefinition", Because::Event),
    ("signalEventDefinition", Because::Event),
    ("message", Because::Event),
    ("signal", Because::Event),
    ("error", Because::Event),
    ("escalation", Because::Event),
    ("messageFlow", Because::Collaboration),
    ("inclusiveGateway", Because::Gateway),
    ("complexGateway", Because::Gateway),
    ("eventBasedGateway", Because::Gateway),
    ("conditionExpression", Because::Condition),
];

fn because(name: &str) -> Because {
    let known = REFUSED.iter().find(|(it, _)| *it == name).map(|(_, because)| *because);
    let event = name.ends_with("EventDefinition").then_some(Because::Event);
    known.or(event).unwrap_or(Because::Unknown)
}

fn refuse(element: &Element, near: Option<&str>, because: Because) -> Refused {
    Refused::Element { id: element.id().or(near).map(str::to_owned), kind: element.name.clone(), because }
}

/// The one process of a file.
pub(super) fn process(definitions: &Element) -> Result<&Element, Refused> {
    if !definitions.is("definitions") {
        return Err(Refused::NotBpmn);
    }
    distinct(definitions, &mut BTreeSet::new())?;
    scriptless(definitions, None)?;
    let processes: Vec<&Element> = definitions.children.iter().filter(|it| it.is("process")).collect();
    if let Some(second) = processes.get(1) {
        return Err(Refused::SecondProcess { id: second.id().map(str::to_owned) });
    }
    for child in definitions.children.iter().filter(|it| it.space == Space::Model && !it.is("process")) {
        known(child, None)?;
        if child.is("collaboration") {
            alone(child)?;
        }
    }
    processes.first().copied().ok_or(Refused::NoProcess)
}

/// No two elements of BPMN have one id. What other tools keep in extensions has ids of its own.
fn distinct<'a>(element: &'a Element, seen: &mut BTreeSet<&'a str>) -> Result<(), Refused> {
    if let Some(id) = element.id().filter(|_| element.space == Space::Model)
        && !seen.insert(id)
    {
        return Err(Refused::SameId { id: id.to_owned() });
    }
    element.children.iter().try_for_each(|child| distinct(child, seen))
}

/// No element holds a script or names its language, other tools' extensions among them.
fn scriptless(element: &Element, near: Option<&str>) -> Result<(), Refused> {
    if element.scripted || because(&element.name) == Because::Script {
        return Err(refuse(element, near, Because::Script));
    }
    let near = element.id().or(near);
    element.children.iter().try_for_each(|child| scriptless(child, near))
}

/// A pool around the process is a frame; a second one, or messages, are other parties.
fn alone(collaboration: &Element) -> Result<(), Refused> {
    let mut others = collaboration.children.iter().filter(|it| it.is("participant")).skip(1);
    let message = collaboration.children.iter().find(|it| it.is("messageFlow"));
    others.next().or(message).map_or(Ok(()), |it| Err(refuse(it, collaboration.id(), Because::Collaboration)))
}

fn known(element: &Element, near: Option<&str>) -> Result<(), Refused> {
    if element.space == Space::Model && PASSED_OVER.contains(&element.name.as_str()) {
        return Ok(());
    }
    Err(refuse(element, near, because(&element.name)))
}

/// What lies in a node or an arrow. It is refused under the id of what people see: a timer has an id, but no box.
fn within(element: &Element) -> Result<(), Refused> {
    let unknown = element.children.iter().find(|child| known(child, None).is_err());
    unknown.map_or(Ok(()), |child| {
        let id = element.id().or(child.id()).map(str::to_owned);
        Err(Refused::Element { id, kind: child.name.clone(), because: because(&child.name) })
    })
}

/// A node.
pub(super) struct Node<'a> {
    pub shape: Shape,
    pub id: &'a str,
    /// What BPMN calls it.
    pub kind: &'a str,
    pub name: Option<&'a str>,
    /// Its default flow.
    pub default: Option<&'a str>,
    /// What our namespace says of it.
    pub own: Option<Own<'a>>,
    /// The arrows that leave it, in the order of the file.
    pub outgoing: Vec<usize>,
    /// The arrows that reach it.
    pub incoming: Vec<usize>,
}

/// A sequence flow.
pub(super) struct Arrow<'a> {
    pub id: Option<&'a str>,
    pub name: Option<&'a str>,
    /// What our namespace says of it.
    pub own: Option<Own<'a>>,
    pub from: usize,
    pub to: usize,
}

/// A process.
pub(super) struct Graph<'a> {
    /// Its nodes, in the order of the file.
    pub nodes: Vec<Node<'a>>,
    pub arrows: Vec<Arrow<'a>>,
}

impl<'a> Graph<'a> {
    /// Reads a process.
    pub fn of(process: &'a Element) -> Result<Self, Refused> {
        let mut graph = Self { nodes: Vec::new(), arrows: Vec::new() };
        let mut flows = Vec::new();
        for child in &process.children {
            let shape = NODES.iter().find(|(name, _)| child.is(name)).map(|(_, shape)| *shape);
            if let Some(shape) = shape {
                graph.nodes.push(node(child, shape)?);
            } else if child.is("sequenceFlow") {
                flows.push(child);
            } else {
                known(child, process.id())?;
            }
        }
        if graph.nodes.len() > MOST_STEPS {
            return Err(Refused::TooManySteps { most: MOST_STEPS });
        }
        if flows.len() > MOST_WAYS {
            return Err(Refused::TooManyWays { most: MOST_WAYS });
        }
        let places: BTreeMap<&str, usize> = graph.nodes.iter().enumerate().map(|(at, node)| (node.id, at)).collect();
        for flow in flows {
            let arrow = arrow(flow, &places)?;
            graph.nodes[arrow.from].outgoing.push(graph.arrows.len());
            graph.nodes[arrow.to].incoming.push(graph.arrows.len());
            graph.arrows.push(arrow);
        }
        Ok(graph)
    }
}

fn node(element: &Element, shape: Shape) -> Result<Node<'_>, Refused> {
    within(element)?;
    Ok(Node {
        shape,
        id: element.id().ok_or_else(|| Refused::NoId { kind: element.name.clone() })?,
        kind: &element.name,
        name: element.get("name"),
        default: element.get("default"),
        own: Own::of(element, "step"),
        outgoing: Vec::new(),
        incoming: Vec::new(),
    })
}

fn arrow<'a>(element: &'a Element, places: &BTreeMap<&str, usize>) -> Result<Arrow<'a>, Refused> {
    within(element)?;
    let end = |end: &str| {
        let to = element.get(end);
        to.and_then(|to| places.get(to)).copied().ok_or_else(|| Refused::Dangling {
            id: element.id().map(str::to_owned),
            end: end.to_owned(),
            to: to.map(str::to_owned),
        })
    };
    Ok(Arrow {
        id: element.id(),
        name: element.get("name"),
        own: Own::of(element, "way"),
        from: end("sourceRef")?,
        to: end("targetRef")?,
    })
}
