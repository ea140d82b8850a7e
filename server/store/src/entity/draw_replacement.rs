//! Table `draw_replacements`: the seats of a draw that changed hands, in their order. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_replacements")]
pub struct Model {
    /// The draw.
    #[sea_orm(primary_key, auto_increment = false)]
    pub draw_id: String,
    /// Which replacement of the draw, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// The room.
    pub room: String,
    /// The role.
    pub role: String,
    /// Which of the role's seats, from 1.
    pub k: i64,
    /// Who left the seat.
    pub out_label: String,
    /// Why.
    pub because: String,
    /// Who took it; none where nobody was left.
    pub into_label: Option<String>,
    /// When, UTC.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("draw_replacements", Model, draw_id / number, [room, role, k, out_label, because, into_label, at]);
