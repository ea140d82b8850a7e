//! Files that people hand in: which formats of which size are taken, checked by what the files hold and not by their names.
//! What a file is for is the business of whoever takes it.

mod format;
mod turn;

pub use format::{FileFormat, Pixels};
pub use turn::Turn;

use crate::refusal::{Code, Refusal};

/// The field of a file in its form.
pub const FILE: &str = "file";
/// The formats of documents, as everybody's telephone or scanner makes them.
pub const DOCUMENTS: &[FileFormat] = &[FileFormat::Pdf, FileFormat::Jpeg, FileFormat::Png];
/// Characters of a name that are kept, without the ending.
const NAME: usize = 80;

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The formats.
    pub formats: &'static [FileFormat],
    /// Bytes of a file, at most.
    pub bytes: usize,
}

/// A file that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its name without anything that is no writing, with the ending of its format.
    pub name: String,
    /// What it holds.
    pub format: FileFormat,
    /// The size of a picture.
    pub pixels: Option<Pixels>,
}

/// Takes a file. `name` is what the person's device calls it.
///
/// # Errors
/// All in the field `file`: `missing`; `too-large` (facts: bytes); `wrong-file-type` (facts: the formats taken) where
/// the content is none of them; `file-mismatch` (facts: the name's ending, what the content is); `damaged-file` where
/// the content does not hold together.
pub fn take(limits: &Limits, name: &str, bytes: &[u8]) -> Result<Taken, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::of(Code::Missing, FILE));
    }
    if bytes.len() > limits.bytes {
        return Err(Refusal::of(Code::TooLarge, FILE).with(limits.bytes));
    }
    let (stem, ending) = parted(name);
    let Some(format) = FileFormat::of(bytes) else { return Err(wrong_type(limits)) };
    if let Some(ending) = ending.filter(|ending| !format.endings().contains(&ending.as_str())) {
        return Err(Refusal::of(Code::FileMismatch, FILE).with(ending).with(format.shown()));
    }
    if !limits.formats.contains(&format) {
        return Err(wrong_type(limits));
    }
    let pixels = format.look(bytes).ok_or_else(|| Refusal::of(Code::DamagedFile, FILE))?;
    Ok(Taken { name: format!("{stem}.{}", format.endings()[0]), format, pixels })
}

fn wrong_type(limits: &Limits) -> Refusal {
    let formats: Vec<&str> = limits.formats.iter().map(|format| format.shown()).collect();
    Refusal::of(Code::WrongFileType, FILE).with(formats.join(", "))
}

/// A name's stem, cleaned, and its ending in small letters; none where there is no dot or nothing of either side of it.
fn parted(name: &str) -> (String, Option<String>) {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |letter: &char| {
        !letter.is_control()
            && !matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
            && !"<>:\"|?*%".contains(*letter)
    };
    let name: String = name.chars().filter(plain).collect();
    let name = name.trim().trim_matches('.');
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.is_empty() => (stem, Some(ending.to_ascii_lowercase())),
        _ => (name, None),
    };
    let stem: String = stem.trim().chars().take(NAME).collect();
    (if stem.is_empty() { "file".to_owned() } else { stem }, ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_is_no_writing() {
        for (name, clean) in [
            ("C:\\fakepath\\学历 证.pdf", "学历 证"),
            ("../../etc/passwd", "passwd"),
            ("a\u{202E}gpj.exe\r\n.pdf", "agpj.exe"),
            ("\"><script>.pdf", "script"),
            (".pdf", "pdf"),
            ("", "file"),
            (" . ", "file"),
        ] {
            assert_eq!(parted(name).0, clean, "{name:?}");
        }
        assert_eq!(parted(&"长".repeat(300)).0.chars().count(), NAME);
    }

    #[test]
    fn the_text_form_of_a_format_is_the_serialized_one() {
        for format in FileFormat::ALL {
            assert_eq!(FileFormat::parse(format.as_str()), Some(format));
            assert_eq!(serde_json::to_string(&format).unwrap(), format!("{:?}", format.as_str()));
        }
    }
}
