//! Flows (流程): the way of a case from step to step, as data. The same data runs a case ([`Walk`]), is checked before it
//! is published ([`check`]), and is drawn ([`Picture`]), so that what the public sees is what runs.

mod checking;
mod edited;
mod parallel;
mod picture;
mod step;
mod typed;
mod walk;
mod ways;

pub use checking::{Bounds, Fault, Problem, check};
pub use edited::Edit;
pub use picture::{BOX, Edge, Picture, Placed, Point};
pub use step::{Ending, Flow, Outcome, Persons, RegionRule, Risk, Step, StepId, StepKind, StepSort, Task, Way};
pub use typed::{NAMED, TypedStep, TypedWay, typed_flow, typed_steps};
pub use walk::{Facts, NotHere, Walk};

#[cfg(test)]
mod pictures;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
