//! Table `case_events`: what happened to a case, in order. Audited; never changed.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_events")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    /// Counted from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i64,
    /// When it happened, or took effect.
    pub at: Instant,
    /// What kind of event.
    pub kind: String,
    /// The whole event, JSON, encrypted: reasons and opinions may name people.
    #[sea_orm(column_type = "Text")]
    pub content: String,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("case_events", Model, case_id / place, [at, kind, content]);
