//! Ranks and the cut: who is admitted to the next stage, with everybody whom nothing tells apart at the last place.

use super::Points;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What a candidate of one position is ranked by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The total.
    pub total: Points,
    /// The points of every paper, in the scheme's order; none for a paper that was missed.
    pub papers: Vec<Option<Points>>,
}

/// How many of a position go on, and what decides between equals at the last place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutRule {
    /// Candidates for each place of the position (3 for 1:3).
    pub ratio: u16,
    /// The least total that goes on at all (合格分数线); none where the notice sets no line.
    pub line: Option<Points>,
    /// The papers that decide between equal totals at the last place, one after the other, by their place in the
    /// scheme's list. Who is equal in all of them goes on together (并列一并进入); with an empty list all equals do.
    pub decided_by: Vec<usize>,
}

impl CutRule {
    /// How many go on to so many places where no totals are equal.
    pub fn wanted(&self, places: u16) -> usize {
        usize::from(self.ratio) * usize::from(places)
    }
}

/// Ranks by total, highest first, in the order given: equal totals share a rank, and the next rank counts everybody
/// before it (1, 2, 2, 4).
pub fn competition_ranks(totals: &[Points]) -> Vec<u32> {
    let mut sorted: Vec<Points> = totals.to_vec();
    sorted.sort_unstable_by_key(|total| Reverse(*total));
    let rank = |total: &Points| sorted.partition_point(|other| other > total) as u32 + 1;
    totals.iter().map(rank).collect()
}

/// Which of a position's candidates go on, by their place in the list: those at or above the line, highest first, up to
/// ratio × places, and all whom the rule cannot tell from the last of them. Fewer candidates than that all go on.
pub fn admitted(candidates: &[Standing], places: u16, rule: &CutRule) -> Vec<usize> {
    let key = |place: &usize| {
        let it = &candidates[*place];
        let papers = rule.decided_by.iter().map(|paper| it.papers.get(*paper).copied().flatten());
        (it.total, papers.collect::<Vec<_>>())
    };
    let above = |place: &usize| rule.line.is_none_or(|line| candidates[*place].total >= line);
    let mut order: Vec<usize> = (0..candidates.len()).filter(above).collect();
    order.sort_by_cached_key(|place| Reverse(key(place)));
    let wanted = rule.wanted(places);
    if let Some(last) = wanted.checked_sub(1).and_then(|last| order.get(last)) {
        let last = key(last);
        order.truncate(order.partition_point(|place| key(place) >= last));
    } else if wanted == 0 {
        order.clear();
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn standing(total: &str, papers: &[&str]) -> Standing {
        Standing {
            total: Points::parse(total).unwrap(),
            papers: papers.iter().map(|text| Points::parse(text).ok()).collect(),
        }
    }

    fn rule(decided_by: &[usize]) -> CutRule {
        CutRule { ratio: 3, line: None, decided_by: decided_by.to_vec() }
    }

    #[test]
    fn equal_totals_share_a_rank_and_the_next_counts_them() {
        let totals = ["70", "72.25", "70", "69.99"].map(|text| Points::parse(text).unwrap());
        assert_eq!(competition_ranks(&totals), [2, 1, 2, 4]);
    }

    #[test]
    fn everybody_equal_at_the_last_place_goes_on() {
        let list = [
            standing("71", &["70", "72"]),
            standing("70", &["71", "69"]),
            standing("69", &["60", "78"]),
            standing("69", &["66", "72"]),
            standing("69", &["66", "72"]),
            standing("68", &["68", "68"]),
        ];
        assert_eq!(admitted(&list, 1, &rule(&[])), [0, 1, 2, 3, 4], "nothing decides");
        assert_eq!(admitted(&list, 1, &rule(&[0])), [0, 1, 3, 4], "the first paper decides, and two are equal in it");
        assert_eq!(admitted(&list, 1, &rule(&[1])), [0, 1, 2], "the second paper decides");
        assert_eq!(admitted(&list, 2, &rule(&[])), [0, 1, 2, 3, 4, 5]);
        assert_eq!(admitted(&list, 0, &rule(&[])), [0; 0]);
    }

    #[test]
    fn nobody_below_the_line_goes_on_even_where_places_stay_empty() {
        let list = [standing("60", &[]), standing("59.99", &[])];
        let rule = CutRule { line: Points::parse("60").ok(), ..rule(&[]) };
        assert_eq!(admitted(&list, 1, &rule), [0]);
    }

    proptest! {
        #[test]
        fn the_cut_is_fair(totals in prop::collection::vec(0_u32..8, 0..30), places in 0_u16..4) {
            let standing = |total: &u32| Standing { total: Points::from_hundredths(*total).unwrap(), papers: Vec::new() };
            let list: Vec<Standing> = totals.iter().map(standing).collect();
            let admitted = admitted(&list, places, &rule(&[]));
            let wanted = usize::from(places) * 3;
            prop_assert!(admitted.len() >= wanted.min(list.len()) || wanted == 0);
            let least = admitted.iter().map(|place| list[*place].total).min();
            for (place, it) in list.iter().enumerate() {
                // Nobody stays out who has as much as somebody who goes on, and nobody goes on without need.
                if admitted.contains(&place) {
                    let better = list.iter().filter(|other| other.total > it.total).count();
                    prop_assert!(better < wanted);
                } else {
                    prop_assert!(least.is_none_or(|least| it.total < least));
                }
            }
        }
    }
}
