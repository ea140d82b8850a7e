//! One month of the calendar, by weeks from Monday to Sunday.

use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt;

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Reads `2027-01`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2)?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year) || !digits(month) {
            return None;
        }
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1).map(Self)
    }

    /// The first day.
    pub const fn first(self) -> NaiveDate {
        self.0
    }

    /// The last day.
    pub fn last(self) -> NaiveDate {
        self.next().and_then(|next| next.0.pred_opt()).unwrap_or(self.0)
    }

    /// The month after; none at the end of the calendar.
    pub fn next(self) -> Option<Self> {
        self.0.checked_add_months(Months::new(1)).map(Self)
    }

    /// The month before; none at the beginning of the calendar.
    pub fn previous(self) -> Option<Self> {
        self.0.checked_sub_months(Months::new(1)).map(Self)
    }

    /// The weeks, each of seven days from Monday; none for the days of other months.
    pub fn weeks(self) -> Vec<[Option<NaiveDate>; 7]> {
        let lead = u64::from(self.0.weekday().num_days_from_monday());
        let start = self.0.checked_sub_days(Days::new(lead)).unwrap_or(self.0);
        let last = self.last();
        let weeks = (0..6).map(|week| {
            std::array::from_fn(|place| {
                let day = start.checked_add_days(Days::new(week * 7 + place as u64));
                day.filter(|day| (self.0..=last).contains(day))
            })
        });
        weeks.filter(|week| week.iter().any(Option::is_some)).collect()
    }
}

/// `2027-01`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format("%Y-%m").fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_and_written_and_knows_its_neighbours() {
        let month = Month::parse("2027-01").unwrap();
        assert_eq!(month.to_string(), "2027-01");
        assert_eq!(month.previous().unwrap().to_string(), "2026-12");
        assert_eq!(Month::of("2024-02-29".parse().unwrap()).last().to_string(), "2024-02-29");
        for text in ["2027-13", "2027-1", "27-01", "", "2027-0x", "+027-01"] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_stands_once_under_its_weekday() {
        for text in ["2027-02", "2027-01", "2026-11", "2024-02"] {
            let month = Month::parse(text).unwrap();
            let weeks = month.weeks();
            let days: Vec<NaiveDate> = weeks.iter().flatten().flatten().copied().collect();
            assert_eq!(days.len() as u32, month.last().day(), "{text}");
            assert!(days.is_sorted());
            for week in &weeks {
                for (place, day) in week.iter().enumerate() {
                    assert!(day.is_none_or(|day| day.weekday().num_days_from_monday() as usize == place));
                }
            }
        }
    }
}
