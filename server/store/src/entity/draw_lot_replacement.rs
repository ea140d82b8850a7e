//! Table `draw_lot_replacements`: the places of groups of lots that changed hands, in their order. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_lot_replacements")]
pub struct Model {
    /// The draw.
    #[sea_orm(primary_key, auto_increment = false)]
    pub draw_id: String,
    /// Which replacement of the draw, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// The group.
    pub group_label: String,
    /// Who left.
    pub out_entry: String,
    /// Why.
    pub because: String,
    /// Who came in; none where nobody was left.
    pub into_entry: Option<String>,
    /// When, UTC.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("draw_lot_replacements", Model, draw_id / number, [group_label, out_entry, because, into_entry, at]);
