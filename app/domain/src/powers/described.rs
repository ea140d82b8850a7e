//! What a power says of itself.

use super::code::{PowerCode, PowerKind};
use crate::approvals::flow::{Bounds, Flow, Risk, StepId};
use crate::approvals::item::{Cited, Fee, Item, ItemCode, ItemStatus, Level};
use crate::approvals::post::PostCode;
use crate::recruitment::scheme::Named;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A line of the standard by which discretion is used (裁量基准): in this case, this is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discretion {
    /// The case (适用情形).
    pub case: Named,
    /// What is decided then (处理标准).
    pub decided: Named,
}

/// A point at which a power could be abused (廉政风险点), at one step of the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskPoint {
    /// The step.
    pub step: StepId,
    /// How high the risk is (风险等级).
    pub level: Risk,
    /// What could go wrong (风险表现).
    pub description: Named,
    /// What is done against it (防控措施).
    pub measure: Named,
    /// The post that answers for the measure (责任岗位): the step's, or one that covers for it.
    pub responsible: PostCode,
    /// The post that looks whether it is done (复核岗位), another than the responsible one; always named where the risk is
    /// high.
    pub reviewer: Option<PostCode>,
}

/// By what flow a power runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "by", deny_unknown_fields)]
pub enum Runs {
    /// By that of an item, which also says time, fee and materials.
    Item {
        /// The item, in its present version.
        item: ItemCode,
    },
    /// By a flow of its own.
    Own {
        /// The law's time, in working days from the acceptance (法定时限).
        statutory: u16,
        /// The agency's promise, in working days (承诺时限).
        promised: u16,
        /// 收费
        fee: Fee,
        /// 流程
        flow: Flow,
    },
}

/// Whether a power is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "status", deny_unknown_fields)]
pub enum PowerStatus {
    /// It is (在用).
    InForce,
    /// It was cut (取消).
    Cut {
        /// From this day on.
        on: NaiveDate,
        /// Why.
        reason: Named,
        /// The document that cut it.
        document: String,
    },
    /// Another level has it now, under a code of its own (下放).
    Delegated {
        /// From this day on.
        on: NaiveDate,
        /// Which.
        to: Level,
        /// Why.
        reason: Named,
        /// The document that delegated it.
        document: String,
    },
}

impl From<&ItemStatus> for PowerStatus {
    /// That of the power that runs by an item: it is used for as long as the item can be applied for.
    fn from(status: &ItemStatus) -> Self {
        match status.clone() {
            ItemStatus::InForce => Self::InForce,
            ItemStatus::Cut { on, reason, document } => Self::Cut { on, reason, document },
            ItemStatus::Delegated { on, to, reason, document } => Self::Delegated { on, to, reason, document },
        }
    }
}

/// A power (权力事项), in one of its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Power {
    /// Its code, which also says its kind and its level.
    pub code: PowerCode,
    /// Counted from 1; a change is another version, and the old one stays readable.
    pub version: u16,
    /// Whether it is used.
    pub status: PowerStatus,
    /// 权力名称
    pub name: Named,
    /// 权力依据; a power without one cannot be published.
    pub basis: Vec<Cited>,
    /// The agency that has it (行使主体).
    pub agency: Named,
    /// The office of the agency that handles it (承办处室); empty where nothing says which.
    pub office: Named,
    /// 行使条件
    pub conditions: Vec<Named>,
    /// 裁量基准
    pub discretion: Vec<Discretion>,
    /// The number to complain at (监督电话): digits and hyphens, for example `12370`.
    pub telephone: String,
    /// The flow it runs by.
    pub runs: Runs,
    /// 廉政风险点
    pub points: Vec<RiskPoint>,
}

impl Power {
    /// 权力类型
    pub fn kind(&self) -> PowerKind {
        self.code.kind()
    }

    /// 权力层级
    pub fn level(&self) -> Level {
        self.code.level()
    }

    /// The highest risk of its points (风险等级); none without points.
    pub fn risk(&self) -> Option<Risk> {
        highest(self.points.iter())
    }

    /// The highest risk of its points at a step.
    pub fn risk_at(&self, step: &StepId) -> Option<Risk> {
        highest(self.points_at(step))
    }

    /// Its points at a step, in the order in which they are read.
    pub fn points_at(&self, step: &StepId) -> impl Iterator<Item = &RiskPoint> {
        self.points.iter().filter(move |point| point.step == *step)
    }

    /// The power by a version of the item that it runs by, which says what it is called, who has it, what it stands on,
    /// when it may be used, and whether it is used at all; its times come with the flow ([`Self::flow`]).
    #[must_use]
    pub fn by_item(&self, item: &Item) -> Self {
        Self {
            status: PowerStatus::from(&item.status),
            name: item.name.clone(),
            basis: item.basis.clone(),
            agency: item.agency.clone(),
            conditions: item.conditions.clone(),
            ..self.clone()
        }
    }

    /// The next version of the power, with the points that an evaluation found.
    #[must_use]
    pub fn reassessed(&self, points: Vec<RiskPoint>) -> Self {
        Self { version: self.version.saturating_add(1), points, ..self.clone() }
    }

    /// Whether it is used.
    pub const fn is_in_force(&self) -> bool {
        matches!(self.status, PowerStatus::InForce)
    }

    /// The item that it runs by.
    pub const fn item(&self) -> Option<&ItemCode> {
        match &self.runs {
            Runs::Item { item } => Some(item),
            Runs::Own { .. } => None,
        }
    }

    /// The flow it runs by and the limits that the flow keeps; none where it runs by an item and `item` is another or none.
    pub fn flow<'a>(&'a self, item: Option<&'a Item>) -> Option<(&'a Flow, Bounds)> {
        match &self.runs {
            Runs::Own { statutory, promised, flow, .. } => {
                Some((flow, Bounds { statutory: *statutory, promised: *promised }))
            }
            Runs::Item { item: code } => {
                let item = item.filter(|item| item.code == *code)?;
                Some((&item.flow, Bounds { statutory: item.statutory, promised: item.promised }))
            }
        }
    }
}

/// [`Risk`] counts from the highest down.
fn highest<'a>(points: impl Iterator<Item = &'a RiskPoint>) -> Option<Risk> {
    points.map(|point| point.level).min()
}
