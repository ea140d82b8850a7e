//! Avoidance declarations (回避申报): whom an examiner must not judge, and where they therefore must not sit.
//!
//! Legal source: 公务员法 (2018) arts 74, 76 and 77; 人发〔2001〕65号. Declared before the draw, and again on seeing the list.

use crate::refusal::{Code, Refusal};
use crate::tables::joined;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Why an examiner must avoid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// 夫妻关系
    Spouse,
    /// 直系血亲
    DirectBlood,
    /// 三代以内旁系血亲
    CollateralBlood,
    /// 近姻亲
    InLaw,
    /// 同一单位工作
    SameUnit,
    /// 师生关系
    Teacher,
    /// 其他可能影响公正的关系 (art. 76(3))
    Other,
}

impl Relation {
    /// Every relation, in the order of the law.
    pub const ALL: [Self; 7] = [
        Self::Spouse,
        Self::DirectBlood,
        Self::CollateralBlood,
        Self::InLaw,
        Self::SameUnit,
        Self::Teacher,
        Self::Other,
    ];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Spouse => "spouse",
            Self::DirectBlood => "direct-blood",
            Self::CollateralBlood => "collateral-blood",
            Self::InLaw => "in-law",
            Self::SameUnit => "same-unit",
            Self::Teacher => "teacher",
            Self::Other => "other",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.as_str() == text)
    }
}

/// What an examiner declares. Each room in which the unit recruits, or in which the position is examined, is closed to
/// them from the next draw on; a person without either is kept for the comparison with the list of candidates.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Avoidance {
    /// Why.
    pub relation: Relation,
    /// The person's name; kept encrypted.
    pub person: Option<String>,
    /// The unit that recruits, by its name.
    pub unit: Option<String>,
    /// The code of the position for which the person is examined.
    pub position: Option<String>,
}

/// A person's name is not printed.
impl std::fmt::Debug for Avoidance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let person = self.person.as_ref().map(|_| "…");
        f.debug_struct("Avoidance").field("relation", &self.relation).field("person", &person).finish_non_exhaustive()
    }
}

/// Characters of each part.
const PART: (usize, usize) = (2, 100);

impl Avoidance {
    /// Reads what was typed: blanks put right, empty parts left out.
    ///
    /// # Errors
    /// `missing` (field `person`) where none of the three is given, `out-of-range` with the field of a part that is too
    /// short or too long.
    pub fn read(relation: Relation, person: &str, unit: &str, position: &str) -> Result<Self, Refusal> {
        let declared = Self {
            relation,
            person: part("person", person)?,
            unit: part("unit", unit)?,
            position: part("position", position)?,
        };
        match declared {
            Self { person: None, unit: None, position: None, .. } => Err(Refusal::of(Code::Missing, "person")),
            declared => Ok(declared),
        }
    }
}

fn part(field: &str, text: &str) -> Result<Option<String>, Refusal> {
    let text = joined(text);
    let (least, most) = PART;
    match text.chars().count() {
        0 => Ok(None),
        length if (least..=most).contains(&length) => Ok(Some(text)),
        _ => Err(Refusal::of(Code::OutOfRange, field).with(least).with(most)),
    }
}

/// What is closed to one examiner, out of all their declarations in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Barred {
    units: BTreeSet<String>,
    positions: BTreeSet<String>,
}

impl Barred {
    /// Adds a declaration.
    pub fn add(&mut self, declared: &Avoidance) {
        self.units.extend(declared.unit.clone());
        self.positions.extend(declared.position.clone());
    }

    /// Whether nothing is closed.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty() && self.positions.is_empty()
    }

    /// Whether a room that examines this position of this unit is closed.
    pub fn bars(&self, unit: &str, position: &str) -> bool {
        self.units.contains(unit) || self.positions.contains(position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_form_is_the_serialized_form() {
        for relation in Relation::ALL {
            assert_eq!(serde_json::to_value(relation).unwrap(), relation.as_str());
            assert_eq!(Relation::parse(relation.as_str()), Some(relation));
        }
    }

    #[test]
    fn a_declaration_says_whom_or_where() {
        let read = Avoidance::read(Relation::Spouse, " 张　三 ", "", "0301").unwrap();
        assert_eq!((read.person.as_deref(), read.unit.as_deref()), (Some("张三"), None));
        assert_eq!(read.position.as_deref(), Some("0301"));
        assert!(!format!("{read:?}").contains("张三"));
        let refused = |person, unit| Avoidance::read(Relation::Other, person, unit, "").unwrap_err();
        assert_eq!(refused(" ", "　"), Refusal::of(Code::Missing, "person"));
        assert_eq!(refused("", "局").field.as_deref(), Some("unit"));
    }

    #[test]
    fn units_and_positions_are_closed_and_a_bare_name_closes_nothing() {
        let mut barred = Barred::default();
        barred.add(&Avoidance::read(Relation::Spouse, "张三", "", "").unwrap());
        assert!(barred.is_empty());
        barred.add(&Avoidance::read(Relation::Spouse, "张三", "", "0301").unwrap());
        barred.add(&Avoidance::read(Relation::SameUnit, "", "甲局", "").unwrap());
        assert!(barred.bars("乙局", "0301") && barred.bars("甲局", "0999"));
        assert!(!barred.bars("乙局", "0999"));
    }
}
