//! Table `scores`: what stands for a seat and a number. Audited.

use crate::act::sealed;
use crate::instant::Instant;
use sea_orm::entity::prelude::*;

/// One score.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scores")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The sitting.
    pub sitting_id: String,
    /// The sequence number, from 1.
    pub number: i64,
    /// The seat's role.
    pub role: String,
    /// Which of the role's seats, from 1.
    pub k: i64,
    /// The score that stands, 0 to 10,000.
    pub hundredths: i64,
    /// The send that entered it, made by the browser.
    pub send_id: String,
    /// The account that entered it.
    pub account_id: String,
    /// When it was entered, UTC.
    pub entered_at: Instant,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!("scores", Model, id, [sitting_id, number, role, k, hundredths, send_id, account_id, entered_at]);
