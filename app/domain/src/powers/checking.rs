//! What is wrong with a power before it can be published.

use super::code::PowerKind;
use super::described::{Power, RiskPoint, Runs};
use crate::approvals::clock::limits::Statutory;
use crate::approvals::flow::{self, Risk, Step, StepId, StepKind, Task};
use crate::approvals::item::{Item, ItemCode, ItemStatus, Level};
use crate::approvals::post::PostCode;
use crate::calendar::Length;
use serde::{Deserialize, Serialize};

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "fault")]
pub enum PowerFault {
    /// No text of law stands behind it.
    NoBasis,
    /// A text of law without its name, or without what it says.
    EmptyBasis,
    /// Nothing says when it may be used.
    NoConditions,
    /// Nothing says how discretion is used.
    NoDiscretion,
    /// The number to complain at is none: 3 to 20 digits and hyphens, digits at both ends.
    NoTelephone,
    /// Its code names no division of the province.
    UnknownDivision,
    /// The item that it runs by is not known.
    UnknownItem {
        /// The item.
        item: ItemCode,
    },
    /// The item that it runs by cannot be applied for any more.
    ItemNotInForce {
        /// The item.
        item: ItemCode,
    },
    /// Its code is another than that of the item that it runs by.
    OtherCode {
        /// The item.
        item: ItemCode,
    },
    /// The item that it runs by is decided at another level.
    OtherLevel {
        /// The item's level.
        level: Level,
    },
    /// The promise is longer than the law's time (承诺时限不得长于法定时限).
    PromiseTooLong,
    /// A licence whose flow is its own takes longer than the licensing law allows (行政许可法 art 42); a longer time that
    /// another law names is an item's to say.
    LongerThanLicensingLaw {
        /// Working days that it allows.
        most: u16,
    },
    /// Its flow is wrong; one person who decides alone where the risk is high stands here as well.
    Flow {
        /// What is wrong with it.
        problem: flow::Problem,
    },
    /// A risk point at a step that the flow does not have.
    UnknownStep {
        /// The step.
        step: StepId,
    },
    /// A risk point at a step where nobody acts.
    NobodyActs {
        /// The step.
        step: StepId,
    },
    /// A risk point that does not say what could go wrong, or what is done against it.
    EmptyPoint {
        /// The step.
        step: StepId,
    },
    /// The flow says another risk of a step than the highest of its points.
    OtherRisk {
        /// The step.
        step: StepId,
        /// What the flow says.
        flow: Risk,
        /// The highest of the points.
        points: Risk,
    },
    /// A step of high risk without a point.
    HighWithoutPoint {
        /// The step.
        step: StepId,
    },
    /// A point of high risk that nobody reviews.
    NoReviewer {
        /// The step.
        step: StepId,
    },
    /// A point that the responsible post itself reviews.
    OwnReviewer {
        /// The step.
        step: StepId,
    },
    /// The responsible post neither acts at the step nor covers for the one that does.
    OtherPost {
        /// The step.
        step: StepId,
        /// The responsible post.
        post: PostCode,
    },
}

/// All that is wrong with a power. `item` is the present version of the item that it runs by, where it runs by one.
pub fn check(power: &Power, item: Option<&Item>) -> Vec<PowerFault> {
    let mut faults = described(power);
    faults.extend(runs(power, item));
    if let Some((flow, bounds)) = power.flow(item) {
        faults.extend(flow::check(flow, bounds).into_iter().map(|problem| PowerFault::Flow { problem }));
        faults.extend(check_points(power, flow));
    }
    faults
}

/// What is wrong with the points of a power, by the flow that it runs by; the rest of the power aside.
pub fn check_points(power: &Power, flow: &flow::Flow) -> Vec<PowerFault> {
    let of_steps = flow.steps.iter().filter_map(|step| step_fault(power, step));
    let of_points = power.points.iter().flat_map(|point| point_faults(point, flow.step(&point.step)));
    of_steps.chain(of_points).collect()
}

fn empty(text: &str) -> bool {
    text.trim().is_empty()
}

fn told(wrong: impl IntoIterator<Item = (bool, PowerFault)>) -> Vec<PowerFault> {
    wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, fault)| fault).collect()
}

fn described(power: &Power) -> Vec<PowerFault> {
    let unsaid = power.basis.iter().any(|cited| empty(&cited.law) || empty(&cited.says.zh));
    told([
        (power.basis.is_empty(), PowerFault::NoBasis),
        (unsaid, PowerFault::EmptyBasis),
        (power.conditions.is_empty(), PowerFault::NoConditions),
        (power.discretion.is_empty(), PowerFault::NoDiscretion),
        (!is_telephone(&power.telephone), PowerFault::NoTelephone),
        (!power.code.is_of_the_province(), PowerFault::UnknownDivision),
    ])
}

fn is_telephone(text: &str) -> bool {
    let ends = |end: Option<u8>| end.is_some_and(|byte| byte.is_ascii_digit());
    (3..=20).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        && ends(text.bytes().next())
        && ends(text.bytes().last())
}

fn runs(power: &Power, item: Option<&Item>) -> Vec<PowerFault> {
    let code = match &power.runs {
        Runs::Own { statutory, promised, .. } => return own_times(power.kind(), *statutory, *promised),
        Runs::Item { item } => item.clone(),
    };
    let Some(item) = item.filter(|item| item.code == code) else {
        return vec![PowerFault::UnknownItem { item: code }];
    };
    let gone = power.is_in_force() && item.status != ItemStatus::InForce;
    told([
        (gone, PowerFault::ItemNotInForce { item: code.clone() }),
        (!power.code.is_of_item(&code), PowerFault::OtherCode { item: code }),
        (power.level() != item.level, PowerFault::OtherLevel { level: item.level }),
    ])
}

fn own_times(kind: PowerKind, statutory: u16, promised: u16) -> Vec<PowerFault> {
    let (Length::WorkingDays(most) | Length::CalendarDays(most) | Length::Months(most)) =
        Statutory::Decide.limit().length;
    let beyond = kind == PowerKind::Licence && statutory > most;
    told([(promised > statutory, PowerFault::PromiseTooLong), (beyond, PowerFault::LongerThanLicensingLaw { most })])
}

/// What is wrong with the points of a step taken together.
fn step_fault(power: &Power, step: &Step) -> Option<PowerFault> {
    let StepKind::Task(Task { risk: flow, .. }) = step.kind else { return None };
    let id = step.id.clone();
    match power.risk_at(&step.id) {
        None if flow == Risk::High => Some(PowerFault::HighWithoutPoint { step: id }),
        Some(points) if points != flow => Some(PowerFault::OtherRisk { step: id, flow, points }),
        _ => None,
    }
}

fn point_faults(point: &RiskPoint, step: Option<&Step>) -> Vec<PowerFault> {
    let at = || point.step.clone();
    let Some(step) = step else { return vec![PowerFault::UnknownStep { step: at() }] };
    let StepKind::Task(task) = &step.kind else { return vec![PowerFault::NobodyActs { step: at() }] };
    let post = point.responsible.clone();
    let acts = task.posts().any(|acting| *acting == post);
    let unreviewed = point.level == Risk::High && point.reviewer.is_none();
    told([
        (empty(&point.description.zh) || empty(&point.measure.zh), PowerFault::EmptyPoint { step: at() }),
        (unreviewed, PowerFault::NoReviewer { step: at() }),
        (point.reviewer.as_ref() == Some(&post), PowerFault::OwnReviewer { step: at() }),
        (!acts, PowerFault::OtherPost { step: at(), post }),
    ])
}
