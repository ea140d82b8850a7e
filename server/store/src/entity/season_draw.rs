//! Table `season_draws`: which draw is made for which day of a season, and for what. Audited.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "season_draws")]
pub struct Model {
    /// The draw.
    #[sea_orm(primary_key, auto_increment = false)]
    pub draw_id: String,
    /// The season.
    pub season_id: String,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// The purpose's text form.
    pub purpose: String,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("season_draws", Model, draw_id, [season_id, day, purpose]);
