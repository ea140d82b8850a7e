//! The conditions of a position: the printed text, always kept, and what rules read from it.

use super::check::ConditionKind;
use super::{Age, DegreeWanted, Education, EducationWanted, Gender, Majors, PartyWanted};
use crate::tables::{clean, compact, is_none};
use serde::{Deserialize, Serialize};

/// The text of each condition as the table prints it, cleaned of stray blanks; empty where the table says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// Age (年龄要求).
    pub age: String,
    /// Gender (性别).
    pub gender: String,
    /// Level of education (学历要求).
    pub education: String,
    /// Degree (学位要求).
    pub degree: String,
    /// Majors (专业要求).
    pub majors: String,
    /// Political status (政治面貌).
    pub political: String,
    /// Years of work at the grass roots (基层工作最低年限, 工作经历).
    pub experience: String,
    /// Service in a grass-roots project (服务基层项目工作经历).
    pub service: String,
    /// Other conditions (其他要求).
    pub other: String,
}

/// Who may apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// The level of education.
    pub education: Option<EducationWanted>,
    /// The degree.
    pub degree: Option<DegreeWanted>,
    /// The majors.
    pub majors: Majors,
    /// The age.
    pub age: Option<Age>,
    /// The political status.
    pub political: Option<PartyWanted>,
    /// The gender.
    pub gender: Option<Gender>,
    /// Least full years of work at the grass roots.
    pub grassroots_years: Option<u8>,
    /// Only those who graduate in the year of the notice (限应届毕业生).
    pub fresh_graduates_only: bool,
    /// Certificates, each as printed.
    pub certificates: Vec<String>,
    /// What no rule reads; a human decides.
    pub unread: Vec<Unread>,
    /// The printed text.
    pub printed: Printed,
}

/// A condition, or a part of one, that no rule reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// What it is about.
    pub kind: ConditionKind,
    /// The text.
    pub text: String,
}

impl Conditions {
    /// Reads the printed conditions. The notes of a position may hold conditions too (2018年应届高校毕业生，男性): those
    /// that are certain are taken from there, those that sound like one (限吉林省户籍) are left to a human, and the rest of
    /// the notes is no condition.
    pub fn read(printed: Printed, notes: &str) -> Self {
        let mut out = Self::default();
        out.age = out.one(ConditionKind::Age, &printed.age, Age::read);
        out.gender = out.one(ConditionKind::Gender, &printed.gender, Gender::read);
        out.education = out.one(ConditionKind::Education, &printed.education, EducationWanted::read);
        out.degree = out.one(ConditionKind::Degree, &printed.degree, DegreeWanted::read);
        out.majors = Majors::read(&printed.majors);
        out.political = out.one(ConditionKind::Political, &printed.political, PartyWanted::read);
        out.grassroots_years = out.one(ConditionKind::GrassrootsYears, &printed.experience, years);
        if !unrestricted(&printed.service) {
            out.unread.push(Unread { kind: ConditionKind::Service, text: printed.service.clone() });
        }
        out.sentences(&printed.other, |_| true);
        out.sentences(notes, sounds_like_condition);
        out.printed = printed;
        out
    }

    /// The least level of education that is taken; none where the text sets none or cannot be read.
    pub fn least_education(&self) -> Option<Education> {
        self.education.map(|wanted| wanted.least)
    }

    /// One condition; what cannot be read is kept for a human.
    fn one<T>(&mut self, kind: ConditionKind, text: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if unrestricted(text) {
            return None;
        }
        let value = read(text);
        if value.is_none() {
            self.unread.push(Unread { kind, text: text.to_owned() });
        }
        value
    }

    /// Takes from a free text what is certain. The rest of each sentence stays together for a human where a part of it may
    /// set a condition.
    fn sentences(&mut self, text: &str, may_set: impl Fn(&str) -> bool) {
        for sentence in text.split(['；', ';', '。']) {
            let rest: Vec<String> = parts(sentence).into_iter().filter(|part| !self.take(part)).collect();
            if rest.iter().any(|part| may_set(part)) {
                self.unread.push(Unread { kind: ConditionKind::Other, text: rest.join("，") });
            }
        }
    }

