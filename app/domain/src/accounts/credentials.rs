//! Login names and passwords.

use crate::refusal::{Code, Refusal};
use std::fmt;
use std::ops::RangeInclusive;

/// How long a password may be, in characters; the upper end bounds the work of hashing.
pub const PASSWORD_LENGTH: RangeInclusive<usize> = 12..=128;

/// How long a login name may be, in characters.
const LOGIN_LENGTH: RangeInclusive<usize> = 3..=64;

/// Rows of keys and letters; a password that only walks along one, in either direction and round its end, is refused.
const WALKS: [&str; 3] = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];

/// The longest piece whose mere repetition is refused (`abcabcabcabc`).
const LONGEST_PIECE: usize = 4;

/// A login name: 3 to 64 of `a-z`, `0-9`, `.`, `-`, `_`, beginning with a letter. Capitals are read as small letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LoginName(String);

impl LoginName {
    /// Reads a login name as a person types it.
    ///
    /// # Errors
    /// In the field `login`: `missing`, `out-of-range` with the facts least and most characters, or `malformed`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let name = text.trim().to_ascii_lowercase();
        if name.is_empty() {
            return Err(Refusal::of(Code::Missing, "login"));
        }
        if !LOGIN_LENGTH.contains(&name.chars().count()) {
            return Err(Refusal::of(Code::OutOfRange, "login").with(LOGIN_LENGTH.start()).with(LOGIN_LENGTH.end()));
        }
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
        if name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(allowed) {
            Ok(Self(name))
        } else {
            Err(Refusal::of(Code::Malformed, "login"))
        }
    }

    /// The name in small letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LoginName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Checks a new password: its length, that it does not hold the login name, and that it is more than a repeated
/// piece or a walk along the keys.
///
/// # Errors
/// `weak-password` in the field `password`.
pub fn check_password(password: &str, login: &LoginName) -> Result<(), Refusal> {
    check_secret(password, [login.as_str()])
}

/// The same for a person who signs in by a contact: `known` are the words that others know of them, in small letters.
///
/// # Errors
/// `weak-password` in the field `password`.
pub fn check_secret<'a>(password: &str, known: impl IntoIterator<Item = &'a str>) -> Result<(), Refusal> {
    let lower = password.to_lowercase();
    let small: Vec<char> = lower.chars().collect();
    let holds_known = known.into_iter().any(|word| lower.contains(word));
    if !PASSWORD_LENGTH.contains(&password.chars().count()) || holds_known || repeats(&small) || walks(&small) {
        return Err(Refusal::of(Code::WeakPassword, "password"));
    }
    Ok(())
}

fn repeats(password: &[char]) -> bool {
    (1..=LONGEST_PIECE).any(|piece| password.iter().zip(password.iter().skip(piece)).all(|(one, next)| one == next))
}

fn walks(password: &[char]) -> bool {
    WALKS.iter().any(|row| {
        let place = |letter: char| row.chars().position(|other| other == letter);
        let neighbours =
            |one, next| place(one).zip(place(next)).is_some_and(|(one, next)| (one + 1) % row.len() == next);
        let mut pairs = password.iter().copied().zip(password.iter().copied().skip(1));
        pairs.clone().all(|(one, next)| neighbours(one, next)) || pairs.all(|(one, next)| neighbours(next, one))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn login() -> LoginName {
        LoginName::parse("zhang.wei").unwrap()
    }

    #[test]
    fn passwords_of_twelve_to_128_characters_pass() {
        let longest = "草原上的马儿".repeat(21) + "啊!";
        assert_eq!(longest.chars().count(), 128);
        for good in
            ["correct horse", "松花江上的十二个月亮呀", "Tr0ub4dor&3xy", "aaaaaaaaaaab", "12345678901a", &longest]
        {
            let long_enough = good.chars().count() >= 12;
            assert_eq!(check_password(good, &login()).is_ok(), long_enough, "{good}");
        }
        assert!(check_password(&(longest + "x"), &login()).is_err());
    }

    #[test]
    fn names_repetitions_and_walks_are_refused() {
        let weak = [
            "",
            "short pass1",
            "aaaaaaaaaaaa",
            "AaAaAaAaAaAa",
            "abcabcabcabc",
            "12341234123412",
            "阳光阳光阳光阳光阳光阳光",
            "123456789012",
            "987654321098",
            "abcdefghijkl",
            "XYZABCDEFGHIJK",
            "lkjihgfedcba",
            "qwertyuiopas",
            "my Zhang.Wei password",
        ];
        for password in weak {
            let refusal = check_password(password, &login()).unwrap_err();
            assert_eq!(refusal, Refusal::of(Code::WeakPassword, "password"), "{password}");
        }
    }

    #[test]
    fn login_names_are_small_plain_and_begin_with_a_letter() {
        assert_eq!(LoginName::parse(" Staff-01.CC ").unwrap().as_str(), "staff-01.cc");
        let cases = [
            ("", Code::Missing),
            ("ab", Code::OutOfRange),
            (&*"a".repeat(65), Code::OutOfRange),
            ("1st", Code::Malformed),
            (".ab", Code::Malformed),
            ("a b c", Code::Malformed),
            ("staff@jl", Code::Malformed),
            ("张伟小", Code::Malformed),
            ("ab\u{212a}", Code::Malformed),
        ];
        for (text, code) in cases {
            assert_eq!(LoginName::parse(text).unwrap_err().code, code, "{text}");
        }
    }
}
