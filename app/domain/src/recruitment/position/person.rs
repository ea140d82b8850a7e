//! The person who wants to apply, as far as conditions of positions ask: not who they are, only what they bring.

use super::{Degree, Education};
use crate::tables::{compact, is_none};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a person states about themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The birth date.
    pub born: NaiveDate,
    /// The gender of the identity number.
    pub gender: Gender,
    /// The highest level of education.
    pub education: Education,
    /// The degree that belongs to it, if any.
    pub degree: Option<Degree>,
    /// The major of that education.
    pub major: OwnMajor,
    /// The political status.
    pub political: PoliticalStatus,
    /// Full years of work at the grass roots (基层工作经历).
    pub grassroots_years: u8,
    /// Whether the person graduates in the year of the notice (应届毕业生).
    pub fresh_graduate: bool,
    /// The certificates held, as the person writes them.
    pub certificates: Vec<String>,
}

/// The major on a person's diploma.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnMajor {
    /// The name.
    pub name: String,
    /// The code in the catalogue of majors (030101K), where the person knows it.
    pub code: Option<String>,
    /// The category (法学类), where the person knows it.
    pub category: Option<String>,
}

/// Male or female, as positions ask it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// 男.
    Male,
    /// 女.
    Female,
}

impl Gender {
    /// The stable text form, the same as the serialized form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }

    /// Reads what a table prints; 适合男性 is advice, no condition, and gives nothing.
    pub fn read(text: &str) -> Option<Self> {
        match compact(text).trim_start_matches(['仅', '限']) {
            "男" | "男性" => Some(Self::Male),
            "女" | "女性" => Some(Self::Female),
            _ => None,
        }
    }
}

/// The political status (政治面貌) of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PoliticalStatus {
    /// Member of the Communist Party (中共党员).
    Member,
    /// Probationary member (中共预备党员).
    Probationary,
    /// Member of the Youth League (共青团员).
    League,
    /// Member of a democratic party (民主党派).
    Democratic,
    /// None of these (群众, 无党派人士).
    None,
}

impl PoliticalStatus {
    /// Every status, in the order of a form.
    pub const ALL: [Self; 5] = [Self::Member, Self::Probationary, Self::League, Self::Democratic, Self::None];

    /// The stable text form, the same as the serialized form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Probationary => "probationary",
            Self::League => "league",
            Self::Democratic => "democratic",
            Self::None => "none",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// The political status that a position wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyWanted {
    /// Members of the Communist Party (中共党员); whether probationary members count the text does not say.
    Member,
    /// Members, probationary ones named (中共党员（含预备党员）).
    MemberOrProbationary,
    /// Members of the Party or of the Youth League (中共党员或共青团员).
    MemberOrLeague,
}

impl PartyWanted {
    /// Reads what a table prints; none where the text is another.
    pub fn read(text: &str) -> Option<Self> {
        if is_none(text) {
            return None;
        }
        let text = compact(text);
        match text.trim_start_matches(['仅', '限']) {
            "中共党员" | "党员" | "中共正式党员" => Some(Self::Member),
            "中共党员（含预备党员）"
            | "中共党员(含预备党员)"
            | "中共党员（含中共预备党员）"
            | "中共党员或中共预备党员" => Some(Self::MemberOrProbationary),
            "中共党员或共青团员" | "中共党员、共青团员" | "党员或团员" => {
                Some(Self::MemberOrLeague)
            }
            _ => None,
        }
    }
}
