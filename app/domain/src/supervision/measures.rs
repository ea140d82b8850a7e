//! The measures of supervision: numbers that a region may set. No law gives them; the defaults are our design.

use crate::calendar::Length;
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
