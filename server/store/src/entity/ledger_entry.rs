//! Table `ledger_entries`: the entries, in the order of the tree.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entries")]
pub struct Model {
    /// Its place, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub index: i64,
    /// When, as in the entry.
    pub at: Instant,
    /// What happened, as in the entry.
    pub kind: String,
    /// To what, as in the entry.
    pub subject: String,
    /// The canonical bytes: the leaf.
    pub bytes: Vec<u8>,
    /// Their RFC 6962 leaf hash.
    pub leaf_hash: Vec<u8>,
    /// Keyed over index and leaf hash: only the program writes it.
    pub mac: Vec<u8>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
