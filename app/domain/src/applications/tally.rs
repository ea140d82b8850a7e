//! Applicants counted (报名统计): how many handed in, were accepted and paid, of a position and of all. Numbers of people
//! who took their application back or never handed it in are told to nobody.

use super::ApplicationState;
use crate::recruitment::PositionLine;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::ops::AddAssign;

/// Applicants of one position, or of several. Each number holds the one behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Handed in and not taken back (报名).
    pub submitted: u64,
    /// Found qualified (审查通过).
    pub accepted: u64,
    /// Paid, and so confirmed (缴费确认): the opening ratio counts these.
    pub paid: u64,
}

impl Tally {
    /// Counts applications of a state.
    pub fn count(&mut self, state: ApplicationState, many: u64) {
        use ApplicationState::{
            Accepted, Appealed, Draft, Paid, PositionCancelled, Refused, RefusedFinally, Submitted, Withdrawn,
        };
        let (submitted, accepted, paid) = match state {
            Draft | Withdrawn => (0, 0, 0),
            Submitted | Refused | Appealed | RefusedFinally => (many, 0, 0),
            Accepted => (many, many, 0),
            // Whoever lost the position had paid for it, but for those of [`Tally::unconfirmed`].
            Paid | PositionCancelled => (many, many, many),
        };
        *self += Self { submitted, accepted, paid };
    }

    /// Takes out of the confirmed those who lost their position by an amendment before they had paid for it.
    pub const fn unconfirmed(&mut self, many: u64) {
        self.accepted = self.accepted.saturating_sub(many);
        self.paid = self.paid.saturating_sub(many);
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.submitted += other.submitted;
        self.accepted += other.accepted;
        self.paid += other.paid;
    }
}

/// The order of a list of counted positions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CountOrder {
    /// By code.
    #[default]
    Code,
    /// Most applicants for each place first (热门).
    Heat,
    /// Fewest paid for each place first (冷门): those that may be cancelled.
    Cold,
}

impl CountOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Code, Self::Heat, Self::Cold];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Heat => "heat",
            Self::Cold => "cold",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == text)
    }

    /// Which of two positions comes first; the code decides between equals. Shares are compared as fractions, so that no
    /// digit is lost.
    pub fn compare(self, one: &Place<'_>, other: &Place<'_>) -> Ordering {
        let share = |count: fn(&Tally) -> u64| {
            let left = u128::from(count(&one.tally)) * u128::from(other.places);
            left.cmp(&(u128::from(count(&other.tally)) * u128::from(one.places)))
        };
        let order = match self {
            Self::Code => Ordering::Equal,
            Self::Heat => share(|tally| tally.submitted).reverse(),
            Self::Cold => share(|tally| tally.paid),
        };
        order.then_with(|| one.code.cmp(other.code))
    }
}

/// A position as the order of a list sees it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its places, at least one.
    pub places: u16,
    /// Its applicants.
    pub tally: Tally,
}

/// A position with its applicants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountLine {
    /// The position.
    pub position: PositionLine,
    /// Its applicants.
    pub applicants: Tally,
}

/// The applicants of a recruitment, as everybody may read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// When they were counted.
    pub at: DateTime<Utc>,
    /// All together.
    pub all: Tally,
    /// The places of positions that are to be filled.
    pub places: u64,
    /// Positions that nobody has applied for.
    pub untouched: u64,
    /// Paid applicants needed for each place; 0 where the scheme has no such rule.
    pub opening_ratio: u16,
    /// The positions that were asked for.
    pub positions: Vec<CountLine>,
    /// The code after which the next page begins; none on the last.
    pub next: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_number_holds_the_one_behind_it() {
        let mut tally = Tally::default();
        for state in ApplicationState::ALL {
            tally.count(state, 10);
        }
        assert_eq!(tally, Tally { submitted: 70, accepted: 30, paid: 20 });
        tally.unconfirmed(4);
        assert_eq!(tally, Tally { submitted: 70, accepted: 26, paid: 16 });
    }

    fn place(code: &str, places: u16, submitted: u64, paid: u64) -> Place<'_> {
        Place { code, places, tally: Tally { submitted, accepted: paid, paid } }
    }

    #[test]
    fn heat_is_applicants_for_each_place_and_cold_is_who_paid() {
        let mut places = [place("1", 1, 9, 2), place("2", 2, 20, 3), place("3", 3, 30, 30), place("4", 1, 0, 0)];
        let mut ordered = |order: CountOrder| {
            places.sort_by(|one, other| order.compare(one, other));
            places.map(|place| place.code).join("")
        };
        assert_eq!(ordered(CountOrder::Heat), "2314");
        assert_eq!(ordered(CountOrder::Cold), "4213");
        assert_eq!(ordered(CountOrder::Code), "1234");
        for order in CountOrder::ALL {
            assert_eq!(CountOrder::parse(order.as_str()), Some(order));
            assert_eq!(serde_json::to_string(&order).unwrap(), format!("{:?}", order.as_str()));
        }
    }

    proptest! {
        #[test]
        fn the_order_is_total(values in prop::collection::vec((1_u16..9, 0_u64..99, 0_u64..99), 3)) {
            let codes = ["a", "b", "c"];
            let places: Vec<Place> = values.iter().zip(codes).map(|((n, s, p), code)| place(code, *n, *s, *p)).collect();
            for order in CountOrder::ALL {
                let less = |one: usize, other: usize| order.compare(&places[one], &places[other]).is_lt();
                prop_assert!(less(0, 1) != less(1, 0));
                prop_assert!(!(less(0, 1) && less(1, 2)) || less(0, 2));
            }
        }
    }
}
