//! Table `absences`: from which day to which a post covers for another. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "absences")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The post whose holder is absent.
    pub post: String,
    /// The region of the post's holder.
    pub region: String,
    /// The post that covers for it.
    pub cover: String,
    /// The first day, `YYYY-MM-DD`.
    pub from_day: String,
    /// The last day.
    pub until: String,
    /// Who entered it; none for whoever sits at the machine itself.
    pub account: Option<String>,
    /// When.
    pub at: Instant,
    /// When it was ended before its last day.
    pub ended_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("absences", Model, id, [post, region, cover, from_day, until, account, at, ended_at]);
