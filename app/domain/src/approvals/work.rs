//! What a member of the staff asks the work list for: by item, state, part, day and number.

use super::case::State;
use crate::words::words;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// The states in which something waits for a post; while a case is corrected it waits for its applicant, and once the time
/// for that is over for the post that may end it.
pub const WAITING: &[State] = &[
    State::Submitted,
    State::Correcting,
    State::Supplied,
    State::Review,
    State::Suspended,
    State::Granted,
    State::Denied,
];

words! {
    /// What sort of part waits.
    PartSort {
        /// To tell what is missing, or accept (受理).
        Acceptance => "acceptance",
        /// To end a case for which what was missing never came (逾期未补正).
        Correction => "correction",
        /// A task of the flow (办理环节).
        Step => "step",
        /// To hand over the decision (送达).
        Delivery => "delivery",
    }
}

impl PartSort {
    /// The states in which such a part waits: each state has one sort of part.
    pub const fn states(self) -> &'static [State] {
        match self {
            Self::Acceptance => &[State::Submitted, State::Supplied],
            Self::Correction => &[State::Correcting],
            Self::Step => &[State::Review, State::Suspended],
            Self::Delivery => &[State::Granted, State::Denied],
        }
    }
}

words! {
    /// Until when something is due.
    DueBy {
        /// Its day has passed (已超期).
        Over => "over",
        /// Today (今天到期).
        Today => "today",
        /// From today to the Sunday of this week (本周到期).
        Week => "week",
    }
}

impl DueBy {
    /// The first and the last day that it means; no first day where any before the last is meant.
    pub fn days(self, today: NaiveDate) -> (Option<NaiveDate>, NaiveDate) {
        match self {
            Self::Over => (None, today - Days::new(1)),
            Self::Today => (Some(today), today),
            Self::Week => {
                let left = 6 - u64::from(today.weekday().num_days_from_monday());
                (Some(today), today + Days::new(left))
            }
        }
    }
}

/// What narrows a work list down. What is `None` narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkFilter {
    /// The item's code as it was typed; one that there is not finds nothing.
    pub item: Option<String>,
    /// The state.
    pub state: Option<State>,
    /// The sort of part.
    pub part: Option<PartSort>,
    /// The days on which it is due.
    pub due: Option<DueBy>,
    /// The whole number of a receipt.
    pub number: Option<String>,
}

impl WorkFilter {
    /// Reads one from the values of an address; a word that is none narrows nothing.
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let typed = |name: &str| value(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Self {
            item: typed("item").map(|code| code.to_ascii_uppercase()),
            state: typed("state").and_then(|word| State::parse(&word)),
            part: typed("part").and_then(|word| PartSort::parse(&word)),
            due: typed("due").and_then(|word| DueBy::parse(&word)),
            number: typed("number"),
        }
    }

    /// Whether it narrows anything.
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }

    /// The states that it lets through, of those in which something waits; none where it asks for no state, part or item,
    /// so that the whole list is read in the order of its days.
    pub fn states(&self) -> Option<Vec<State>> {
        if self.state.is_none() && self.part.is_none() && self.item.is_none() {
            return None;
        }
        let of_part = |state: &State| self.part.is_none_or(|part| part.states().contains(state));
        let of_state = |state: &State| self.state.is_none_or(|asked| asked == *state);
        Some(WAITING.iter().copied().filter(of_part).filter(of_state).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(values: &[(&str, &str)]) -> WorkFilter {
        let of = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        WorkFilter::read(of)
    }

    #[test]
    fn a_filter_is_read_from_an_address_and_nonsense_narrows_nothing() {
        let whole = read(&[("item", " xk2210100y "), ("state", "review"), ("part", "step"), ("due", "week")]);
        assert_eq!(whole.item.as_deref(), Some("XK2210100Y"));
        assert_eq!(
            (whole.state, whole.part, whole.due),
            (Some(State::Review), Some(PartSort::Step), Some(DueBy::Week))
        );
        assert!(!read(&[("item", "  "), ("state", "rain"), ("part", ""), ("due", "soon"), ("number", "")]).is_any());
        assert_eq!(read(&[("number", " 2026-0000001 ")]).number.as_deref(), Some("2026-0000001"));
    }

    #[test]
    fn each_state_in_which_something_waits_has_one_sort_of_part() {
        for state in State::ALL {
            let sorts = PartSort::ALL.iter().filter(|sort| sort.states().contains(state)).count();
            assert_eq!(sorts == 1, WAITING.contains(state), "{state:?}");
        }
        assert_eq!(read(&[("state", "granted"), ("part", "acceptance")]).states(), Some(Vec::new()));
        assert_eq!(read(&[("item", "x")]).states().as_deref(), Some(WAITING));
        assert_eq!(read(&[("due", "today")]).states(), None);
    }

    #[test]
    fn a_week_ends_on_its_sunday() {
        for (today, last) in [("2026-11-27", "2026-11-29"), ("2026-11-29", "2026-11-29"), ("2026-11-30", "2026-12-06")]
        {
            assert_eq!(DueBy::Week.days(day(today)), (Some(day(today)), day(last)));
        }
    }

    proptest! {
        /// What is over is not due today, what is due today is due this week, and nothing else is over.
        #[test]
        fn no_day_is_in_two_of_over_and_week(today in 0u64..40_000, apart in -400i64..400) {
            let today = day("1990-01-01") + Days::new(today);
            let due = today + chrono::TimeDelta::days(apart);
            let means = |by: DueBy| {
                let (first, last) = by.days(today);
                first.is_none_or(|first| first <= due) && due <= last
            };
            prop_assert_eq!(means(DueBy::Over), apart < 0);
            prop_assert_eq!(means(DueBy::Today), apart == 0);
            prop_assert!(!means(DueBy::Today) || means(DueBy::Week));
            prop_assert!(!means(DueBy::Week) || (0..7).contains(&apart));
        }
    }
}
