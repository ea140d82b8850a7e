//! Table `power_evaluations`: evaluations of the points of powers, as proposed, confirmed and declined. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "power_evaluations")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The power.
    pub code: String,
    /// The version of the power whose points were evaluated.
    pub version: i64,
    /// Whether they stand or are others in the next version, JSON.
    pub outcome: String,
    /// All points of the power as they were found, JSON.
    #[sea_orm(column_type = "Text")]
    pub points: String,
    /// The keys of what was due and is found by it, JSON.
    #[sea_orm(column_type = "Text")]
    pub concerns: String,
    /// Why, in words that the public reads once it is confirmed.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The state's text form.
    pub state: String,
    /// The account that proposed it: it cannot confirm it.
    pub proposed_by: String,
    /// When.
    pub proposed_at: Instant,
    /// The account that confirmed or declined it.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "power_evaluations",
    Model,
    id,
    [code, version, outcome, points, concerns, reason, state, proposed_by, proposed_at, decided_by, decided_at]
);
