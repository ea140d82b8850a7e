//! Table `item_catalogue`: one row that counts how often the catalogue of items has changed. Operational: what is
//! published is sealed in `item_versions`. Whoever publishes changes the row, whoever files holds it, so that no case
//! begins under a version that another has just replaced.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item_catalogue")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Publications so far.
    pub generation: i64,
}

impl ActiveModelBehavior for ActiveModel {}
