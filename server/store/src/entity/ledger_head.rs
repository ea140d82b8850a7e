//! Table `ledger_head`: one row, the edge of the tree, and whose ledger this is.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_head")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// How many entries the ledger has.
    pub size: i64,
    /// The root over them.
    pub root: Vec<u8>,
    /// What is needed to append the next one.
    pub frontier: Vec<u8>,
    /// The public ledger key.
    pub vkey: String,
    /// The fingerprint of the data and index keys.
    pub keys: String,
    /// Keyed over size and root: only the program writes it.
    pub mac: Vec<u8>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
