//! The code that proves a contact: how long it counts, how often it may be tried, and what it opens.

use crate::refusal::{Code, Refusal};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How long a code may be typed.
pub const CODE_VALID: TimeDelta = TimeDelta::minutes(10);
/// How often a code may be tried.
pub const CODE_TRIES: u32 = 5;
/// Digits of a code.
pub const CODE_DIGITS: usize = 6;
/// How long a proven contact waits for the step it opens.
pub const PROOF_VALID: TimeDelta = TimeDelta::minutes(30);
/// How often the step behind a proven contact may be tried, so that nobody tests identity numbers in bulk by one contact.
pub const PROOF_TRIES: u32 = 5;

/// What a code was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To make an applicant's account.
    SignUp,
    /// To set a new password where the old one is forgotten.
    NewPassword,
    /// To be reached at another contact from now on.
    NewContact,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::SignUp, Self::NewPassword, Self::NewContact];

    /// The stable text form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::NewPassword => "new-password",
            Self::NewContact => "new-contact",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }
}

/// A code under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirming {
    /// Until when; of the code, or of the proof once it was right.
    pub until: DateTime<Utc>,
    /// How often the present step was tried before.
    pub tries: u32,
    /// Whether the code was right.
    pub proven: bool,
}

impl Confirming {
    /// A code that is sent now.
    pub fn sent(now: DateTime<Utc>) -> Self {
        Self { until: now + CODE_VALID, tries: 0, proven: false }
    }

    /// The same once the right code was typed: the tries of the next step begin anew.
    pub fn proved(now: DateTime<Utc>) -> Self {
        Self { until: now + PROOF_VALID, tries: 0, proven: true }
    }

    /// Whether the code may be tried now.
    ///
    /// # Errors
    /// `code-over` where it ran out or was tried too often; `already-done` where it was right before.
    pub fn may_try(self, now: DateTime<Utc>) -> Result<(), Refusal> {
        if self.proven {
            return Err(Code::AlreadyDone.into());
        }
        self.still(CODE_TRIES, now)
    }

    /// Whether the step behind the code may be tried now.
    ///
    /// # Errors
    /// `code-over` where the code was not right, or the proof ran out or was used too often.
    pub fn may_use(self, now: DateTime<Utc>) -> Result<(), Refusal> {
        if self.proven { self.still(PROOF_TRIES, now) } else { Err(Code::CodeOver.into()) }
    }

    fn still(self, most: u32, now: DateTime<Utc>) -> Result<(), Refusal> {
        if now < self.until && self.tries < most { Ok(()) } else { Err(Code::CodeOver.into()) }
    }
}

/// The six digits of a code from random bytes; each of the million codes is as likely as the others to within 2⁻⁴⁴.
pub fn code_of(random: [u8; 8]) -> String {
    format!("{:06}", u64::from_be_bytes(random) % 1_000_000)
}

/// What was typed as a code: its digits, blanks left out.
///
/// # Errors
/// `wrong-one-time-code` in the field `code` where these are not six digits.
pub fn read_code(text: &str) -> Result<String, Refusal> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let fits = digits.len() == CODE_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(digits) } else { Err(Refusal::of(Code::WrongOneTimeCode, "code")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(second)
    }

    #[test]
    fn a_code_counts_ten_minutes_and_five_tries() {
        let sent = Confirming::sent(at(0));
        assert_eq!(sent.may_try(at(599)), Ok(()));
        assert_eq!(sent.may_try(at(600)).unwrap_err().code, Code::CodeOver);
        assert_eq!(Confirming { tries: 4, ..sent }.may_try(at(1)), Ok(()));
        assert_eq!(Confirming { tries: 5, ..sent }.may_try(at(1)).unwrap_err().code, Code::CodeOver);
        assert_eq!(sent.may_use(at(1)).unwrap_err().code, Code::CodeOver);
    }

    #[test]
    fn a_proof_counts_half_an_hour_and_five_tries() {
        let proved = Confirming::proved(at(0));
        assert_eq!(proved.may_try(at(1)).unwrap_err().code, Code::AlreadyDone);
        assert_eq!(proved.may_use(at(1799)), Ok(()));
        assert_eq!(proved.may_use(at(1800)).unwrap_err().code, Code::CodeOver);
        assert_eq!(Confirming { tries: 5, ..proved }.may_use(at(1)).unwrap_err().code, Code::CodeOver);
    }

    proptest! {
        #[test]
        fn every_code_reads_back(random: [u8; 8]) {
            let code = code_of(random);
            let spaced = format!(" {} {}", &code[..3], &code[3..]);
            prop_assert_eq!(read_code(&spaced), Ok(code));
        }
    }

    #[test]
    fn what_is_no_code_is_wrong() {
        for text in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(read_code(text).unwrap_err().code, Code::WrongOneTimeCode, "{text}");
        }
    }
}
