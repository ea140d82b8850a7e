//! Table `calendar_notices`: imported notices, one a year. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_notices")]
pub struct Model {
    /// The year.
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i64,
    /// The document.
    pub basis: String,
    /// When it was imported last.
    pub imported_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!("calendar_notices", Model, year, [basis, imported_at]);
