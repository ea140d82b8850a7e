//! Flows as BPMN 2.0 files (ISO/IEC 19510), so that they can be drawn in the tools people have.
//!
//! [`read`] gives back what [`write`] was given, for every flow whose steps have names of their own and lead to steps that
//! it has, right or wrong otherwise, within the limits below. A file is a drawing, not a program: it is written as not executable, and whatever of
//! a file would be executed (a script, a condition, a call) is refused with the element named, never dropped in silence.
//! The exception are the settings of other tools' engines in extension elements: without a script they are passed over.
//!
//! A task's decisions leave the task itself, each as a sequence flow with its outcome, and not a gateway behind it: task
//! and decision are one step here, of one post, and the drawing shows the same boxes and arrows as the public page. An
//! engine would take all of these ways at once, which is why only files of ours, told by [`NAMESPACE`], are read so.
//! Likewise a join waits for as many branches as its fork has, however many arrows reach it.

mod build;
mod graph;
mod own;
mod refused;
mod tree;
mod write;
mod xml;

use super::flow::Flow;

pub use refused::{Because, Refused};
pub use write::write;

/// The namespace of what BPMN has no place for: posts, regions, limits, outcomes, English names.
pub const NAMESPACE: &str = "https://sunshine.invalid/flow/1";
/// Bytes of a file at most; a longer one is refused before anything of it is read.
pub const MOST_BYTES: usize = 1024 * 1024;
/// Elements of a file at most, its drawing among them.
pub const MOST_ELEMENTS: usize = 20_000;
/// Nodes of a process at most. Real flows have some ten; checking and drawing take more than the square of it.
pub const MOST_STEPS: usize = 200;
/// Ways between them at most, also where several tasks share the ways of one gateway.
pub const MOST_WAYS: usize = 600;
/// Attributes of an element at most: to find out that no two are alike takes the square of their number.
pub const MOST_ATTRIBUTES: usize = 64;
/// How deep elements may lie in each other; a drawing needs about six levels.
pub const MOST_DEPTH: usize = 32;

/// The namespace of BPMN 2.0.
const MODEL: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";

/// Reads a flow from a file.
///
/// What others have drawn becomes a flow that is still to be completed, and the checker names what is missing:
/// - a task has no post and a limit of 0 working days;
/// - a task followed directly by an exclusive gateway decides by that gateway's ways; their outcomes are their names as
///   ASCII words, or `way-1`, `way-2` … where nothing is left of a name;
/// - any other exclusive gateway that parts is a choice by the case's facts: the fact and the values are to be entered,
///   and the default flow, or the last one where there is none, is for every other value;
/// - an exclusive gateway that only brings ways together is passed over;
/// - an end grants ([`super::flow::Ending::Granted`]) whatever it is called: whether somebody is denied is not guessed
///   from a word;
/// - an id that is no [`super::flow::StepId`] becomes the first free of `step-1`, `step-2` …;
/// - both languages have the one name that the file has, or the id where it has none.
///
/// Lanes, annotations, documentation, what other tools keep in extension elements, and `incoming` and `outgoing` (the
/// sequence flows say the same) are passed over.
///
/// # Errors
/// [`Refused`].
pub fn read(file: &[u8]) -> Result<Flow, Refused> {
    let definitions = tree::parse(file)?;
    let process = graph::process(&definitions)?;
    build::flow(&graph::Graph::of(process)?)
}

#[cfg(test)]
mod refusals;
#[cfg(test)]
mod tests;
