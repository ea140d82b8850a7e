//! How an exact weighted sum becomes points (取舍): to how many decimals, by which rule, and before or after the sum.

use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// What becomes of the decimals that are not kept.
    RoundingMode {
        /// From the half on up (四舍五入).
        HalfUp => "half-up",
        /// They are dropped (舍去尾数).
        Truncate => "truncate",
    }
}

/// The rounding of a scheme. What it leaves out is that of Jilin's notices: two decimals, half-up, each term before the
/// sum (各项先折算、四舍五入，再相加), which gives 71.91 where the rounded sum gives 71.90.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rounding {
    /// Decimals that are kept, 0 to 2.
    pub places: u8,
    /// What becomes of the others.
    pub mode: RoundingMode,
    /// Whether every term is rounded before they are added; otherwise the sum is rounded once.
    pub each_term: bool,
}

/// Decimals that points have.
const PLACES: u8 = 2;

impl Default for Rounding {
    fn default() -> Self {
        Self { places: PLACES, mode: RoundingMode::HalfUp, each_term: true }
    }
}

impl Rounding {
    /// Decimals that can be kept, at most.
    pub const MOST: u8 = PLACES;

    /// The fraction `over / under` of hundredths in whole hundredths; none where it is beyond what is counted with.
    pub(super) fn hundredths(self, (over, under): (u128, u128)) -> Option<u64> {
        let unit = u128::from(10_u32.pow(u32::from(PLACES.checked_sub(self.places)?)));
        let under = under.checked_mul(unit)?;
        let units = match self.mode {
            RoundingMode::HalfUp => over.checked_mul(2)?.checked_add(under)? / under.checked_mul(2)?,
            RoundingMode::Truncate => over.checked_div(under)?,
        };
        u64::try_from(units.checked_mul(unit)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_last_decimal_is_kept_by_the_rule() {
        let of = |places, mode| Rounding { places, mode, each_term: true }.hundredths((65_675, 10));
        assert_eq!(of(2, RoundingMode::HalfUp), Some(6_568));
        assert_eq!(of(2, RoundingMode::Truncate), Some(6_567));
        assert_eq!(of(1, RoundingMode::HalfUp), Some(6_570));
        assert_eq!(of(1, RoundingMode::Truncate), Some(6_560));
        assert_eq!(of(0, RoundingMode::HalfUp), Some(6_600));
        assert_eq!(of(0, RoundingMode::Truncate), Some(6_500));
        assert_eq!(of(3, RoundingMode::HalfUp), None, "points have two decimals");
    }

    #[test]
    fn what_a_document_does_not_say_is_the_rounding_of_the_notices() {
        assert_eq!(serde_json::from_str::<Rounding>("{}").unwrap(), Rounding::default());
        let summed: Rounding = serde_json::from_str(r#"{ "each_term": false, "mode": "truncate" }"#).unwrap();
        assert_eq!(summed, Rounding { places: 2, mode: RoundingMode::Truncate, each_term: false });
        assert!(
            serde_json::from_str::<Rounding>(r#"{ "decimals": 1 }"#).is_err(),
            "a misspelt rule is not passed over"
        );
    }

    proptest! {
        #[test]
        fn rounding_moves_nothing_by_a_unit_and_never_the_wrong_way(
            over in 0_u128..10_000_000, under in 1_u128..1_000, places in 0_u8..=2, half_up: bool,
        ) {
            let mode = if half_up { RoundingMode::HalfUp } else { RoundingMode::Truncate };
            let unit = 10_u128.pow(u32::from(PLACES - places));
            let rounded = u128::from(Rounding { places, mode, each_term: true }.hundredths((over, under)).unwrap());
            prop_assert_eq!(rounded % unit, 0);
            let (exact, found) = (over, rounded * under);
            if half_up {
                prop_assert!(2 * found.abs_diff(exact) <= unit * under);
            } else {
                prop_assert!(found <= exact && exact - found < unit * under);
            }
        }
    }
}
