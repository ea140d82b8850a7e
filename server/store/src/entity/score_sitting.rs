//! Table `score_sittings`: a drawn room on its interview day. Audited.

use crate::act::sealed;
use crate::instant::Instant;
use sea_orm::entity::prelude::*;

/// One room's sitting.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score_sittings")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The draw that seated the panel.
    pub draw_id: String,
    /// The room's label in that draw.
    pub room: String,
    /// The exam region where the room is.
    pub place: String,
    /// The interview day, `YYYY-MM-DD`.
    pub day: String,
    /// Seats of chiefs.
    pub chief: i64,
    /// Seats of deputies.
    pub deputy: i64,
    /// Seats of public examiners.
    pub public: i64,
    /// How many candidates the room has.
    pub candidates: i64,
    /// How many numbers have been called.
    pub called: i64,
    /// When it was opened, UTC.
    pub opened_at: Instant,
    /// When it was closed, UTC.
    pub closed_at: Option<Instant>,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "score_sittings",
    Model,
    id,
    [draw_id, room, place, day, chief, deputy, public, candidates, called, opened_at, closed_at]
);
