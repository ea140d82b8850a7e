//! What is attached to an application (附件): which files of which size, checked by what they hold and not by their names.

mod format;

pub use format::{FileFormat, Pixels};

use super::ApplicationState;
use crate::ids::AttachmentId;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The field of the file in its form.
const FILE: &str = "file";
/// Characters of a name that are kept, the ending included.
const NAME: usize = 80;
/// Attachments of one application, at most.
const ALL_TOGETHER: usize = 12;
/// The least and the most a photo measures: one of an inch (一寸) at 200 dpi, and what any camera makes.
const PHOTO: (Pixels, Pixels) = (Pixels { width: 200, height: 270 }, Pixels { width: 6_000, height: 8_000 });

/// What an attachment shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttachmentKind {
    /// The photo for the admission ticket (照片); an application cannot be handed in without it.
    Photo,
    /// Diploma and degree (学历学位证书).
    Diploma,
    /// A certificate that the position asks for (资格证书).
    Certificate,
    /// Anything else that shows that a condition is met (其他证明).
    Other,
}

/// What of a kind is taken.
struct Limits {
    formats: &'static [FileFormat],
    bytes: usize,
    most: usize,
}

impl AttachmentKind {
    /// Every kind, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Photo, Self::Diploma, Self::Certificate, Self::Other];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Diploma => "diploma",
            Self::Certificate => "certificate",
            Self::Other => "other",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    const fn limits(self) -> Limits {
        const PICTURES: &[FileFormat] = &[FileFormat::Jpeg, FileFormat::Png];
        const DOCUMENTS: &[FileFormat] = &[FileFormat::Pdf, FileFormat::Jpeg, FileFormat::Png];
        match self {
            Self::Photo => Limits { formats: PICTURES, bytes: 2 << 20, most: 1 },
            Self::Diploma | Self::Certificate | Self::Other => Limits { formats: DOCUMENTS, bytes: 5 << 20, most: 5 },
        }
    }

    /// The formats that are taken.
    pub const fn formats(self) -> &'static [FileFormat] {
        self.limits().formats
    }

    /// Bytes of a file, at most.
    pub const fn most_bytes(self) -> usize {
        self.limits().bytes
    }

    /// Files of this kind, at most.
    pub const fn most(self) -> usize {
        self.limits().most
    }
}

/// A file that may be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its name without anything that is no writing, with the ending of its format.
    pub name: String,
    /// What it holds.
    pub format: FileFormat,
}

/// Takes a file for a kind. `name` is what the person's device calls it.
///
/// # Errors
/// All in the field `file`: `missing`; `too-large` (facts: bytes); `wrong-file-type` (facts: the formats taken) where
/// the content is none of them; `file-mismatch` (facts: the name's ending, what the content is); `damaged-file` where
/// the content does not hold together; `picture-size` for a photo (facts: least width and height, most of both).
pub fn take(kind: AttachmentKind, name: &str, bytes: &[u8]) -> Result<Taken, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::of(Code::Missing, FILE));
    }
    if bytes.len() > kind.most_bytes() {
        return Err(Refusal::of(Code::TooLarge, FILE).with(kind.most_bytes()));
    }
    let (stem, ending) = parted(name);
    let Some(format) = FileFormat::of(bytes) else { return Err(wrong_type(kind)) };
    if let Some(ending) = ending.filter(|ending| !format.endings().contains(&ending.as_str())) {
        return Err(Refusal::of(Code::FileMismatch, FILE).with(ending).with(format.shown()));
    }
    if !kind.formats().contains(&format) {
        return Err(wrong_type(kind));
    }
    let size = format.look(bytes).ok_or_else(|| Refusal::of(Code::DamagedFile, FILE))?;
    if kind == AttachmentKind::Photo {
        size.map_or(Ok(()), photo)?;
    }
    Ok(Taken { name: format!("{stem}.{}", format.endings()[0]), format })
}

fn wrong_type(kind: AttachmentKind) -> Refusal {
    let formats: Vec<&str> = kind.formats().iter().map(|format| format.shown()).collect();
    Refusal::of(Code::WrongFileType, FILE).with(formats.join(", "))
}

fn photo(size: Pixels) -> Result<(), Refusal> {
    let (least, most) = PHOTO;
    let fits = |length, least, most| (least..=most).contains(&length);
    if fits(size.width, least.width, most.width) && fits(size.height, least.height, most.height) {
        return Ok(());
    }
    let facts = [least.width, least.height, most.width, most.height];
    Err(facts.into_iter().fold(Refusal::of(Code::PictureSize, FILE), Refusal::with))
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

/// Whether one more of a kind may be attached, beside those that are: while the form can be changed, and to answer a
/// refusal before appealing.
///
/// # Errors
/// `wrong-state`; `too-many-files` (field `file`; facts: how many are taken).
pub fn may_attach(state: ApplicationState, kind: AttachmentKind, present: &[AttachmentKind]) -> Result<(), Refusal> {
    let answers = state == ApplicationState::Refused && kind != AttachmentKind::Photo;
    if !answers {
        super::may_fill_in(state)?;
    }
    let same = present.iter().filter(|it| **it == kind).count();
    // A photo takes the place of the one before.
    if kind != AttachmentKind::Photo && same >= kind.most() {
        return Err(Refusal::of(Code::TooManyFiles, FILE).with(kind.most()));
    }
    if present.len() >= ALL_TOGETHER && !(kind == AttachmentKind::Photo && same > 0) {
        return Err(Refusal::of(Code::TooManyFiles, FILE).with(ALL_TOGETHER));
    }
    Ok(())
}

/// Whether everything that an application cannot be without is attached.
///
/// # Errors
/// `missing` in the field `photo`.
pub fn attached_enough(present: &[AttachmentKind]) -> Result<(), Refusal> {
    let photo = present.contains(&AttachmentKind::Photo);
    if photo { Ok(()) } else { Err(Refusal::of(Code::Missing, "photo")) }
}

/// An attachment as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The attachment.
    pub id: AttachmentId,
    /// What it shows.
    pub kind: AttachmentKind,
    /// Its cleaned name (personal data).
    pub name: String,
    /// What it holds.
    pub format: FileFormat,
    /// Bytes.
    pub size: u64,
    /// When it was added.
    pub at: DateTime<Utc>,
}

#[cfg(test)]
mod tests;
