//! Table `position_imports`: what was doubtful in the last position table of a draft. Operational.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "position_imports")]
pub struct Model {
    /// The recruitment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub recruitment_id: String,
    /// The doubts, JSON.
    #[sea_orm(column_type = "Text")]
    pub doubts: String,
}

impl ActiveModelBehavior for ActiveModel {}
