//! Levels of education (学历) and degrees (学位), and what a position wants of them.

use crate::tables::compact;
use serde::{Deserialize, Serialize};

/// A level of education (学历), the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Education {
    /// Secondary school, also vocational (高中, 中专).
    Secondary,
    /// A college diploma (大专).
    College,
    /// Undergraduate studies (本科).
    Bachelor,
    /// Postgraduate studies for a master (硕士研究生).
    Master,
    /// Postgraduate studies for a doctor (博士研究生).
    Doctor,
}

impl Education {
    /// Every level, the lowest first.
    pub const ALL: [Self; 5] = [Self::Secondary, Self::College, Self::Bachelor, Self::Master, Self::Doctor];

    /// The stable text form, the same as the serialized form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Secondary => "secondary",
            Self::College => "college",
            Self::Bachelor => "bachelor",
            Self::Master => "master",
            Self::Doctor => "doctor",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == text)
    }

    /// The words of tables for each level. A longer word that holds a shorter one stands before it.
    const WORDS: &[(&str, Self)] = &[
        ("硕士研究生", Self::Master),
        ("博士研究生", Self::Doctor),
        ("大学本科", Self::Bachelor),
        ("大学专科", Self::College),
        ("高职高专", Self::College),
        ("高职（高专）", Self::College),
        ("高中（中专）", Self::Secondary),
        ("研究生", Self::Master),
        ("硕士", Self::Master),
        ("博士", Self::Doctor),
        ("本科", Self::Bachelor),
        ("大专", Self::College),
        ("专科", Self::College),
        ("高职", Self::College),
        ("高中", Self::Secondary),
        ("中专", Self::Secondary),
    ];
}

/// Where the levels of education that a position takes end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Upper {
    /// Nowhere (及以上).
    Open,
    /// At this level (仅限, or a list of levels).
    Only(Education),
    /// The text names one level and says neither "only" nor "and above"; what is above it a human decides.
    Unsaid,
}

/// The levels of education that a position takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EducationWanted {
    /// The lowest.
    pub least: Education,
    /// The end.
    pub upper: Upper,
}

impl EducationWanted {
    /// Reads what a table prints; none where the text is another.
    pub fn read(text: &str) -> Option<Self> {
        let text = compact(text);
        let mut rest = text.as_str();
        let (mut levels, mut only, mut above) = (Vec::new(), false, false);
        'reading: while !rest.is_empty() {
            for (word, level) in Education::WORDS {
                if let Some(after) = rest.strip_prefix(word) {
                    levels.push(*level);
                    rest = after;
                    continue 'reading;
                }
            }
            for word in ["仅限", "限"] {
                if let Some(after) = rest.strip_prefix(word).filter(|_| levels.is_empty()) {
                    only = true;
                    rest = after;
                    continue 'reading;
                }
            }
            if matches!(rest, "及以上" | "以上" | "及以上学历" | "以上学历" | "（含）以上" | "(含)以上")
            {
                above = true;
                break;
            }
            rest =
                ["全日制普通高校", "或", "和", "、", "学历", "及"].iter().find_map(|word| rest.strip_prefix(word))?;
        }
        let (least, most) = (*levels.iter().min()?, *levels.iter().max()?);
        // 研究生 stands for both kinds: only postgraduates is not only masters.
        let most = if text.contains("研究生") && !text.contains("硕士") { Education::Doctor } else { most };
        let upper = match (above, only || levels.len() > 1) {
            (true, _) if levels.len() == 1 => Upper::Open,
            (true, _) => return None,
            (false, true) => Upper::Only(most),
            (false, false) => Upper::Unsaid,
        };
        Some(Self { least, upper })
    }
}

/// A degree (学位), the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Degree {
    /// Bachelor (学士).
    Bachelor,
    /// Master (硕士).
    Master,
    /// Doctor (博士).
    Doctor,
}

impl Degree {
    /// Every degree, the lowest first.
    pub const ALL: [Self; 3] = [Self::Bachelor, Self::Master, Self::Doctor];

    /// The stable text form, the same as the serialized form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bachelor => "bachelor",
            Self::Master => "master",
            Self::Doctor => "doctor",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|degree| degree.as_str() == text)
    }
}

/// The degree that a position wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DegreeWanted {
    /// The one that belongs to the level of education (与最高学历相对应的学位).
    Matching,
    /// This or a higher one; a text that names a degree alone is read so, the education bounds it from above.
    AtLeast(Degree),
}

impl DegreeWanted {
    /// Reads what a table prints; none where the text is another.
    pub fn read(text: &str) -> Option<Self> {
        let text = compact(text);
        if text.starts_with("与") && text.contains("学历") && text.contains("对应") && text.contains("学位") {
            return Some(Self::Matching);
        }
        let bare = ["及以上学位", "学位及以上", "及以上", "以上", "学位"]
            .iter()
            .find_map(|end| text.strip_suffix(end))
            .unwrap_or(&text);
        let bare = bare.strip_prefix("仅限").unwrap_or(bare);
        match bare {
            "学士" => Some(Self::AtLeast(Degree::Bachelor)),
            "硕士" => Some(Self::AtLeast(Degree::Master)),
            "博士" => Some(Self::AtLeast(Degree::Doctor)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_levels_are_read() {
        use Education::{Bachelor, College, Doctor, Master};
        for (text, least, upper) in [
            ("本科及以上", Bachelor, Upper::Open),
            ("大学本科及以上学历", Bachelor, Upper::Open),
            ("大专及以上", College, Upper::Open),
            ("硕士研究生及以上", Master, Upper::Open),
            ("研究生及以上", Master, Upper::Open),
            ("仅限本科", Bachelor, Upper::Only(Bachelor)),
            ("仅限硕士研究生", Master, Upper::Only(Master)),
            ("仅限博士研究生", Doctor, Upper::Only(Doctor)),
            ("大专或本科", College, Upper::Only(Bachelor)),
            ("本科或硕士研究生", Bachelor, Upper::Only(Master)),
            ("本科", Bachelor, Upper::Unsaid),
            ("仅限研究生", Master, Upper::Only(Doctor)),
        ] {
            assert_eq!(EducationWanted::read(text), Some(EducationWanted { least, upper }), "{text}");
        }
        for text in ["", "不限", "本科及以上（法医为大专）", "大专或本科及以上", "学历见备注"]
        {
            assert_eq!(EducationWanted::read(text), None, "{text}");
        }
    }

    #[test]
    fn printed_degrees_are_read() {
        for (text, wanted) in [
            ("与学历相对应的学位", Some(DegreeWanted::Matching)),
            ("与最高学历相对应的学位", Some(DegreeWanted::Matching)),
            ("学士", Some(DegreeWanted::AtLeast(Degree::Bachelor))),
            ("硕士及以上", Some(DegreeWanted::AtLeast(Degree::Master))),
            ("博士学位", Some(DegreeWanted::AtLeast(Degree::Doctor))),
            ("无要求", None),
            ("学士（法学）", None),
        ] {
            assert_eq!(DegreeWanted::read(text), wanted, "{text}");
        }
    }

    #[test]
    fn the_text_forms_are_the_serialized_forms() {
        for level in Education::ALL {
            assert_eq!(serde_json::to_value(level).unwrap(), level.as_str());
            assert_eq!(Education::parse(level.as_str()), Some(level));
        }
        for degree in Degree::ALL {
            assert_eq!(serde_json::to_value(degree).unwrap(), degree.as_str());
            assert_eq!(Degree::parse(degree.as_str()), Some(degree));
        }
    }
}
