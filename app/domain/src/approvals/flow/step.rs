//! What a flow is made of.

use crate::approvals::clock::StopReason;
use crate::approvals::post::PostCode;
use crate::recruitment::scheme::Named;
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A step's own name in its flow: letters, digits, `-` and `_`, beginning with a letter, for example `review`. It is also
/// a name that XML takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StepId(String);

impl StepId {
    /// Characters at most.
    pub const MOST: usize = 60;

    /// Reads one; none where it is not of that form.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let good = text.len() <= Self::MOST
            && text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
            && text.bytes().all(rest);
        good.then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StepId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for StepId {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("not the name of a step: {text}"))
    }
}

impl From<StepId> for String {
    fn from(id: StepId) -> Self {
        id.0
    }
}

words! {
    /// Whose region a step's post must have.
    RegionRule {
        /// That of the case.
        SameRegion => "same-region",
        /// The province, whatever the case's region.
        Province => "province",
    }
}

words! {
    /// How many people decide a step.
    Persons {
        /// One.
        One => "one",
        /// Two: whoever drafts it does not approve it (双人).
        Two => "two",
    }
}

words! {
    /// The risk of a step (廉政风险等级): high where it is about money, procurement, projects or what is decided
    /// collectively (三重一大), medium for approval, confirmation and supervision, low for little power.
    Risk {
        /// 高
        High => "high",
        /// 中
        Medium => "medium",
        /// 低
        Low => "low",
    }
}

words! {
    /// How a flow ends.
    Ending {
        /// The application is granted (准予).
        Granted => "granted",
        /// It is denied (不予).
        Denied => "denied",
        /// It was not accepted (不予受理).
        NotAccepted => "not-accepted",
    }
}

/// What somebody can decide at a task, in letters, digits and `-`, for example `agree`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Outcome(pub String);

/// A decision and the step it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// The decision.
    pub outcome: Outcome,
    /// What it is called.
    pub name: Named,
    /// The next step.
    pub next: StepId,
}

/// What a post does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// The post; none only in a flow that is being drawn, for the checker refuses it.
    pub post: Option<PostCode>,
    /// The post's region.
    pub region: RegionRule,
    /// How long it may take, in working days.
    pub limit: u16,
    /// How many people decide.
    pub persons: Persons,
    /// Its risk.
    pub risk: Risk,
    /// The posts that cover for it in absence or by delegation (代岗、委托).
    #[serde(default)]
    pub cover: Vec<PostCode>,
    /// The special procedure that it is, for which the clock stops (行政许可法 art 45); none for an ordinary step.
    #[serde(default)]
    pub stops: Option<StopReason>,
    /// The special procedures for which the clock may be stopped while a case waits here (行政许可法 art 45), beside the one
    /// that the step itself is. None in a flow that does not say: those that the article names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_stop: Option<Vec<StopReason>>,
    /// What can be decided.
    pub ways: Vec<Way>,
}

impl Task {
    /// The posts that can act: its own, then those that cover for it.
    pub fn posts(&self) -> impl Iterator<Item = &PostCode> {
        self.post.iter().chain(&self.cover)
    }

    /// Whether the clock may be stopped for a procedure while a case waits here.
    pub fn lets_stop(&self, reason: StopReason) -> bool {
        self.stops == Some(reason) || self.may_stop.as_ref().is_none_or(|named| named.contains(&reason))
    }
}

/// What happens at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum StepKind {
    /// The case begins here.
    Start {
        /// The first step.
        next: StepId,
    },
    /// A post acts and decides.
    Task(Task),
    /// The case goes one of several ways by what is known of it.
    Choice {
        /// What is asked: a field of the item's form.
        fact: String,
        /// The way for each value of it.
        ways: Vec<Way>,
        /// The way for every other value.
        otherwise: StepId,
    },
    /// Several posts act at once (并联审批).
    Fork {
        /// The first step of each branch.
        branches: Vec<StepId>,
    },
    /// All branches have come together.
    Join {
        /// The step after it.
        next: StepId,
    },
    /// The flow ends.
    End {
        /// How.
        ending: Ending,
    },
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name in the flow.
    pub id: StepId,
    /// What people call it.
    pub name: Named,
    /// What happens there.
    #[serde(flatten)]
    pub kind: StepKind,
}

words! {
    /// What happens at a step, as a word.
    StepSort {
        /// [`StepKind::Start`]
        Start => "start",
        /// [`StepKind::Task`]
        Task => "task",
        /// [`StepKind::Choice`]
        Choice => "choice",
        /// [`StepKind::Fork`]
        Fork => "fork",
        /// [`StepKind::Join`]
        Join => "join",
        /// [`StepKind::End`]
        End => "end",
    }
}

impl StepSort {
    /// That of a step.
    pub const fn of(step: &Step) -> Self {
        match step.kind {
            StepKind::Start { .. } => Self::Start,
            StepKind::Task(_) => Self::Task,
            StepKind::Choice { .. } => Self::Choice,
            StepKind::Fork { .. } => Self::Fork,
            StepKind::Join { .. } => Self::Join,
            StepKind::End { .. } => Self::End,
        }
    }
}

impl Step {
    /// What a post does there; none where no post acts.
    pub const fn task(&self) -> Option<&Task> {
        match &self.kind {
            StepKind::Task(task) => Some(task),
            _ => None,
        }
    }

    /// The steps that can come next, in the order in which they are written.
    pub fn next(&self) -> Vec<&StepId> {
        match &self.kind {
            StepKind::Start { next } | StepKind::Join { next } => vec![next],
            StepKind::Task(task) => task.ways.iter().map(|way| &way.next).collect(),
            StepKind::Choice { ways, otherwise, .. } => ways.iter().map(|way| &way.next).chain([otherwise]).collect(),
            StepKind::Fork { branches } => branches.iter().collect(),
            StepKind::End { .. } => Vec::new(),
        }
    }
}

/// A flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// The steps in the order in which they are read.
    pub steps: Vec<Step>,
}

impl Flow {
    /// A step by its name.
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// The tasks of its posts, in the order of reading.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> + Clone {
        self.steps.iter().filter_map(Step::task)
    }

    /// The place of a step in the order of reading.
    pub fn place(&self, id: &StepId) -> Option<usize> {
        self.steps.iter().position(|step| step.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_has_a_name_that_xml_takes() {
        for good in ["review", "A1", "step_2-b"] {
            assert_eq!(StepId::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "1a", "-a", "a b", "审查", "a:b", &"a".repeat(61)] {
            assert_eq!(StepId::parse(bad), None, "{bad}");
        }
        assert!(serde_json::from_str::<StepId>("\"a b\"").is_err());
    }
}
