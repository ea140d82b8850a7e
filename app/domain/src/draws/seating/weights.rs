//! Seats left per room, summed so that the room in which the n-th seat lies is found quickly (a Fenwick tree).

/// Weights of numbered things.
pub(super) struct Weights {
    /// Sums as Fenwick laid them out; index 0 is not used.
    sums: Vec<u64>,
    values: Vec<u64>,
    total: u64,
}

impl Weights {
    pub fn new(values: Vec<u64>) -> Self {
        let mut sums = vec![0; values.len() + 1];
        for index in 1..sums.len() {
            sums[index] += values[index - 1];
            let next = index + (index & index.wrapping_neg());
            if next < sums.len() {
                sums[next] += sums[index];
            }
        }
        Self { sums, total: values.iter().sum(), values }
    }

    /// All weights.
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// One weight.
    pub fn of(&self, index: usize) -> u64 {
        self.values.get(index).copied().unwrap_or(0)
    }

    /// Takes some of a weight away.
    pub fn take(&mut self, index: usize, amount: u64) {
        self.values[index] -= amount;
        self.total -= amount;
        let mut at = index + 1;
        while at < self.sums.len() {
            self.sums[at] -= amount;
            at += at & at.wrapping_neg();
        }
    }

    /// The sum of all weights before the index.
    fn before(&self, index: usize) -> u64 {
        let (mut at, mut sum) = (index, 0);
        while at > 0 {
            sum += self.sums[at];
            at &= at - 1;
        }
        sum
    }

    /// Where a value falls if the weights stand in a row, without those of `barred` (ascending, each once). The value is
    /// below the total without them.
    pub fn find(&self, mut value: u64, barred: &[usize]) -> usize {
        // The weights of the barred ones so far; those that stand before the value are passed over.
        let mut passed = Vec::with_capacity(barred.len() + 1);
        passed.push(0);
        barred.iter().for_each(|index| passed.push(passed[passed.len() - 1] + self.of(*index)));
        let (mut low, mut high) = (0, barred.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.before(barred[middle]) > value + passed[middle] { high = middle } else { low = middle + 1 }
        }
        value += passed[low];
        let (mut at, mut step) = (0, self.sums.len().next_power_of_two() / 2);
        while step > 0 {
            if let Some(sum) = self.sums.get(at + step)
                && *sum <= value
            {
                value -= sum;
                at += step;
            }
            step /= 2;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::Weights;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_value_is_found_where_counting_finds_it(
            mut values in prop::collection::vec(0_u64..4, 1..40),
            barred in prop::collection::btree_set(0_usize..40, 0..10),
            taken in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
        ) {
            let mut weights = Weights::new(values.clone());
            for index in taken {
                let index = index.index(values.len());
                if values[index] > 0 {
                    values[index] -= 1;
                    weights.take(index, 1);
                }
            }
            let barred: Vec<usize> = barred.into_iter().filter(|it| *it < values.len()).collect();
            let row = (0..values.len()).filter(|it| !barred.contains(it));
            let row: Vec<usize> = row.flat_map(|it| std::iter::repeat_n(it, values[it] as usize)).collect();
            prop_assert_eq!(weights.total(), values.iter().sum::<u64>());
            for (value, expected) in row.into_iter().enumerate() {
                prop_assert_eq!(weights.find(value as u64, &barred), expected);
            }
        }
    }
}
