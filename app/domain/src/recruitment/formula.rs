//! How papers and the interview come to a total (总成绩): weights as exact fractions, rounded as the scheme says: each
//! term before the sum (各项先折算、四舍五入，再相加), as the Jilin notices have it, or the sum alone.

use super::{Points, Rounding};
use serde::{Deserialize, Serialize};

/// A weight as a fraction: 60% is 3/5, "half of 60%" is 3/10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Weight {
    over: u32,
    under: u32,
}

/// The largest number in a fraction: products stay far within 128 bits.
const MOST: u32 = 1_000_000;

impl Weight {
    /// The whole.
    pub const ONE: Self = Self { over: 1, under: 1 };

    /// A fraction; none where the lower number is zero, or either beyond a million.
    pub const fn new(over: u32, under: u32) -> Option<Self> {
        if under == 0 || over > MOST || under > MOST { None } else { Some(Self { over, under }) }
    }

    /// So many hundredths of the whole.
    pub const fn percent(percent: u8) -> Self {
        Self { over: percent as u32, under: 100 }
    }
}

impl From<Weight> for (u32, u32) {
    fn from(weight: Weight) -> Self {
        (weight.over, weight.under)
    }
}

impl TryFrom<(u32, u32)> for Weight {
    type Error = &'static str;
    fn try_from((over, under): (u32, u32)) -> Result<Self, Self::Error> {
        Self::new(over, under).ok_or("no weight")
    }
}

/// What a term is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// One paper, by its place in the scheme's list.
    Paper(usize),
    /// Papers with weights of their own, not rounded before the term is.
    Papers(Vec<(Weight, usize)>),
}

impl Part {
    /// The papers it asks for.
    pub fn papers(&self) -> Vec<usize> {
        match self {
            Self::Paper(paper) => vec![*paper],
            Self::Papers(papers) => papers.iter().map(|(_, paper)| *paper).collect(),
        }
    }
}

/// Hundredths over a lower number.
type Fraction = (u128, u128);

impl Part {
    /// Whether it is made of written papers alone, of which there are so many.
    pub fn is_written(&self, papers: usize) -> bool {
        self.papers().into_iter().all(|paper| paper < papers)
    }

    /// The part in hundredths, as one fraction over the product of all lower numbers.
    fn exact(&self, points: impl Fn(usize) -> Option<Points>) -> Option<Fraction> {
        let single = match self {
            Self::Paper(paper) => vec![(Weight::ONE, *paper)],
            Self::Papers(papers) => papers.clone(),
        };
        let mut sum = (0, 1);
        for (weight, paper) in single {
            let hundredths = u128::from(points(paper)?.hundredths());
            sum = sum_of(sum, (hundredths.checked_mul(weight.over.into())?, weight.under.into()))?;
        }
        Some(sum)
    }
}

/// A part with an addition in the scale of 100, at most its full marks: with the full marks `full`, a point of that scale
/// is worth `full` / 100.
fn raised(part: Fraction, full: Fraction, points: Points) -> Option<Fraction> {
    const SCALE: u128 = 10_000;
    let worth = (full.0.checked_mul(points.hundredths().into())?, full.1.checked_mul(SCALE)?);
    let sum = sum_of(part, worth)?;
    let beyond = sum.0.checked_mul(full.1)? > full.0.checked_mul(sum.1)?;
    Some(if beyond { full } else { sum })
}

/// A weighted part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its weight in the total.
    pub weight: Weight,
    /// What is weighted.
    pub of: Part,
}

/// The total of a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Formula(pub Vec<Term>);

/// Points added to the written papers (加分), after these are converted to a scale of 100 and before they are weighted;
/// papers and addition together never exceed full marks.
#[derive(Clone, Copy, Debug)]
pub struct Added<'a> {
    /// The addition, in the scale of 100.
    pub points: Points,
    /// The full marks of each written paper. What stands behind them is no written paper.
    pub full: &'a [Points],
}

impl Formula {
    /// The total; none where a paper that it needs has no points (缺考), or where it exceeds 1,000.00.
    pub fn total(&self, papers: &[Option<Points>], rounding: Rounding) -> Option<Points> {
        self.total_with(papers, None, rounding)
    }

    /// The total with an addition to the term of the written papers.
    pub fn total_with(
        &self,
        papers: &[Option<Points>],
        added: Option<Added<'_>>,
        rounding: Rounding,
    ) -> Option<Points> {
        let mut terms = self.0.iter().map(|term| term.exact(papers, added));
        let sum = if rounding.each_term {
            terms.map(|term| rounding.hundredths(term?)).sum::<Option<u64>>()?
        } else {
            rounding.hundredths(terms.try_fold((0, 1), |sum, term| sum_of(sum, term?))?)?
        };
        Points::from_hundredths(u32::try_from(sum).ok()?)
    }
}

/// The sum of two fractions. Nothing is cancelled, so that with more points no number is smaller: what can be computed
/// for full marks can be computed for all.
fn sum_of((over, under): Fraction, (up, down): Fraction) -> Option<Fraction> {
    Some((over.checked_mul(down)?.checked_add(up.checked_mul(under)?)?, under.checked_mul(down)?))
}

