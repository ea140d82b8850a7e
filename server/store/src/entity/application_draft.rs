//! Table `application_drafts`: what was typed so far into a form that is not handed in. Operational.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_drafts")]
pub struct Model {
    /// The application.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: String,
    /// The form as typed, JSON, encrypted.
    #[sea_orm(column_type = "Text")]
    pub typed: String,
    /// When it was saved last.
    pub saved_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
