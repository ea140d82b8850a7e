//! Table `case_part_filling`: its one row says how far `case_parts` is filled for the cases that came before that table.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_part_filling")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The last case that was read; none when all of them were.
    pub after: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
