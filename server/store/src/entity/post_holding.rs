//! Table `post_holdings`: which account held which post from when to when. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post_holdings")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The post's code.
    pub post: String,
    /// Who.
    pub account: String,
    /// What the post is there for, JSON.
    #[sea_orm(column_type = "Text")]
    pub duties: String,
    /// From when.
    pub since: Instant,
    /// Until when; none while it is held.
    pub until: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("post_holdings", Model, id, [post, account, duties, since, until]);