impl Term {
    /// The term in hundredths, as one fraction over the product of all lower numbers.
    fn exact(&self, papers: &[Option<Points>], added: Option<Added<'_>>) -> Option<Fraction> {
        let sum = self.of.exact(|paper| papers.get(paper).copied().flatten())?;
        let (over, under) = match added.filter(|added| self.of.is_written(added.full.len())) {
            Some(added) => raised(sum, self.of.exact(|paper| added.full.get(paper).copied())?, added.points)?,
            None => sum,
        };
        Some((over.checked_mul(self.weight.over.into())?, under.checked_mul(self.weight.under.into())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recruitment::RoundingMode;

    fn points(texts: &[&str]) -> Vec<Option<Points>> {
        texts.iter().map(|text| Points::parse(text).ok()).collect()
    }

    #[test]
    fn an_addition_counts_in_the_scale_of_100_before_the_weight_and_never_beyond_full_marks() {
        let full = ["100", "150"].map(|text| Points::parse(text).unwrap());
        let half = Weight::percent(50);
        let one = Formula(vec![Term { weight: half, of: Part::Paper(0) }, Term { weight: half, of: Part::Paper(2) }]);
        let with = |formula: &Formula, texts: &[&str], points: &str| {
            let added = Points::parse(points).ok().map(|points| Added { points, full: &full });
            formula.total_with(&self::points(texts), added, Rounding::default()).unwrap().to_string()
        };
        assert_eq!(with(&one, &["65.33", "-", "81.21"], "-"), "73.28", "32.67 + 40.61");
        assert_eq!(with(&one, &["65.33", "-", "81.21"], "5"), "75.78", "35.17 + 40.61: 70.33 is halved");
        assert_eq!(with(&one, &["97", "-", "80"], "5"), "90.00", "102 is 100");
        assert_eq!(with(&one, &["93", "-", "80"], "7"), "90.00", "exactly full marks");
        // Both papers, 250 together, half of the total: 5 of 100 are 12.5 of 250, so 2.5 of the total.
        let both = vec![(Weight::ONE, 0), (Weight::ONE, 1)];
        let both = Formula(vec![
            Term { weight: Weight::new(1, 5).unwrap(), of: Part::Papers(both) },
            Term { weight: half, of: Part::Paper(2) },
        ]);
        assert_eq!(with(&both, &["60", "90", "80"], "-"), "70.00");
        assert_eq!(with(&both, &["60", "90", "80"], "5"), "72.50");
        assert_eq!(with(&both, &["100", "145", "80"], "5"), "90.00");
    }

    fn rounded(formula: &Formula, texts: &[&str], rounding: Rounding) -> Option<String> {
        formula.total(&points(texts), rounding).map(|total| total.to_string())
    }

    fn total(formula: &Formula, texts: &[&str]) -> Option<String> {
        rounded(formula, texts, Rounding::default())
    }

    /// 公共笔试总分/2×60% + 面试×40%.
    fn jilin() -> Formula {
        let written = Term { weight: Weight::new(3, 10).unwrap(), of: Part::Paper(0) };
        Formula(vec![written, Term { weight: Weight::percent(40), of: Part::Paper(1) }])
    }

    #[test]
    fn each_term_is_rounded_before_the_sum() {
        // 39.405 → 39.41 and 32.496 → 32.50; the sum of the unrounded terms would give 71.90.
        assert_eq!(total(&jilin(), &["131.35", "81.24"]).as_deref(), Some("71.91"));
    }

    #[test]
    fn a_scheme_may_round_the_sum_alone_or_cut_off() {
        // 39.405 and 32.496: together 71.901.
        let of = |mode, each_term| {
            let rounding = Rounding { mode, each_term, ..Rounding::default() };
            rounded(&jilin(), &["131.35", "81.24"], rounding).unwrap()
        };
        assert_eq!(of(RoundingMode::HalfUp, false), "71.90");
        assert_eq!(of(RoundingMode::Truncate, true), "71.89", "39.40 + 32.49");
        assert_eq!(of(RoundingMode::Truncate, false), "71.90");
        let whole = Rounding { places: 0, ..Rounding::default() };
        assert_eq!(rounded(&jilin(), &["131.35", "81.24"], whole).as_deref(), Some("71.00"), "39 + 32");
    }

    #[test]
    fn a_group_is_rounded_once() {
        // 公安：(行测40% + 申论30% + 公安专业30%)×60% + 面试×40%.
        let group = vec![(Weight::percent(40), 0), (Weight::percent(30), 1), (Weight::percent(30), 2)];
        let police = Formula(vec![
            Term { weight: Weight::percent(60), of: Part::Papers(group.clone()) },
            Term { weight: Weight::percent(40), of: Part::Paper(3) },
        ]);
        // 24.56 + 18.3 + 21 = 63.86; ×0.6 = 38.316 → 38.32; 80×0.4 = 32.
        assert_eq!(total(&police, &["61.40", "61.00", "70.00", "80"]).as_deref(), Some("70.32"));
        let written = Formula(vec![Term { weight: Weight::ONE, of: Part::Papers(group) }]);
        assert_eq!(total(&written, &["61.40", "61.00", "70.00"]).as_deref(), Some("63.86"));
    }

    #[test]
    fn who_missed_a_paper_has_no_total() {
        assert_eq!(total(&jilin(), &["131.35", "-"]), None);
        assert_eq!(total(&jilin(), &["131.35"]), None);
    }

    #[test]
    fn a_formula_is_kept_as_fractions() {
        let text = serde_json::to_string(&jilin()).unwrap();
        assert_eq!(text, r#"[{"weight":[3,10],"of":{"paper":0}},{"weight":[40,100],"of":{"paper":1}}]"#);
        assert_eq!(serde_json::from_str::<Formula>(&text).unwrap(), jilin());
        assert!(serde_json::from_str::<Weight>("[1,0]").is_err());
    }
}
