//! What a scheme must keep before it can be used.

use super::{Measure, Scheme, StageCut, Variant};
use crate::calendar::Length;
use crate::recruitment::{Formula, Part, Points, Rounding};
use crate::refusal::{Code, Refusal};
use std::collections::BTreeSet;

/// Papers of a scheme, at most.
const PAPERS: usize = 8;
/// Variants of a scheme, at most.
const VARIANTS: usize = 20;
/// Candidates for each place, at most.
const RATIO: u16 = 30;
/// Days or months of a period, at most.
const PERIOD: u16 = 90;
/// Full marks of a total: with them in every paper, a formula must come to no more.
const FULL: u32 = 100_000;

impl Scheme {
    /// Checks the whole document. The refusal's field is the JSON path of what is wrong.
    ///
    /// # Errors
    /// `missing`, `out-of-range` (facts: least, most), `named-twice`, `malformed`; `stage-missing` (facts: the stage) and
    /// `stage-order` (facts: what comes first, what follows) in the field `stages`; `replacement-unlawful` (facts: the
    /// departure) in the field `replaces_on`.
    pub fn check(&self) -> Result<(), Refusal> {
        for (path, name) in [("name.zh", &self.name.zh), ("name.en", &self.name.en), ("basis", &self.basis)] {
            filled(path, name)?;
        }
        range("version", self.version, 1, 9_999)?;
        range("rounding.places", self.rounding.places, 0, Rounding::MOST)?;
        self.stages.check(self.kind)?;
        self.check_replacing()?;
        range("papers", self.papers.len(), 1, PAPERS)?;
        range("variants", self.variants.len(), 1, VARIANTS)?;
        for (at, paper) in self.papers.iter().enumerate() {
            filled(&format!("papers.{at}.name.zh"), &paper.name.zh)?;
            filled(&format!("papers.{at}.name.en"), &paper.name.en)?;
            range(&format!("papers.{at}.full"), paper.full.hundredths(), 1, FULL)?;
        }
        let mut keys = BTreeSet::new();
        for (at, variant) in self.variants.iter().enumerate() {
            if !keys.insert(&variant.key) {
                return Err(Refusal::of(Code::NamedTwice, &format!("variants.{at}.key")).with(&variant.key));
            }
            self.check_variant(&format!("variants.{at}"), variant)?;
        }
        self.check_bonuses()?;
        range("opening_ratio", self.opening_ratio, 0, RATIO)?;
        range("fee_cents", self.fee_cents, 0, 1_000_000)?;
        self.check_cut("interview", &self.interview, false)?;
        self.check_cut("checks", &self.checks, true)?;
        let periods = &self.periods;
        for (path, period) in [
            ("periods.notice", periods.notice),
            ("periods.appeal", periods.appeal),
            ("periods.recheck", periods.recheck),
            ("periods.publicity", periods.publicity),
        ] {
            let (Length::WorkingDays(count) | Length::CalendarDays(count) | Length::Months(count)) = period;
            range(path, count, 1, PERIOD)?;
        }
        Ok(())
    }

    fn check_variant(&self, path: &str, variant: &Variant) -> Result<(), Refusal> {
        for (field, text) in [("key", &variant.key), ("name.zh", &variant.name.zh), ("name.en", &variant.name.en)] {
            filled(&format!("{path}.{field}"), text)?;
        }
        let sat: BTreeSet<usize> = variant.papers.iter().copied().collect();
        range(&format!("{path}.papers"), sat.len(), 1, self.papers.len())?;
        if sat.len() < variant.papers.len() || sat.iter().any(|paper| *paper >= self.papers.len()) {
            return Err(Refusal::of(Code::Malformed, &format!("{path}.papers")));
        }
        let written = sat.clone();
        let mut total = sat;
        total.insert(self.papers.len());
        self.check_formula(&format!("{path}.written"), &variant.written, &written)?;
        self.check_formula(&format!("{path}.total"), &variant.total, &total)
    }

