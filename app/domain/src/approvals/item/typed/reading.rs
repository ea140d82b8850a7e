//! What was typed, read onto an item. What cannot be read is refused in its own field, and nothing is guessed.

use super::super::described::{Choices, Cited, Fee, Field, FieldKind, Item, ItemOptions, Level, Material, Quantity};
use super::{Silent, TICKED, Takes, TypedCited, TypedField, TypedItem, TypedMaterial, TypedName};
use crate::applications::cents;
use crate::approvals::case::Validity;
use crate::recruitment::scheme::Named;
use crate::refusal::{Code, Refusal};
use std::fmt::Display;

/// The item with the texts that were typed. Its code, version, status and flow stay as they are.
///
/// # Errors
/// `missing`, `malformed`, `out-of-range` or `unasked` in a field such as `text[materials][1][copies]`.
pub fn typed_item(base: &Item, typed: &TypedItem) -> Result<Item, Refusal> {
    let all = Place("text".to_owned());
    let level = &typed.level;
    Ok(Item {
        code: base.code.clone(),
        version: base.version,
        status: base.status.clone(),
        name: named(&typed.zh, &all.at("zh"), &typed.en, &all.at("en"))?,
        agency: named(&typed.agency_zh, &all.at("agency_zh"), &typed.agency_en, &all.at("agency_en"))?,
        level: Level::parse(level.trim()).ok_or_else(|| all.at("level").unread(level))?,
        basis: typed.basis.iter().filter(|row| !row.is_dropped()).map(TypedCited::read).collect(),
        conditions: rows(&typed.conditions, &all.at("conditions"), TypedName::is_blank, condition)?,
        materials: rows(&typed.materials, &all.at("materials"), TypedMaterial::is_dropped, material)?,
        fee: fee(typed, &all)?,
        quantity: quantity(typed, &all)?,
        statutory: number(&typed.statutory, u16::MAX, &all.at("statutory"))?,
        statutory_basis: Some(&typed.statutory_basis).filter(|it| !it.is_blank()).map(TypedCited::read),
        promised: number(&typed.promised, u16::MAX, &all.at("promised"))?,
        options: options(typed, &all)?,
        form: rows(&typed.form, &all.at("form"), TypedField::is_dropped, field)?,
        flow: base.flow.clone(),
    })
}

/// Where in the form something was typed: the name of its field.
struct Place(String);

impl Place {
    fn at(&self, part: impl Display) -> Self {
        Self(format!("{}[{part}]", self.0))
    }

    fn refused(&self, code: Code) -> Refusal {
        Refusal::of(code, &self.0)
    }

    /// Missing where nothing was typed, else malformed.
    fn unread(&self, typed: &str) -> Refusal {
        self.refused(if is_blank(&[typed]) { Code::Missing } else { Code::Malformed })
    }

    /// Nothing may be typed here.
    fn stays_empty(&self, typed: &str) -> Result<(), Refusal> {
        if is_blank(&[typed]) { Ok(()) } else { Err(self.refused(Code::Unasked)) }
    }
}

fn is_blank(texts: &[&str]) -> bool {
    texts.iter().all(|text| text.trim().is_empty())
}

/// A text as it is kept: a browser ends lines in its own way.
fn text(typed: &str) -> String {
    typed.trim().replace("\r\n", "\n")
}

fn said(typed: &str, place: &Place) -> Result<String, Refusal> {
    if is_blank(&[typed]) { Err(place.refused(Code::Missing)) } else { Ok(text(typed)) }
}

fn named(zh: &str, at_zh: &Place, en: &str, at_en: &Place) -> Result<Named, Refusal> {
    Ok(Named { zh: said(zh, at_zh)?, en: said(en, at_en)? })
}

fn ticked(typed: &str, place: &Place) -> Result<bool, Refusal> {
    match typed.trim() {
        "" => Ok(false),
        TICKED => Ok(true),
        _ => Err(place.refused(Code::Malformed)),
    }
}

/// A whole number in digits, and no more than `most`.
fn number<T: TryFrom<u64> + Display>(typed: &str, most: T, place: &Place) -> Result<T, Refusal> {
    let digits = typed.trim();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(place.unread(digits));
    }
    let read = digits.parse::<u64>().ok().and_then(|it| T::try_from(it).ok());
    read.ok_or_else(|| place.refused(Code::OutOfRange).with(0).with(most))
}

/// The rows of which something is said, each with its own place.
fn rows<T, R>(
    typed: &[T],
    list: &Place,
    is_dropped: impl Fn(&T) -> bool,
    read: impl Fn(&T, &Place) -> Result<R, Refusal>,
) -> Result<Vec<R>, Refusal> {
    let kept = typed.iter().enumerate().filter(|(_, row)| !is_dropped(row));
    kept.map(|(at, row)| read(row, &list.at(at))).collect()
}

impl TypedCited {
    /// Whether nothing is said of it.
    pub fn is_blank(&self) -> bool {
        is_blank(&[&self.law, &self.article, &self.zh, &self.en])
    }

    fn is_dropped(&self) -> bool {
        self.gone == TICKED || self.is_blank()
    }

    /// As it was typed: the checker names what a citation lacks.
    fn read(&self) -> Cited {
        Cited {
            law: text(&self.law),
            article: text(&self.article),
            says: Named { zh: text(&self.zh), en: text(&self.en) },
        }
    }
}

impl TypedName {
    /// Whether nothing is said of it.
    pub fn is_blank(&self) -> bool {
        is_blank(&[&self.zh, &self.en])
    }
}

