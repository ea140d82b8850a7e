//! Days as rosters write them.

use crate::tables::compact;
use chrono::{Days, NaiveDate};

/// The day before the first day of the 1900 date system, as spreadsheets count from 1 March 1900 on.
const SERIAL_ZERO: (i32, u32, u32) = (1899, 12, 30);
/// A certificate ends between these years, both included; anything else is a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2090;

/// Reads `2027-05-01`, `2027/5/1`, `2027.5.1`, `2027年5月1日`, `20270501`, each also with a time after it, and the bare
/// day number of a spreadsheet. Full-width digits are read too. Gives nothing for a day that does not exist or a year
/// outside 1990–2090; a month without a day is ambiguous and gives nothing.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    // A time of day stands after a blank or a T; the day alone counts.
    let cleaned = crate::tables::clean(text);
    let spaced = cleaned.find(['T', ' ']).map(|at| cleaned.split_at(at));
    let day = match spaced {
        Some((day, time)) if time.contains(':') => compact(day),
        _ => compact(&cleaned),
    };
    let read = if day.chars().all(|c| c.is_ascii_digit()) { bare(&day) } else { parted(&day) };
    read.filter(|day| YEARS.contains(&chrono::Datelike::year(day)))
}

fn bare(digits: &str) -> Option<NaiveDate> {
    match digits.len() {
        5 => {
            let (year, month, day) = SERIAL_ZERO;
            NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(digits.parse().ok()?))
        }
        8 => from_parts([&digits[..4], &digits[4..6], &digits[6..]]),
        _ => None,
    }
}

fn parted(text: &str) -> Option<NaiveDate> {
    const CHINESE: [char; 3] = ['年', '月', '日'];
    if text.contains(CHINESE) {
        let (year, rest) = text.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        return from_parts([year, month, rest.strip_suffix(['日', '号']).unwrap_or(rest)]);
    }
    let mark = text.chars().find(|c| ['-', '/', '.'].contains(c))?;
    let mut pieces = text.split(mark);
    let day = from_parts([pieces.next()?, pieces.next()?, pieces.next()?]);
    day.filter(|_| pieces.next().is_none())
}

fn from_parts([year, month, day]: [&str; 3]) -> Option<NaiveDate> {
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    // The integer parser takes a leading plus sign; a day does not.
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if ![year, month, day].into_iter().all(plain) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::read_day;
    use chrono::NaiveDate;

    #[test]
    fn the_same_day_in_every_spelling() {
        let day = NaiveDate::from_ymd_opt(2027, 5, 1);
        for text in [
            "2027-05-01",
            "2027/5/1",
            "2027.5.1",
            "2027年5月1日",
            "2027年05月01号",
            "2027 年 5 月 1 日",
            "20270501",
            "２０２７－０５－０１",
            "46508",
            " 2027-05-01 00:00:00",
            "2027-05-01T00:00:00",
            "2027-5-01\n",
        ] {
            assert_eq!(read_day(text), day, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_guessed() {
        for text in [
            "",
            "无",
            "长期",
            "2027-05",
            "2027年5月",
            "2027-02-30",
            "27-05-01",
            "2027/5/1/2",
            "2027-05-01-",
            "0",
            "1",
            "99999",
            "12345",
            "2027.0501",
            "20271301",
            "5/1/2027",
            "2027-05-1x",
            "3027-05-01",
            "46508.5",
        ] {
            assert_eq!(read_day(text), None, "{text:?}");
        }
    }
}
