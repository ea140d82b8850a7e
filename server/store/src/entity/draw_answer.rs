//! Table `draw_answers`: what an examiner answered to a seat, and what staff replied. Audited; the words are not public.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_answers")]
pub struct Model {
    /// The draw.
    #[sea_orm(primary_key, auto_increment = false)]
    pub draw_id: String,
    /// The examiner's label in it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub label: String,
    /// The state's text form.
    pub state: String,
    /// Why a replacement was asked for.
    pub because: Option<String>,
    /// The examiner's words.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// What staff replied.
    #[sea_orm(column_type = "Text")]
    pub reply: String,
    /// When the answer was last changed, UTC.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("draw_answers", Model, draw_id / label, [state, because, note, reply, at]);
