//! Table `shared_opinions`: texts that those who keep items offer to everybody who handles cases of one. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shared_opinions")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The item's code.
    pub item: String,
    /// Who shared it.
    pub account: String,
    /// The words with the salt of their hash, JSON, encrypted.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// When.
    pub at: Instant,
    /// When it was taken away again.
    pub removed_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("shared_opinions", Model, id, [item, account, words, at, removed_at]);
