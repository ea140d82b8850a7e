//! The measures of the evaluation: numbers that a region may set. The defaults are our design.

use crate::calendar::Length;
use crate::parameters::InForce;
use serde::{Deserialize, Serialize};

/// The numbers by which cases are evaluated and low marks are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// How long the applicant can evaluate, from the day on which the case ended.
    pub evaluate_within: Length,
    /// How long the agency has to answer a low mark, from the day on which it was given.
    pub answer_within: Length,
    /// Figures of fewer evaluations than this are not public.
    pub least_group: u64,
}

impl Default for Measures {
    fn default() -> Self {
        Self { evaluate_within: Length::CalendarDays(30), answer_within: Length::WorkingDays(5), least_group: 3 }
    }
}

impl From<&InForce> for Measures {
    fn from(set: &InForce) -> Self {
        let days = |days: u32| u16::try_from(days).unwrap_or(u16::MAX);
        Self {
            evaluate_within: Length::CalendarDays(days(set.evaluation_within)),
            answer_within: Length::WorkingDays(days(set.evaluation_answer_within)),
            least_group: set.evaluation_least_group.into(),
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
