//! Which positions are examined (确认开考职位): those with enough applicants who PAID.
//!
//! Legal source: the notices' 开考比例, counted on confirmed payments, never on registrations.

use serde::{Deserialize, Serialize};

/// A position and how many paid for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contested<'a> {
    /// The position's code.
    pub code: &'a str,
    /// Its places, at least one.
    pub places: u16,
    /// Applicants whose payment counts.
    pub paid: u32,
}

/// What becomes of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is examined.
    Held,
    /// It is cancelled: fewer paid than were needed (取消).
    Cancelled {
        /// How many were needed.
        needed: u32,
    },
}

/// Decides every position, in the order given. `ratio` is the scheme's `opening_ratio`: paid applicants for each place;
/// with 0 a position is cancelled only where nobody paid.
pub fn settle<'a>(contested: &[Contested<'a>], ratio: u16) -> Vec<(&'a str, Verdict)> {
    let verdict = |position: &Contested<'a>| {
        let needed = (u32::from(ratio) * u32::from(position.places)).max(1);
        let verdict = if position.paid < needed { Verdict::Cancelled { needed } } else { Verdict::Held };
        (position.code, verdict)
    };
    contested.iter().map(verdict).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_paid_for_each_place_are_enough_and_one_less_is_not() {
        let at = |code, places, paid| Contested { code, places, paid };
        let found = settle(&[at("1", 1, 3), at("2", 1, 2), at("3", 2, 5), at("4", 2, 6), at("5", 1, 0)], 3);
        let cancelled = |needed| Verdict::Cancelled { needed };
        assert_eq!(
            found,
            [("1", Verdict::Held), ("2", cancelled(3)), ("3", cancelled(6)), ("4", Verdict::Held), ("5", cancelled(3))]
        );
    }

    #[test]
    fn without_a_ratio_only_the_position_that_nobody_wants_is_cancelled() {
        let at = |code, paid| Contested { code, places: 9, paid };
        let found = settle(&[at("1", 0), at("2", 1)], 0);
        assert_eq!(found, [("1", Verdict::Cancelled { needed: 1 }), ("2", Verdict::Held)]);
    }

    proptest! {
        #[test]
        fn another_payment_never_cancels(places in 1_u16.., paid in 0_u32..u32::MAX, ratio in any::<u16>()) {
            let verdict = |paid| settle(&[Contested { code: "1", places, paid }], ratio)[0].1;
            prop_assert!(verdict(paid) != Verdict::Held || verdict(paid + 1) == Verdict::Held);
            prop_assert_eq!(verdict(paid) == Verdict::Held, paid >= 1 && u64::from(paid) >= u64::from(ratio) * u64::from(places));
        }
    }
}
