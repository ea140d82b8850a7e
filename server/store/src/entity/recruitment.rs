//! Table `recruitments`: one examination from plan to filing. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recruitments")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What the public calls it.
    pub title: String,
    /// The exam region whose staff lead it.
    pub region: String,
    /// What its scheme is for.
    pub kind: String,
    /// The state's text form.
    pub state: String,
    /// The plan, JSON.
    #[sea_orm(column_type = "Text")]
    pub plan: String,
    /// The scheme as it stood at the approval, JSON; from then on it rules.
    #[sea_orm(column_type = "Text", nullable)]
    pub scheme: Option<String>,
    /// The account that handed the plan in last: it cannot approve it.
    pub submitted_by: Option<String>,
    /// Why the plan was given back last.
    pub returned_because: Option<String>,
    /// The day of the notice, `YYYY-MM-DD`, in China.
    pub announced_on: Option<String>,
    /// When it was planned first, UTC.
    pub created_at: Instant,
    /// Counts changes, so that two people cannot overwrite each other.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "recruitments",
    Model,
    id,
    [title, region, kind, state, plan, scheme, submitted_by, returned_because, announced_on, created_at, version]
);
