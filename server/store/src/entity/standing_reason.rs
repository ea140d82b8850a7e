//! Table `standing_reasons`: why staff decided against a candidate after the papers, in words. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standing_reasons")]
pub struct Model {
    /// The application.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: String,
    /// The reason, encrypted.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// The account that gave it.
    pub given_by: String,
    /// When.
    pub given_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("standing_reasons", Model, application_id, [words, given_by, given_at]);
