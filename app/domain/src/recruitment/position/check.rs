//! The eligibility check before submitting: each condition of a position beside what the person states. It explains; it
//! never decides for a human where the text is unclear.

use super::{
    Conditions, Degree, DegreeWanted, Education, EducationWanted, Gender, Majors, OwnMajor, PartyWanted,
    PoliticalStatus, Position, PositionColumn, Profile, Upper,
};
use crate::tables::compact;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionKind {
    /// Age (年龄).
    Age,
    /// Gender (性别).
    Gender,
    /// Level of education (学历).
    Education,
    /// Degree (学位).
    Degree,
    /// Major (专业).
    Major,
    /// Political status (政治面貌).
    Political,
    /// Years of work at the grass roots (基层工作最低年限).
    GrassrootsYears,
    /// Service in a grass-roots project (服务基层项目工作经历).
    Service,
    /// Graduation in the year of the notice (应届).
    FreshGraduate,
    /// A certificate (证书).
    Certificate,
    /// Anything else (其他要求).
    Other,
}

impl ConditionKind {
    /// Every kind, in order.
    pub const ALL: [Self; 11] = [
        Self::Age,
        Self::Gender,
        Self::Education,
        Self::Degree,
        Self::Major,
        Self::Political,
        Self::GrassrootsYears,
        Self::Service,
        Self::FreshGraduate,
        Self::Certificate,
        Self::Other,
    ];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Gender => "gender",
            Self::Education => "education",
            Self::Degree => "degree",
            Self::Major => "major",
            Self::Political => "political",
            Self::GrassrootsYears => "grassroots-years",
            Self::Service => "service",
            Self::FreshGraduate => "fresh-graduate",
            Self::Certificate => "certificate",
            Self::Other => "other",
        }
    }

    /// The column of a position table that prints it.
    pub const fn column(self) -> PositionColumn {
        match self {
            Self::Age => PositionColumn::Age,
            Self::Gender => PositionColumn::Gender,
            Self::Education => PositionColumn::Education,
            Self::Degree => PositionColumn::Degree,
            Self::Major => PositionColumn::Majors,
            Self::Political => PositionColumn::Political,
            Self::GrassrootsYears => PositionColumn::Experience,
            Self::Service => PositionColumn::Service,
            Self::FreshGraduate | Self::Certificate | Self::Other => PositionColumn::Other,
        }
    }
}

/// Whether a condition is met, as far as rules can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is met by what the person states.
    Met,
    /// It is not met by what the person states.
    NotMet,
    /// The text does not say; the qualification review decides.
    Unclear,
}

/// What the person states about one condition, for a page to word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// Nothing that answers the condition.
    Nothing,
    /// The birth date, and the first and the last that the condition takes.
    Born {
        /// The birth date.
        on: NaiveDate,
        /// The earliest birth date that meets the condition.
        from: NaiveDate,
        /// The latest.
        to: NaiveDate,
    },
    /// The gender.
    Gender(Gender),
    /// The level of education.
    Education(Education),
    /// The degree, if any.
    Degree(Option<Degree>),
    /// The major.
    Major(OwnMajor),
    /// The political status.
    Political(PoliticalStatus),
    /// Years.
    Years(u8),
    /// Whether the person graduates this year.
    FreshGraduate(bool),
    /// The certificates.
    Certificates(Vec<String>),
}

/// One condition beside what the person states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What it is about.
    pub condition: ConditionKind,
    /// Whether it is met.
    pub outcome: Outcome,
    /// The condition as printed.
    pub wanted: String,
    /// What the person states.
    pub given: Given,
}

