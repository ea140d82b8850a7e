//! Table `case_comments`: what the posts of a case say to each other. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_comments")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The case.
    pub case_id: String,
    /// From which post.
    pub post: String,
    /// Who.
    pub account: String,
    /// The words with the salt of their hash, JSON, encrypted.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// When.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("case_comments", Model, id, [case_id, post, account, words, at]);
