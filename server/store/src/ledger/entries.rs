//! Entries for people: one by its index, or page by page, newest first.

use crate::{
    Store,
    entity::{ledger_entry, seal},
    error::StoreError,
};
use domain::{ledger::entry::Entry, ledger::merkle::Hash, refusal::Code};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Entries on one page at most.
const PAGE_LIMIT: u64 = 200;

/// An entry and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its index, from 0.
    pub index: u64,
    /// The entry.
    pub entry: Entry,
    /// Its canonical bytes, as they stand in the tree.
    pub bytes: Vec<u8>,
}

/// Which entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this kind; a kind that ends in `.` stands for all that begin so (`draw.`).
    pub kind: Option<String>,
    /// Only this subject.
    pub subject: Option<String>,
}

/// One page, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The entries.
    pub entries: Vec<Recorded>,
    /// What to pass as `before` for the next page; none on the last.
    pub next: Option<u64>,
}

/// The seal of one row under an entry. Whoever may see the row may see its salt and can then check the seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealRecord {
    /// The table.
    pub table: String,
    /// The row's key.
    pub id: String,
    /// The salt.
    pub salt: Vec<u8>,
    /// The seal.
    pub hash: Hash,
    /// Whether the row was removed.
    pub removed: bool,
}

/// One entry.
///
/// # Errors
/// `not-found`; the database; a stored entry that cannot be read.
pub async fn entry(store: &Store, index: u64) -> Result<Recorded, StoreError> {
    let key = i64::try_from(index).map_err(|_| Code::NotFound)?;
    let row = ledger_entry::Entity::find_by_id(key).one(store.read()).await?.ok_or(Code::NotFound)?;
    recorded(row)
}

/// Up to `limit` entries (at most 200) older than `before`, newest first.
///
/// # Errors
/// The database; a stored entry that cannot be read.
pub async fn page(store: &Store, filter: &Filter, before: Option<u64>, limit: u64) -> Result<Page, StoreError> {
    let limit = limit.clamp(1, PAGE_LIMIT);
    let mut query = ledger_entry::Entity::find().order_by_desc(ledger_entry::Column::Index).limit(limit + 1);
    if let Some(kind) = &filter.kind {
        // LIKE, not a range: under a PostgreSQL locale text order passes over the dot. A wildcard in the filter only widens it.
        query = query.filter(if kind.ends_with('.') {
            ledger_entry::Column::Kind.starts_with(kind.as_str())
        } else {
            ledger_entry::Column::Kind.eq(kind.as_str())
        });
    }
    if let Some(subject) = &filter.subject {
        query = query.filter(ledger_entry::Column::Subject.eq(subject.as_str()));
    }
    if let Some(before) = before {
        query = query.filter(ledger_entry::Column::Index.lt(i64::try_from(before).unwrap_or(i64::MAX)));
    }
    let mut rows = query.all(store.read()).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| row.index as u64);
    let entries = rows.into_iter().map(recorded).collect::<Result<_, _>>()?;
    Ok(Page { entries, next })
}

/// The seals under an entry, in the order of its seal root.
///
/// # Errors
/// The database; a stored hash that cannot be read.
pub async fn seals_of(store: &Store, index: u64) -> Result<Vec<SealRecord>, StoreError> {
    let key = i64::try_from(index).map_err(|_| Code::NotFound)?;
    let rows = seal::Entity::find()
        .filter(seal::Column::Entry.eq(key))
        .order_by_asc(seal::Column::Position)
        .all(store.read())
        .await?;
    let read = |row: seal::Model| {
        let hash = Hash::from_slice(&row.hash).map_err(|e| StoreError::Unreadable(format!("seal of {index}: {e}")))?;
        Ok(SealRecord { table: row.row_table, id: row.row_id, salt: row.salt, hash, removed: row.removed })
    };
    rows.into_iter().map(read).collect()
}

fn recorded(row: ledger_entry::Model) -> Result<Recorded, StoreError> {
    let entry = Entry::from_bytes(&row.bytes)
        .map_err(|e| StoreError::Unreadable(format!("ledger entry {}: {e}", row.index)))?;
    Ok(Recorded { index: row.index as u64, entry, bytes: row.bytes })
}
