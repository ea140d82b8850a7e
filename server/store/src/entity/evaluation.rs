//! Table `evaluations`: what the applicant thinks of how a case was handled, and what became of a low mark. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluations")]
pub struct Model {
    /// The case: it is evaluated once.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    /// Who gave it; none for whoever had the receipt.
    pub account: Option<String>,
    /// When.
    pub at: Instant,
    /// The mark, 1 to 5.
    pub mark: i64,
    /// What it was given for, JSON.
    #[sea_orm(column_type = "Text")]
    pub aspects: String,
    /// What was said, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub comment: Option<String>,
    /// How far a low mark has come, encrypted; none for another.
    #[sea_orm(column_type = "Text", nullable)]
    pub progress: Option<String>,
    /// Whether a low mark has still to be answered or closed.
    pub open: bool,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("evaluations", Model, case_id, [account, at, mark, aspects, comment, progress, open]);
