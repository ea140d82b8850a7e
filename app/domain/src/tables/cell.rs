//! One cell of a table as people type it: full-width digits, stray blanks, and the many ways to write "none".

use serde::{Deserialize, Serialize};

/// What a reader found in one cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// Text as it stands; numbers and dates already written out (`2027-05-01`). Empty for an empty cell.
    Text(String),
    /// Something stands there that cannot be taken as a value.
    Fault(CellFault),
}

/// Why a cell has no value to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellFault {
    /// A formula without a stored result. Formulas are never evaluated.
    Formula,
    /// An error value such as `#REF!`.
    Error,
    /// A number of more than 15 digits: the office program has already replaced the last ones by zeros.
    DigitsLost,
}

impl Cell {
    /// Whether nothing stands in the cell, not even a dash.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if clean(text).is_empty())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// How far a full-width form stands from its ordinary character.
const FULL_WIDTH: u32 = 0xFEE0;

/// The text with full-width letters, digits and the marks of numbers made ordinary, invisible characters removed, and
/// every run of blanks, tabs and line breaks made one space; none at the ends. Chinese punctuation stays.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '０'..='９'
            | 'Ａ'..='Ｚ'
            | 'ａ'..='ｚ'
            | '－'
            | '／'
            | '．'
            | '：'
            | '＃'
            | '＿'
            | '＝'
            | '％'
            | '＋'
            | '＊' => char::from_u32(u32::from(c) - FULL_WIDTH).unwrap_or(c),
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' => continue,
            c if c.is_whitespace() || c.is_control() => ' ',
            c => c,
        };
        if c != ' ' || (!out.is_empty() && !out.ends_with(' ')) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The cleaned text without any blank, for numbers and codes.
pub(crate) fn compact(text: &str) -> String {
    clean(text).split(' ').collect()
}

/// The cleaned text without the blanks between Chinese characters, which only serve to line names up (张　三).
pub(crate) fn joined(text: &str) -> String {
    let cleaned = clean(text);
    let mut out = String::with_capacity(cleaned.len());
    let mut rest = cleaned.chars().peekable();
    while let Some(c) = rest.next() {
        let between_han =
            c == ' ' && out.chars().next_back().is_some_and(is_han) && rest.peek().is_some_and(|n| is_han(*n));
        if !between_han {
            out.push(c);
        }
    }
    out
}

/// Whether the character is a Chinese one (CJK ideographs with their extensions, and 〇).
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// Whether the cell says "none": empty, blanks only, a dash or stroke, or one of the usual words.
pub fn is_none(text: &str) -> bool {
    const WORDS: &[&str] = &["", "无", "暂无", "没有", "空", "none", "n/a", "na", "null", "nil"];
    let text = compact(text).to_lowercase();
    WORDS.contains(&text.as_str()) || text.chars().all(|c| "-—–－/\\、.。_".contains(c))
}

/// The members of a list written in one cell, cleaned, in order, without empty ones and doubles.
pub(crate) fn parts(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in text.split(['、', ',', '，', ';', '；', '/', '／', '|', '\n', '\r', '\t']) {
        let part = joined(part);
        if !is_none(&part) && !out.contains(&part) {
            out.push(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_cleaned() {
        assert_eq!(clean("　２０２７－０５－０１\t\r\n"), "2027-05-01");
        assert_eq!(clean("白山市\n人社局\u{200B}"), "白山市 人社局");
        assert_eq!(clean(" \u{00A0}\u{3000} "), "");
        assert_eq!(clean("白山市第１中学（江源，初中）"), "白山市第1中学（江源，初中）");
        assert_eq!(joined("张　 三"), "张三");
        assert_eq!(joined("Anna  Li"), "Anna Li");
        assert_eq!(joined("买买提 · 艾力"), "买买提 · 艾力");
        assert_eq!(compact(" 2201 0219 "), "22010219");
    }

    #[test]
    fn none_is_written_in_many_ways() {
        for text in ["", " ", "　", "无", "-", "－", "——", "/", "／", "暂无", "N/A", "\t\n"] {
            assert!(is_none(text), "{text:?}");
        }
        for text in ["无锡", "0", "A-1"] {
            assert!(!is_none(text), "{text:?}");
        }
    }

    #[test]
    fn lists_are_parted_and_doubles_dropped() {
        assert_eq!(parts("经济、法律，经济；无\n计算机"), ["经济", "法律", "计算机"]);
    }
}
