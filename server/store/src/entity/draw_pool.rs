//! Who stands behind a label of a draw, and the seat that the label was drawn to.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

/// One examiner of one draw's pool. The public sees the label only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_pool")]
pub struct Model {
    /// The draw.
    #[sea_orm(primary_key, auto_increment = false)]
    pub draw_id: String,
    /// Eight characters, random, of this draw only.
    #[sea_orm(primary_key, auto_increment = false)]
    pub label: String,
    /// The examiner.
    pub examiner_id: String,
    /// The work unit's pseudonym of this draw.
    pub unit_label: String,
    /// The room, once drawn to one.
    pub room: Option<String>,
    /// The role there.
    pub role: Option<String>,
    /// Which of the role's seats, from 1.
    pub k: Option<i64>,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!("draw_pool", Model, draw_id / label, [examiner_id, unit_label, room, role, k]);
