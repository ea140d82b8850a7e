//! Table `calendar_recounts`: how far counting open deadlines again has come after the import of a year's notice.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_recounts")]
pub struct Model {
    /// The year of the notice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i64,
    /// When it was imported.
    pub asked_at: Instant,
    /// When every open case had been counted; none until then.
    pub done_at: Option<Instant>,
    /// How many were counted.
    pub counted: i64,
    /// Of how many a deadline moved, so far.
    pub moved: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
