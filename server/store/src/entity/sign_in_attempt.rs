//! Table `sign_in_attempts`: failures in a row, by whatever is tried.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_attempts")]
pub struct Model {
    /// A blind index of the login name or of the account whose code is tried.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Failures in a row, the attempt under way included.
    pub failed: i64,
    /// When the last one began.
    pub last: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
