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

/// Characters of an element's id that a refusal names: a file may hold any.
const SHOWN: usize = 80;

impl Refused {
    /// The reason as a word: an element's own, or what the file lacks.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Element { because, .. } => because.as_str(),
            Self::TooLarge { .. } => "too-large",
            Self::NotUtf8 => "not-utf8",
            Self::NotWellFormed { .. } => "not-well-formed",
            Self::DocumentType => "document-type",
            Self::Entity { .. } => "entity",
            Self::TooDeep { .. } => "too-deep",
            Self::TooManyElements { .. } => "too-many-elements",
            Self::TooManyAttributes { .. } => "too-many-attributes",
            Self::NotBpmn => "not-bpmn",
            Self::NoProcess => "no-process",
            Self::SecondProcess { .. } => "second-process",
            Self::TooManySteps { .. } => "too-many-steps",
            Self::TooManyWays { .. } => "too-many-ways",
            Self::NoId { .. } => "no-id",
            Self::SameId { .. } => "same-id",
            Self::Dangling { .. } => "dangling",
            Self::Exits { .. } => "exits",
            Self::JoinsAndForks { .. } => "joins-and-forks",
            Self::Circle { .. } => "circle",
            Self::Own { .. } => "own",
        }
    }

    /// The element or the place that it concerns, for example `scriptTask Task_1`.
    pub fn place(&self) -> String {
        let id = |id: &Option<String>| id.as_deref().unwrap_or("?").chars().take(SHOWN).collect::<String>();
        let some = |text: &String| text.chars().take(SHOWN).collect::<String>();
        match self {
            Self::Element { id: of, kind, .. } => format!("{} {}", some(kind), id(of)),
            Self::Exits { id, kind, found } => format!("{} {}: {found}", some(kind), some(id)),
            Self::NoId { kind } => some(kind),
            Self::SameId { id } | Self::JoinsAndForks { id } | Self::Circle { id } => some(id),
            Self::Dangling { id: of, end, to } => format!("{} {}={}", id(of), some(end), id(to)),
            Self::Own { id: of, field } => format!("{} {}", id(of), some(field)),
            Self::SecondProcess { id: of } => format!("process {}", id(of)),
            Self::NotWellFormed { at } | Self::Entity { at } => format!("byte {at}"),
            Self::TooDeep { most }
            | Self::TooManyElements { most }
            | Self::TooManyAttributes { most }
            | Self::TooManySteps { most }
            | Self::TooManyWays { most } => format!("> {most}"),
            Self::TooLarge { bytes, .. } => format!("{bytes} bytes"),
            Self::NotUtf8 | Self::NotBpmn => "definitions".to_owned(),
            Self::DocumentType => "!DOCTYPE".to_owned(),
            Self::NoProcess => "process".to_owned(),
        }
    }
}

impl From<Refused> for Refusal {
    /// `too-large`, or `not-a-flow` with the reason's word and the element, in the field `file`.
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::TooLarge { most, .. } => Self::of(Code::TooLarge, "file").with(most),
            _ => Self::of(Code::NotAFlow, "file").with(refused.word()).with(refused.place()),
        }
    }
}
