//! Table `item_versions`: versions of items that were published in the application, beyond those that the program
//! brings. Audited; never changed.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item_versions")]
pub struct Model {
    /// The item's code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The version, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    /// The whole item, JSON.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// The accounts that wrote it, JSON.
    #[sea_orm(column_type = "Text")]
    pub authors: String,
    /// Who published it: none of its authors.
    pub published_by: String,
    /// When.
    pub published_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("item_versions", Model, code / version, [document, authors, published_by, published_at]);
