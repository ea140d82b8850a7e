//! A flow from the nodes and arrows of a process.

use super::MOST_WAYS;
use super::graph::{Graph, Node, Shape};
use super::own::Own;
use super::refused::Refused;
use crate::approvals::flow::{
    Ending, Flow, Outcome, Persons, RegionRule, Risk, Step, StepId, StepKind, StepSort as Kind, Task, Way,
};
use crate::recruitment::scheme::Named;
use std::collections::BTreeSet;

/// What a node becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A step.
    Step(Kind),
    /// Nothing: whoever leads to it leads to what it leads to.
    Passed,
    /// The ways of the tasks before it.
    Decided,
}

/// The flow of a process.
pub(super) fn flow(graph: &Graph<'_>) -> Result<Flow, Refused> {
    let roles = graph.nodes.iter().map(|node| role(graph, node)).collect::<Result<_, _>>()?;
    let building = Building { graph, roles, ids: ids(&graph.nodes) };
    let mut steps = Vec::new();
    for (at, role) in building.roles.iter().enumerate() {
        if let Role::Step(kind) = role {
            steps.push(building.step(at, *kind)?);
        }
    }
    // Tasks that share a gateway each have all of its ways.
    let ways: usize = steps.iter().map(|step| step.next().len()).sum();
    if ways > MOST_WAYS { Err(Refused::TooManyWays { most: MOST_WAYS }) } else { Ok(Flow { steps }) }
}

/// A step's name for each node: its id, or the first free of `step-1`, `step-2` … where that is no step's name.
fn ids(nodes: &[Node<'_>]) -> Vec<StepId> {
    let mut taken: BTreeSet<StepId> = nodes.iter().filter_map(|node| StepId::parse(node.id)).collect();
    let mut numbers = 1_usize..;
    let mut free = || {
        numbers
            .by_ref()
            .find_map(|number| StepId::parse(&format!("step-{number}")).filter(|id| taken.insert(id.clone())))
    };
    nodes.iter().filter_map(|node| StepId::parse(node.id).or_else(&mut free)).collect()
}

fn exits(node: &Node<'_>) -> Refused {
    Refused::Exits { id: node.id.to_owned(), kind: node.kind.to_owned(), found: node.outgoing.len() }
}

fn role(graph: &Graph<'_>, node: &Node<'_>) -> Result<Role, Refused> {
    let (to, from) = (node.outgoing.len(), node.incoming.len());
    if let Some(own) = node.own {
        return own_role(node, own);
    }
    match node.shape {
        Shape::Start => Ok(Role::Step(Kind::Start)),
        Shape::Task if to > 1 => Err(exits(node)),
        Shape::Task => Ok(Role::Step(Kind::Task)),
        Shape::End => Ok(Role::Step(Kind::End)),
        Shape::Exclusive | Shape::Parallel if to == 0 => Err(exits(node)),
        Shape::Exclusive if to == 1 => Ok(Role::Passed),
        Shape::Exclusive if from > 0 && node.incoming.iter().all(|arrow| only_way(graph, *arrow)) => Ok(Role::Decided),
        Shape::Exclusive => Ok(Role::Step(Kind::Choice)),
        Shape::Parallel if to > 1 && from > 1 => Err(Refused::JoinsAndForks { id: node.id.to_owned() }),
        Shape::Parallel if to > 1 => Ok(Role::Step(Kind::Fork)),
        Shape::Parallel if from > 1 => Ok(Role::Step(Kind::Join)),
        Shape::Parallel => Ok(Role::Passed),
    }
}

/// Whether an arrow is the one that leaves a task.
fn only_way(graph: &Graph<'_>, arrow: usize) -> bool {
    let from = &graph.nodes[graph.arrows[arrow].from];
    from.shape == Shape::Task && from.outgoing.len() == 1
}

fn own_role(node: &Node<'_>, own: Own<'_>) -> Result<Role, Refused> {
    let kind = own.kind()?;
    let fits = matches!(
        (kind, node.shape),
        (Kind::Start, Shape::Start)
            | (Kind::Task, Shape::Task)
            | (Kind::Choice, Shape::Exclusive)
            | (Kind::Fork | Kind::Join, Shape::Parallel)
            | (Kind::End, Shape::End)
    );
    if fits { Ok(Role::Step(kind)) } else { Err(own.other_kind()) }
}

struct Building<'a> {
    graph: &'a Graph<'a>,
    roles: Vec<Role>,
    ids: Vec<StepId>,
}

