//! What a store command answers when it does not do what was asked.

use domain::refusal::{Code, Refusal};
use sea_orm::DbErr;
use thiserror::Error;

/// Why a command or query failed. A refusal is an answer for people; everything else is for the log.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A rule said no; nothing was written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database failed.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// The key file cannot be read, or does not belong to this database.
    #[error(transparent)]
    Keys(#[from] crate::keys::KeysError),
    /// The address of the database is neither `sqlite://…` nor `postgres://…`.
    #[error("the database address must begin with sqlite:// or postgres://")]
    Address,
    /// A folder cannot be made or a file not be written.
    #[error("{path}: {source}")]
    Folder {
        /// The folder or file.
        path: String,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A stored value cannot be read back: the row was written by something else or with another key.
    #[error("stored value cannot be read: {0}")]
    Unreadable(String),
    /// A value cannot be written into the ledger's canonical form.
    #[error("ledger: {0}")]
    Ledger(String),
    /// The operating system gave no random bytes.
    #[error("no random bytes: {0}")]
    Random(#[from] getrandom::Error),
    /// A background computation was cancelled.
    #[error("interrupted: {0}")]
    Interrupted(String),
}

impl StoreError {
    /// The refusal that whoever asked may read: the rule's own, or `internal` for a failure.
    pub fn into_refusal(self) -> Refusal {
        match self {
            Self::Refused(refusal) => refusal,
            _ => Code::Internal.into(),
        }
    }
}

impl From<Code> for StoreError {
    fn from(code: Code) -> Self {
        Self::Refused(code.into())
    }
}
