//! The monthly figures of supervision, by post and by agency: counts, from which anybody computes the rates.

use super::card::{Card, Colour, Verdict};
use super::facts::Timed;
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
        let day = day_in_shanghai(at);
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

    fn of_timed(timed: &Timed) -> Self {
        let promise = timed.promised.as_ref().or(timed.statutory.as_ref());
        Self {
            done: 1,
            within_promise: timed.done_within(promise).into(),
            within_limit: timed.done_within(timed.statutory.as_ref()).into(),
            ..Self::default()
        }
    }
}

/// The figures of every post that has any in a month: of the cards that became due and the parts that were done in it.
pub fn monthly(month: Month, cards: &[Card], timed: &[Timed]) -> BTreeMap<PostCode, Figures> {
    let cards = cards.iter().filter(|card| Month::of(card.at) == month);
    let done = timed.iter().filter(|timed| timed.done_at.is_some_and(|at| Month::of(at) == month));
    let counts = cards.map(|card| (&card.against, Figures::of_card(card)));
    let counts = counts.chain(done.map(|timed| (&timed.post, Figures::of_timed(timed))));
    sum(counts.map(|(post, figures)| (post.clone(), figures)))
}

/// The figures of agencies from those of their posts.
pub fn of_agencies(
    posts: &BTreeMap<PostCode, Figures>,
    agency: impl Fn(&PostCode) -> String,
) -> BTreeMap<String, Figures> {
    sum(posts.iter().map(|(post, figures)| (agency(post), *figures)))
}

fn sum<K: Ord>(counts: impl Iterator<Item = (K, Figures)>) -> BTreeMap<K, Figures> {
    let mut sums: BTreeMap<K, Figures> = BTreeMap::new();
    counts.for_each(|(key, figures)| *sums.entry(key).or_default() += figures);
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

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
