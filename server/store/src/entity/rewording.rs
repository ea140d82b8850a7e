//! Table `rewordings`: changes of the words of an announced notice, with those before and after. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rewordings")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The words as they were, JSON.
    #[sea_orm(column_type = "Text")]
    pub before: String,
    /// The words as they are to be, JSON.
    #[sea_orm(column_type = "Text")]
    pub after: String,
    /// Why, in words that the public reads.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The state's text form.
    pub state: String,
    /// The account that proposed it: it cannot approve it.
    pub proposed_by: String,
    /// When, UTC.
    pub proposed_at: Instant,
    /// When it was approved and so published, or declined, UTC.
    pub decided_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("rewordings", Model, id, [recruitment_id, before, after, reason, state, proposed_by, proposed_at, decided_at]);
