//! What a file is by its content: the signature at its beginning, and whether the rest holds together.

use serde::{Deserialize, Serialize};

/// A format that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileFormat {
    /// JPEG (ISO/IEC 10918).
    Jpeg,
    /// PNG (ISO/IEC 15948).
    Png,
    /// PDF (ISO 32000).
    Pdf,
}

/// How large a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = &[0xff, 0xd8, 0xff];
const PDF: &[u8] = b"%PDF-";
/// Where the trailer of a PDF ends, within so many bytes of the end of the file.
const TRAILER: usize = 1_024;

impl FileFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Pdf];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }

    /// What people call it.
    pub const fn shown(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }

    /// How its files' names end, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Pdf => &["pdf"],
        }
    }

    /// The format whose signature a file begins with.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let signature = [(PNG, Self::Png), (JPEG, Self::Jpeg), (PDF, Self::Pdf)];
        signature.into_iter().find(|(begins, _)| bytes.starts_with(begins)).map(|(_, format)| format)
    }

    /// Whether a file of this format holds together, with the size of a picture; none where it does not.
    pub(super) fn look(self, bytes: &[u8]) -> Option<Option<Pixels>> {
        match self {
            Self::Png => png(bytes).map(Some),
            Self::Jpeg => jpeg(bytes).map(Some),
            Self::Pdf => pdf(bytes).then_some(None),
        }
    }
}

/// A run of bytes read from its beginning.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_be_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_be_bytes)
    }
}

/// The chunks from the header to the end, each with its check sum.
fn png(bytes: &[u8]) -> Option<Pixels> {
    let mut reader = Reader(bytes.strip_prefix(PNG)?);
    let (mut size, mut pixels) = (None, false);
    loop {
        let length = usize::try_from(reader.u32()?).ok()?;
        let named = reader.0;
        let (kind, data) = (reader.take(4)?, reader.take(length)?);
        if reader.u32()? != crc32(named.get(..length + 4)?) {
            return None;
        }
        match (kind, size) {
            (b"IHDR", None) => {
                let mut header = Reader(data);
                size = Some(Pixels { width: header.u32()?, height: header.u32()? });
            }
            (_, None) | (b"IHDR", _) => return None,
            (b"IDAT", _) => pixels = true,
            (b"IEND", _) => return size.filter(|size| pixels && size.width > 0 && size.height > 0),
            _ => {}
        }
    }
}

/// The check sum of PNG (ISO 3309), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 })
    };
    !bytes.iter().fold(!0, step)
}

/// The segments up to the scan, one of which must be a frame header; the end of the image must follow.
fn jpeg(bytes: &[u8]) -> Option<Pixels> {
    let mut reader = Reader(bytes.get(2..)?);
    let mut size = None;
    loop {
        if reader.u8()? != 0xff {
            return None;
        }
        let mut marker = reader.u8()?;
        while marker == 0xff {
            marker = reader.u8()?;
        }
        let length = usize::from(reader.u16()?);
        let mut data = Reader(reader.take(length.checked_sub(2)?)?);
        match marker {
            // SOF0 to SOF15, without the three markers between them that are none.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                data.u8()?;
                let (height, width) = (data.u16()?, data.u16()?);
                size = Some(Pixels { width: width.into(), height: height.into() });
            }
            0xda => {
                let ends = reader.0.windows(2).any(|two| two == [0xff, 0xd9]);
                return size.filter(|size| ends && size.width > 0 && size.height > 0);
            }
            // No image has these before its scan.
            0x00..=0x01 | 0xd0..=0xd9 => return None,
            _ => {}
        }
    }
}

/// A version at the beginning; the place of the cross-reference table and the end mark at the end.
fn pdf(bytes: &[u8]) -> bool {
    let version = bytes.get(PDF.len()..PDF.len() + 3);
    let versioned = version.is_some_and(|text| matches!(text, [b'1' | b'2', b'.', b'0'..=b'9']));
    let end = &bytes[bytes.len().saturating_sub(TRAILER)..];
    let find = |word: &[u8]| end.windows(word.len()).rposition(|window| window == word);
    let closed = matches!((find(b"startxref"), find(b"%%EOF")), (Some(table), Some(mark)) if table < mark);
    versioned && closed
}
