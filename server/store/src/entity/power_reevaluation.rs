//! Table `power_reevaluations`: which points of a power are to be evaluated again, why and since when, and what was found.
//! Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "power_reevaluations")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The power.
    pub code: String,
    /// Why, as text form.
    pub because: String,
    /// The step; none where all of them are concerned.
    pub step: Option<String>,
    /// The version of the power then.
    pub version: i64,
    /// Whose act asked for it; none for the program's own.
    pub asked_by: Option<String>,
    /// When.
    pub asked_at: Instant,
    /// What was found, JSON; none while it is due.
    #[sea_orm(column_type = "Text", nullable)]
    pub done: Option<String>,
    /// The evaluation that found it.
    pub evaluation_id: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("power_reevaluations", Model, id, [code, because, step, version, asked_by, asked_at, done, evaluation_id]);
