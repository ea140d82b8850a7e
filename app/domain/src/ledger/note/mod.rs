//! Signed notes: a text and the lines of those who signed it (C2SP `signed-note` and `tlog-cosignature`).

mod key;

pub use key::{Kind, SignerKey, VerifierKey};

use base64::{Engine, engine::general_purpose::STANDARD};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// More signature lines than this are not read.
pub const MOST_SIGNATURES: usize = 100;

/// Notes of more bytes than this are not read.
pub const SIZE_LIMIT: usize = 1 << 20;

/// What begins a signature line: an em dash and a space.
const DASH: &str = "\u{2014} ";

/// Why a note or a key was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoteError {
    /// The text is not a signed note.
    #[error("not a signed note")]
    Malformed,
    /// The text to be signed does not end in a newline, or holds control characters.
    #[error("not a text that can be signed")]
    BadText,
    /// A key's text form cannot be read, or its number does not fit its name and bytes.
    #[error("not a key of a note")]
    BadKey,
    /// A key's name is empty, or has spaces or a plus.
    #[error("not a name of a key: {0:?}")]
    BadName(String),
    /// A signature of a known key does not verify; the key's name.
    #[error("the signature of {0} does not verify")]
    BadSignature(String),
    /// No known key has signed.
    #[error("no known key has signed the note")]
    Unsigned,
}

/// One signature line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name of the key.
    pub name: String,
    /// The number of the key, derived from its name, kind and bytes.
    pub key_id: u32,
    /// What the key made of the text; its form depends on the kind of key.
    pub bytes: Vec<u8>,
}

/// A signature that a known key made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The name of the key.
    pub name: String,
    /// The number of the key.
    pub key_id: u32,
    /// When a witness says it signed, in seconds since 1970; none for a plain signature.
    pub at: Option<u64>,
}

/// A text and its signatures. Believe nothing in it before [`Note::verify`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

impl Note {
    /// A note without signatures yet.
    ///
    /// # Errors
    /// `BadText` where the text does not end in a newline or holds other control characters.
    pub fn new(text: &str) -> Result<Self, NoteError> {
        if !text.ends_with('\n') || has_control(text) {
            return Err(NoteError::BadText);
        }
        Ok(Self { text: text.to_owned(), signatures: Vec::new() })
    }

    /// The text, with its last newline.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every signature line, known or not.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Adds a signature by a key of the ledger itself.
    pub fn sign(&mut self, key: &SignerKey) {
        self.signatures.push(key.sign(&self.text));
    }

    /// Adds a signature line that came from elsewhere, such as a witness.
    pub fn add(&mut self, signature: Signature) {
        if !self.signatures.contains(&signature) {
            self.signatures.push(signature);
        }
    }

    /// Which of the known keys have signed, each once, in the order of the lines. Unknown keys are passed over.
    ///
    /// # Errors
    /// `BadSignature` where a line of a known key does not verify, `Unsigned` where no known key has signed.
    pub fn verify(&self, known: &[VerifierKey]) -> Result<Vec<Signed>, NoteError> {
        let mut signed: Vec<Signed> = Vec::new();
        for signature in &self.signatures {
            let Some(key) = known.iter().find(|key| key.made(signature)) else { continue };
            let at = key.verify(&self.text, &signature.bytes)?;
            if !signed.iter().any(|seen| seen.name == signature.name && seen.key_id == signature.key_id) {
                signed.push(Signed { name: signature.name.clone(), key_id: signature.key_id, at });
            }
        }
        if signed.is_empty() { Err(NoteError::Unsigned) } else { Ok(signed) }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl FromStr for Note {
    type Err = NoteError;

    fn from_str(note: &str) -> Result<Self, NoteError> {
        if note.len() > SIZE_LIMIT || has_control(note) {
            return Err(NoteError::Malformed);
        }
        // The last empty line parts text and signatures; the text keeps its newline.
        let (text, lines) = note.rsplit_once("\n\n").ok_or(NoteError::Malformed)?;
        let lines = lines.strip_suffix('\n').ok_or(NoteError::Malformed)?;
        if lines.split('\n').count() > MOST_SIGNATURES {
            return Err(NoteError::Malformed);
        }
        let signatures = lines.split('\n').map(str::parse).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { text: format!("{text}\n"), signatures })
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.key_id.to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.bytes);
        write!(f, "{DASH}{} {}", self.name, STANDARD.encode(bytes))
    }
}

impl FromStr for Signature {
    type Err = NoteError;

    fn from_str(line: &str) -> Result<Self, NoteError> {
        let (name, encoded) =
            line.strip_prefix(DASH).and_then(|rest| rest.split_once(' ')).ok_or(NoteError::Malformed)?;
        let decoded = STANDARD.decode(encoded).map_err(|_| NoteError::Malformed)?;
        let (key_id, bytes) = decoded.split_first_chunk::<4>().ok_or(NoteError::Malformed)?;
        if !key::is_name(name) || bytes.is_empty() {
            return Err(NoteError::Malformed);
        }
        Ok(Self { name: name.to_owned(), key_id: u32::from_be_bytes(*key_id), bytes: bytes.to_vec() })
    }
}

fn has_control(text: &str) -> bool {
    text.bytes().any(|byte| byte < 0x20 && byte != b'\n')
}
