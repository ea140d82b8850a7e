//! Table `shortlist_tellings`: a shortlist of which those who are not on it are still being told, position by position.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shortlist_tellings")]
pub struct Model {
    /// The recruitment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub recruitment_id: String,
    /// The code of the last position whose candidates are told; empty before the first.
    pub told_to: String,
}

impl ActiveModelBehavior for ActiveModel {}
