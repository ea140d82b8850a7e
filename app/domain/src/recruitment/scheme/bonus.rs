//! Points that the law adds to the written total of some (加分).
//!
//! Legal source: notices of Jilin on open recruitment by public institutions: 自主就业退役大学生士兵 have 5 points added to
//! the written total in the scale of 100, with 三等功 7, 二等功 9, 一等功 11; only the highest counts, the total is at most
//! 100, and who has how many is published (公示).

use super::{Named, Scheme, Variant};
use crate::recruitment::{Added, Formula, Points};
use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Kinds of a scheme, at most.
const KINDS: usize = 20;
/// The most that a kind adds, in hundredths of the scale of 100.
const MOST: u32 = 5_000;

/// One kind of addition. A candidate has one at most: the highest (只取最高一项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bonus {
    /// Unique in the scheme; a claim names it.
    pub key: String,
    /// Whom it is for.
    pub name: Named,
    /// The document it rests on, as it is cited.
    pub basis: String,
    /// What is added to the written total in the scale of 100.
    pub points: Points,
}

impl Scheme {
    /// The kind of addition of a key.
    pub fn bonus(&self, key: &str) -> Option<&Bonus> {
        self.bonuses.iter().find(|bonus| bonus.key == key)
    }

    /// The written total of a candidate of a variant with an addition; none where a paper was missed.
    pub fn written_with(&self, variant: &Variant, papers: &[Option<Points>], bonus: Option<Points>) -> Option<Points> {
        self.with(&variant.written, papers, bonus)
    }

    /// The total of a candidate of a variant with an addition; none where a paper or the interview was missed.
    pub fn total_with(
        &self,
        variant: &Variant,
        papers: &[Option<Points>],
        bonus: Option<Points>,
        interview: Option<Points>,
    ) -> Option<Points> {
        self.with(&variant.total, &[papers, &[interview]].concat(), bonus)
    }

    fn with(&self, formula: &Formula, papers: &[Option<Points>], bonus: Option<Points>) -> Option<Points> {
        let full: Vec<Points> = self.papers.iter().map(|paper| paper.full).collect();
        formula.total_with(papers, bonus.map(|points| Added { points, full: &full }), self.rounding)
    }

    /// Checks the kinds of addition.
    ///
    /// # Errors
    /// With the JSON path as the field: `out-of-range` (facts: least, most), `missing`, `named-twice`; `malformed` in the
    /// field `variants` for one whose written total or total has not exactly one term of written papers, to which the
    /// addition would count.
    pub(super) fn check_bonuses(&self) -> Result<(), Refusal> {
        let range = |path: &str, most: usize| Refusal::of(Code::OutOfRange, path).with(1).with(most);
        if self.bonuses.len() > KINDS {
            return Err(range("bonuses", KINDS));
        }
        let mut keys = BTreeSet::new();
        for (at, bonus) in self.bonuses.iter().enumerate() {
            let path = |field: &str| format!("bonuses.{at}.{field}");
            let texts = [
                ("key", &bonus.key),
                ("name.zh", &bonus.name.zh),
                ("name.en", &bonus.name.en),
                ("basis", &bonus.basis),
            ];
            if let Some((field, _)) = texts.into_iter().find(|(_, text)| text.trim().is_empty()) {
                return Err(Refusal::of(Code::Missing, &path(field)));
            }
            if !keys.insert(&bonus.key) {
                return Err(Refusal::of(Code::NamedTwice, &path("key")).with(&bonus.key));
            }
            if !(1..=MOST).contains(&bonus.points.hundredths()) {
                return Err(range(&path("points"), (MOST / 100) as usize));
            }
        }
        let one =
            |formula: &Formula| formula.0.iter().filter(|term| term.of.is_written(self.papers.len())).count() == 1;
        match self.variants.iter().position(|variant| !(one(&variant.written) && one(&variant.total))) {
            Some(at) if !self.bonuses.is_empty() => Err(Refusal::of(Code::Malformed, &format!("variants.{at}"))),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in;
    use super::*;

    fn institution() -> Scheme {
        built_in().into_iter().find(|it| it.key.as_str() == "institution" && it.version == 3).unwrap()
    }

    fn points(text: &str) -> Option<Points> {
        Points::parse(text).ok()
    }

    #[test]
    fn veterans_have_what_the_notices_say() {
        let scheme = institution();
        let all: Vec<(&str, String)> =
            scheme.bonuses.iter().map(|it| (it.key.as_str(), it.points.to_string())).collect();
        let expected =
            [("veteran", "5.00"), ("veteran-third", "7.00"), ("veteran-second", "9.00"), ("veteran-first", "11.00")];
        assert_eq!(all, expected.map(|(key, points)| (key, points.to_owned())));
        let old = built_in().into_iter().find(|it| it.key.as_str() == "institution" && it.version == 2).unwrap();
        assert!(old.bonuses.is_empty() && scheme.bonus("veteran-first").is_some());
    }

    #[test]
    fn the_addition_counts_once_in_the_written_total_and_once_in_the_total() {
        let scheme = institution();
        let (common, professional) = (&scheme.variants[0], &scheme.variants[1]);
        let one = [points("65.33"), None];
        assert_eq!(scheme.written_with(common, &one, None), scheme.written(common, &one));
        assert_eq!(scheme.written_with(common, &one, points("5")), points("70.33"));
        assert_eq!(scheme.total_with(common, &one, points("5"), points("81.21")), points("75.78"));
        let two = [points("65.35"), points("66")];
        // (131.35 + 2 × 7) / 2 = 72.675; half of it is 36.3375.
        assert_eq!(scheme.written_with(professional, &two, points("7")), points("72.68"));
        assert_eq!(scheme.total_with(professional, &two, points("7"), points("80")), points("76.34"));
        let best = [points("99"), None];
        assert_eq!(scheme.written_with(common, &best, points("11")), points("100"), "at most 100");
        assert_eq!(scheme.total_with(common, &best, points("11"), points("80")), points("90"));
    }

    #[test]
    fn what_a_kind_lacks_is_named_by_its_path() {
        let refused = |change: &dyn Fn(&mut Scheme)| {
            let mut scheme = institution();
            change(&mut scheme);
            let refusal = scheme.check().unwrap_err();
            (refusal.code, refusal.field.unwrap())
        };
        let said = |code, path: &str| (code, path.to_owned());
        assert_eq!(refused(&|it| it.bonuses[1].basis.clear()), said(Code::Missing, "bonuses.1.basis"));
        assert_eq!(refused(&|it| it.bonuses[1].key = "veteran".into()), said(Code::NamedTwice, "bonuses.1.key"));
        assert_eq!(
            refused(&|it| it.bonuses[0].points = points("50.01").unwrap()),
            said(Code::OutOfRange, "bonuses.0.points")
        );
        let twice = |it: &mut Scheme| {
            let term = it.variants[0].total.0[0].clone();
            it.variants[1].total.0.push(term);
        };
        assert_eq!(refused(&twice), said(Code::Malformed, "variants.1"));
    }
}