fn condition(row: &TypedName, place: &Place) -> Result<Named, Refusal> {
    named(&row.zh, &place.at("zh"), &row.en, &place.at("en"))
}

impl TypedMaterial {
    /// Whether nothing is said of it; a tick alone says nothing.
    pub fn is_blank(&self) -> bool {
        is_blank(&[&self.zh, &self.en, &self.copies, &self.sample_zh, &self.sample_en])
    }

    fn is_dropped(&self) -> bool {
        self.gone == TICKED || self.is_blank()
    }
}

fn material(row: &TypedMaterial, place: &Place) -> Result<Material, Refusal> {
    Ok(Material {
        name: named(&row.zh, &place.at("zh"), &row.en, &place.at("en"))?,
        original: ticked(&row.original, &place.at("original"))?,
        copies: number(&row.copies, u8::MAX, &place.at("copies"))?,
        required: ticked(&row.required, &place.at("required"))?,
        sample: named(&row.sample_zh, &place.at("sample_zh"), &row.sample_en, &place.at("sample_en"))?,
    })
}

fn fee(typed: &TypedItem, all: &Place) -> Result<Fee, Refusal> {
    let amount = typed.fee.trim();
    if amount.is_empty() && typed.fee_basis.is_blank() {
        return Ok(Fee::None);
    }
    let cents = cents(amount).ok_or_else(|| all.at("fee").unread(amount))?;
    Ok(Fee::Charged { cents, basis: typed.fee_basis.read() })
}

fn quantity(typed: &TypedItem, all: &Place) -> Result<Quantity, Refusal> {
    if is_blank(&[&typed.count, &typed.document]) {
        return Ok(Quantity::Unlimited);
    }
    let count = number(&typed.count, u32::MAX, &all.at("count"))?;
    Ok(Quantity::Scarce { count, document: Some(text(&typed.document)).filter(|it| !it.is_empty()) })
}

fn options(typed: &TypedItem, all: &Place) -> Result<ItemOptions, Refusal> {
    Ok(ItemOptions {
        joint: ticked(&typed.joint, &all.at("joint"))?,
        safety: ticked(&typed.safety, &all.at("safety"))?,
        silent_consent: silent_consent(typed, all)?,
        renewable: ticked(&typed.renewable, &all.at("renewable"))?,
        two_person: ticked(&typed.two_person, &all.at("two_person"))?,
    })
}

fn silent_consent(typed: &TypedItem, all: &Place) -> Result<Option<Validity>, Refusal> {
    let at_months = all.at("silent_months");
    let validity = match typed.silent.trim() {
        "" => None,
        word => match Silent::parse(word).ok_or_else(|| all.at("silent").refused(Code::Malformed))? {
            Silent::Unlimited => Some(Validity::Unlimited),
            Silent::Months => {
                return number(&typed.silent_months, u16::MAX, &at_months).map(Validity::Months).map(Some);
            }
        },
    };
    at_months.stays_empty(&typed.silent_months)?;
    Ok(validity)
}

impl TypedField {
    /// Whether nothing is said of it; a tick alone says nothing.
    pub fn is_blank(&self) -> bool {
        is_blank(&[&self.id, &self.zh, &self.en, &self.takes, &self.least, &self.most, &self.choices])
    }

    fn is_dropped(&self) -> bool {
        self.gone == TICKED || self.is_blank()
    }
}

fn field(row: &TypedField, place: &Place) -> Result<Field, Refusal> {
    let takes = Takes::parse(row.takes.trim()).ok_or_else(|| place.at("takes").unread(&row.takes))?;
    Ok(Field {
        id: said(&row.id, &place.at("id"))?,
        label: named(&row.zh, &place.at("zh"), &row.en, &place.at("en"))?,
        required: ticked(&row.required, &place.at("required"))?,
        kind: kind(takes, row, place)?,
    })
}

/// What a field takes. What was typed for another kind is not passed over.
fn kind(takes: Takes, row: &TypedField, place: &Place) -> Result<FieldKind, Refusal> {
    let (least, most, listed) = (place.at("least"), place.at("most"), place.at("choices"));
    if takes != Takes::Number {
        least.stays_empty(&row.least)?;
    }
    if matches!(takes, Takes::Day | Takes::Choice) {
        most.stays_empty(&row.most)?;
    }
    if takes != Takes::Choice {
        listed.stays_empty(&row.choices)?;
    }
    Ok(match takes {
        Takes::Line => FieldKind::Line { most: number(&row.most, u16::MAX, &most)? },
        Takes::Text => FieldKind::Text { most: number(&row.most, u16::MAX, &most)? },
        Takes::Number => FieldKind::Number {
            least: number(&row.least, u32::MAX, &least)?,
            most: number(&row.most, u32::MAX, &most)?,
        },
        Takes::Day => FieldKind::Day,
        Takes::Choice => FieldKind::Choice { choices: choices(&row.choices, &listed)? },
    })
}

/// One of several on each line, `value | 中文 | English`.
fn choices(typed: &str, place: &Place) -> Result<Vec<Choices>, Refusal> {
    let line = |line: &str| {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        match parts[..] {
            [value, zh, en] if ![value, zh, en].contains(&"") => {
                Ok(Choices { value: value.to_owned(), name: Named { zh: zh.to_owned(), en: en.to_owned() } })
            }
            _ => Err(place.refused(Code::Malformed)),
        }
    };
    typed.lines().filter(|line| !is_blank(&[line])).map(line).collect()
}
