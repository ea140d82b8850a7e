//! The monthly figures of supervision, by post and by agency: counts, from which anybody computes the rates.

use super::card::{Card, Colour, Verdict};
use crate::approvals::post::PostCode;
use crate::calendar::day_in_shanghai;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::AddAssign;

/// A month in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month of an instant.
    pub fn of(at: DateTime<Utc>) -> Self {
        Self::of_day(day_in_shanghai(at))
    }

    /// The month of a day.
    pub fn of_day(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// Reads a month as it is written, for example `2026-11`.
    pub fn parse(text: &str) -> Option<Self> {
        let first: NaiveDate = format!("{text}-01").parse().ok()?;
        let month = Self { year: first.year(), month: first.month() };
        (month.to_string() == text).then_some(month)
    }

    /// The month before.
    #[must_use]
    pub const fn before(self) -> Self {
        if self.month == 1 { Self { year: self.year - 1, month: 12 } } else { Self { month: self.month - 1, ..self } }
    }

    /// The month after.
    #[must_use]
    pub const fn after(self) -> Self {
        if self.month == 12 { Self { year: self.year + 1, month: 1 } } else { Self { month: self.month + 1, ..self } }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The counts of one post, or of one agency, in one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Figures {
    /// Timed parts that were done in the month (办结).
    pub done: u64,
    /// Of them, within the promise, or within the law's limit where nothing is promised (承诺时限内办结).
    pub within_promise: u64,
    /// Of them, within the law's limit (法定时限内办结).
    pub within_limit: u64,
    /// Early warnings that became due in the month (预警).
    pub warnings: u64,
    /// Yellow cards (黄牌).
    pub yellow: u64,
    /// Red cards (红牌).
    pub red: u64,
    /// Of the yellow and red ones, found to stand, whenever that was (属实).
    pub upheld: u64,
    /// Found not to stand (不属实).
    pub dismissed: u64,
    /// Not yet found (待认定).
    pub unfound: u64,
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.done += other.done;
        self.within_promise += other.within_promise;
        self.within_limit += other.within_limit;
        self.warnings += other.warnings;
        self.yellow += other.yellow;
        self.red += other.red;
        self.upheld += other.upheld;
        self.dismissed += other.dismissed;
        self.unfound += other.unfound;
    }
}

impl Figures {
    fn of_card(card: &Card) -> Self {
        let mut figures = Self::default();
        match card.colour() {
            Colour::Warning => {
                figures.warnings = 1;
                return figures;
            }
            Colour::Yellow => figures.yellow = 1,
            Colour::Red => figures.red = 1,
        }
        match card.verdict() {
            Some(Verdict::Upheld) => figures.upheld = 1,
            Some(Verdict::Dismissed) => figures.dismissed = 1,
            None => figures.unfound = 1,
        }
        figures
    }
}

/// Parts of a post that ended in a month after as many days and as much in time as each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The post.
    pub post: PostCode,
    /// Working days that each took.
    pub days: u32,
    /// Whether they ended within the promise.
    pub within_promise: bool,
    /// Whether they ended within the law's limit.
    pub within_limit: bool,
    /// How many.
    pub count: u64,
}

impl Tally {
    fn figures(&self) -> Figures {
        let counted = |is: bool| if is { self.count } else { 0 };
        Figures {
            done: self.count,
            within_promise: counted(self.within_promise),
            within_limit: counted(self.within_limit),
            ..Figures::default()
        }
    }
}

/// The figures of one post, or of one agency, in one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The counts.
    #[serde(flatten)]
    pub figures: Figures,
    /// The median of the working days that the parts took, in tenths of a day: 35 is three and a half. None without parts.
    pub median_tenths: Option<u64>,
}

/// The figures of everybody that has any in a month, by what `key` makes of a post: the post itself, or its agency. Of the
/// cards that became due in the month, and of the parts that ended in it.
pub fn monthly<K: Ord>(
    month: Month,
    cards: &[Card],
    tallies: &[Tally],
    key: impl Fn(&PostCode) -> K,
) -> BTreeMap<K, Line> {
    let mut lines: BTreeMap<K, (Figures, BTreeMap<u32, u64>)> = BTreeMap::new();
    for card in cards.iter().filter(|card| Month::of(card.at) == month) {
        lines.entry(key(&card.against)).or_default().0 += Figures::of_card(card);
    }
    for tally in tallies {
        let (figures, days) = lines.entry(key(&tally.post)).or_default();
        *figures += tally.figures();
        *days.entry(tally.days).or_default() += tally.count;
    }
    let line = |(figures, days): (Figures, BTreeMap<u32, u64>)| Line { figures, median_tenths: median_tenths(&days) };
    lines.into_iter().map(|(key, found)| (key, line(found))).collect()
}

/// The median of days by how often each was counted, in tenths of a day, exactly: of an even number of them the mean of the
/// two in the middle. None without any.
pub fn median_tenths(days: &BTreeMap<u32, u64>) -> Option<u64> {
    let all: u64 = days.values().sum();
    // The `place`th of all in their order, counted from 0.
    let at = |place: u64| {
        let mut before = 0;
        let found = days.iter().find(|(_, count)| {
            before += **count;
            place < before
        });
        found.map(|(days, _)| u64::from(*days))
    };
    Some((at(all.checked_sub(1)? / 2)? + at(all / 2)?) * 5)
}

/// The agency of a post: the department of the division by whose six digits its code begins (GB/T 2260).
pub fn agency_of(post: &PostCode) -> String {
    post.0.chars().take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// The median of a count is that of the days written out and sorted.
        #[test]
        fn the_median_is_that_of_the_days_in_their_order(mut days in proptest::collection::vec(0..40_u32, 0..30)) {
            let mut counted = BTreeMap::new();
            days.iter().for_each(|day| *counted.entry(*day).or_insert(0) += 1);
            days.sort_unstable();
            let middle = |back: usize| u64::from(days[(days.len() - back) / 2]);
            let expected = (!days.is_empty()).then(|| (middle(1) + middle(0)) * 5);
            proptest::prop_assert_eq!(median_tenths(&counted), expected);
        }
    }

    #[test]
    fn a_month_is_read_as_it_is_written() {
        let month = Month::parse("2026-12").unwrap();
        assert_eq!((month.after().to_string(), month.before().to_string()), ("2027-01".into(), "2026-11".into()));
        assert_eq!(Month { year: 2027, month: 1 }.before(), month);
        for bad in ["", "2026", "2026-13", "2026-1", "26-01", "2026-01-01"] {
            assert_eq!(Month::parse(bad), None, "{bad}");
        }
    }
}
