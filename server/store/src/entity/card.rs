//! Table `cards`: the cards of supervision and what became of each. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cards")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The case.
    pub case_id: String,
    /// The part of it, JSON.
    pub scope: String,
    /// What for.
    pub cause: String,
    /// The colour.
    pub colour: String,
    /// The post it is against.
    pub post: String,
    /// When it became due.
    pub at: Instant,
    /// The last day to cure the matter.
    pub cure_by: Option<String>,
    /// How far it has come, JSON, encrypted: what is said may name people.
    #[sea_orm(column_type = "Text")]
    pub progress: String,
    /// Whether the supervisor has still to do something.
    pub open: bool,
    /// The case itself.
    #[sea_orm(belongs_to, from = "case_id", to = "id")]
    pub case: HasOne<super::approval_case::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("cards", Model, id, [case_id, scope, cause, colour, post, at, cure_by, progress, open]);
