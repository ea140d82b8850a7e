//! Table `score_corrections`: a score asked to be changed, and what was decided. Audited.

use crate::act::sealed;
use crate::instant::Instant;
use sea_orm::entity::prelude::*;

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score_corrections")]
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
    /// The score that stood, in hundredths.
    pub old: i64,
    /// The score asked for, in hundredths.
    pub new: i64,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The account that asked.
    pub asked_by: String,
    /// When, UTC.
    pub asked_at: Instant,
    /// `pending`, `corrected` or `declined`.
    pub state: String,
    /// The account that counter-signed or declined.
    pub decided_by: Option<String>,
    /// When, UTC.
    pub decided_at: Option<Instant>,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "score_corrections",
    Model,
    id,
    [sitting_id, number, role, k, old, new, reason, asked_by, asked_at, state, decided_by, decided_at]
);
