//! Table `case_hearings`: the hearings that were called, as the public reads them. It follows from the case's events and is
//! written anew with them.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_hearings")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    /// Which call of the case, counted from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_in_case: i64,
    /// The day of the hearing.
    pub on_day: String,
    /// The time of day in China, `HH:MM:SS`; none in a record of before hearings had one.
    pub at_time: Option<String>,
    /// The place.
    #[sea_orm(column_type = "Text")]
    pub place: String,
    /// The day on which it was called.
    pub called_on: String,
    /// Who had it called.
    pub by_whom: String,
    /// What became of it.
    pub standing: String,
    /// The day on which its record was entered.
    pub held_on: Option<String>,
    /// The case itself.
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: HasOne<super::approval_case::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
