//! Many rows as one bound value: a JSON array that the database takes apart. A statement stays the same however many rows
//! it is given, so it is prepared once; and SQLite, which looks at all names of bound values for each of them, has one.

use crate::error::StoreError;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};
use serde::Serialize;

/// Rows of one statement: some megabytes of text.
pub(crate) const AT_ONCE: usize = 10_000;

/// The rows as a table `q` of a statement whose first bound value they are: `value`, of which `->>` takes a member, and
/// `at`, by which they are in order.
pub(crate) const fn given(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => "jsonb_array_elements(CAST($1 AS jsonb)) WITH ORDINALITY AS q(value, at)",
        _ => "(SELECT value, key AS at FROM json_each($1)) AS q",
    }
}

/// A statement over rows that are its only bound value.
///
/// # Errors
/// Rows that JSON cannot hold.
pub(crate) fn statement<R: Serialize>(backend: DbBackend, sql: String, rows: &[R]) -> Result<Statement, StoreError> {
    Ok(Statement::from_sql_and_values(backend, sql, [written(rows)?.into()]))
}

/// The rows as the value that is bound.
///
/// # Errors
/// Rows that JSON cannot hold.
pub(crate) fn written<R: Serialize>(rows: &[R]) -> Result<String, StoreError> {
    serde_json::to_string(rows).map_err(|error| StoreError::Unreadable(format!("rows: {error}")))
}

/// What a column holds, which says how it is taken out of JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
    /// Bytes, which the row has as hexadecimal digits.
    Bytes,
}

impl Holds {
    /// A row's member, counted from 0, as a column's value.
    fn taken(self, at: usize, backend: DbBackend) -> String {
        match (self, backend) {
            (Self::Text, _) => format!("q.value->>{at}"),
            (Self::Integer, _) => format!("CAST(q.value->>{at} AS bigint)"),
            (Self::Boolean, _) => format!("CAST(q.value->>{at} AS boolean)"),
            (Self::Bytes, DbBackend::Postgres) => format!("decode(q.value->>{at}, 'hex')"),
            (Self::Bytes, _) => format!("unhex(q.value->>{at})"),
        }
    }
}

/// A table whose rows are inserted many at once: its columns, in the order of each row's members, and what follows the
/// rows, such as what is done where one is there already.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'a> {
    pub table: &'a str,
    pub columns: &'a [(&'a str, Holds)],
    pub then: &'a str,
}

impl Rows<'_> {
    /// Inserts the rows, each a tuple or an array of its columns.
    ///
    /// # Errors
    /// The database; rows that JSON cannot hold.
    pub async fn insert<R: Serialize>(&self, db: &DatabaseTransaction, rows: &[R]) -> Result<(), StoreError> {
        let backend = db.get_database_backend();
        let sql = self.sql(backend);
        for some in rows.chunks(AT_ONCE) {
            db.execute_raw(statement(backend, sql.clone(), some)?).await?;
        }
        Ok(())
    }

    fn sql(&self, backend: DbBackend) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        let value = |(at, (_, holds)): (usize, &(&str, Holds))| holds.taken(at, backend);
        let values: Vec<String> = self.columns.iter().enumerate().map(value).collect();
        let (table, names, values) = (self.table, names.join(", "), values.join(", "));
        // SQLite would read what follows as the condition of a join, were there no WHERE.
        format!("INSERT INTO {table} ({names}) SELECT {values} FROM {} WHERE TRUE {}", given(backend), self.then)
    }
}
