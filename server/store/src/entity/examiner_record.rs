//! Table `examiner_records`: what happened in an examiner's life, each with its document. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "examiner_records")]
pub struct Model {
    /// The record's id; ids grow with time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The examiner.
    pub examiner: String,
    /// The kind's text form.
    pub kind: String,
    /// The day on which it happened, `YYYY-MM-DD`.
    pub day: String,
    /// The record as JSON.
    pub detail: String,
    /// The document or fact it rests on.
    pub basis: String,
    /// The agency that entered it.
    pub agency: String,
    /// The account that entered it.
    pub account: Option<String>,
    /// When it was entered.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("examiner_records", Model, id, [examiner, kind, day, detail, basis, agency, account, at]);
