//! A value with its basis and its days, and the rule that one value holds on one day.

use super::key::ParameterKey;
use super::value::Value;
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;

/// A value that holds from one day to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Which parameter.
    pub key: ParameterKey,
    /// Its value, in the range of the key.
    pub value: Value,
    /// The document that sets it, as it is cited (依据文件).
    pub basis: String,
    /// The first day it holds.
    pub valid_from: NaiveDate,
    /// The last day it holds; none while no end is set.
    pub valid_to: Option<NaiveDate>,
}

impl Dated {
    /// Reads a value as a person types it.
    ///
    /// # Errors
    /// What [`Value::parse`] refuses; `missing` in the field `basis`; `out-of-range` in the field `valid_to` with the
    /// fact of the first day, where the last day is before it.
    pub fn parse(
        key: ParameterKey,
        value: &str,
        basis: &str,
        valid_from: NaiveDate,
        valid_to: Option<NaiveDate>,
    ) -> Result<Self, Refusal> {
        let value = Value::parse(key.kind(), value)?;
        let basis = basis.trim().to_owned();
        if basis.is_empty() {
            return Err(Refusal::of(Code::Missing, "basis"));
        }
        if valid_to.is_some_and(|last| last < valid_from) {
            return Err(Refusal::of(Code::OutOfRange, "valid_to").with(valid_from));
        }
        Ok(Self { key, value, basis, valid_from, valid_to })
    }

    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    fn meets(&self, other: &Self) -> bool {
        let later = self.valid_from.max(other.valid_from);
        self.key == other.key && self.holds_on(later) && other.holds_on(later)
    }
}

/// The dated value of a parameter on the day a matter began; none where the default holds.
pub fn in_force(list: &[Dated], key: ParameterKey, day: NaiveDate) -> Option<&Dated> {
    list.iter().find(|dated| dated.key == key && dated.holds_on(day))
}

/// Checks that no parameter has two values on one day.
///
/// # Errors
/// `overlaps` in the field `valid_from`; facts: the first day of the earlier and of the later value.
pub fn check_no_overlap(list: &[Dated]) -> Result<(), Refusal> {
    for (index, one) in list.iter().enumerate() {
        if let Some(other) = list[index + 1..].iter().find(|other| one.meets(other)) {
            let (first, then) = (one.valid_from.min(other.valid_from), one.valid_from.max(other.valid_from));
            return Err(Refusal::of(Code::Overlaps, "valid_from").with(first).with(then));
        }
    }
    Ok(())
}
