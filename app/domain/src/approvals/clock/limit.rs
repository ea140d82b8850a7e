//! What a limit is: its basis, its length, what it starts with, what stops it, who may extend it.

use crate::calendar::{Calendar, Due, Length};
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The text that a limit stands on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Basis {
    /// The law, regulation or published promise, as it is cited, for example 行政许可法.
    pub law: String,
    /// The article, for example `42(1)`; empty where the text has none.
    pub article: String,
}

/// Which rule a limit is, and which text of it: a case keeps the version it began under.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rule {
    /// The stable name, for example `licensing.decide`.
    pub id: String,
    /// Counted from 1; another basis, length or start event is another version.
    pub version: u16,
}

words! {
    /// Who set the limit.
    Grade {
        /// The law (法定时限).
        Statutory => "statutory",
        /// The agency, within the law's (承诺时限).
        Promised => "promised",
    }
}

words! {
    /// What a limit starts with. The day of it is not counted.
    StartEvent {
        /// The application came in (收到申请材料).
        Received => "received",
        /// The applicant was told everything that is missing (一次性告知).
        MissingTold => "missing-told",
        /// All that was asked for came in (补正材料).
        Supplied => "supplied",
        /// The application was accepted (受理).
        Accepted => "accepted",
        /// The lower agency took the case for the upper one (下级审查).
        TakenForUpper => "taken-for-upper",
        /// The decision was made (作出决定).
        Decided => "decided",
        /// The right to a hearing was told (告知听证权利).
        HearingOffered => "hearing-offered",
        /// A hearing was asked for (申请听证).
        HearingAsked => "hearing-asked",
        /// A step of the flow began (环节开始).
        StepBegan => "step-began",
        /// The post was told of a card against it (出牌告知).
        CardTold => "card-told",
    }
}

words! {
    /// What is not counted in a limit (行政许可法 art 45).
    StopReason {
        /// 听证
        Hearing => "hearing",
        /// 招标
        Tender => "tender",
        /// 拍卖
        Auction => "auction",
        /// 检验
        Inspection => "inspection",
        /// 检测
        Testing => "testing",
        /// 检疫
        Quarantine => "quarantine",
        /// 鉴定
        Appraisal => "appraisal",
        /// 专家评审
        ExpertReview => "expert-review",
    }
}

words! {
    /// Whose approval an extension needs (行政许可法 art 42).
    Office {
        /// The person in charge of the agency (本行政机关负责人).
        AgencyHead => "agency-head",
        /// The person in charge of the government of that level (本级人民政府负责人).
        GovernmentHead => "government-head",
    }
}

/// How a limit may be extended, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ExtensionRule {
    /// The most.
    pub most: Length,
    /// Who approves it.
    pub approver: Office,
}

/// A limit (时限).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Limit {
    /// Which rule, in which version.
    pub rule: Rule,
    /// What it stands on.
    pub basis: Basis,
    /// Whether the law or the agency set it.
    pub grade: Grade,
    /// How long it is.
    pub length: Length,
    /// What it starts with.
    pub start: StartEvent,
    /// What stops it; empty where nothing does.
    pub stops: Vec<StopReason>,
    /// How it may be extended; none where it may not.
    pub extension: Option<ExtensionRule>,
}

impl Limit {
    /// The agency's promise for the same thing (承诺时限): another length on another basis; start, stops and who extends
    /// stay as the law has them, so that a promise neither stops nor grows where the law's limit would not.
    pub fn promised(&self, rule: Rule, basis: Basis, length: Length) -> Self {
        Self { rule, basis, grade: Grade::Promised, length, ..self.clone() }
    }
}

/// A time that must lie between an act and an event after it (提前时间).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Lead {
    /// Which rule, in which version.
    pub rule: Rule,
    /// What it stands on.
    pub basis: Basis,
    /// How much.
    pub length: Length,
}

impl Lead {
    /// The last day on which the act is in time.
    pub fn last_day(&self, event: NaiveDate, calendar: &Calendar) -> Due {
        calendar.last_day_before(event, self.length)
    }
}
