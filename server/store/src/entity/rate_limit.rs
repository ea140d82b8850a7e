//! Table `rate_limits`: how often a keyed thing happened in a window of time.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rate_limits")]
pub struct Model {
    /// A blind index of what is counted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// When the window began, seconds since 1970.
    #[sea_orm(primary_key, auto_increment = false)]
    pub window_start: i64,
    /// When the row may be purged, seconds since 1970.
    pub expires: i64,
    /// How often.
    pub count: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
