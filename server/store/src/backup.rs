//! A copy of the whole database while it is in use.

use crate::{Store, error::StoreError};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::path::Path;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backup {
    /// One consistent SQLite file of this many bytes. The key file is not in it: copy that too, elsewhere.
    Written {
        /// Its size.
        bytes: u64,
    },
    /// PostgreSQL has its own tool: run `pg_dump`.
    UsePgDump,
}

/// Writes a backup to a file that does not exist yet.
///
/// # Errors
/// A file that exists or cannot be written.
pub async fn backup(store: &Store, to: &Path) -> Result<Backup, StoreError> {
    if store.backend() != DbBackend::Sqlite {
        return Ok(Backup::UsePgDump);
    }
    let path = to.display().to_string();
    let file = |source| StoreError::Folder { path: path.clone(), source };
    // SQLite would write into an empty file that somebody else is just making.
    if to.exists() {
        return Err(file(std::io::ErrorKind::AlreadyExists.into()));
    }
    let name = to.to_str().ok_or_else(|| file(std::io::ErrorKind::InvalidInput.into()))?;
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [name.into()]);
    store.read().execute_raw(statement).await?;
    Ok(Backup::Written { bytes: std::fs::metadata(to).map_err(file)?.len() })
}
