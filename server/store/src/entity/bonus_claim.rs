//! Table `bonus_claims`: claims of points that the law adds, with their decisions. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bonus_claims")]
pub struct Model {
    /// The application.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: String,
    /// The recruitment.
    pub recruitment_id: String,
    /// The key of the scheme's kind.
    pub bonus: String,
    /// What is added to the written total in the scale of 100, in hundredths.
    pub points: i64,
    /// The state's text form.
    pub state: String,
    /// When it was claimed last, UTC.
    pub claimed_at: Instant,
    /// The account that decided it.
    pub decided_by: Option<String>,
    /// When, UTC.
    pub decided_at: Option<Instant>,
    /// Why it was refused, encrypted: for its owner and the reviewers.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "bonus_claims",
    Model,
    application_id,
    [recruitment_id, bonus, points, state, claimed_at, decided_by, decided_at, reason]
);
