//! Table `opinions`: texts that a member of the staff keeps for their own use. Operational.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinions")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose it is.
    pub account: String,
    /// The words, encrypted.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// When it was kept.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
