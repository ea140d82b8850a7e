//! Majors (专业) as tables print them: names, categories and codes, by stage of studies.

use super::{Education, OwnMajor};
use crate::tables::{clean, compact};
use serde::{Deserialize, Serialize};

/// The majors that a position takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Majors {
    /// Every major (不限).
    #[default]
    Any,
    /// Those listed.
    Listed(Vec<MajorGroup>),
}

/// The majors for one stage of studies (本科：…；研究生：…).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MajorGroup {
    /// The stage.
    pub stage: Stage,
    /// The majors, in their order.
    pub majors: Vec<Major>,
}

/// A stage of studies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The text names none.
    Any,
    /// College (大专).
    College,
    /// Undergraduate (本科).
    Bachelor,
    /// Postgraduate (研究生), masters and doctors.
    Graduate,
}

impl Stage {
    /// Whether majors of this stage concern a person of that education.
    pub const fn concerns(self, education: Education) -> bool {
        match self {
            Self::Any => true,
            Self::College => matches!(education, Education::College),
            Self::Bachelor => matches!(education, Education::Bachelor),
            Self::Graduate => matches!(education, Education::Master | Education::Doctor),
        }
    }
}

/// One major, or a category of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Major {
    /// The name (法学类).
    pub name: String,
    /// The code in the catalogue (0301), a prefix for every major below it.
    pub code: Option<String>,
    /// What else stands in its brackets (仅限会计学; 不含保险): whoever matches is looked at by a human.
    pub note: Option<String>,
}

impl Majors {
    /// Reads what a table prints. Whatever the text, the outcome is a list; names are taken as they stand.
    pub fn read(text: &str) -> Self {
        let text = clean(text);
        if is_any(&text) {
            return Self::Any;
        }
        let mut groups: Vec<MajorGroup> = Vec::new();
        let mut stage = Stage::Any;
        for piece in split(&text) {
            let (own, rest) = staged(&piece);
            stage = own.unwrap_or(stage);
            let Some(major) = Major::read(rest) else { continue };
            match groups.last_mut().filter(|group| group.stage == stage) {
                Some(group) => group.majors.push(major),
                None => groups.push(MajorGroup { stage, majors: vec![major] }),
            }
        }
        if groups.is_empty() { Self::Any } else { Self::Listed(groups) }
    }

    /// The majors that concern a person of this education.
    pub fn for_education(&self, education: Education) -> impl Iterator<Item = &Major> {
        let groups = match self {
            Self::Any => &[][..],
            Self::Listed(groups) => groups,
        };
        groups.iter().filter(move |group| group.stage.concerns(education)).flat_map(|group| &group.majors)
    }

    /// Every major listed.
    pub fn all(&self) -> impl Iterator<Item = &Major> {
        let groups = match self {
            Self::Any => &[][..],
            Self::Listed(groups) => groups,
        };
        groups.iter().flat_map(|group| &group.majors)
    }
}

impl Major {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim_matches([' ', '。', '.', '：', ':']);
        let open = text.find(['（', '(']);
        let (name, inside) = match open {
            Some(at) => (&text[..at], Some(text[at..].trim_matches(['（', '）', '(', ')']))),
            None => (text, None),
        };
        let name = compact(name);
        if name.is_empty() {
            return None;
        }
        let (mut code, mut notes) = (None, Vec::new());
        for part in inside.unwrap_or_default().split(['，', ',', '、', '；', ';']).map(str::trim) {
            if code.is_none() && is_code(part) {
                code = Some(part.to_owned());
            } else if !part.is_empty() {
                notes.push(part);
            }
        }
        Some(Self { name, code, note: (!notes.is_empty()).then(|| notes.join("、")) })
    }

    /// Whether a person's major is this one beyond doubt: the same code or one below it, or the same name.
    pub fn is(&self, own: &OwnMajor) -> bool {
        if self.note.is_some() {
            return false;
        }
        let code = match (&self.code, &own.code) {
            (Some(wanted), Some(own)) => compact(own).to_uppercase().starts_with(&wanted.to_uppercase()),
            _ => false,
        };
        let named = |own: &str| !compact(own).is_empty() && plain(own) == plain(&self.name);
        // Two catalogues may give one name to different things; where both codes are known they decide.
        let told_apart = self.code.is_some() && own.code.is_some();
        code || (!told_apart && (named(&own.name) || own.category.as_deref().is_some_and(named)))
    }
}

