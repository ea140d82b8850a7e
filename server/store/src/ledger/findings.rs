//! What the check of the whole database may find: each finding names its row.

use domain::ledger::checkpoint::Checkpoint;
use serde::Serialize;
use std::fmt;

/// Something that this program did not write, or that is gone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "finding")]
pub enum Finding {
    /// The bytes or columns of an entry were changed, or another entry was put in its place.
    EntryEdited {
        /// Its index.
        index: u64,
        /// What does not fit.
        what: &'static str,
    },
    /// An entry that belongs to another place stands here: the order was changed.
    EntryMoved {
        /// Where it stands.
        index: u64,
        /// Where it was written.
        from: u64,
    },
    /// An entry is gone.
    EntryDeleted {
        /// Its index.
        index: u64,
    },
    /// An entry stands beyond the head, or was not written by this program.
    EntryInserted {
        /// Its index.
        index: u64,
    },
    /// The head row does not fit the entries.
    Head {
        /// Which column.
        what: &'static str,
    },
    /// A stored tile hash is missing, wrong or too many.
    Tile {
        /// The tile level, from 1.
        level: u64,
        /// The place of the hash on that level.
        index: u64,
    },
    /// The row that binds an audited row to its entry was changed, deleted or inserted.
    Seal {
        /// The entry.
        entry: u64,
        /// The table of the audited row; empty where the seal is gone.
        table: String,
        /// The key of the audited row; empty where the seal is gone.
        id: String,
    },
    /// An audited row was changed behind the program's back.
    RowEdited {
        /// The table.
        table: String,
        /// The key.
        id: String,
        /// The entry of its last lawful change.
        entry: u64,
    },
    /// An audited row was deleted behind the program's back.
    RowDeleted {
        /// The table.
        table: String,
        /// The key.
        id: String,
        /// The entry of its last lawful change.
        entry: u64,
    },
    /// An audited row that no entry accounts for.
    RowInserted {
        /// The table.
        table: String,
        /// The key.
        id: String,
    },
    /// The ledger is shorter than an outside checkpoint, or leads to another root at its size.
    Outside {
        /// The size of the outside checkpoint.
        size: u64,
        /// `truncated` or `forked`.
        what: &'static str,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EntryEdited { index, what } => write!(f, "ledger entry {index} was edited: {what}"),
            Self::EntryMoved { index, from } => write!(f, "ledger entry {index} was moved there from {from}"),
            Self::EntryDeleted { index } => write!(f, "ledger entry {index} was deleted"),
            Self::EntryInserted { index } => write!(f, "ledger entry {index} was inserted"),
            Self::Head { what } => write!(f, "the ledger's head does not fit its entries: {what}"),
            Self::Tile { level, index } => write!(f, "tile hash {level}/{index} does not fit the entries"),
            Self::Seal { entry, table, id } if table.is_empty() && id.is_empty() => {
                write!(f, "a seal of ledger entry {entry} is missing")
            }
            Self::Seal { entry, table, id } => {
                write!(f, "the seal of {table} {id} under entry {entry} was tampered with")
            }
            Self::RowEdited { table, id, entry } => write!(f, "{table} {id} was edited after ledger entry {entry}"),
            Self::RowDeleted { table, id, entry } => write!(f, "{table} {id} was deleted after ledger entry {entry}"),
            Self::RowInserted { table, id } => write!(f, "{table} {id} was inserted: no ledger entry accounts for it"),
            Self::Outside { size, what } => write!(f, "against the outside checkpoint of size {size}: {what}"),
        }
    }
}

/// The outcome of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The head that the entries lead to.
    pub head: Checkpoint,
    /// How many audited rows were compared.
    pub rows: u64,
    /// What was found, in order; empty when all is well.
    pub findings: Vec<Finding>,
}
