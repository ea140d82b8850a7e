//! Table `witnesses`: what each outside witness has last cosigned, and how the last try ended.
//!
//! Neither sealed nor on the ledger: a cosignature proves itself, and an entry about it would call for the next one.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "witnesses")]
pub struct Model {
    /// The witness's public key in signed-note form.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The size that it has cosigned; 0 where none.
    pub size: i64,
    /// Its signature line under the head of that size; none where it has cosigned nothing.
    pub line: Option<String>,
    /// When it was last asked.
    pub asked: Instant,
    /// Why the last try brought no cosignature.
    pub trouble: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