    /// A formula asks only for what its candidates have, and full marks are read as a total.
    fn check_formula(&self, path: &str, formula: &Formula, has: &BTreeSet<usize>) -> Result<(), Refusal> {
        range(path, formula.0.len(), 1, PAPERS + 1)?;
        let asked: Vec<usize> = formula.0.iter().flat_map(|term| term.of.papers()).collect();
        let empty = formula.0.iter().any(|term| matches!(&term.of, Part::Papers(papers) if papers.is_empty()));
        if empty || asked.iter().any(|paper| !has.contains(paper)) {
            return Err(Refusal::of(Code::Malformed, path));
        }
        let full: Vec<Option<Points>> = self.papers.iter().map(|paper| Some(paper.full)).collect();
        let full = [full, vec![Points::from_hundredths(10_000)]].concat();
        match formula.total(&full, self.rounding) {
            Some(_) => Ok(()),
            None => Err(Refusal::of(Code::OutOfRange, path).with(0).with(FULL / 100)),
        }
    }

    fn check_cut(&self, path: &str, cut: &StageCut, interviewed: bool) -> Result<(), Refusal> {
        range(&format!("{path}.ratio"), cut.ratio, 1, RATIO)?;
        if let Some(ratio) = cut.grassroots_ratio {
            range(&format!("{path}.grassroots_ratio"), ratio, 1, RATIO)?;
        }
        let known = |measure: &Measure| match *measure {
            Measure::Paper(paper) => paper < self.papers.len(),
            Measure::Interview => interviewed,
            Measure::Written => true,
        };
        let sound = cut.decided_by.iter().all(known);
        if sound { Ok(()) } else { Err(Refusal::of(Code::Malformed, &format!("{path}.decided_by"))) }
    }
}

fn filled(path: &str, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::of(Code::Missing, path)) } else { Ok(()) }
}

fn range<T: PartialOrd + ToString>(path: &str, value: T, least: T, most: T) -> Result<(), Refusal> {
    if value < least || value > most {
        return Err(Refusal::of(Code::OutOfRange, path).with(least.to_string()).with(most.to_string()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Scheme, built_in};
    use crate::recruitment::{Formula, Part, Points, Term, Weight};
    use crate::refusal::Code;

    fn refused(change: impl Fn(&mut Scheme)) -> (Code, String) {
        let mut scheme = built_in().remove(0);
        change(&mut scheme);
        let refusal = scheme.check().unwrap_err();
        (refusal.code, refusal.field.unwrap())
    }

    #[test]
    fn what_a_scheme_lacks_is_named_by_its_path() {
        let said = |code, path: &str| (code, path.to_owned());
        assert_eq!(refused(|it| it.name.en.clear()), said(Code::Missing, "name.en"));
        assert_eq!(refused(|it| it.papers.clear()), said(Code::OutOfRange, "papers"));
        assert_eq!(refused(|it| it.variants[1].key = "common".into()), said(Code::NamedTwice, "variants.1.key"));
        assert_eq!(refused(|it| it.variants[0].papers = vec![0, 9]), said(Code::Malformed, "variants.0.papers"));
        assert_eq!(refused(|it| it.variants[0].papers = vec![0, 0]), said(Code::Malformed, "variants.0.papers"));
        assert_eq!(refused(|it| it.rounding.places = 3), said(Code::OutOfRange, "rounding.places"));
        assert_eq!(refused(|it| it.stages.0.truncate(3)), said(Code::StageMissing, "stages"));
        assert_eq!(refused(|it| it.interview.ratio = 0), said(Code::OutOfRange, "interview.ratio"));
        assert_eq!(
            refused(|it| it.interview.decided_by.push(super::Measure::Interview)),
            said(Code::Malformed, "interview.decided_by"),
            "nobody has been interviewed yet"
        );
    }

    #[test]
    fn a_formula_asks_only_for_what_is_sat_and_stays_in_scale() {
        let of = |paper| Formula(vec![Term { weight: Weight::ONE, of: Part::Paper(paper) }]);
        assert_eq!(refused(|it| it.variants[0].written = of(2)).0, Code::Malformed, "a paper that is not sat");
        assert_eq!(refused(|it| it.variants[0].written = of(3)).0, Code::Malformed, "the interview in a written total");
        let huge = Weight::new(11, 1).unwrap();
        let beyond = Formula(vec![Term { weight: huge, of: Part::Paper(0) }]);
        assert_eq!(refused(|it| it.variants[0].written = beyond.clone()).0, Code::OutOfRange);
        assert_eq!(refused(|it| it.papers[0].full = Points::default()).0, Code::OutOfRange);
    }
}
