//! Table `seasons`: interview seasons as planned. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seasons")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What the public calls it.
    pub title: String,
    /// The exam region whose staff organise it.
    pub region: String,
    /// The first interview day, `YYYY-MM-DD`.
    pub first_day: String,
    /// The last interview day.
    pub last_day: String,
    /// The state's text form.
    pub state: String,
    /// The plan, JSON.
    #[sea_orm(column_type = "Text")]
    pub plan: String,
    /// When it was planned first, UTC.
    pub created_at: Instant,
    /// Counts changes, so that two people cannot overwrite each other.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("seasons", Model, id, [title, region, first_day, last_day, state, plan, created_at, version]);
