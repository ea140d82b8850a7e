//! What an item says of itself.

use super::code::ItemCode;
use crate::approvals::case::Validity;
use crate::approvals::flow::Flow;
use crate::calendar::Length;
use crate::recruitment::scheme::Named;
use crate::words::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A text of law that something stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// The law, regulation or document, as it is cited, for example 劳动合同法.
    pub law: String,
    /// The article, for example `57`; empty where the document is cited as a whole, as only an item that is no longer in
    /// force may be.
    pub article: String,
    /// What it says, in our words.
    pub says: Named,
}

words! {
    /// The level of government whose agency decides (实施层级).
    Level {
        /// 省级
        Province => "province",
        /// 市级
        Prefecture => "prefecture",
        /// 县级
        County => "county",
    }
}

/// What is charged (收费).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "fee", deny_unknown_fields)]
pub enum Fee {
    /// Nothing, which is the rule (行政许可法 art 58).
    None,
    /// An amount that a law or regulation names.
    Charged {
        /// In cents of a yuan (分).
        cents: u32,
        /// Where it is named.
        basis: Cited,
    },
}

/// How many can be granted (数量限制).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "quantity", deny_unknown_fields)]
pub enum Quantity {
    /// As many as qualify.
    Unlimited,
    /// So many, in the order of acceptance (行政许可法 art 57).
    Scarce {
        /// How many.
        count: u32,
        /// The document that limits it; none in versions before it was asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<String>,
    },
}

/// A paper that is handed in (申请材料).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// What.
    pub name: Named,
    /// Whether the original is shown; otherwise a copy is enough.
    pub original: bool,
    /// How many copies.
    pub copies: u8,
    /// Whether every application needs it.
    pub required: bool,
    /// How a good one looks (示范文本): what it must show.
    pub sample: Named,
}

/// The values of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// The value, as a flow's choice asks for it.
    pub value: String,
    /// What it is called.
    pub name: Named,
}

/// What a field of the form takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "takes", deny_unknown_fields)]
pub enum FieldKind {
    /// One line of text.
    Line {
        /// Characters at most.
        most: u16,
    },
    /// Several lines of text.
    Text {
        /// Characters at most.
        most: u16,
    },
    /// A whole number.
    Number {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// A day.
    Day,
    /// One of several.
    Choice {
        /// What can be chosen.
        choices: Vec<Choices>,
    },
}

impl FieldKind {
    /// Whether a field of it can have a value, written as a case keeps it: a number in digits without leading zeros, a day as
    /// `2026-09-01`. Nothing filled in is no value.
    pub fn takes(&self, value: &str) -> bool {
        let within = |most: u16| !value.trim().is_empty() && value.chars().count() <= usize::from(most);
        match self {
            Self::Line { most } => within(*most) && !value.contains(['\n', '\r']),
            Self::Text { most } => within(*most),
            Self::Number { least, most } => {
                value.parse::<u32>().is_ok_and(|it| it.to_string() == value && (*least..=*most).contains(&it))
            }
            Self::Day => value.parse::<NaiveDate>().is_ok_and(|day| day.to_string() == value),
            Self::Choice { choices } => choices.iter().any(|choice| choice.value == value),
        }
    }
}

/// A field of the form that is filled in to apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name in the form: small letters and `_`.
    pub id: String,
    /// Its label.
    pub label: Named,
    /// Whether it must be filled in.
    pub required: bool,
    /// What it takes.
    #[serde(flatten)]
    pub kind: FieldKind,
}

/// What an item opts for. Everything is off unless it says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ItemOptions {
    /// Several agencies act in one procedure (联合办理, 行政许可法 art 42(2)).
    pub joint: bool,
    /// It is about safety or health: never consented to by silence.
    pub safety: bool,
    /// Consent by silence when the law's time is over (超时默许), where a local rule gives it, and how long it is valid.
    pub silent_consent: Option<Validity>,
    /// What was granted can be renewed (延续, 行政许可法 art 50).
    pub renewable: bool,
    /// Whoever drafts the decision does not approve it (双人).
    pub two_person: bool,
}

/// Whether it can be applied for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "status", deny_unknown_fields)]
pub enum ItemStatus {
    /// It can (实施中).
    InForce,
    /// It needs no approval any more (取消).
    Cut {
        /// From this day on.
        on: NaiveDate,
        /// Why.
        reason: Named,
        /// The document that cut it.
        document: String,
    },
    /// Another level decides (下放).
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

/// An item, in one of its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its code.
    pub code: ItemCode,
    /// Counted from 1; a change is another version, and a case keeps the one it began under.
    pub version: u16,
    /// Whether it can be applied for.
    pub status: ItemStatus,
    /// 项目名称
    pub name: Named,
    /// The agency that decides (实施主体).
    pub agency: Named,
    /// Its level.
    pub level: Level,
    /// 法律依据; an item without one cannot be published.
    pub basis: Vec<Cited>,
    /// 办事条件
    pub conditions: Vec<Named>,
    /// 材料目录, with what a good one looks like (示范文本).
    pub materials: Vec<Material>,
    /// 收费标准
    pub fee: Fee,
    /// 数量限制
    pub quantity: Quantity,
    /// The law's time to decide, in working days (法定时限).
    pub statutory: u16,
    /// Where that time is named; none where no law names one, and the licensing law's is kept by our own choice.
    pub statutory_basis: Option<Cited>,
    /// The agency's promise, in working days (承诺时限).
    pub promised: u16,
    /// What it opts for.
    #[serde(default)]
    pub options: ItemOptions,
    /// The form.
    pub form: Vec<Field>,
    /// 办理程序
    pub flow: Flow,
}

impl Item {
    /// The law's time as a length.
    pub const fn statutory_length(&self) -> Length {
        Length::WorkingDays(self.statutory)
    }
}
