//! Table `posts`: posts that were added to those of the program, or renamed or ended since. Audited.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "posts")]
pub struct Model {
    /// The post's code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// What it is called, in Chinese.
    pub name_zh: String,
    /// In English.
    pub name_en: String,
    /// The day since which there is none, `YYYY-MM-DD`.
    pub ended_on: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("posts", Model, code, [name_zh, name_en, ended_on]);