    /// Takes a part of a free text where it is certainly one condition; what was said before it stands.
    fn take(&mut self, part: &str) -> bool {
        if let Some(gender) = Gender::read(part) {
            return *self.gender.get_or_insert(gender) == gender;
        }
        if let Some(party) = PartyWanted::read(part) {
            return *self.political.get_or_insert(party) == party;
        }
        if is_fresh(part) {
            self.fresh_graduates_only = true;
            return true;
        }
        if is_certificate(part) {
            if !self.certificates.iter().any(|known| known == part) {
                self.certificates.push(part.to_owned());
            }
            return true;
        }
        false
    }
}

/// Whether the text sets no condition.
pub(super) fn unrestricted(text: &str) -> bool {
    const WORDS: &[&str] = &["不限", "不限制", "无要求", "无限制", "没有要求", "不作要求", "不做要求", "均可"];
    is_none(text) || WORDS.contains(&compact(text).trim_end_matches(['。', '.']))
}

/// 二年, 2年以上, 两年及以上基层工作经历.
pub(super) fn years(text: &str) -> Option<u8> {
    const DIGITS: &[(&str, u8)] = &[
        ("一", 1),
        ("二", 2),
        ("两", 2),
        ("三", 3),
        ("四", 4),
        ("五", 5),
        ("六", 6),
        ("七", 7),
        ("八", 8),
        ("九", 9),
        ("十", 10),
    ];
    let text = compact(text);
    let (number, rest) = text.split_once('年')?;
    let rest = ["（含）以上", "(含)以上", "及以上", "以上", ""].iter().find_map(|word| rest.strip_prefix(word))?;
    if !matches!(rest, "" | "基层工作经历" | "以上基层工作经历" | "的基层工作经历") {
        return None;
    }
    let spelt = DIGITS.iter().find(|(word, _)| *word == number).map(|(_, value)| *value);
    spelt.or_else(|| number.parse().ok()).filter(|years| (1..=40).contains(years))
}

/// 限应届毕业生, 2018年应届高校毕业生: every word of the part is about that.
fn is_fresh(part: &str) -> bool {
    let part = compact(part);
    let year = part.trim_start_matches(['仅', '限']).trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = year.trim_start_matches(['年', '届']).trim_start_matches("普通").trim_start_matches("高校");
    matches!(
        bare,
        "应届毕业生" | "应届生" | "应届高校毕业生" | "应届普通高校毕业生" | "应届高等院校毕业生" | "应届大学毕业生"
    )
}

/// A certificate that must be held (取得《法律职业资格证书》A证), not the diploma that everybody must show.
fn is_certificate(part: &str) -> bool {
    let held = ["取得", "持有", "具有", "具备"].iter().any(|word| part.starts_with(word));
    held && part.contains('证') && !["学历", "学位证", "毕业证"].iter().any(|word| part.contains(word))
}

/// Whether a part of the notes may set a condition. Advice (适合男性) and terms of service (最低服务年限) do not.
fn sounds_like_condition(part: &str) -> bool {
    const WORDS: &[&str] =
        &["户籍", "户口", "生源", "须", "具有", "具备", "取得", "持有", "通过", "合格", "毕业", "不得", "要求"];
    part.starts_with('限') || part.starts_with("仅限") || WORDS.iter().any(|word| part.contains(word))
}

/// The parts of a sentence. A list by 、 is parted only where it starts with a gender (男性、退役士兵), for the classes of one
/// certificate are listed so too.
fn parts(sentence: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in sentence.split(['，', ',']) {
        let part = clean(numberless(part));
        let (head, tail) = part.split_once('、').unwrap_or((part.as_str(), ""));
        let pieces = if Gender::read(head).is_some() { [head, tail] } else { [part.as_str(), ""] };
        out.extend(pieces.into_iter().map(str::trim).filter(|piece| !unrestricted(piece)).map(str::to_owned));
    }
    out
}

