//! Who is in the running for the places of one position: the first call, and who is called when somebody leaves (递补).
//!
//! One rule serves both: those in the running are whom the ratio admits out of everybody who has not left. So nobody is
//! skipped, a tie at the last place goes on together, and whoever left leaves a gap in the ranks.

use crate::recruitment::{CutRule, Points, Standing, admitted, competition_ranks};

/// A candidate of one position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrant {
    /// What the candidate is ranked by; none where the total is missing (缺考), who is never called.
    pub standing: Option<Standing>,
    /// Whether called already, and still there.
    pub called: bool,
    /// Whether called and gone: this frees the place.
    pub left: bool,
}

/// A candidate's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which candidate, by the place in what was given.
    pub at: usize,
    /// The rank among everybody who has a total, also those who left.
    pub rank: u32,
}

/// Everybody in the running, by rank and then in the order given.
pub fn running(entrants: &[Entrant], places: u16, rule: &CutRule) -> Vec<Place> {
    let ranked: Vec<(usize, Points)> =
        entrants.iter().enumerate().filter_map(|(at, it)| Some((at, it.standing.as_ref()?.total))).collect();
    let ranks = competition_ranks(&ranked.iter().map(|(_, total)| *total).collect::<Vec<_>>());
    let mut rank_of = vec![0; entrants.len()];
    for ((at, _), rank) in ranked.iter().zip(ranks) {
        rank_of[*at] = rank;
    }
    let there: Vec<usize> = (0..entrants.len()).filter(|at| !entrants[*at].left).collect();
    let (indexes, standings): (Vec<usize>, Vec<Standing>) =
        there.into_iter().filter_map(|at| Some((at, entrants[at].standing.clone()?))).unzip();
    let mut found: Vec<Place> = admitted(&standings, places, rule)
        .into_iter()
        .map(|at| Place { at: indexes[at], rank: rank_of[indexes[at]] })
        .collect();
    found.sort_by_key(|place| (place.rank, place.at));
    found
}

/// Who is to be called now: in the running and not called yet. Empty where nobody left who had a place, where a tie
/// already fills it, or where nobody else reaches the line.
pub fn next_called(entrants: &[Entrant], places: u16, rule: &CutRule) -> Vec<Place> {
    running(entrants, places, rule).into_iter().filter(|place| !entrants[place.at].called).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entrants(totals: &[&str]) -> Vec<Entrant> {
        let one = |text: &&str| Entrant {
            standing: Points::parse(text).ok().map(|total| Standing { total, papers: Vec::new() }),
            called: false,
            left: false,
        };
        totals.iter().map(one).collect()
    }

    fn rule(ratio: u16, line: Option<&str>) -> CutRule {
        CutRule { ratio, line: line.and_then(|line| Points::parse(line).ok()), decided_by: Vec::new() }
    }

    fn ranks(places: &[Place]) -> Vec<(usize, u32)> {
        places.iter().map(|place| (place.at, place.rank)).collect()
    }

    fn call(list: &mut [Entrant], rule: &CutRule) -> Vec<Place> {
        let called = next_called(list, 1, rule);
        called.iter().for_each(|place| list[place.at].called = true);
        called
    }

    fn leave(list: &mut [Entrant], at: usize) {
        (list[at].called, list[at].left) = (false, true);
    }

    #[test]
    fn who_leaves_is_followed_by_the_next_in_rank_and_leaves_a_gap() {
        let mut list = entrants(&["70", "80", "-", "60", "75", "65"]);
        let rule = rule(3, None);
        assert_eq!(ranks(&call(&mut list, &rule)), [(1, 1), (4, 2), (0, 3)], "whoever missed a paper is never called");
        leave(&mut list, 4);
        assert_eq!(ranks(&call(&mut list, &rule)), [(5, 4)]);
        leave(&mut list, 5);
        assert_eq!(ranks(&call(&mut list, &rule)), [(3, 5)]);
        leave(&mut list, 3);
        assert_eq!(call(&mut list, &rule), [], "nobody is left to be called");
        assert_eq!(ranks(&running(&list, 1, &rule)), [(1, 1), (0, 3)]);
    }

    #[test]
    fn a_tie_that_still_fills_the_ratio_calls_nobody_and_a_tie_behind_comes_together() {
        let mut list = entrants(&["80", "75", "70", "70", "65", "65"]);
        let rule = rule(3, None);
        assert_eq!(call(&mut list, &rule).len(), 4);
        leave(&mut list, 0);
        assert_eq!(call(&mut list, &rule), []);
        leave(&mut list, 2);
        assert_eq!(ranks(&call(&mut list, &rule)), [(4, 5), (5, 5)]);
    }

    #[test]
    fn nobody_below_the_line_is_called_in_a_place() {
        let mut list = entrants(&["80", "75", "70", "59.99"]);
        let rule = rule(3, Some("60"));
        assert_eq!(call(&mut list, &rule).len(), 3);
        leave(&mut list, 0);
        assert_eq!(call(&mut list, &rule), []);
    }

    proptest! {
        /// Those whom fewer than the wanted number precede decide alone who is called, and with which rank.
        #[test]
        fn the_leading_are_enough(
            points in prop::collection::vec((0_u32..9, 0_u32..3), 1..40), places in 1_u16..3, line in 0_u32..6,
        ) {
            let hundredths = |points: u32| Points::from_hundredths(100 * points);
            let one = |(total, paper): &(u32, u32)| Entrant {
                standing: hundredths(*total).map(|total| Standing { total, papers: vec![hundredths(*paper)] }),
                called: false,
                left: false,
            };
            let all: Vec<Entrant> = points.iter().map(one).collect();
            let rule = CutRule { ratio: 3, line: hundredths(line), decided_by: vec![0] };
            let preceding = |at: &usize| points.iter().filter(|it| it.0 > points[*at].0).count();
            let leading: Vec<usize> = (0..all.len()).filter(|at| preceding(at) < rule.wanted(places)).collect();
            let fewer: Vec<Entrant> = leading.iter().map(|at| all[*at].clone()).collect();
            let called = running(&fewer, places, &rule).into_iter().map(|it| Place { at: leading[it.at], ..it });
            prop_assert_eq!(called.collect::<Vec<_>>(), running(&all, places, &rule));
        }

        /// However people leave: nobody is called before somebody with a higher total who is still there, and places are
        /// empty only where nobody else can be called.
        #[test]
        fn nobody_is_skipped(
            totals in prop::collection::vec(0_u32..9, 1..20), leaving in prop::collection::vec(0_usize..20, 0..20),
        ) {
            let texts: Vec<String> = totals.iter().map(ToString::to_string).collect();
            let mut list = entrants(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let rule = rule(3, None);
            call(&mut list, &rule);
            for at in leaving {
                let at = at % list.len();
                if !list[at].called {
                    continue;
                }
                leave(&mut list, at);
                call(&mut list, &rule);
                let least = list.iter().filter(|it| it.called).filter_map(|it| it.standing.as_ref()).map(|it| it.total).min();
                let waiting = list.iter().filter(|it| !it.called && !it.left);
                let waiting: Vec<Points> = waiting.filter_map(|it| it.standing.as_ref()).map(|it| it.total).collect();
                prop_assert!(waiting.iter().all(|total| least.is_none_or(|least| *total < least)));
                prop_assert!(list.iter().filter(|it| it.called).count() >= 3 || waiting.is_empty());
            }
        }
    }
}