/// Checks every condition that the position sets, in the order of [`ConditionKind`]; a position without conditions gives
/// none. `on` is the day on which the notice computes ages. Nothing is refused by it: that is the review's part.
pub fn precheck(position: &Position, person: &Profile, on: NaiveDate) -> Vec<Check> {
    let conditions = &position.conditions;
    let mut checks = Vec::new();
    let mut add = |condition, outcome, wanted: &str, given| {
        checks.push(Check { condition, outcome, wanted: wanted.to_owned(), given });
    };
    let printed = &conditions.printed;
    if let Some((outcome, given)) = age(conditions, person, on) {
        add(ConditionKind::Age, outcome, &printed.age, given);
    }
    let stated = |own: &str| if own.is_empty() { source(position) } else { own.to_owned() };
    if let Some(wanted) = conditions.gender {
        let outcome = met(wanted == person.gender);
        add(ConditionKind::Gender, outcome, &stated(&printed.gender), Given::Gender(person.gender));
    }
    if let Some(wanted) = conditions.education {
        let outcome = education(wanted, person.education);
        add(ConditionKind::Education, outcome, &printed.education, Given::Education(person.education));
    }
    if let Some(wanted) = conditions.degree {
        let outcome = degree(wanted, person);
        add(ConditionKind::Degree, outcome, &printed.degree, Given::Degree(person.degree));
    }
    if conditions.majors != Majors::Any {
        let outcome = major(&conditions.majors, person);
        add(ConditionKind::Major, outcome, &printed.majors, Given::Major(person.major.clone()));
    }
    if let Some(wanted) = conditions.political {
        let outcome = political(wanted, person.political);
        add(ConditionKind::Political, outcome, &stated(&printed.political), Given::Political(person.political));
    }
    if let Some(least) = conditions.grassroots_years {
        let outcome = met(person.grassroots_years >= least);
        add(ConditionKind::GrassrootsYears, outcome, &printed.experience, Given::Years(person.grassroots_years));
    }
    if conditions.fresh_graduates_only {
        let given = Given::FreshGraduate(person.fresh_graduate);
        add(ConditionKind::FreshGraduate, met(person.fresh_graduate), &source(position), given);
    }
    for wanted in &conditions.certificates {
        let held = person.certificates.iter().any(|own| holds(wanted, own));
        let outcome = if held { Outcome::Met } else { Outcome::Unclear };
        add(ConditionKind::Certificate, outcome, wanted, Given::Certificates(person.certificates.clone()));
    }
    for unread in &conditions.unread {
        add(unread.kind, Outcome::Unclear, &unread.text, Given::Nothing);
    }
    checks.sort_by_key(|check| check.condition);
    checks
}

const fn met(is: bool) -> Outcome {
    if is { Outcome::Met } else { Outcome::NotMet }
}

/// The free texts from which conditions without a column of their own were read.
fn source(position: &Position) -> String {
    let texts = [position.conditions.printed.other.as_str(), position.notes.as_str()];
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("；")
}

fn age(conditions: &Conditions, person: &Profile, on: NaiveDate) -> Option<(Outcome, Given)> {
    let age = conditions.age?;
    let (from, to) = age.born(on)?;
    let within = |(from, to)| (from..=to).contains(&person.born);
    let outcome = match age {
        _ if within((from, to)) => Outcome::Met,
        // Older than the limit for everybody, but some may be older and this may be one of them.
        super::Age::Years { least, highest, .. }
            if super::born_between(on, least.unwrap_or(0), highest).is_some_and(within) =>
        {
            Outcome::Unclear
        }
        _ => Outcome::NotMet,
    };
    Some((outcome, Given::Born { on: person.born, from, to }))
}

fn education(wanted: EducationWanted, own: Education) -> Outcome {
    match wanted.upper {
        _ if own < wanted.least => Outcome::NotMet,
        Upper::Open => Outcome::Met,
        Upper::Only(most) => met(own <= most),
        Upper::Unsaid if own == wanted.least => Outcome::Met,
        Upper::Unsaid => Outcome::Unclear,
    }
}

fn degree(wanted: DegreeWanted, person: &Profile) -> Outcome {
    let least = match (wanted, person.education) {
        (DegreeWanted::AtLeast(least), _) => least,
        (DegreeWanted::Matching, Education::Secondary | Education::College) => return Outcome::Met,
        (DegreeWanted::Matching, Education::Bachelor) => Degree::Bachelor,
        (DegreeWanted::Matching, Education::Master) => Degree::Master,
        (DegreeWanted::Matching, Education::Doctor) => Degree::Doctor,
    };
    met(person.degree >= Some(least))
}

