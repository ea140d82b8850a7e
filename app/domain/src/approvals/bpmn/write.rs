//! A flow as a BPMN 2.0 file, with the drawing that the public page shows.

use super::own::{write_step, write_way};
use super::xml::Document;
use super::{MODEL, NAMESPACE};
use crate::approvals::flow::{BOX, Edge, Flow, Picture, Placed, Step, StepKind, Way};
use crate::recruitment::scheme::Named;

/// Writes a flow: `code` is that of the item it belongs to, `name` what people call it.
///
/// What is not a step has an id with a dot, which no step can have, so ids never meet. A way to a step that the flow does
/// not have is left out, as in its picture; characters that XML cannot hold become U+FFFD.
pub fn write(flow: &Flow, code: &str, name: &Named) -> String {
    let picture = Picture::of(flow);
    let mut document = Document::new();
    document.open(
        "bpmn:definitions",
        &[
            ("xmlns:bpmn", MODEL),
            ("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
            ("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"),
            ("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"),
            ("xmlns:sunshine", NAMESPACE),
            ("id", "flow.definitions"),
            ("targetNamespace", NAMESPACE),
        ],
    );
    document.open("bpmn:process", &[("id", PROCESS), ("name", &name.zh), ("isExecutable", "false")]);
    document.open("bpmn:extensionElements", &[]);
    document.empty("sunshine:flow", &[("code", code), ("en", &name.en)]);
    document.close();
    for step in &flow.steps {
        node(&mut document, step, &picture);
    }
    for edge in &picture.edges {
        arrow(&mut document, flow, edge);
    }
    document.close();
    drawing(&mut document, flow, &picture);
    document.finish()
}

const PROCESS: &str = "flow.process";

/// The id of a way.
fn arrow_id(edge: &Edge) -> String {
    format!("{}.{}", edge.from, edge.way)
}

/// What BPMN calls a step.
const fn element(step: &Step) -> &'static str {
    match step.kind {
        StepKind::Start { .. } => "bpmn:startEvent",
        StepKind::Task(_) => "bpmn:userTask",
        StepKind::Choice { .. } => "bpmn:exclusiveGateway",
        StepKind::Fork { .. } | StepKind::Join { .. } => "bpmn:parallelGateway",
        StepKind::End { .. } => "bpmn:endEvent",
    }
}

fn node(document: &mut Document, step: &Step, picture: &Picture) {
    let outgoing: Vec<String> = picture.edges.iter().filter(|edge| edge.from == step.id).map(arrow_id).collect();
    let mut attributes = vec![("id", step.id.as_str()), ("name", step.name.zh.as_str())];
    let otherwise = match &step.kind {
        StepKind::Choice { ways, .. } => Some(format!("{}.{}", step.id, ways.len())),
        _ => None,
    };
    attributes.extend(otherwise.iter().filter(|id| outgoing.contains(id)).map(|id| ("default", id.as_str())));
    document.open(element(step), &attributes);
    write_step(document, step);
    for edge in picture.edges.iter().filter(|edge| edge.to == step.id) {
        document.leaf("bpmn:incoming", &arrow_id(edge));
    }
    for id in &outgoing {
        document.leaf("bpmn:outgoing", id);
    }
    document.close();
}

/// The decision or value that an edge stands for; none where its step has only ways without a name.
fn way<'a>(flow: &'a Flow, edge: &Edge) -> Option<&'a Way> {
    match &flow.step(&edge.from)?.kind {
        StepKind::Task(task) => task.ways.get(edge.way),
        StepKind::Choice { ways, .. } => ways.get(edge.way),
        _ => None,
    }
}

fn arrow(document: &mut Document, flow: &Flow, edge: &Edge) {
    let id = arrow_id(edge);
    let ends = [("id", id.as_str()), ("sourceRef", edge.from.as_str()), ("targetRef", edge.to.as_str())];
    match way(flow, edge) {
        Some(way) => {
            document.open("bpmn:sequenceFlow", &[&ends[..], &[("name", way.name.zh.as_str())]].concat());
            write_way(document, way);
            document.close();
        }
        None => document.empty("bpmn:sequenceFlow", &ends),
    }
}

fn drawing(document: &mut Document, flow: &Flow, picture: &Picture) {
    document.open("bpmndi:BPMNDiagram", &[("id", "flow.diagram")]);
    document.open("bpmndi:BPMNPlane", &[("id", "flow.plane"), ("bpmnElement", PROCESS)]);
    for (step, placed) in flow.steps.iter().zip(&picture.boxes) {
        shape(document, step, placed);
    }
    for edge in &picture.edges {
        let of = arrow_id(edge);
        document.open("bpmndi:BPMNEdge", &[("id", &format!("{of}.edge")), ("bpmnElement", &of)]);
        for point in &edge.points {
            document.empty("di:waypoint", &[("x", &point.x.to_string()), ("y", &point.y.to_string())]);
        }
        document.close();
    }
    document.close();
    document.close();
}

/// Events and gateways are as high as a task's box and stand in its middle, so that every arrow ends on their edge.
fn shape(document: &mut Document, step: &Step, placed: &Placed) {
    let width = if matches!(step.kind, StepKind::Task(_)) { BOX.0 } else { BOX.1 };
    let id = format!("{}.shape", step.id);
    document.open("bpmndi:BPMNShape", &[("id", &id), ("bpmnElement", step.id.as_str())]);
    let numbers = [placed.at.x + (BOX.0 - width) / 2, placed.at.y, width, BOX.1].map(|number| number.to_string());
    let bounds: Vec<(&str, &str)> =
        ["x", "y", "width", "height"].into_iter().zip(numbers.iter().map(String::as_str)).collect();
    document.empty("dc:Bounds", &bounds);
    document.close();
}
