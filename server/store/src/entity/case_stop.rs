//! Table `case_stops`: the stops of clocks that have ended, as the monthly figures count them. It follows from the case's
//! events and is written anew with them.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_stops")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    /// Which stop of the case that has ended, counted from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i64,
    /// The month in which it ended, in China: `2026-11`.
    pub month: String,
    /// The procedure for which the clock stood (行政许可法 art 45).
    pub reason: String,
    /// Working days that it took out of the count.
    pub days: i64,
    /// Whether the needed time that was told ran out.
    pub ran_out: bool,
}

impl ActiveModelBehavior for ActiveModel {}
