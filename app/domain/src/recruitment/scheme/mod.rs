//! Schemes (招录方案) as data: papers, formulas with their rounding, stages, ratios, ties, periods and fees of one kind of
//! recruitment, in numbered versions. A recruitment freezes the version it was approved with; a later version changes nothing that has begun.

mod bonus;
mod built_in;
mod check;
mod replacing;
mod stages;
mod trial;

pub use bonus::Bonus;
pub use built_in::built_in;
pub use replacing::Departure;
pub use stages::{SchemeStage, Stages};
pub use trial::{Tried, TriedLine, lined, trial};

use super::{CutRule, Formula, Points, Rounding};
use crate::calendar::Length;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The short name of a scheme: lower-case letters, digits and hyphens, 1 to 40 of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SchemeKey(String);

impl SchemeKey {
    /// Reads a key.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        (plain && (1..=40).contains(&text.len())).then(|| Self(text.to_owned()))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SchemeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for SchemeKey {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no key of a scheme")
    }
}

impl From<SchemeKey> for String {
    fn from(key: SchemeKey) -> Self {
        key.0
    }
}

/// What a scheme is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchemeKind {
    /// Civil servants (考试录用公务员).
    CivilService,
    /// Staff of public institutions (事业单位公开招聘).
    Institution,
}

impl SchemeKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::CivilService, Self::Institution];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CivilService => "civil-service",
            Self::Institution => "institution",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A written paper (笔试科目).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What it is called.
    pub name: Named,
    /// Its full marks.
    pub full: Points,
}

/// The candidates who take the same papers and are ranked by the same formulas, such as the police among civil servants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Unique in the scheme; a position names it.
    pub key: String,
    /// What it is called.
    pub name: Named,
    /// The papers to sit, by their place in the scheme's list.
    pub papers: Vec<usize>,
    /// What the written total (笔试总成绩) is made of: the ranking for the interview.
    pub written: Formula,
    /// What the total (总成绩) is made of. The interview stands behind the last paper.
    pub total: Formula,
    /// The least written total that is ever called to the interview, whatever the ratio; none where the line is set
    /// after the examination or not at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_line: Option<Points>,
}

/// What candidates are compared by where their totals are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// A written paper, by its place in the scheme's list.
    Paper(usize),
    /// The interview.
    Interview,
    /// The written total.
    Written,
}

/// How many go on to a stage, and what decides between equals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageCut {
    /// Candidates for each place of a position.
    pub ratio: u16,
    /// The ratio of positions for village and community cadres (村、社区干部职位); none where it is the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grassroots_ratio: Option<u16>,
    /// Decides between equal totals at the last place, one after the other; who is equal in all of them goes on together.
    pub decided_by: Vec<Measure>,
}

/// The periods of a scheme, each with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periods {
    /// Between the publication of the notice and the end of registration, at least (公告时间).
    pub notice: Length,
    /// For an appeal against the review of one's qualification (申诉).
    pub appeal: Length,
    /// For asking to have one's own paper checked (成绩复核).
    pub recheck: Length,
    /// The public notice of those proposed for hire (公示).
    pub publicity: Length,
}

/// A whole scheme in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    /// Its key.
    pub key: SchemeKey,
    /// Its version, from 1.
    pub version: u32,
    /// What it is for.
    pub kind: SchemeKind,
    /// What it is called.
    pub name: Named,
    /// The documents it rests on, as they are cited.
    pub basis: String,
    /// Every written paper.
    pub papers: Vec<Paper>,
    /// Who sits which, and how they are ranked. The first is that of positions that name none.
    pub variants: Vec<Variant>,
    /// How a written total and a total are rounded.
    #[serde(default)]
    pub rounding: Rounding,
    /// What candidates pass, in which order.
    #[serde(default)]
    pub stages: Stages,
    /// Whether nobody is called to the interview before a minimum pass line is set (合格分数线); where it is not required, one
    /// may be set.
    #[serde(default)]
    pub line_required: bool,
    /// Paid candidates for each place, without which a position is not examined (开考比例); 0 where there is no such rule.
    pub opening_ratio: u16,
    /// What registration costs for each paper, in cents of a yuan (分).
    pub fee_cents: u32,
    /// Who is called to the interview (面试入围).
    pub interview: StageCut,
    /// The least interview mark that goes on (面试合格线).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview_line: Option<Points>,
    /// Who is called to the physical examination and the inspection (体检、考察).
    pub checks: StageCut,
    /// After which departures the next in rank follows (递补); none in a document from before this was data, which means
    /// what [`Scheme::replaces`] says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces_on: Option<Vec<Departure>>,
    /// What is added to the written total of whom (加分); empty where nothing is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bonuses: Vec<Bonus>,
    /// Its periods.
    pub periods: Periods,
}

impl Scheme {
    /// The variant that a position names, by its key or its Chinese name as tables print it; the first where it names
    /// none.
    pub fn variant(&self, named: Option<&str>) -> Option<&Variant> {
        match named {
            None => self.variants.first(),
            Some(named) => self.variants.iter().find(|variant| variant.key == named || variant.name.zh == named),
        }
    }

    /// The written total of a candidate of a variant; none where a paper was missed.
    pub fn written(&self, variant: &Variant, papers: &[Option<Points>]) -> Option<Points> {
        self.written_with(variant, papers, None)
    }

    /// The total of a candidate of a variant; none where a paper or the interview was missed.
    pub fn total(&self, variant: &Variant, papers: &[Option<Points>], interview: Option<Points>) -> Option<Points> {
        self.total_with(variant, papers, None, interview)
    }

    /// What decides at the last place as [`super::admitted`] wants it. Its standings hold every paper, then the
    /// interview, then the written total.
    pub fn cut(&self, stage: &StageCut, grassroots: bool, line: Option<Points>) -> CutRule {
        let place = |measure: &Measure| match *measure {
            Measure::Paper(paper) => paper,
            Measure::Interview => self.papers.len(),
            Measure::Written => self.papers.len() + 1,
        };
        CutRule {
            ratio: stage.grassroots_ratio.filter(|_| grassroots).unwrap_or(stage.ratio),
            line,
            decided_by: stage.decided_by.iter().map(place).collect(),
        }
    }
}
