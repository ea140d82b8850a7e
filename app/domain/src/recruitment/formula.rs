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

impl Formula {
    /// The total; none where a paper that it needs has no points (缺考), or where it exceeds 1,000.00.
    pub fn total(&self, papers: &[Option<Points>], rounding: Rounding) -> Option<Points> {
        let mut terms = self.0.iter().map(|term| term.exact(papers));
        let sum = if rounding.each_term {
            terms.map(|term| rounding.hundredths(term?)).sum::<Option<u64>>()?
        } else {
            rounding.hundredths(terms.try_fold((0, 1), |sum, term| added(sum, term?))?)?
        };
        Points::from_hundredths(u32::try_from(sum).ok()?)
    }
}

/// The sum of two fractions. Nothing is cancelled, so that with more points no number is smaller: what can be computed
/// for full marks can be computed for all.
fn added((over, under): (u128, u128), (up, down): (u128, u128)) -> Option<(u128, u128)> {
    Some((over.checked_mul(down)?.checked_add(up.checked_mul(under)?)?, under.checked_mul(down)?))
}

impl Term {
    /// The term in hundredths, as one fraction over the product of all lower numbers.
    fn exact(&self, papers: &[Option<Points>]) -> Option<(u128, u128)> {
        let points = |paper: usize| Some(u128::from((*papers.get(paper)?)?.hundredths()));
        let single = match self.of {
            Part::Paper(paper) => [(Weight::ONE, paper)].to_vec(),
            Part::Papers(ref papers) => papers.clone(),
        };
        let mut sum = (0, 1);
        for (weight, paper) in single {
            sum = added(sum, (points(paper)?.checked_mul(weight.over.into())?, weight.under.into()))?;
        }
        let (over, under) = sum;
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
