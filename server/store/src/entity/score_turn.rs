//! Table `score_turns`: a sequence number before the panel. Audited.

use crate::act::sealed;
use crate::instant::Instant;
use sea_orm::entity::prelude::*;

/// One number that was called.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score_turns")]
pub struct Model {
    /// The sitting.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sitting_id: String,
    /// The sequence number, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// When it was called, UTC.
    pub called_at: Instant,
    /// When its mean was announced, UTC; none again after a correction.
    pub announced_at: Option<Instant>,
    /// The announced mean in hundredths.
    pub mean: Option<i64>,
    /// How often a mean was announced: signatures belong to one announcement.
    pub announcements: i64,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!("score_turns", Model, sitting_id / number, [called_at, announced_at, mean, announcements]);
