//! Table `restorings`: places that staff entered as given up, and that are to be restored. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "restorings")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The application.
    pub application_id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The number of the admission ticket.
    pub ticket: String,
    /// What the mistake was, encrypted.
    #[sea_orm(column_type = "Text")]
    pub mistake: String,
    /// The state's text form.
    pub state: String,
    /// The account that proposed it: it cannot decide it.
    pub proposed_by: String,
    /// When, UTC.
    pub proposed_at: Instant,
    /// The account that decided it.
    pub decided_by: Option<String>,
    /// When, UTC.
    pub decided_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "restorings",
    Model,
    id,
    [application_id, recruitment_id, ticket, mistake, state, proposed_by, proposed_at, decided_by, decided_at]
);