/// The part without the number that lists put before it (1. 2、).
fn numberless(part: &str) -> &str {
    let part = part.trim();
    let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == part.len() { part } else { rest.strip_prefix(['.', '、', '．']).unwrap_or(part) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(text: &str, notes: &str) -> Conditions {
        Conditions::read(Printed { other: text.to_owned(), ..Printed::default() }, notes)
    }

    fn unread(conditions: &Conditions) -> Vec<&str> {
        conditions.unread.iter().map(|unread| unread.text.as_str()).collect()
    }

    #[test]
    fn free_text_is_taken_apart_only_where_it_is_certain() {
        let read = other("男性、退役士兵", "");
        assert_eq!((read.gender, unread(&read)), (Some(Gender::Male), vec!["退役士兵"]));
        let read = other("中共党员；取得《法律职业资格证书》A证、B证、C证。", "");
        assert_eq!(read.political, Some(PartyWanted::Member));
        assert_eq!(read.certificates, ["取得《法律职业资格证书》A证、B证、C证"]);
        assert!(read.unread.is_empty());
        let read = other("高校毕业生退役士兵且为中共党员", "");
        assert_eq!((read.political, unread(&read)), (None, vec!["高校毕业生退役士兵且为中共党员"]));
        let read = other("非中共党员，若为民主党派成员仅限民革党员。", "");
        assert_eq!((read.political, unread(&read)), (None, vec!["非中共党员，若为民主党派成员仅限民革党员"]));
        let read = other("男性；女性", "");
        assert_eq!((read.gender, unread(&read)), (Some(Gender::Male), vec!["女性"]), "a contradiction is shown");
    }

    #[test]
    fn notes_give_what_is_certain_and_no_advice() {
        let read = other("", "2018年应届高校毕业生，女性，在本单位最低服务年限为5年");
        assert!(read.fresh_graduates_only);
        assert_eq!((read.gender, read.unread.len()), (Some(Gender::Female), 0));
        let read = other("", "限应届毕业生；限吉林省户籍；条件艰苦，适合男性；须同时取得相应专业的学历学位证书");
        assert!(read.fresh_graduates_only);
        assert_eq!(unread(&read), ["限吉林省户籍", "须同时取得相应专业的学历学位证书"]);
        assert_eq!((read.gender, read.certificates.len()), (None, 0));
        let read = other("", "1.仅限2018届应届毕业生。2.要求报名专业为第一学历专业。");
        assert!(read.fresh_graduates_only);
        assert!(!other("", "2016年及以后年度毕业的高校毕业生").fresh_graduates_only);
    }

    #[test]
    fn what_is_not_understood_is_kept_for_a_human() {
        let printed = Printed {
            age: "见公告".to_owned(),
            education: "本科及以上（法医为大专）".to_owned(),
            service: "大学生村官".to_owned(),
            experience: "二年".to_owned(),
            ..Printed::default()
        };
        let read = Conditions::read(printed.clone(), "");
        let kinds: Vec<_> = read.unread.iter().map(|unread| unread.kind).collect();
        assert_eq!(kinds, [ConditionKind::Age, ConditionKind::Education, ConditionKind::Service]);
        assert_eq!(read.grassroots_years, Some(2));
        assert_eq!(read.printed, printed);
    }

    #[test]
    fn years_are_read_in_both_scripts() {
        for (text, expected) in [
            ("二年", Some(2)),
            ("2年以上", Some(2)),
            ("两年及以上基层工作经历", Some(2)),
            ("十年", Some(10)),
            ("2020年毕业", None),
            ("二年法律工作", None),
            ("0年", None),
        ] {
            assert_eq!(years(text), expected, "{text}");
        }
    }
}
