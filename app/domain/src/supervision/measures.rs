//! The measures of supervision: numbers that a region may set in the table of parameters. No law gives them; the defaults
//! are our design.

use crate::calendar::Length;
use crate::parameters::InForce;
use serde::{Deserialize, Serialize};

/// The numbers by which cards are issued and handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Measures {
    /// An early warning is given when no more than so many working days are left.
    pub warn_at: usize,
    /// Stops of one clock, at most; one more is a card.
    pub most_stops: usize,
    /// Days that the stops of one clock took out of its count, at most; one more is a card.
    pub most_stopped_days: usize,
    /// How long the post has to explain, from the day of the card; afterwards the supervisor finds without it.
    pub explain_within: Length,
}

impl Default for Measures {
    fn default() -> Self {
        Self { warn_at: 2, most_stops: 2, most_stopped_days: 30, explain_within: Length::WorkingDays(3) }
    }
}

impl From<&InForce> for Measures {
    fn from(set: &InForce) -> Self {
        let days = u16::try_from(set.supervision_explain_within).unwrap_or(u16::MAX);
        Self {
            warn_at: set.supervision_warn_at as usize,
            most_stops: set.supervision_most_stops as usize,
            most_stopped_days: set.supervision_most_stopped_days as usize,
            explain_within: Length::WorkingDays(days),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameters_give_the_defaults_where_nothing_is_set() {
        let set = InForce::on(&[], "2026-09-07".parse().unwrap());
        assert_eq!(Measures::from(&set), Measures::default());
    }
}
