//! Table `case_drafts`: what was typed so far into the form of an item that is not handed in. Operational.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_drafts")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    /// The item's code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item: String,
    /// Region and form as typed, JSON, encrypted.
    #[sea_orm(column_type = "Text")]
    pub typed: String,
    /// When it was saved last.
    pub saved_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
