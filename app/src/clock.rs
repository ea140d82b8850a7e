//! Times as people read them: in Jilin (UTC+8, no summer time), written out.

use crate::lang::Lang;
use crate::locales::{MONTHS, Times, WEEKDAYS, fill};
use chrono::{DateTime, Datelike, NaiveDate, SecondsFormat, TimeDelta, Timelike, Utc};

/// Asia/Shanghai is eight hours ahead of UTC, all year.
const AHEAD: TimeDelta = TimeDelta::hours(8);

/// A day written out, with its weekday: `2027年1月9日（星期六）`, `Saturday, 9 January 2027`.
pub fn day(date: NaiveDate, lang: Lang) -> String {
    let (zh, en) = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    let (month, weekday) = match lang {
        Lang::Zh => (date.month().to_string(), zh),
        Lang::En => (MONTHS[date.month0() as usize].to_owned(), en),
    };
    fill(Times::of(lang).day, &[&date.year().to_string(), &month, &date.day().to_string(), weekday])
}

/// The day of an instant in Jilin.
pub fn day_of(at: DateTime<Utc>) -> NaiveDate {
    (at + AHEAD).date_naive()
}

/// An instant written out to the minute, with its zone: `2027年1月9日（星期六）09:30（北京时间）`.
pub fn instant(at: DateTime<Utc>, lang: Lang) -> String {
    let here = at + AHEAD;
    let (hour, minute) = (format!("{:02}", here.hour()), format!("{:02}", here.minute()));
    fill(Times::of(lang).instant, &[&day(here.date_naive(), lang), &hour, &minute])
}

/// The time of day of an instant in Jilin: `09:30`.
pub fn time_of(at: DateTime<Utc>) -> String {
    (at + AHEAD).format("%H:%M").to_string()
}

/// The value of a `<time datetime>` attribute.
pub fn machine(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The value of an `<input type="datetime-local">` that shows this instant in Jilin.
pub fn local_input(at: DateTime<Utc>) -> String {
    (at + AHEAD).format("%Y-%m-%dT%H:%M").to_string()
}

/// Reads the value of an `<input type="datetime-local">` as a time in Jilin; seconds are allowed.
pub fn from_local_input(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let with_seconds = if text.len() == "2027-01-09T09:30".len() { format!("{text}:00") } else { text.to_owned() };
    DateTime::parse_from_rfc3339(&format!("{with_seconds}+08:00")).ok().map(|at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
    }

    #[test]
    fn an_evening_in_utc_is_the_next_morning_in_jilin() {
        let instant_in_utc = at("2027-01-08T17:05:59Z");
        assert_eq!(instant(instant_in_utc, Lang::Zh), "2027年1月9日（星期六）01:05（北京时间）");
        assert_eq!(instant(instant_in_utc, Lang::En), "Saturday, 9 January 2027, 01:05 (Beijing time)");
        assert_eq!(day_of(instant_in_utc).to_string(), "2027-01-09");
    }

    #[test]
    fn the_local_input_is_read_back() {
        let instant_in_utc = at("2026-12-31T23:30:00Z");
        assert_eq!(local_input(instant_in_utc), "2027-01-01T07:30");
        assert_eq!(from_local_input("2027-01-01T07:30"), Some(instant_in_utc));
        assert_eq!(from_local_input("2027-01-01T07:30:00"), Some(instant_in_utc));
        assert_eq!(from_local_input("2027-13-01T07:30"), None);
        assert_eq!(from_local_input(""), None);
    }
}
