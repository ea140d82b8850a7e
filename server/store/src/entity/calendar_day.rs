//! Table `calendar_days`: the days of imported notices. Audited.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_days")]
pub struct Model {
    /// `<year of the notice>/<day>`: a notice may speak of the December before.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The year of the notice.
    pub year: i64,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// `off` or `work`.
    pub exception: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!("calendar_days", Model, id, [year, day, exception]);
