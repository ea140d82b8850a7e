//! Table `quota_notices`: approved quota as the establishment issued it. Audited; balances are derived, never stored.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quota_notices")]
pub struct Model {
    /// The notice's number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    /// The exam region whose establishment office issued it.
    pub region: String,
    /// The unit it was issued to.
    pub unit: String,
    /// The kind of quota.
    pub kind: String,
    /// How many posts it allows to fill.
    pub count: i64,
    /// The last day on which it can be used, `YYYY-MM-DD`.
    pub expires: String,
    /// When it was entered, UTC.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("quota_notices", Model, number, [region, unit, kind, count, expires, at]);
