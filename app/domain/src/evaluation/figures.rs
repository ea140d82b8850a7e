//! How many gave which mark, and what that comes to, exactly.

use super::given::Mark;
use serde::{Deserialize, Serialize};
use std::ops::AddAssign;

/// How many gave each mark, the lowest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figures([u64; 5]);

impl Figures {
    /// From the counts of the marks 1 to 5.
    pub const fn new(by_mark: [u64; 5]) -> Self {
        Self(by_mark)
    }

    /// The counts of the marks 1 to 5.
    pub const fn by_mark(&self) -> [u64; 5] {
        self.0
    }

    /// How many evaluations there are.
    pub fn count(&self) -> u64 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The average mark in tenths of a percent of the full mark, half up: 5 is 1000, 4.5 is 900, and 200 tenths are one mark.
    /// None without evaluations.
    pub fn average(&self) -> Option<u16> {
        let sum = (1_u128..).zip(self.0).map(|(mark, count)| mark * u128::from(count)).sum();
        tenths(sum, u128::from(Mark::MOST) * self.exact_count())
    }

    /// The share of marks that are not low (满意率), in tenths of a percent, half up. None without evaluations.
    pub fn satisfied(&self) -> Option<u16> {
        let marks = (Mark::LEAST..=Mark::MOST).zip(self.0);
        let good = marks.filter(|(mark, _)| Mark::new(*mark).is_ok_and(|mark| !mark.is_low()));
        tenths(good.map(|(_, count)| u128::from(count)).sum(), self.exact_count())
    }

    fn exact_count(&self) -> u128 {
        self.0.iter().copied().map(u128::from).sum()
    }
}

/// A part of a whole in tenths of a percent, half up; none where the whole is nothing.
fn tenths(part: u128, whole: u128) -> Option<u16> {
    (whole > 0).then(|| u16::try_from((part * 2_000 + whole) / (2 * whole)).unwrap_or(u16::MAX))
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count = count.saturating_add(more);
        }
    }
}

impl Extend<Mark> for Figures {
    fn extend<I: IntoIterator<Item = Mark>>(&mut self, marks: I) {
        for mark in marks {
            let mut one = [0; 5];
            one[usize::from(mark.get() - Mark::LEAST)] = 1;
            *self += Self(one);
        }
    }
}

impl FromIterator<Mark> for Figures {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        let mut figures = Self::default();
        figures.extend(marks);
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn averages_and_shares_are_exact_tenths_of_a_percent() {
        let of = |by_mark| (Figures(by_mark).average(), Figures(by_mark).satisfied());
        assert_eq!(of([0; 5]), (None, None));
        assert_eq!(of([0, 0, 0, 0, 7]), (Some(1_000), Some(1_000)));
        assert_eq!(of([0, 0, 0, 1, 1]), (Some(900), Some(1_000)), "four and a half of five");
        assert_eq!(of([1, 0, 0, 0, 2]), (Some(733), Some(667)), "11 of 15, two of three");
        assert_eq!(of([0, 1, 1, 0, 0]), (Some(500), Some(500)), "three is not low");
        assert_eq!(of([1, 0, 0, 0, 0]), (Some(200), Some(0)));
        assert_eq!(Figures([1, 0, 1_999, 0, 0]).satisfied(), Some(1_000), "999.5 is rounded up");
        assert_eq!(of([0, 0, 0, 0, u64::MAX]), (Some(1_000), Some(1_000)));
    }

    fn marks() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(1..=5_u8, 1..60)
    }

    fn figures(marks: &[u8]) -> Figures {
        marks.iter().map(|mark| Mark::new(*mark).unwrap()).collect()
    }

    proptest! {
        /// Said a second time with whole numbers: no other tenth is nearer.
        #[test]
        fn no_other_tenth_is_nearer(marks in marks()) {
            let figures = figures(&marks);
            let count = i64::try_from(marks.len()).unwrap();
            let sum: i64 = marks.iter().map(|mark| i64::from(*mark)).sum();
            let good = i64::try_from(marks.iter().filter(|mark| **mark >= 3).count()).unwrap();
            let off = |tenths: u16, part: i64, whole: i64| 2 * (i64::from(tenths) * whole - part * 1_000);
            for (tenths, part, whole) in [(figures.average(), sum, 5 * count), (figures.satisfied(), good, count)] {
                let off = off(tenths.unwrap(), part, whole);
                prop_assert!(-whole < off && off <= whole);
            }
            prop_assert!((200..=1_000).contains(&figures.average().unwrap()));
        }

        #[test]
        fn figures_together_are_those_of_all_marks_in_any_order(one in marks(), other in marks()) {
            let mut together = figures(&one);
            together += figures(&other);
            prop_assert_eq!(together, figures(&[other.clone(), one.clone()].concat()));
            prop_assert_eq!(together.count(), u64::try_from(one.len() + other.len()).unwrap());
        }
    }
}
