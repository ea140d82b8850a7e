//! Table `item_drafts`: the next version of an item while it is written, at most one for each code. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item_drafts")]
pub struct Model {
    /// The item's code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The whole item, JSON.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// The accounts that have saved it, JSON: none of them publishes it.
    #[sea_orm(column_type = "Text")]
    pub authors: String,
    /// How often it was saved, from 1.
    pub revision: i64,
    /// When it was saved last.
    pub saved_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("item_drafts", Model, code, [document, authors, revision, saved_at]);
