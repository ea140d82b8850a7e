//! Table `case_parts`: the parts of cases that have ended, as the monthly figures count them. It follows from the case's
//! events and is written anew with them.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_parts")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    /// The part of it, JSON.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope: String,
    /// The month in which it ended, in China: `2026-11`.
    pub month: String,
    /// The post that had it.
    pub post: String,
    /// Working days that it took.
    pub days: i64,
    /// Whether it ended within the promise.
    pub within_promise: bool,
    /// Whether it ended within the law's limit.
    pub within_limit: bool,
}

impl ActiveModelBehavior for ActiveModel {}
