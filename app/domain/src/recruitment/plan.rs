//! The plan of a recruitment (招录计划) apart from its positions: who leads it, under which scheme, on which days.

use super::schedule::Schedule;
use super::scheme::SchemeKey;
use crate::refusal::{Code, Refusal};
use crate::regions::ExamRegion;
use serde::{Deserialize, Serialize};

/// Characters of a title.
const TITLE: usize = 120;
/// Characters of a name or a telephone number.
const LINE: usize = 100;
/// Characters of the notice's own words.
const WORDS: usize = 20_000;

/// A recruitment as planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecruitmentPlan {
    /// What the public calls it.
    pub title: String,
    /// The exam region whose staff lead it.
    pub region: ExamRegion,
    /// The scheme.
    pub scheme: SchemeKey,
    /// The scheme's version.
    pub scheme_version: u32,
    /// Whom the public asks about it (咨询电话).
    pub enquiries: String,
    /// Where objections are taken (监督电话).
    pub objections: String,
    /// What the notice says beside positions and days.
    pub words: String,
    /// The days.
    pub schedule: Schedule,
}

impl RecruitmentPlan {
    /// Checks the plan's own fields, named as in the form.
    ///
    /// # Errors
    /// `missing`, `out-of-range` (facts: least, most characters), `day-too-early`.
    pub fn check(&self) -> Result<(), Refusal> {
        let lines = [
            ("title", &self.title, TITLE),
            ("enquiries", &self.enquiries, LINE),
            ("objections", &self.objections, LINE),
        ];
        for (field, text, most) in lines {
            if text.trim().is_empty() {
                return Err(Refusal::of(Code::Missing, field));
            }
            length(field, text, most)?;
        }
        length("words", &self.words, WORDS)?;
        self.schedule.check()
    }
}

fn length(field: &str, text: &str, most: usize) -> Result<(), Refusal> {
    let plain = text.chars().all(|letter| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t'));
    if !plain {
        return Err(Refusal::of(Code::Malformed, field));
    }
    if text.chars().count() > most { Err(Refusal::of(Code::OutOfRange, field).with(0).with(most)) } else { Ok(()) }
}
