//! Table `ledger_nodes`: the root of each complete subtree of 256^level entries; a hash tile is a range of them.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_nodes")]
pub struct Model {
    /// The tile level, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub level: i64,
    /// Its place on that level, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub index: i64,
    /// Its hash.
    pub hash: Vec<u8>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
