//! Table `score_absences`: a number that was called and whose candidate did not come. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score_absences")]
pub struct Model {
    /// The sitting.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sitting_id: String,
    /// The sequence number, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// The account that noted it.
    pub account_id: String,
    /// When, UTC.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("score_absences", Model, sitting_id / number, [account_id, at]);
