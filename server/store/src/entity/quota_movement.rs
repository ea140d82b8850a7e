//! Table `quota_movements`: what each step of a recruitment moved on quota notices. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quota_movements")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The notice's number.
    pub number: String,
    /// The recruitment whose step it was.
    pub recruitment_id: String,
    /// The step's text form.
    pub cause: String,
    /// Places reserved before it.
    pub reserved_before: i64,
    /// Places reserved after it.
    pub reserved_after: i64,
    /// Places used before it.
    pub used_before: i64,
    /// Places used after it.
    pub used_after: i64,
    /// When, UTC.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "quota_movements",
    Model,
    id,
    [number, recruitment_id, cause, reserved_before, reserved_after, used_before, used_after, at]
);