fn major(wanted: &Majors, person: &Profile) -> Outcome {
    let is = wanted.for_education(person.education).any(|major| major.is(&person.major));
    if is { Outcome::Met } else { Outcome::Unclear }
}

const fn political(wanted: PartyWanted, own: PoliticalStatus) -> Outcome {
    use PoliticalStatus::{Democratic, League, Member, None, Probationary};
    match (wanted, own) {
        (_, Member) | (PartyWanted::MemberOrProbationary, Probationary) | (PartyWanted::MemberOrLeague, League) => {
            Outcome::Met
        }
        (_, Probationary) => Outcome::Unclear,
        (_, League | Democratic | None) => Outcome::NotMet,
    }
}

/// Whether a certificate as the person writes it is the wanted one beyond doubt.
fn holds(wanted: &str, own: &str) -> bool {
    let plain =
        |text: &str| -> String { compact(text).chars().filter(|c| !"《》“”\"()（）".contains(*c)).collect() };
    let (wanted, own) = (plain(wanted), plain(own));
    // Something as short as 证 stands in every text.
    own.chars().count() >= 4 && own.contains('证') && wanted.contains(&own) && {
        // 法律职业资格证书 alone does not say which class (A证) is held.
        let class = wanted.split_once(&own).map_or("", |(_, after)| after);
        !class.starts_with(|c: char| c.is_ascii_alphabetic())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PositionCode, Printed};
    use super::*;

    fn position(printed: Printed, notes: &str) -> Position {
        Position {
            code: PositionCode::parse("11001011").unwrap(),
            agency: "白山市财政局".to_owned(),
            unit: "白山市财政局".to_owned(),
            title: "一级科员".to_owned(),
            level: None,
            region_text: String::new(),
            places: 1,
            conditions: Conditions::read(printed, notes),
            variant: None,
            ratio: None,
            grassroots: false,
            notes: notes.to_owned(),
            remarks: Vec::new(),
        }
    }

    fn person() -> Profile {
        Profile {
            born: "1990-03-07".parse().unwrap(),
            gender: Gender::Female,
            education: Education::Bachelor,
            degree: Some(Degree::Bachelor),
            major: OwnMajor { name: "法学".to_owned(), code: Some("030101K".to_owned()), category: None },
            political: PoliticalStatus::League,
            grassroots_years: 1,
            fresh_graduate: false,
            certificates: vec!["法律职业资格证书A证".to_owned()],
        }
    }

    fn outcomes(printed: Printed, notes: &str, person: &Profile) -> Vec<(ConditionKind, Outcome)> {
        let checks = precheck(&position(printed, notes), person, "2023-07-28".parse().unwrap());
        checks.into_iter().map(|check| (check.condition, check.outcome)).collect()
    }

    fn of(set: impl FnOnce(&mut Printed), person: &Profile) -> Outcome {
        let mut printed = Printed::default();
        set(&mut printed);
        let found = outcomes(printed, "", person);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].1
    }

    #[test]
    fn a_position_without_conditions_checks_nothing() {
        let none = Printed { age: "不限".to_owned(), majors: "不限专业".to_owned(), ..Printed::default() };
        assert_eq!(outcomes(none, "在本单位最低服务年限为5年", &person()), []);
    }

    #[test]
    fn the_birth_dates_of_a_notice_decide_to_the_day() {
        let wanted = |born: &str| {
            let person = Profile { born: born.parse().unwrap(), ..person() };
            of(|printed| printed.age = "18周岁以上、35周岁以下".to_owned(), &person)
        };
        for (born, outcome) in [
            ("1987-07-27", Outcome::NotMet),
            ("1987-07-28", Outcome::Met),
            ("2005-07-28", Outcome::Met),
            ("2005-07-29", Outcome::NotMet),
        ] {
            assert_eq!(wanted(born), outcome, "{born}");
        }
    }

    #[test]
    fn an_exception_for_some_is_left_to_a_human() {
        let text = "18周岁以上、30周岁以下，应届硕士、博士研究生（非在职）为35周岁以下";
        let at = |born: &str| {
            let person = Profile { born: born.parse().unwrap(), ..person() };
            of(|printed| printed.age = text.to_owned(), &person)
        };
        let found = ["1995-01-01", "1990-01-01", "1980-01-01", "2010-01-01"].map(at);
        assert_eq!(found, [Outcome::Met, Outcome::Unclear, Outcome::NotMet, Outcome::NotMet]);
    }

    #[test]
    fn education_and_degree_are_compared_as_printed() {
        let with = |education, degree| Profile { education, degree, ..person() };
        let bachelor = person();
        let master = with(Education::Master, Some(Degree::Master));
        let college = with(Education::College, None);
        for (text, outcomes) in [
            ("本科及以上", [Outcome::NotMet, Outcome::Met, Outcome::Met]),
            ("仅限本科", [Outcome::NotMet, Outcome::Met, Outcome::NotMet]),
            ("大专或本科", [Outcome::Met, Outcome::Met, Outcome::NotMet]),
            ("本科", [Outcome::NotMet, Outcome::Met, Outcome::Unclear]),
            ("学历见备注", [Outcome::Unclear; 3]),
        ] {
            let found = [&college, &bachelor, &master].map(|it| of(|printed| printed.education = text.to_owned(), it));
            assert_eq!(found, outcomes, "{text}");
        }
        let degree = |text: &str, person: &Profile| of(|printed| printed.degree = text.to_owned(), person);
        assert_eq!(degree("与学历相对应的学位", &college), Outcome::Met);
        assert_eq!(degree("与学历相对应的学位", &with(Education::Master, Some(Degree::Bachelor))), Outcome::NotMet);
        assert_eq!(degree("学士", &master), Outcome::Met);
        assert_eq!(degree("硕士", &bachelor), Outcome::NotMet);
    }

    #[test]
    fn a_major_is_met_or_left_to_a_human() {
        let major = |text: &str| of(|printed| printed.majors = text.to_owned(), &person());
        assert_eq!(major("本科：法学类（0301）；研究生：法学（03）"), Outcome::Met);
        assert_eq!(major("法学类、经济学类"), Outcome::Met);
        assert_eq!(major("研究生：法学（0301）"), Outcome::Unclear);
        assert_eq!(major("法学类（不含法学）"), Outcome::Unclear);
        assert_eq!(major("哲学类"), Outcome::Unclear);
    }

    #[test]
    fn the_rest_is_explained_one_by_one() {
        let printed = Printed {
            political: "中共党员".to_owned(),
            experience: "二年".to_owned(),
            other: "男性；取得《法律职业资格证书》A证；限主修专业报考".to_owned(),
            ..Printed::default()
        };
        let found = outcomes(printed, "限应届毕业生", &person());
        let expected = [
            (ConditionKind::Gender, Outcome::NotMet),
            (ConditionKind::Political, Outcome::NotMet),
            (ConditionKind::GrassrootsYears, Outcome::NotMet),
            (ConditionKind::FreshGraduate, Outcome::NotMet),
            (ConditionKind::Certificate, Outcome::Met),
            (ConditionKind::Other, Outcome::Unclear),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn certificates_and_party_are_never_guessed() {
        assert!(!holds("取得《法律职业资格证书》A证", "法律职业资格证书"));
        assert!(!holds("取得《法律职业资格证书》A证、B证、C证", "法律职业资格证书C证"));
        assert!(!holds("取得《法律职业资格证书》A证", "证"));
        let probationary = Profile { political: PoliticalStatus::Probationary, ..person() };
        assert_eq!(of(|printed| printed.political = "中共党员".to_owned(), &probationary), Outcome::Unclear);
        let named = of(|printed| printed.political = "中共党员（含预备党员）".to_owned(), &probationary);
        assert_eq!(named, Outcome::Met);
    }
}
