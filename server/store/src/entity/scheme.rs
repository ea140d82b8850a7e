//! Table `schemes`: versions of schemes beyond those that the program brings. Audited; never changed.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "schemes")]
pub struct Model {
    /// The scheme's key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The version, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    /// The whole document, JSON.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// When it was published, UTC.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("schemes", Model, key / version, [document, at]);
