//! Files that people hand in, as rows keep them: name and content encrypted for their own row, so that no row's file can be
//! put into another, and beside them what can be told without opening the content.

use crate::{error::StoreError, keys::Keys, secret::Place};
use domain::files::{FileFormat, Taken};
use sha2::{Digest, Sha256};

/// A file as it is given back.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its cleaned name.
    pub name: String,
    /// What it holds.
    pub format: FileFormat,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for StoredFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredFile({:?}, {} bytes)", self.format, self.bytes.len())
    }
}

/// The columns of a file.
pub(crate) struct Columns {
    pub name: String,
    pub format: String,
    pub size: i64,
    pub sha256: String,
    pub content: String,
}

/// One row of a table that keeps files.
#[derive(Clone, Copy)]
pub(crate) struct Shelf<'a> {
    pub keys: &'a Keys,
    pub table: &'a str,
    pub row: &'a str,
}

impl Shelf<'_> {
    /// A file as the row keeps it.
    pub fn keep(&self, taken: &Taken, bytes: &[u8]) -> Result<Columns, StoreError> {
        Ok(Columns {
            name: self.keys.encrypt(self.place("name"), taken.name.as_bytes())?,
            format: taken.format.as_str().to_owned(),
            size: i64::try_from(bytes.len()).map_err(|error| self.unreadable("size", error))?,
            sha256: hex::encode(Sha256::digest(bytes)),
            content: self.keys.encrypt(self.place("content"), bytes)?,
        })
    }

    /// The file of a row.
    pub fn give(&self, name: &str, format: &str, content: &str) -> Result<StoredFile, StoreError> {
        Ok(StoredFile {
            name: self.name(name)?,
            format: self.format(format)?,
            bytes: self.keys.decrypt(self.place("content"), content)?,
        })
    }

    pub fn name(&self, name: &str) -> Result<String, StoreError> {
        self.keys.decrypt_text(self.place("name"), name)
    }

    pub fn format(&self, format: &str) -> Result<FileFormat, StoreError> {
        FileFormat::parse(format).ok_or_else(|| self.unreadable("format", format))
    }

    pub fn size(&self, size: i64) -> Result<u64, StoreError> {
        u64::try_from(size).map_err(|error| self.unreadable("size", error))
    }

    fn place<'a>(&'a self, column: &'a str) -> Place<'a> {
        Place { table: self.table, column, row: self.row }
    }

    fn unreadable(&self, what: &str, error: impl ToString) -> StoreError {
        StoreError::Unreadable(format!("{} {what}: {}", self.table, error.to_string()))
    }
}
