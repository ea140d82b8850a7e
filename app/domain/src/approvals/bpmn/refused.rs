//! Why a file is not read: each reason with the element it concerns.

use crate::refusal::{Code, Refusal};
use crate::words::words;
use serde::{Deserialize, Serialize};
use thiserror::Error;

words! {
    /// Why an element has no place in a flow.
    Because {
        /// It runs a script.
        Script => "script",
        /// It calls or holds another process.
        Call => "call",
        /// A program does it; here posts act.
        Automatic => "automatic",
        /// It happens at the edge of another element.
        Boundary => "boundary",
        /// It happens on the way.
        Intermediate => "intermediate",
        /// It waits for or sends a timer, message, signal or the like; limits belong to the steps.
        Event => "event",
        /// Several parties exchange messages.
        Collaboration => "collaboration",
        /// The gateway is neither exclusive nor parallel.
        Gateway => "gateway",
        /// An expression decides; here a post does, or a fact of the case.
        Condition => "condition",
        /// It is none of the elements that are read.
        Unknown => "unknown",
    }
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case", tag = "refused")]
pub enum Refused {
    /// It is longer than [`super::MOST_BYTES`].
    #[error("{bytes} bytes are more than {most}")]
    TooLarge {
        /// How long it is.
        bytes: usize,
        /// What is allowed.
        most: usize,
    },
    /// It is not UTF-8, or says that it is something else.
    #[error("not UTF-8")]
    NotUtf8,
    /// It is not well-formed XML.
    #[error("not well-formed near byte {at}")]
    NotWellFormed {
        /// Where, in bytes from the beginning.
        at: u64,
    },
    /// It declares a document type, by which files are drawn in from elsewhere (XXE).
    #[error("a document type is declared")]
    DocumentType,
    /// It refers to an entity other than the five of XML.
    #[error("an entity is referred to near byte {at}")]
    Entity {
        /// Where, in bytes from the beginning.
        at: u64,
    },
    /// Elements lie deeper than [`super::MOST_DEPTH`].
    #[error("elements lie deeper than {most}")]
    TooDeep {
        /// What is allowed.
        most: usize,
    },
    /// It has more than [`super::MOST_ELEMENTS`].
    #[error("more than {most} elements")]
    TooManyElements {
        /// What is allowed.
        most: usize,
    },
    /// An element has more attributes than [`super::MOST_ATTRIBUTES`].
    #[error("more than {most} attributes")]
    TooManyAttributes {
        /// What is allowed.
        most: usize,
    },
    /// Its outermost element is not BPMN's `definitions`.
    #[error("not a BPMN 2.0 file")]
    NotBpmn,
    /// It has no process.
    #[error("no process")]
    NoProcess,
    /// It has a second process.
    #[error("a second process: {id:?}")]
    SecondProcess {
        /// That one.
        id: Option<String>,
    },
    /// The process has more nodes than [`super::MOST_STEPS`].
    #[error("more than {most} steps")]
    TooManySteps {
        /// What is allowed.
        most: usize,
    },
    /// It has more ways than [`super::MOST_WAYS`].
    #[error("more than {most} ways")]
    TooManyWays {
        /// What is allowed.
        most: usize,
    },
    /// An element has no place in a flow.
    #[error("{kind} {id:?} is not read: {because:?}")]
    Element {
        /// The element, or the nearest one around it that has an id.
        id: Option<String>,
        /// What it is, for example `scriptTask`.
        kind: String,
        /// Why.
        because: Because,
    },
    /// An element that needs an id has none.
    #[error("{kind} without an id")]
    NoId {
        /// What it is.
        kind: String,
    },
    /// Two elements have one id.
    #[error("two elements are called {id}")]
    SameId {
        /// The id.
        id: String,
    },
    /// A sequence flow comes from or leads to nothing that a flow can have there.
    #[error("sequence flow {id:?} has no such {end} {to:?}")]
    Dangling {
        /// The sequence flow.
        id: Option<String>,
        /// `sourceRef` or `targetRef`.
        end: String,
        /// What it names there.
        to: Option<String>,
    },
    /// An element leads to a number of next ones that it cannot have: a start or a join to one, an end to none, a
    /// gateway to at least one, a task of another tool to one at most (more would all be taken at once, and a fork says
    /// that).
    #[error("{kind} {id} leads to {found}")]
    Exits {
        /// The element.
        id: String,
        /// What it is.
        kind: String,
        /// How many it leads to.
        found: usize,
    },
    /// A parallel gateway joins and forks at once; draw two.
    #[error("{id} joins and forks")]
    JoinsAndForks {
        /// The gateway.
        id: String,
    },
    /// Gateways lead to each other in a circle.
    #[error("{id} leads back to itself")]
    Circle {
        /// One of them.
        id: String,
    },
    /// What stands in our own namespace cannot be read.
    #[error("{field} of {id:?} cannot be read")]
    Own {
        /// The element around it.
        id: Option<String>,
        /// Which of its values.
        field: String,
    },
}

impl From<Refused> for Refusal {
    /// The general refusal of a file. It says less: whoever has sentences of their own for each reason uses those.
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::TooLarge { most, .. } => Self::of(Code::TooLarge, "file").with(most),
            _ => Self::of(Code::Malformed, "file"),
        }
    }
}
