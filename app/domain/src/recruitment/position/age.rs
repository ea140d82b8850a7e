//! Age limits as notices print them, and the birth dates they come to.

use crate::tables::compact;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// An age limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Age {
    /// Born from the first to the second day, both included: the notice prints the dates.
    Born {
        /// The earliest birth date.
        from: NaiveDate,
        /// The latest birth date.
        to: NaiveDate,
    },
    /// So many full years, both ends included (18周岁以上、35周岁以下).
    Years {
        /// The least age; none where only the most is printed.
        least: Option<u8>,
        /// The most.
        most: u8,
        /// The highest age that the text allows some people; above `most` a human reads whether it is this person.
        highest: u8,
    },
}

impl Age {
    /// Reads the printed limit; none where the text is another.
    pub fn read(text: &str) -> Option<Self> {
        let text = compact(text);
        if let Some((from, to)) = dates(&text) {
            return (from <= to).then_some(Self::Born { from, to });
        }
        // Where only some may be older, the limit for everybody stands before the first comma.
        let numbers = years(&text);
        let (general, special) = text.split_once(['，', ',', '；', ';', '。']).map_or((text.as_str(), ""), |both| both);
        let general = years(general);
        let most = *general.iter().filter(|(_, below)| *below).map(|(years, _)| years).next_back()?;
        let least = general.iter().find(|(_, below)| !*below).map(|(years, _)| *years);
        let highest = numbers.iter().filter(|(_, below)| *below).map(|(years, _)| *years).max()?.max(most);
        let plain = special.is_empty() || years(special).iter().any(|(_, below)| *below);
        (plain && least.is_none_or(|least| least < most)).then_some(Self::Years { least, most, highest })
    }

    /// The birth dates that meet the limit on a day, both included; none only outside the calendar.
    pub fn born(self, on: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Born { from, to } => Some((from, to)),
            Self::Years { least, most, .. } => born_between(on, least.unwrap_or(0), most),
        }
    }
}

/// The birth dates of people who are between `least` and `most` years old on a day, through their next birthday as
/// notices compute it: on 2023-07-28, 18 to 35 is 1987-07-28 to 2005-07-28. None outside the calendar.
pub fn born_between(on: NaiveDate, least: u8, most: u8) -> Option<(NaiveDate, NaiveDate)> {
    let before = |years: i32| NaiveDate::from_ymd_opt(on.year() - years, on.month(), on.day());
    let (first, last) = (i32::from(most) + 1, i32::from(least));
    // 29 February in a year that has none: whoever was born the day before is past the birthday already.
    let from = before(first).or_else(|| NaiveDate::from_ymd_opt(on.year() - first, 3, 1))?;
    let to = before(last).or_else(|| NaiveDate::from_ymd_opt(on.year() - last, 2, 28))?;
    Some((from, to))
}

/// The numbers of years with whether each is an upper limit (以下), in order.
fn years(text: &str) -> Vec<(u8, bool)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("周岁").or_else(|| rest.split_once('岁')) {
        let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
        if let Ok(number) = digits.chars().rev().collect::<String>().parse() {
            // 35周岁以下, 35周岁（含）以下, 不超过35周岁
            let stated = after.trim_start_matches(['(', '（', '含', ')', '）']);
            let below = stated.starts_with("以下") || stated.starts_with("及以下") || before.contains("不超过");
            let above = stated.starts_with("以上") || stated.starts_with("及以上");
            // "18至35周岁": the first number stands without its own word.
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit());
            if let Some(first) = start.strip_suffix(['-', '至', '到', '—', '~', '～']) {
                let digits: String = first.chars().rev().take_while(char::is_ascii_digit).collect();
                if let Ok(least) = digits.chars().rev().collect::<String>().parse() {
                    out.push((least, false));
                }
                out.push((number, true));
            } else if below || above {
                out.push((number, below));
            }
        }
        rest = after;
    }
    out
}

/// The two dates of "1987年7月28日至2005年7月28日期间出生".
fn dates(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut found = text.match_indices('日').filter_map(|(end, _)| {
        let head = &text[..end];
        let start = head.rfind('年')?;
        let year: String = head[..start].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        let (month, day) = head[start + '年'.len_utf8()..].split_once('月')?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    });
    let both = (found.next()?, found.next()?);
    found.next().is_none().then_some(both)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn eighteen_to_thirty_five_runs_through_the_thirty_sixth_birthday() {
        assert_eq!(born_between(day("2023-07-28"), 18, 35), Some((day("1987-07-28"), day("2005-07-28"))));
        assert_eq!(born_between(day("2024-02-29"), 18, 30), Some((day("1993-03-01"), day("2006-02-28"))));
        assert_eq!(born_between(day("2024-02-29"), 20, 35), Some((day("1988-02-29"), day("2004-02-29"))));
    }

    #[test]
    fn printed_limits_are_read() {
        let years = |least, most, highest| Some(Age::Years { least, most, highest });
        for (text, age) in [
            ("18周岁以上、35周岁以下", years(Some(18), 35, 35)),
            ("18周岁以上、30周岁以下，应届硕士、博士研究生（非在职）为35周岁以下", years(Some(18), 30, 35)),
            ("１８-３５周岁", years(Some(18), 35, 35)),
            ("35周岁及以下", years(None, 35, 35)),
            ("年龄在30岁（含）以下", years(None, 30, 30)),
            (
                "1987年7月28日至2005年7月28日期间出生",
                Some(Age::Born { from: day("1987-07-28"), to: day("2005-07-28") }),
            ),
        ] {
            assert_eq!(Age::read(text), age, "{text}");
        }
        for text in ["", "不限", "1988年2月以后出生", "40周岁以上、35周岁以下", "30周岁以下，博士除外"]
        {
            assert_eq!(Age::read(text), None, "{text}");
        }
    }
}
