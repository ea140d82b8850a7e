//! The texts of an item as somebody types them into a form: every value a text, empty where nothing was said.
//!
//! The form's fields are called `text[zh]`, `text[materials][2][copies]` and so on; a server reads them into [`TypedItem`],
//! and [`typed_item`] reads that onto the item.

mod reading;
mod sent;
#[cfg(test)]
mod tests;

pub use reading::typed_item;
pub use sent::typed_text;

use super::described::{Choices, Cited, Fee, Field, FieldKind, Item, Material, Quantity};
use crate::applications::yuan;
use crate::approvals::case::Validity;
use crate::recruitment::scheme::Named;
use crate::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// What a field of an item's form takes.
    Takes {
        /// One line of text.
        Line => "line",
        /// Several lines of text.
        Text => "text",
        /// A whole number.
        Number => "number",
        /// A day.
        Day => "day",
        /// One of several.
        Choice => "choice",
    }
}

words! {
    /// How long what silence consents to is valid.
    Silent {
        /// It has no end.
        Unlimited => "unlimited",
        /// So many months.
        Months => "months",
    }
}

/// A text of law.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCited {
    /// The law.
    pub law: String,
    /// Its article.
    pub article: String,
    /// What it says, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// `true` where a row of a list is to go.
    pub gone: String,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedName {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A paper that is handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedMaterial {
    /// What, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// `true` where the original is shown.
    pub original: String,
    /// How many copies.
    pub copies: String,
    /// `true` where every application needs it.
    pub required: String,
    /// What a good one shows, in Chinese.
    pub sample_zh: String,
    /// In English.
    pub sample_en: String,
    /// `true` where the row is to go.
    pub gone: String,
}

/// A field of the form that is filled in to apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedField {
    /// Its name in the form.
    pub id: String,
    /// Its label, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// `true` where it must be filled in.
    pub required: String,
    /// [`Takes`]
    pub takes: String,
    /// The least number.
    pub least: String,
    /// The greatest number, or how many characters.
    pub most: String,
    /// What can be chosen: a line `value | 中文 | English` for each.
    pub choices: String,
    /// `true` where the row is to go.
    pub gone: String,
}

/// All that an item says of itself beside its flow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedItem {
    /// Its name, in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// The agency, in Chinese.
    pub agency_zh: String,
    /// In English.
    pub agency_en: String,
    /// [`super::Level`]
    pub level: String,
    /// The legal basis.
    pub basis: Vec<TypedCited>,
    /// Who can get it.
    pub conditions: Vec<TypedName>,
    /// What is handed in.
    pub materials: Vec<TypedMaterial>,
    /// What is charged, in yuan; empty for nothing.
    pub fee: String,
    /// Where the fee is named.
    pub fee_basis: TypedCited,
    /// How many can be granted; empty for as many as qualify.
    pub count: String,
    /// The document that limits it.
    pub document: String,
    /// The law's time, in working days.
    pub statutory: String,
    /// Where that time is named; empty where nowhere.
    pub statutory_basis: TypedCited,
    /// The promise, in working days.
    pub promised: String,
    /// `true` where several agencies act in one procedure.
    pub joint: String,
    /// `true` where it is about safety or health.
    pub safety: String,
    /// `true` where what was granted can be renewed.
    pub renewable: String,
    /// `true` where whoever drafts the decision does not approve it.
    pub two_person: String,
    /// [`Silent`]; empty where silence is no consent.
    pub silent: String,
    /// Of so many months.
    pub silent_months: String,
    /// The form.
    pub form: Vec<TypedField>,
}

/// What the form sends where a box is ticked.
const TICKED: &str = "true";

fn tick(ticked: bool) -> String {
    if ticked { TICKED.to_owned() } else { String::new() }
}

impl TypedItem {
    /// An item as the form shows it.
    pub fn of(item: &Item) -> Self {
        let (fee, fee_basis) = match &item.fee {
            Fee::None => (String::new(), TypedCited::default()),
            Fee::Charged { cents, basis } => (yuan(*cents), TypedCited::of(basis)),
        };
        let (count, document) = match &item.quantity {
            Quantity::Unlimited => (String::new(), String::new()),
            Quantity::Scarce { count, document } => (count.to_string(), document.clone().unwrap_or_default()),
        };
        let (silent, silent_months) = match item.options.silent_consent {
            None => (String::new(), String::new()),
            Some(Validity::Unlimited) => (Silent::Unlimited.as_str().to_owned(), String::new()),
            Some(Validity::Months(months)) => (Silent::Months.as_str().to_owned(), months.to_string()),
        };
        Self {
            zh: item.name.zh.clone(),
            en: item.name.en.clone(),
            agency_zh: item.agency.zh.clone(),
            agency_en: item.agency.en.clone(),
            level: item.level.as_str().to_owned(),
            basis: item.basis.iter().map(TypedCited::of).collect(),
            conditions: item.conditions.iter().map(TypedName::of).collect(),
            materials: item.materials.iter().map(TypedMaterial::of).collect(),
            fee,
            fee_basis,
            count,
            document,
            statutory: item.statutory.to_string(),
            statutory_basis: item.statutory_basis.as_ref().map(TypedCited::of).unwrap_or_default(),
            promised: item.promised.to_string(),
            joint: tick(item.options.joint),
            safety: tick(item.options.safety),
            renewable: tick(item.options.renewable),
            two_person: tick(item.options.two_person),
            silent,
            silent_months,
            form: item.form.iter().map(TypedField::of).collect(),
        }
    }
}

impl TypedCited {
    fn of(cited: &Cited) -> Self {
        Self {
            law: cited.law.clone(),
            article: cited.article.clone(),
            zh: cited.says.zh.clone(),
            en: cited.says.en.clone(),
            gone: String::new(),
        }
    }
}

impl TypedName {
    fn of(name: &Named) -> Self {
        Self { zh: name.zh.clone(), en: name.en.clone() }
    }
}

impl TypedMaterial {
    fn of(material: &Material) -> Self {
        Self {
            zh: material.name.zh.clone(),
            en: material.name.en.clone(),
            original: tick(material.original),
            copies: material.copies.to_string(),
            required: tick(material.required),
            sample_zh: material.sample.zh.clone(),
            sample_en: material.sample.en.clone(),
            gone: String::new(),
        }
    }
}

impl TypedField {
    fn of(field: &Field) -> Self {
        let (takes, least, most) = match &field.kind {
            FieldKind::Line { most } => (Takes::Line, None, Some((*most).into())),
            FieldKind::Text { most } => (Takes::Text, None, Some((*most).into())),
            FieldKind::Number { least, most } => (Takes::Number, Some(*least), Some(*most)),
            FieldKind::Day => (Takes::Day, None, None),
            FieldKind::Choice { .. } => (Takes::Choice, None, None),
        };
        let number = |number: Option<u32>| number.map(|it| it.to_string()).unwrap_or_default();
        let line = |it: &Choices| format!("{} | {} | {}", it.value, it.name.zh, it.name.en);
        let choices = match &field.kind {
            FieldKind::Choice { choices } => choices.iter().map(line).collect::<Vec<_>>().join("\n"),
            _ => String::new(),
        };
        Self {
            id: field.id.clone(),
            zh: field.label.zh.clone(),
            en: field.label.en.clone(),
            required: tick(field.required),
            takes: takes.as_str().to_owned(),
            least: number(least),
            most: number(most),
            choices,
            gone: String::new(),
        }
    }
}
