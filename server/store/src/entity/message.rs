//! Table `messages`: what an account is told.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "messages")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whom.
    pub account: String,
    /// What, with its facts, as JSON.
    pub kind: String,
    /// The path it leads to.
    pub link: Option<String>,
    /// When it came.
    pub created: Instant,
    /// When it was read.
    pub read_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
