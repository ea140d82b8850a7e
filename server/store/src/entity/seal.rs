//! Table `seals`: what binds each audited row to the ledger entry of its last change.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seals")]
pub struct Model {
    /// The index of the ledger entry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry: i64,
    /// Its place under the seal root of that entry, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    /// The table of the row.
    pub row_table: String,
    /// The key of the row.
    pub row_id: String,
    /// 16 random bytes.
    pub salt: Vec<u8>,
    /// The seal.
    pub hash: Vec<u8>,
    /// Whether the change removed the row.
    pub removed: bool,
    /// Keyed over all of the above but the salt: only the program writes it.
    pub mac: Vec<u8>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
