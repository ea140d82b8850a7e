//! What is attached to an application (附件): which files of which size, checked by what they hold and not by their names.

use super::ApplicationState;
use crate::files::{self, DOCUMENTS, FILE, FileFormat, Limits, Pixels, Taken};
use crate::ids::AttachmentId;
use crate::refusal::{Code, Refusal};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

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
    /// What proves a claim of points that the law adds (加分证明).
    Bonus,
    /// Anything else that shows that a condition is met (其他证明).
    Other,
}

impl AttachmentKind {
    /// Bytes of a file of any kind, at most.
    pub const MOST_BYTES: usize = 5 << 20;

    /// Every kind, in the order of a form.
    pub const ALL: [Self; 5] = [Self::Photo, Self::Diploma, Self::Certificate, Self::Bonus, Self::Other];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Diploma => "diploma",
            Self::Certificate => "certificate",
            Self::Bonus => "bonus",
            Self::Other => "other",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What of it is taken, and how many files at most.
    const fn limits(self) -> (Limits, usize) {
        match self {
            Self::Photo => (Limits { formats: &[FileFormat::Jpeg, FileFormat::Png], bytes: 2 << 20 }, 1),
            Self::Diploma | Self::Certificate | Self::Bonus | Self::Other => {
                (Limits { formats: DOCUMENTS, bytes: Self::MOST_BYTES }, 5)
            }
        }
    }

    /// The formats that are taken.
    pub const fn formats(self) -> &'static [FileFormat] {
        self.limits().0.formats
    }

    /// Bytes of a file, at most.
    pub const fn most_bytes(self) -> usize {
        self.limits().0.bytes
    }

    /// Files of this kind, at most.
    pub const fn most(self) -> usize {
        self.limits().1
    }
}

/// Takes a file for a kind. `name` is what the person's device calls it.
///
/// # Errors
/// What [`files::take`] refuses; `picture-size` in the field `file` for a photo (facts: least width and height, most of
/// both).
pub fn take(kind: AttachmentKind, name: &str, bytes: &[u8]) -> Result<Taken, Refusal> {
    let taken = files::take(&kind.limits().0, name, bytes)?;
    if kind == AttachmentKind::Photo {
        taken.pixels.map_or(Ok(()), photo)?;
    }
    Ok(taken)
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
