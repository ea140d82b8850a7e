//! The citizen identity number (公民身份号码, GB 11643-1999): read strictly, shown never.

use crate::refusal::{Code, Refusal};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Digits of the area (6), birth (8) and serial (3) parts, weighted for the check digit (ISO 7064 MOD 11-2).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// The check digit by the remainder of the weighted sum.
const CHECK: &[u8; 11] = b"10X98765432";

/// The first two digits (GB/T 2260). Provinces keep their numbers when counties lose theirs, so only these are checked:
/// a card carries the area code of the year it was issued, and that code may be abolished today.
const PROVINCES: [&[u8; 2]; 35] = [
    b"11", b"12", b"13", b"14", b"15", b"21", b"22", b"23", b"31", b"32", b"33", b"34", b"35", b"36", b"37", b"41",
    b"42", b"43", b"44", b"45", b"46", b"50", b"51", b"52", b"53", b"54", b"61", b"62", b"63", b"64", b"65", b"71",
    b"81", b"82", b"83",
];

/// Nobody born before this year holds a number; the standard's own sample is of 1880.
const FIRST_YEAR: i32 = 1800;

/// Sex as the seventeenth digit gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// 男, an odd digit.
    Male,
    /// 女, an even digit.
    Female,
}

/// A valid identity number of eighteen characters.
///
/// It has no `Display` and no serialized form, and `Debug` is masked: the whole number leaves only through
/// [`IdNumber::expose`], which the store calls to encrypt and to compare.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdNumber {
    text: String,
    birth: NaiveDate,
}

impl IdNumber {
    /// Reads a number; blanks around it and a lower-case x are accepted.
    ///
    /// # Errors
    /// `bad-identity` with one fact: `length` (also the fifteen digits of before 1999), `characters`, `area` (no such
    /// province), `date` (no such day), or `check-digit`. Never a part of the number.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim().to_ascii_uppercase();
        let birth = check(text.as_bytes()).map_err(|fault| Refusal::of(Code::BadIdentity, "identity").with(fault))?;
        Ok(Self { text, birth })
    }

    /// The number that begins with these seventeen digits: what invented people are given.
    ///
    /// # Errors
    /// As [`IdNumber::parse`], but for `check-digit`.
    pub fn beginning(digits: &str) -> Result<Self, Refusal> {
        let last = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| char::from(last(digits.as_bytes())));
        Self::parse(&format!("{digits}{}", last.unwrap_or('X')))
    }

    /// The day of birth.
    pub const fn birth(&self) -> NaiveDate {
        self.birth
    }

    /// Sex by the seventeenth digit.
    pub fn sex(&self) -> Sex {
        if self.text.as_bytes()[16] % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    /// The number with all but its first three and last two characters hidden: the birth date, the county and the
    /// serial together would name a person.
    pub fn masked(&self) -> String {
        format!("{}*************{}", &self.text[..3], &self.text[16..])
    }

    /// The whole number, to be encrypted or compared; never to be shown or logged.
    pub fn expose(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IdNumber").field(&self.masked()).finish()
    }
}

/// The day of birth of a valid number, or what is wrong with it.
fn check(text: &[u8]) -> Result<NaiveDate, &'static str> {
    let text: &[u8; 18] = text.try_into().map_err(|_| "length")?;
    let (digits, last) = (&text[..17], text[17]);
    if !digits.iter().all(u8::is_ascii_digit) || !(last.is_ascii_digit() || last == b'X') {
        return Err("characters");
    }
    if !PROVINCES.iter().any(|province| text.starts_with(*province)) {
        return Err("area");
    }
    let birth = birth(&text[6..14]).ok_or("date")?;
    if self::last(digits) == last { Ok(birth) } else { Err("check-digit") }
}

/// The check digit behind seventeen digits.
fn last(digits: &[u8]) -> u8 {
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    CHECK[(sum % 11) as usize]
}

fn birth(digits: &[u8]) -> Option<NaiveDate> {
    let number = digits.iter().fold(0_u32, |number, digit| number * 10 + u32::from(digit - b'0'));
    let year = i32::try_from(number / 10_000).ok()?;
    NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100).filter(|day| day.year() >= FIRST_YEAR)
}

#[cfg(test)]
mod tests;
