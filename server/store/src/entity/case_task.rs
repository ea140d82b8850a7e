//! Table `case_tasks`: what waits for which post, and until when. It follows from the case's events and is written anew
//! with them.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_tasks")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    /// The step of the flow, or the part of the law's frame.
    #[sea_orm(primary_key, auto_increment = false)]
    pub step: String,
    /// The post that does it, or covers for it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post: String,
    /// The region that the post's holder must have.
    pub region: String,
    /// The day on which it came there.
    pub began: String,
    /// The last day for it.
    pub due: String,
    /// The post that it covers for; empty where the task is its own.
    pub covers: String,
    /// The code of the case's item.
    pub item: String,
    /// The case's state: with the item, what the list is narrowed down by.
    pub state: String,
    /// The case itself.
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: HasOne<super::approval_case::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
