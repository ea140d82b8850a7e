//! The only way to change audited state: one permission, one transaction, one ledger entry.

use crate::{
    database::{Store, Write},
    error::StoreError,
    ledger::{
        append::{self, Pending},
        head,
    },
};
use chrono::{DateTime, Utc};
use domain::{
    ledger::entry::{Acting, Entry},
    permissions::{Action, Actor, Target, may},
};
use sea_orm::{DatabaseTransaction, DbBackend, EntityTrait, PrimaryKeyTrait, QuerySelect, Select};
use serde_json::Value;

/// A row of an audited table: what its seal covers.
pub trait Sealed {
    /// The table.
    const TABLE: &'static str;
    /// The row's key as text.
    fn row_id(&self) -> String;
    /// Every audited column by name. Integers, text, booleans and null only: the canonical form refuses fractions.
    fn sealed_value(&self) -> Value;
}

/// Implements [`Sealed`] over a row's columns: `sealed!("table", Model, key, [other, columns])`, or
/// `sealed!("table", Model, first / second, [other, columns])` where two columns are the key.
/// A column that is forgotten does not compile.
macro_rules! sealed {
    ($table:literal, $model:ty, $first:ident / $second:ident, [$($column:ident),* $(,)?]) => {
        impl crate::act::Sealed for $model {
            const TABLE: &'static str = $table;
            fn row_id(&self) -> String {
                format!("{}/{}", self.$first, self.$second)
            }
            fn sealed_value(&self) -> serde_json::Value {
                let Self { $first, $second, $($column),* } = self;
                serde_json::json!({
                    stringify!($first): $first, stringify!($second): $second, $(stringify!($column): $column),*
                })
            }
        }
    };
    ($table:literal, $model:ty, $key:ident, [$($column:ident),* $(,)?]) => {
        impl crate::act::Sealed for $model {
            const TABLE: &'static str = $table;
            fn row_id(&self) -> String {
                self.$key.to_string()
            }
            fn sealed_value(&self) -> serde_json::Value {
                let Self { $key, $($column),* } = self;
                serde_json::json!({ stringify!($key): $key, $(stringify!($column): $column),* })
            }
        }
    };
}
pub(crate) use sealed;

/// A change under way. Dropped without [`Act::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Act<'a> {
    store: &'a Store,
    write: Write,
    actor: Actor,
    now: DateTime<Utc>,
    seals: Vec<Pending>,
    recorded: bool,
}

impl Store {
    /// Begins a change: asks the permission table first, then opens ONE write transaction.
    ///
    /// Until it ends, write only through [`Act::db`], and begin no other act.
    ///
    /// # Errors
    /// The refusal of [`may`], or a database that cannot be reached.
    pub async fn act(
        &self,
        actor: &Actor,
        action: Action,
        target: Target,
        now: DateTime<Utc>,
    ) -> Result<Act<'_>, StoreError> {
        may(actor, action, target)?;
        let write = self.write().await?;
        Ok(Act { store: self, write, actor: actor.clone(), now, seals: Vec::new(), recorded: false })
    }
}

impl Act<'_> {
    /// The transaction: every query and write of this change goes through it.
    pub fn db(&self) -> &DatabaseTransaction {
        &self.write.transaction
    }

    /// The store this change is of; its own connections must not be written through before this act ends.
    pub(crate) const fn store(&self) -> &Store {
        self.store
    }

    /// Who acts.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// When.
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Reads a row in order to change it: no other process changes it before this act ends.
    /// A seal covers the whole row, so a row must never be changed from a stale reading.
    ///
    /// # Errors
    /// The database.
    pub async fn load<E: EntityTrait>(
        &self,
        key: impl Into<<E::PrimaryKey as PrimaryKeyTrait>::ValueType> + Send,
    ) -> Result<Option<E::Model>, StoreError> {
        Ok(self.locking(E::find_by_id(key)).one(self.db()).await?)
    }

    /// The same query, holding the rows it reads until this act ends (SQLite holds everything anyway).
    pub fn locking<E: EntityTrait>(&self, query: Select<E>) -> Select<E> {
        match self.store.backend() {
            DbBackend::Postgres => query.lock_exclusive(),
            _ => query,
        }
    }

    /// Waits until no other act is about to commit, and keeps others from it until this one ends: for rules over rows
    /// that do not exist yet, such as "no two values on one day". Call it first: after a [`Act::load`] it could wait for
    /// an act that waits for this one.
    ///
    /// # Errors
    /// The database.
    pub async fn alone(&self) -> Result<(), StoreError> {
        head::hold(self.db()).await.map(|_| ())
    }

    /// Binds a row that was just written. Call it after the write, with the row as it now stands.
    pub fn seal<R: Sealed>(&mut self, row: &R) {
        self.seals.push(Pending { table: R::TABLE, id: row.row_id(), row: Some(row.sealed_value()) });
    }

    /// Binds the removal of a row.
    pub fn seal_removed(&mut self, table: &'static str, id: impl Into<String>) {
        self.seals.push(Pending { table, id: id.into(), row: None });
    }

    /// Appends an entry over the rows sealed so far and goes on: for a change that is several uses of a power.
    /// Other writers wait from here until the commit. Returns the entry's index.
    ///
    /// # Errors
    /// A body, kind or subject that no entry can hold, or the database.
    pub async fn record(&mut self, kind: &str, subject: String, body: Value) -> Result<u64, StoreError> {
        let seals = append::seal(std::mem::take(&mut self.seals))?;
        let root = append::root(&seals);
        let entry = Entry::new(self.now, kind, subject, Acting::from(&self.actor), body, root);
        let index = append::append(&self.write.transaction, self.store.keys(), &entry, seals).await?;
        self.recorded = true;
        Ok(index)
    }

    /// Appends the entry and commits it together with everything written. Returns the entry's index.
    ///
    /// # Errors
    /// As [`Act::record`]; nothing is then written.
    pub async fn commit(mut self, kind: &str, subject: String, body: Value) -> Result<u64, StoreError> {
        let index = self.record(kind, subject, body).await?;
        self.write.commit().await?;
        Ok(index)
    }

    /// Commits what [`Act::record`] has entered: for a change that must know its entry's index before it is whole.
    /// What was written since then must be operational, for no entry covers it.
    ///
    /// # Errors
    /// `Ledger` where nothing was entered, or rows were sealed since; nothing is then written.
    pub async fn end(self) -> Result<(), StoreError> {
        if !self.recorded || !self.seals.is_empty() {
            return Err(StoreError::Ledger("a change without its entry".to_owned()));
        }
        self.write.commit().await
    }
}
