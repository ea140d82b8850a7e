//! Table `paper_sheets`: a table of the papers' points that waits for its release by a second person. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_sheets")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The text form: waiting, faulty, released or withdrawn.
    pub state: String,
    /// Tickets and points, JSON, encrypted until the release makes rows of it.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// Of the canonical JSON, hexadecimal.
    pub sha256: String,
    /// The account that imported it: it cannot release it.
    pub imported_by: String,
    /// When.
    pub imported_at: Instant,
    /// The account that released or withdrew it.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "paper_sheets",
    Model,
    id,
    [recruitment_id, state, document, sha256, imported_by, imported_at, decided_by, decided_at]
);
