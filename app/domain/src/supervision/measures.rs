//! The measures of supervision: numbers that a region may set. No law gives them; the defaults are our design.

use crate::calendar::Length;
use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The numbers by which cards are issued and handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Measures {
    /// An early warning is given when no more than so many working days are left: 0 to 30.
    pub warn_at: usize,
    /// Stops of one clock, at most; one more is a card: 0 to 20.
    pub most_stops: usize,
    /// Days that the stops of one clock took out of its count, at most; one more is a card: 0 to 365.
    pub most_stopped_days: usize,
    /// How long the post has to explain, from the day of the card; afterwards the supervisor finds without it: 1 to 30
    /// working days.
    pub explain_within: Length,
}

impl Default for Measures {
    fn default() -> Self {
        Self { warn_at: 2, most_stops: 2, most_stopped_days: 30, explain_within: Length::WorkingDays(3) }
    }
}

impl Measures {
    /// Checks each number, as it may come from a table of parameters. The ranges are our design: an explanation is heard
    /// before anything is found, and no number switches the cards off altogether by being absurd.
    ///
    /// # Errors
    /// `out-of-range` in the field of the first number that is, with the least and the most; `malformed` in the field
    /// `explain_within` where it is not in working days.
    pub fn check(&self) -> Result<(), Refusal> {
        let Length::WorkingDays(explain_within) = self.explain_within else {
            return Err(Refusal::of(Code::Malformed, "explain_within"));
        };
        let ranges: [(&str, usize, RangeInclusive<usize>); 4] = [
            ("warn_at", self.warn_at, 0..=30),
            ("most_stops", self.most_stops, 0..=20),
            ("most_stopped_days", self.most_stopped_days, 0..=365),
            ("explain_within", explain_within.into(), 1..=30),
        ];
        match ranges.into_iter().find(|(_, value, range)| !range.contains(value)) {
            None => Ok(()),
            Some((field, _, range)) => Err(Refusal::of(Code::OutOfRange, field).with(range.start()).with(range.end())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_hold_at_the_ends_of_their_ranges_and_not_beyond() {
        let good = Measures::default();
        assert_eq!(good.check(), Ok(()));
        let least =
            Measures { warn_at: 0, most_stops: 0, most_stopped_days: 0, explain_within: Length::WorkingDays(1) };
        let most =
            Measures { warn_at: 30, most_stops: 20, most_stopped_days: 365, explain_within: Length::WorkingDays(30) };
        assert_eq!((least.check(), most.check()), (Ok(()), Ok(())));
        let beyond =
            |field, least: usize, most: usize| Err(Refusal::of(Code::OutOfRange, field).with(least).with(most));
        assert_eq!(Measures { warn_at: 31, ..good }.check(), beyond("warn_at", 0, 30));
        assert_eq!(Measures { most_stops: 21, ..good }.check(), beyond("most_stops", 0, 20));
        assert_eq!(Measures { most_stopped_days: 366, ..good }.check(), beyond("most_stopped_days", 0, 365));
        for days in [0, 31] {
            let explain_within = Length::WorkingDays(days);
            assert_eq!(Measures { explain_within, ..good }.check(), beyond("explain_within", 1, 30));
        }
        for explain_within in [Length::CalendarDays(3), Length::Months(1)] {
            assert_eq!(
                Measures { explain_within, ..good }.check(),
                Err(Refusal::of(Code::Malformed, "explain_within"))
            );
        }
    }
}
