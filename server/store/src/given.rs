//! Many rows as one bound value: a JSON array that the database takes apart. A statement stays the same however many rows
//! it is given, so it is prepared once; and SQLite, which looks at all names of bound values for each of them, has one.

use crate::error::StoreError;
use sea_orm::{DbBackend, Statement};
use serde::Serialize;

/// The rows as a table `q` of a statement whose first bound value they are: `value`, of which `->>` takes a member, and
/// `at`, by which they are in order.
pub(crate) const fn given(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => "json_array_elements(CAST($1 AS json)) WITH ORDINALITY AS q(value, at)",
        _ => "(SELECT value, key AS at FROM json_each($1)) AS q",
    }
}

/// A statement over rows that are its only bound value.
///
/// # Errors
/// Rows that JSON cannot hold.
pub(crate) fn statement<R: Serialize>(backend: DbBackend, sql: String, rows: &[R]) -> Result<Statement, StoreError> {
    let rows = serde_json::to_string(rows).map_err(|error| StoreError::Unreadable(format!("rows: {error}")))?;
    Ok(Statement::from_sql_and_values(backend, sql, [rows.into()]))
}