impl Building<'_> {
    fn step(&self, at: usize, kind: Kind) -> Result<Step, Refused> {
        let node = &self.graph.nodes[at];
        let kind = match kind {
            Kind::Start => StepKind::Start { next: self.next(node)? },
            Kind::Task => StepKind::Task(self.task(node)?),
            Kind::Choice => self.choice(node)?,
            Kind::Fork => StepKind::Fork { branches: self.targets(&node.outgoing)? },
            Kind::Join => StepKind::Join { next: self.next(node)? },
            Kind::End if !node.outgoing.is_empty() => return Err(exits(node)),
            Kind::End => StepKind::End { ending: node.own.map_or(Ok(Ending::Granted), Own::ending)? },
        };
        Ok(Step { id: self.ids[at].clone(), name: named(node.name, node.own, node.id)?, kind })
    }

    /// The one step after a node.
    fn next(&self, node: &Node<'_>) -> Result<StepId, Refused> {
        match node.outgoing[..] {
            [arrow] => self.target(arrow),
            _ => Err(exits(node)),
        }
    }

    fn targets(&self, arrows: &[usize]) -> Result<Vec<StepId>, Refused> {
        arrows.iter().map(|arrow| self.target(*arrow)).collect()
    }

    /// The step that an arrow comes to.
    fn target(&self, arrow: usize) -> Result<StepId, Refused> {
        let mut at = self.graph.arrows[arrow].to;
        for _ in &self.graph.nodes {
            match (self.roles[at], &self.graph.nodes[at].outgoing[..]) {
                (Role::Passed, [on]) => at = self.graph.arrows[*on].to,
                _ => return Ok(self.ids[at].clone()),
            }
        }
        Err(Refused::Circle { id: self.graph.nodes[at].id.to_owned() })
    }

    fn task(&self, node: &Node<'_>) -> Result<Task, Refused> {
        let ways = match node.outgoing[..] {
            [arrow] if self.roles[self.graph.arrows[arrow].to] == Role::Decided => {
                self.ways(&self.graph.nodes[self.graph.arrows[arrow].to].outgoing)?
            }
            _ => self.ways(&node.outgoing)?,
        };
        match node.own {
            Some(own) => own.task(ways),
            None => Ok(Task {
                post: None,
                region: RegionRule::SameRegion,
                limit: 0,
                persons: Persons::One,
                risk: Risk::Low,
                cover: Vec::new(),
                stops: None,
                may_stop: None,
                ways,
            }),
        }
    }

    fn choice(&self, node: &Node<'_>) -> Result<StepKind, Refused> {
        let default = |arrow: &usize| node.default.is_some() && self.graph.arrows[*arrow].id == node.default;
        let otherwise = node.outgoing.iter().position(default).or(node.outgoing.len().checked_sub(1));
        let otherwise = otherwise.ok_or_else(|| exits(node))?;
        let mut ways = node.outgoing.clone();
        let otherwise = self.target(ways.remove(otherwise))?;
        let fact = node.own.map_or(Ok(String::new()), |own| own.text("fact"))?;
        Ok(StepKind::Choice { fact, ways: self.ways(&ways)?, otherwise })
    }

    /// The ways that arrows are, with outcomes of their own where no file of ours names them.
    fn ways(&self, arrows: &[usize]) -> Result<Vec<Way>, Refused> {
        let arrows: Vec<_> = arrows.iter().map(|at| (*at, &self.graph.arrows[*at])).collect();
        let owned = arrows.iter().filter_map(|(_, arrow)| arrow.own).map(Own::outcome);
        let mut taken = owned.collect::<Result<BTreeSet<Outcome>, _>>()?;
        let mut ways = Vec::new();
        for (at, arrow) in arrows {
            let outcome = match arrow.own {
                Some(own) => own.outcome()?,
                None => free(arrow.name.unwrap_or_default(), ways.len() + 1, &taken),
            };
            taken.insert(outcome.clone());
            let name = named(arrow.name, arrow.own, &outcome.0)?;
            ways.push(Way { outcome, name, next: self.target(at)? });
        }
        Ok(ways)
    }
}

/// A name in both languages: what our file says, or the one name of another tool's.
fn named(name: Option<&str>, own: Option<Own<'_>>, otherwise: &str) -> Result<Named, Refused> {
    match own {
        Some(own) => Ok(Named { zh: name.unwrap_or_default().to_owned(), en: own.text("en")? }),
        None => {
            let name = name.map(str::trim).filter(|name| !name.is_empty()).unwrap_or(otherwise).to_owned();
            Ok(Named { zh: name.clone(), en: name })
        }
    }
}

/// An outcome that is not taken: the name as ASCII words, or `way-` and the first free number from this one on.
fn free(name: &str, number: usize, taken: &BTreeSet<Outcome>) -> Outcome {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = Outcome(words.collect::<Vec<_>>().join("-").to_ascii_lowercase());
    if !slug.0.is_empty() && slug.0.len() <= StepId::MOST && !taken.contains(&slug) {
        return slug;
    }
    let mut number = number;
    while taken.contains(&Outcome(format!("way-{number}"))) {
        number += 1;
    }
    Outcome(format!("way-{number}"))
}
