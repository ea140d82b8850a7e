//! Totals after the interview (总成绩): rounded as the scheme says, ranked in the position, and who goes on to the checks.

use super::running::{Entrant, Place, running};
use crate::recruitment::scheme::{Scheme, Variant};
use crate::recruitment::{CutRule, Points, Standing, competition_ranks};

/// What is known of a candidate after the interviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interviewed {
    /// The points of each of the scheme's papers.
    pub papers: Vec<Option<Points>>,
    /// What the law adds (加分); none where nothing is added.
    pub bonus: Option<Points>,
    /// The written total, the addition included.
    pub written: Points,
    /// The interview's mean; none for whoever did not come.
    pub interview: Option<Points>,
}

/// A candidate as ranked by total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ranked {
    /// The total; none without an interview.
    pub total: Option<Points>,
    /// The rank in the position: equal totals share it.
    pub rank: Option<u32>,
    /// Whether the interview reaches the scheme's line.
    pub reaches: bool,
    /// Whether the candidate goes on to the checks.
    pub goes_on: bool,
}

impl Interviewed {
    /// The total by a variant's formula.
    pub fn total(&self, scheme: &Scheme, variant: &Variant) -> Option<Points> {
        scheme.total_with(variant, &self.papers, self.bonus, self.interview)
    }

    /// As one who can be called to the checks; none below the interview line or without an interview.
    pub fn entrant(&self, scheme: &Scheme, variant: &Variant) -> Option<Standing> {
        let interview = self.interview.filter(|mark| scheme.interview_line.is_none_or(|line| *mark >= line))?;
        let papers = [self.papers.as_slice(), &[Some(interview), Some(self.written)]].concat();
        Some(Standing { total: self.total(scheme, variant)?, papers })
    }
}

/// Ranks the candidates of one position and names those who go on to the checks.
pub fn rank(scheme: &Scheme, variant: &Variant, places: u16, candidates: &[Interviewed]) -> Vec<Ranked> {
    let totals: Vec<Option<Points>> = candidates.iter().map(|it| it.total(scheme, variant)).collect();
    let known: Vec<Points> = totals.iter().flatten().copied().collect();
    let mut ranks = competition_ranks(&known).into_iter();
    let standings = candidates.iter().map(|it| it.entrant(scheme, variant));
    let entrants: Vec<Entrant> = standings.map(|standing| Entrant { standing, called: false, left: false }).collect();
    let on = running(&entrants, places, &checks(scheme));
    let ranked = |(at, total): (usize, Option<Points>)| Ranked {
        total,
        rank: total.and_then(|_| ranks.next()),
        reaches: entrants[at].standing.is_some(),
        goes_on: on.iter().any(|Place { at: of, .. }| *of == at),
    };
    totals.into_iter().enumerate().map(ranked).collect()
}

/// The cut to the checks. Those below the interview line are no entrants, so it needs no line of its own.
pub fn checks(scheme: &Scheme) -> CutRule {
    scheme.cut(&scheme.checks, false, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recruitment::scheme::built_in;

    fn points(text: &str) -> Option<Points> {
        Points::parse(text).ok()
    }

    fn one(first: &str, second: &str, interview: &str) -> Interviewed {
        let papers = vec![points(first), points(second), None];
        let half = (papers[0].unwrap().hundredths() + papers[1].unwrap().hundredths()) / 2;
        Interviewed {
            papers,
            bonus: None,
            written: Points::from_hundredths(half).unwrap(),
            interview: points(interview),
        }
    }

    #[test]
    fn each_term_is_rounded_first_and_the_best_total_goes_on() {
        let scheme = built_in().remove(0);
        let list =
            [one("65.35", "66.00", "81.24"), one("70", "70", "70"), one("80", "80", "-"), one("90", "90", "59.99")];
        let ranked = rank(&scheme, &scheme.variants[0], 1, &list);
        let told: Vec<_> = ranked
            .iter()
            .map(|it| (it.total.map(|total| total.to_string()), it.rank, it.reaches, it.goes_on))
            .collect();
        let total = |text: &str| Some(text.to_owned());
        assert_eq!(
            told,
            [
                (total("71.91"), Some(2), true, true),
                (total("70.00"), Some(3), true, false),
                (None, None, false, false),
                (total("78.00"), Some(1), false, false),
            ]
        );
    }

    #[test]
    fn between_equal_totals_the_interview_decides_and_then_the_papers() {
        let scheme = built_in().remove(0);
        // 0.3 × 140 + 0.4 × 72 = 0.3 × 136 + 0.4 × 75 = 70.80.
        let list = [one("70", "70", "72"), one("68", "68", "75")];
        let ranked = rank(&scheme, &scheme.variants[0], 1, &list);
        assert_eq!(
            ranked.iter().map(|it| (it.rank, it.goes_on)).collect::<Vec<_>>(),
            [(Some(1), false), (Some(1), true)]
        );
        let alike = [one("70", "70", "72"), one("71", "69", "72"), one("70", "70", "72")];
        let on: Vec<bool> = rank(&scheme, &scheme.variants[0], 1, &alike).iter().map(|it| it.goes_on).collect();
        assert_eq!(on, [false, true, false], "the first paper decides");
        let on: Vec<bool> = rank(&scheme, &scheme.variants[0], 2, &alike).iter().map(|it| it.goes_on).collect();
        assert_eq!(on, [true, true, true], "whom nothing tells apart goes on together");
    }
}
