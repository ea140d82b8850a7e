//! The form of an application as typed (报名表), and what it says once everything in it can be read.
//!
//! Name, identity number and contact are the account's. What is typed is kept as it stands, so that nobody loses an
//! unfinished form.

use crate::identity::{IdNumber, Sex};
use crate::recruitment::position::{Degree, Education, Gender, OwnMajor, PoliticalStatus, Profile};
use crate::refusal::{Code, Refusal};
use crate::tables::{clean, compact, parts};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Full years of work, at most.
const YEARS: u8 = 50;
/// Certificates, at most.
const CERTIFICATES: usize = 20;
/// Letters and digits of a major's code in the catalogue, at most.
const MAJOR_CODE: usize = 10;

/// What the identity number says about its owner and positions ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// The birth date.
    pub born: NaiveDate,
    /// The gender.
    pub gender: Gender,
}

impl From<&IdNumber> for Own {
    fn from(number: &IdNumber) -> Self {
        let gender = match number.sex() {
            Sex::Male => Gender::Male,
            Sex::Female => Gender::Female,
        };
        Self { born: number.birth(), gender }
    }
}

/// Every field as typed; an absent one is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The highest level of education (学历): the text form of [`Education`].
    pub education: String,
    /// The degree that belongs to it (学位): the text form of [`Degree`], or `none`.
    pub degree: String,
    /// The school of that education (毕业院校).
    pub school: String,
    /// The major on the diploma (专业).
    pub major: String,
    /// Its code in the catalogue (专业代码); may stay empty.
    pub major_code: String,
    /// Its category in the catalogue (专业类); may stay empty.
    pub major_category: String,
    /// The political status (政治面貌): the text form of [`PoliticalStatus`].
    pub political: String,
    /// Full years of work at the grass roots (基层工作年限): 0 to 50.
    pub grassroots_years: String,
    /// Whether the person graduates in the year of the notice (应届): `yes` or `no`.
    pub fresh_graduate: String,
    /// The certificates held (证书), parted by commas or line breaks; may stay empty.
    pub certificates: String,
    /// Where the person works (工作单位); may stay empty.
    pub work_unit: String,
    /// What the person learnt and did so far (学习工作简历); may stay empty.
    pub history: String,
    /// Where letters reach the person (通信地址).
    pub address: String,
    /// Its postcode (邮编): six digits; may stay empty.
    pub postcode: String,
    /// What the law adds to the written total (加分): the key of one of the scheme's kinds; empty where nothing is claimed.
    pub bonus: String,
}

/// Whether a text holds characters that are no writing: control characters, and those that turn its direction and so
/// show something else than is stored. Line breaks and tabs are writing where there are `lines`.
pub(super) fn spoils(text: &str, lines: bool) -> bool {
    text.chars().any(|letter| match letter {
        '\n' | '\r' | '\t' => !lines,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        letter => letter.is_control(),
    })
}

/// A field with its name, the characters it takes, whether it must be filled in, and whether it has several lines.
struct Field<'a> {
    name: &'static str,
    text: &'a str,
    most: usize,
    needed: bool,
    lines: bool,
}

impl Typed {
    /// The fields in the order of the form.
    fn fields(&self) -> [Field<'_>; 15] {
        let line = |name, text, most, needed| Field { name, text, most, needed, lines: false };
        let lines = |name, text, most| Field { name, text, most, needed: false, lines: true };
        [
            line("education", &self.education, 20, true),
            line("degree", &self.degree, 20, true),
            line("school", &self.school, 60, true),
            line("major", &self.major, 60, true),
            line("major_code", &self.major_code, 20, false),
            line("major_category", &self.major_category, 60, false),
            line("political", &self.political, 20, true),
            line("grassroots_years", &self.grassroots_years, 20, true),
            line("fresh_graduate", &self.fresh_graduate, 20, true),
            lines("certificates", &self.certificates, 500),
            line("work_unit", &self.work_unit, 100, false),
            lines("history", &self.history, 2_000),
            line("address", &self.address, 200, true),
            line("postcode", &self.postcode, 20, false),
            line("bonus", &self.bonus, 100, false),
        ]
    }

    /// Checks what even an unfinished form must keep before it is saved.
    ///
    /// # Errors
    /// Every field with `malformed` for characters that are no writing, or `out-of-range` (facts: least, most
    /// characters), in the order of the form.
    pub fn limits(&self) -> Result<(), Vec<Refusal>> {
        let refused: Vec<Refusal> = self.fields().iter().filter_map(Field::beyond).collect();
        if refused.is_empty() { Ok(()) } else { Err(refused) }
    }

