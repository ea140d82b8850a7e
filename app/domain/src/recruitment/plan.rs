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
        self.wording().check()?;
        self.schedule.check()
    }

    /// What the notice says in words of its own.
    pub fn wording(&self) -> Wording {
        Wording {
            title: self.title.clone(),
            enquiries: self.enquiries.clone(),
            objections: self.objections.clone(),
            words: self.words.clone(),
        }
    }

    /// The plan with other words.
    pub fn reworded(self, wording: Wording) -> Self {
        let Wording { title, enquiries, objections, words } = wording;
        Self { title, enquiries, objections, words, ..self }
    }
}

/// What a notice says in words of its own, beside its positions and days: they change by a published correction (公告更正),
/// and the old ones stay readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// What the public calls the recruitment.
    pub title: String,
    /// Whom the public asks about it (咨询电话).
    pub enquiries: String,
    /// Where objections are taken (监督电话).
    pub objections: String,
    /// The text of the notice, its addresses included (公告正文).
    pub words: String,
}

impl Wording {
    /// Each part with its field's name, in the order of the form.
    pub fn parts(&self) -> [(&'static str, &str); 4] {
        [
            ("title", &self.title),
            ("enquiries", &self.enquiries),
            ("objections", &self.objections),
            ("words", &self.words),
        ]
    }

    /// Checks each part, named as in the form.
    ///
    /// # Errors
    /// `missing`; `malformed` for control characters; `out-of-range` (facts: least, most characters).
    pub fn check(&self) -> Result<(), Refusal> {
        for (field, text) in self.parts() {
            let most = match field {
                "title" => TITLE,
                "words" => WORDS,
                _ => LINE,
            };
            if field != "words" && text.trim().is_empty() {
                return Err(Refusal::of(Code::Missing, field));
            }
            length(field, text, most)?;
        }
        Ok(())
    }

    /// These words, with the text as it stood where only the ends of its lines are others: forms write them their own way.
    pub fn beside(self, before: &Self) -> Self {
        let same = self.words.lines().eq(before.words.lines());
        if same { Self { words: before.words.clone(), ..self } } else { self }
    }

    /// Checks other words that are to take the place of these.
    ///
    /// # Errors
    /// `nothing-changed`; what [`Wording::check`] refuses; `missing` in the field `words` where a published text would end.
    pub fn may_become(&self, after: &Self) -> Result<(), Refusal> {
        if self == after {
            return Err(Code::NothingChanged.into());
        }
        if !self.words.trim().is_empty() && after.words.trim().is_empty() {
            return Err(Refusal::of(Code::Missing, "words"));
        }
        after.check()
    }
}

fn length(field: &str, text: &str, most: usize) -> Result<(), Refusal> {
    let plain = text.chars().all(|letter| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t'));
    if !plain {
        return Err(Refusal::of(Code::Malformed, field));
    }
    if text.chars().count() > most { Err(Refusal::of(Code::OutOfRange, field).with(0).with(most)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_words_become_others_and_never_nothing() {
        let of = |title: &str, enquiries: &str, words: &str| Wording {
            title: title.into(),
            enquiries: enquiries.into(),
            objections: "0431-11111111".into(),
            words: words.into(),
        };
        let before = of("2027年度示范招录", "0431-00000000", "一、报名\n网上报名。");
        let turned = |after: &Wording| before.may_become(after).map_err(|refusal| (refusal.code, refusal.field));
        let refused = |code, field: &str| Err((code, Some(field.to_owned())));
        assert_eq!(turned(&of("2027年度示范招录", "0431-22222222", "一、报名\n网上报名。")), Ok(()));
        assert_eq!(turned(&before), Err((Code::NothingChanged, None)));
        let from_a_form = of("2027年度示范招录", "0431-00000000", "一、报名\r\n网上报名。");
        assert_eq!(from_a_form.beside(&before), before);
        assert_eq!(turned(&of("2027年度示范招录", "0431-00000000", " ")), refused(Code::Missing, "words"));
        assert_eq!(turned(&of("", "0431-00000000", "一")), refused(Code::Missing, "title"));
        assert_eq!(turned(&of(&"长".repeat(121), "0431-00000000", "一")), refused(Code::OutOfRange, "title"));
        assert_eq!(turned(&of("招录", "0431\u{7}", "一")), refused(Code::Malformed, "enquiries"));
    }
}