/// The name without the ending that says whether it is a category or a major.
fn plain(name: &str) -> String {
    let name = compact(name);
    let end = ["专业", "类"].iter().find_map(|end| name.strip_suffix(end)).filter(|rest| !rest.is_empty());
    end.unwrap_or(&name).to_owned()
}

/// Whether the text takes every major.
fn is_any(text: &str) -> bool {
    crate::tables::is_none(text)
        || matches!(compact(text).as_str(), "不限" | "不限专业" | "专业不限" | "无要求" | "无限制")
}

/// A code of the catalogues: two digits (a field), four (a category) or six, letters after them.
fn is_code(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_uppercase());
    (2..=6).contains(&digits.len()) && text.len() <= 8 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The stage named at the start of a piece, and the rest.
fn staged(text: &str) -> (Option<Stage>, &str) {
    const WORDS: &[(&str, Stage)] = &[
        ("硕士研究生", Stage::Graduate),
        ("研究生", Stage::Graduate),
        ("硕士", Stage::Graduate),
        ("大学本科", Stage::Bachelor),
        ("本科", Stage::Bachelor),
        ("大专", Stage::College),
        ("专科", Stage::College),
    ];
    let text = text.trim();
    let found = WORDS.iter().find_map(|(word, stage)| {
        let rest = text.strip_prefix(word)?;
        let rest = rest.strip_prefix("专业").or_else(|| rest.strip_prefix("阶段")).unwrap_or(rest);
        Some((Some(*stage), rest.strip_prefix(['：', ':'])?))
    });
    found.unwrap_or((None, text))
}

/// The pieces between separators that stand outside brackets.
fn split(text: &str) -> Vec<String> {
    let (mut pieces, mut piece, mut depth) = (Vec::new(), String::new(), 0_u32);
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && ['、', '，', ',', '；', ';', '。', '|'].contains(&c) {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
    }
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn major(name: &str, code: Option<&str>, note: Option<&str>) -> Major {
        Major { name: name.to_owned(), code: code.map(str::to_owned), note: note.map(str::to_owned) }
    }

    #[test]
    fn lists_by_stage_with_codes_and_notes_are_read() {
        let read = Majors::read("本科：法学类（0301），会计学（120203K）；研究生：工商管理学（1202，仅限会计学）");
        let expected = vec![
            MajorGroup {
                stage: Stage::Bachelor,
                majors: vec![major("法学类", Some("0301"), None), major("会计学", Some("120203K"), None)],
            },
            MajorGroup {
                stage: Stage::Graduate, majors: vec![major("工商管理学", Some("1202"), Some("仅限会计学"))]
            },
        ];
        assert_eq!(read, Majors::Listed(expected));
        let names = Majors::read("金融、经济（不含保险、证券、财税）");
        let expected = vec![major("金融", None, None), major("经济", None, Some("不含保险、证券、财税"))];
        assert_eq!(names, Majors::Listed(vec![MajorGroup { stage: Stage::Any, majors: expected }]));
    }

    #[test]
    fn any_major_is_written_in_many_ways() {
        for text in ["", " ", "不限", "不限专业", "专业不限", "无要求", "-", "/"] {
            assert_eq!(Majors::read(text), Majors::Any, "{text}");
        }
    }

    #[test]
    fn a_major_is_known_by_code_or_by_name_with_or_without_its_ending() {
        let own = |name: &str, code: Option<&str>, category: Option<&str>| OwnMajor {
            name: name.to_owned(),
            code: code.map(str::to_owned),
            category: category.map(str::to_owned),
        };
        let law = major("法学类", Some("0301"), None);
        assert!(law.is(&own("知识产权", Some("030102T"), None)));
        assert!(law.is(&own("法学", None, None)));
        assert!(law.is(&own("知识产权", None, Some("法学类"))));
        assert!(!law.is(&own("知识产权", None, None)));
        assert!(!law.is(&own("法学", Some("0501"), None)), "the codes tell them apart");
        assert!(!law.is(&own("", None, None)));
        assert!(!major("法学类", None, Some("不含监狱学")).is(&own("法学", None, None)));
    }
}
