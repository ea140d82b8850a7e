//! The number of an admission ticket (准考证号): digits that say nothing about a person.

use crate::refusal::{Code, Refusal};
use crate::tables::compact;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Twelve digits: the year's last two, three that count the examinations of this installation, and seven that count the
/// seats in the drawn order. They are few enough that an office program keeps them even as a number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ticket(String);

/// Digits of a ticket.
const DIGITS: usize = 12;
/// Examinations that can be told apart.
const MOST_SERIAL: u32 = 999;
/// Candidates of one examination.
const MOST_NUMBER: u32 = 9_999_999;

impl Ticket {
    /// The ticket of a seat: the examination's year and serial (1 to 999), and the seat's place in the order (1 to
    /// 9,999,999); none beyond them.
    pub fn new(year: u32, serial: u32, number: u32) -> Option<Self> {
        let fits = (1..=MOST_SERIAL).contains(&serial) && (1..=MOST_NUMBER).contains(&number);
        fits.then(|| Self(format!("{:02}{serial:03}{number:07}", year % 100)))
    }

    /// Reads a ticket as people type it: blanks, full-width digits and the apostrophe of "number as text" are no part of
    /// it.
    ///
    /// # Errors
    /// `missing`, or `malformed` for anything but twelve digits.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = compact(text);
        let digits = text.strip_prefix(['\'', '’', '‘', '`']).unwrap_or(&text);
        if digits.is_empty() {
            return Err(Code::Missing.into());
        }
        let good = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        if good { Ok(Self(digits.to_owned())) } else { Err(Code::Malformed.into()) }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Ticket {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl From<Ticket> for String {
    fn from(ticket: Ticket) -> Self {
        ticket.0
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_are_twelve_digits_however_they_are_typed() {
        let ticket = Ticket::new(2026, 3, 41).unwrap();
        assert_eq!(ticket.as_str(), "260030000041");
        for typed in ["260030000041", " 2600 3000 0041 ", "'260030000041", "２６００３００００041"] {
            assert_eq!(Ticket::parse(typed), Ok(ticket.clone()), "{typed}");
        }
        assert_eq!(Ticket::parse(" ").unwrap_err().code, Code::Missing);
        for odd in ["26003000004", "2600300000411", "2.60E+11", "26003000004X"] {
            assert_eq!(Ticket::parse(odd).unwrap_err().code, Code::Malformed, "{odd}");
        }
        assert_eq!((Ticket::new(2026, 0, 1), Ticket::new(2026, 1000, 1), Ticket::new(2026, 1, 0)), (None, None, None));
    }
}
