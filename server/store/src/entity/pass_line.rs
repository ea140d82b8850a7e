//! Table `pass_lines`: minimum pass lines of recruitments, as proposed, set and replaced. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pass_lines")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The lines by the key of the scheme's variant, JSON: hundredths.
    #[sea_orm(column_type = "Text")]
    pub lines: String,
    /// Why, in words that the public reads.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The state's text form.
    pub state: String,
    /// The account that proposed it: it cannot set it.
    pub proposed_by: String,
    /// When, UTC.
    pub proposed_at: Instant,
    /// The account that set or declined it.
    pub decided_by: Option<String>,
    /// When, UTC.
    pub decided_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "pass_lines",
    Model,
    id,
    [recruitment_id, lines, reason, state, proposed_by, proposed_at, decided_by, decided_at]
);
