//! What the public reads of the figures: a group so small that it would tell who gave which mark is hidden, and so is
//! another where the total would give the small one away.

use super::figures::Figures;
use super::measures::Measures;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The figures of a group as the public reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// How many evaluations.
    pub count: u64,
    /// How many gave each mark, the lowest first.
    pub by_mark: Figures,
    /// The average in tenths of a percent of the full mark ([`Figures::average`]).
    pub average: u16,
    /// The share that was satisfied, in tenths of a percent ([`Figures::satisfied`]).
    pub satisfied: u16,
}

/// The figures of groups, for example agencies, as the public reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published<K> {
    /// Every group; none where its figures are hidden.
    pub groups: BTreeMap<K, Option<Shown>>,
    /// All groups together, the hidden ones among them; none where they are hidden too.
    pub total: Option<Shown>,
}

/// What is public of the figures of groups that share no evaluation. A group of fewer evaluations than the measure is
/// hidden. Where all that is hidden is fewer than that, it could be found by subtraction from the total, so the smallest
/// group that is left is hidden with it.
pub fn publish<K: Ord + Clone>(groups: &BTreeMap<K, Figures>, measures: &Measures) -> Published<K> {
    let mut total = Figures::default();
    groups.values().for_each(|figures| total += *figures);
    let hidden = hidden(groups, measures.least_group);
    let shown = |key: &K, figures: &Figures| if hidden.contains(key) { None } else { Shown::of(figures) };
    Published {
        groups: groups.iter().map(|(key, figures)| (key.clone(), shown(key, figures))).collect(),
        total: Some(total).filter(|total| total.count() >= measures.least_group).as_ref().and_then(Shown::of),
    }
}

fn hidden<K: Ord>(groups: &BTreeMap<K, Figures>, least: u64) -> BTreeSet<&K> {
    let mut by_size: Vec<(u64, &K)> = groups.iter().map(|(key, figures)| (figures.count(), key)).collect();
    by_size.sort_unstable();
    let (mut keys, mut count) = (BTreeSet::new(), 0_u64);
    for (size, key) in by_size {
        let given_away = (1..least).contains(&count);
        if size >= least && !given_away {
            break;
        }
        keys.insert(key);
        count = count.saturating_add(size);
    }
    keys
}

impl Shown {
    /// None where there are no evaluations.
    fn of(figures: &Figures) -> Option<Self> {
        let (average, satisfied) = (figures.average()?, figures.satisfied()?);
        Some(Self { count: figures.count(), by_mark: *figures, average, satisfied })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn published(groups: &[[u64; 5]]) -> Published<usize> {
        let groups = groups.iter().map(|by_mark| Figures::new(*by_mark)).enumerate().collect();
        publish(&groups, &Measures::default())
    }

    fn counts(published: &Published<usize>) -> (Vec<Option<u64>>, Option<u64>) {
        let count = |shown: &Option<Shown>| shown.map(|shown| shown.count);
        (published.groups.values().map(count).collect(), count(&published.total))
    }

    #[test]
    fn a_group_smaller_than_three_is_hidden() {
        let two = published(&[[0, 0, 0, 1, 1], [1, 0, 0, 0, 0], [0, 0, 0, 2, 3]]);
        assert_eq!(counts(&two), (vec![None, None, Some(5)], Some(8)));
        let all = published(&[[0, 0, 0, 0, 3], [0, 0, 0, 0, 4]]);
        assert_eq!(counts(&all), (vec![Some(3), Some(4)], Some(7)));
        let shown = two.groups[&2].unwrap();
        assert_eq!((shown.average, shown.satisfied, shown.by_mark.by_mark()), (920, 1_000, [0, 0, 0, 2, 3]));
    }

    #[test]
    fn the_total_does_not_give_a_hidden_group_away() {
        let one = published(&[[1, 0, 0, 0, 0], [0, 0, 0, 0, 9], [0, 0, 0, 0, 4]]);
        assert_eq!(counts(&one), (vec![None, Some(9), None], Some(14)));
        assert_eq!(counts(&published(&[[1, 1, 0, 0, 0], [0, 0, 0, 0, 0]])), (vec![None, None], None));
        assert_eq!(counts(&published(&[])), (vec![], None));
    }

    #[test]
    fn a_measure_of_nothing_hides_nothing_but_what_is_not_there() {
        let groups = [(0, Figures::default()), (1, Figures::new([1, 0, 0, 0, 0]))].into();
        let open = publish(&groups, &Measures { least_group: 0, ..Measures::default() });
        assert_eq!(counts(&open), (vec![None, Some(1)], Some(1)));
    }

    proptest! {
        /// Whatever is subtracted from the total, what is left is nothing or at least three.
        #[test]
        fn nobody_is_found_by_subtraction(groups in prop::collection::vec(prop::array::uniform5(0..3_u64), 0..8)) {
            let published = published(&groups);
            let sizes: Vec<u64> = groups.iter().map(|by_mark| by_mark.iter().sum()).collect();
            let all: u64 = sizes.iter().sum();
            let (shown, total) = counts(&published);
            prop_assert!(shown.iter().flatten().all(|count| *count >= 3));
            prop_assert_eq!(total, (all >= 3).then_some(all));
            let left = all - shown.iter().flatten().sum::<u64>();
            prop_assert!(left == 0 || left >= 3 || total.is_none());
            // Nothing is hidden without need: with the largest hidden group shown, something would be found.
            let hidden = sizes.iter().zip(&shown).filter(|(_, shown)| shown.is_none()).map(|(size, _)| *size);
            let largest = hidden.max().unwrap_or_default();
            prop_assert!(largest < 3 || (1..3).contains(&(left - largest)));
        }
    }
}