    /// Reads the whole form. Digits and letters may be full-width, as Chinese keyboards type them.
    ///
    /// # Errors
    /// Every field that stops it, at most one refusal for each, in the order of the form: `missing`, `malformed`,
    /// `out-of-range` (facts: least, most).
    pub fn check(&self, own: Own) -> Result<Profile, Vec<Refusal>> {
        let mut refused: Vec<Refusal> = Vec::new();
        for field in self.fields() {
            let blank = field.needed && clean(field.text).is_empty();
            refused.extend(if blank { Some(Refusal::of(Code::Missing, field.name)) } else { field.beyond() });
        }
        let read = Read { typed: self, refused: &mut refused };
        let profile = read.profile(own);
        match profile.filter(|_| refused.is_empty()) {
            Some(profile) => Ok(profile),
            None => Err(self.in_order(refused)),
        }
    }

    /// The refusals in the order of the form, the first of each field.
    fn in_order(&self, refused: Vec<Refusal>) -> Vec<Refusal> {
        let of = |field: Field| refused.iter().find(|refusal| refusal.field.as_deref() == Some(field.name)).cloned();
        self.fields().into_iter().filter_map(of).collect()
    }
}

impl Field<'_> {
    fn beyond(&self) -> Option<Refusal> {
        if spoils(self.text, self.lines) {
            return Some(Refusal::of(Code::Malformed, self.name));
        }
        let least = usize::from(self.needed);
        (self.text.chars().count() > self.most)
            .then(|| Refusal::of(Code::OutOfRange, self.name).with(least).with(self.most))
    }
}

/// A form being read, with what was refused so far.
struct Read<'a> {
    typed: &'a Typed,
    refused: &'a mut Vec<Refusal>,
}

impl Read<'_> {
    fn profile(mut self, own: Own) -> Option<Profile> {
        let typed = self.typed;
        let education = self.one("education", &typed.education, Education::parse);
        let degree = self.one("degree", &typed.degree, |text| match text {
            "none" => Some(None),
            text => Degree::parse(text).map(Some),
        });
        let code = self.one("major_code", &typed.major_code, |text| {
            let plain = text.len() <= MAJOR_CODE && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
            plain.then(|| Some(text.to_ascii_uppercase()).filter(|text| !text.is_empty()))
        });
        let political = self.one("political", &typed.political, PoliticalStatus::parse);
        let grassroots_years = self.years();
        let fresh_graduate = self.one("fresh_graduate", &typed.fresh_graduate, |text| match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        });
        let certificates = self.certificates();
        self.one("postcode", &typed.postcode, |text| {
            let six = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
            (six || text.is_empty()).then_some(())
        });
        let category = Some(clean(&typed.major_category)).filter(|text| !text.is_empty());
        Some(Profile {
            born: own.born,
            gender: own.gender,
            education: education?,
            degree: degree?,
            major: OwnMajor { name: clean(&typed.major), code: code?, category },
            political: political?,
            grassroots_years: grassroots_years?,
            fresh_graduate: fresh_graduate?,
            certificates: certificates?,
        })
    }

    /// A field that has one of some forms.
    fn one<T>(&mut self, field: &str, text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = read(&compact(text));
        if value.is_none() {
            self.refused.push(Refusal::of(Code::Malformed, field));
        }
        value
    }

    fn years(&mut self) -> Option<u8> {
        const NAME: &str = "grassroots_years";
        let number = |text: &str| {
            let text = text.strip_suffix('年').unwrap_or(text);
            text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().ok())?
        };
        let years = self.one(NAME, &self.typed.grassroots_years, number)?;
        let within = u8::try_from(years).ok().filter(|years| *years <= YEARS);
        if within.is_none() {
            self.refused.push(Refusal::of(Code::OutOfRange, NAME).with(0).with(YEARS));
        }
        within
    }

    fn certificates(&mut self) -> Option<Vec<String>> {
        let held = parts(&self.typed.certificates);
        if held.len() > CERTIFICATES {
            self.refused.push(Refusal::of(Code::OutOfRange, "certificates").with(0).with(CERTIFICATES));
            return None;
        }
        Some(held)
    }
}

#[cfg(test)]
mod tests;
