//! Table `examiner_changes`: each step from state to state, with its reason. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "examiner_changes")]
pub struct Model {
    /// The change's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The examiner.
    pub examiner: String,
    /// The state before.
    pub from_state: String,
    /// The step.
    pub transition: String,
    /// The state after.
    pub to_state: String,
    /// Why, as staff wrote it.
    pub reason: String,
    /// The agency that acted.
    pub agency: String,
    /// The account that acted.
    pub account: Option<String>,
    /// When.
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("examiner_changes", Model, id, [examiner, from_state, transition, to_state, reason, agency, account, at]);
