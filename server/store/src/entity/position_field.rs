//! Table `position_fields`: the texts of a position's fields that are searched one by one, folded. They follow from the
//! position's document and are written with it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "position_fields")]
pub struct Model {
    /// The recruitment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub recruitment_id: String,
    /// The position's code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Where one works.
    #[sea_orm(column_type = "Text")]
    pub region: String,
    /// The agency and the unit.
    #[sea_orm(column_type = "Text")]
    pub unit: String,
    /// The majors.
    #[sea_orm(column_type = "Text")]
    pub majors: String,
}

impl ActiveModelBehavior for ActiveModel {}
