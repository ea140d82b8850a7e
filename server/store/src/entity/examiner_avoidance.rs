//! Table `examiner_avoidances`: whom or what an examiner must avoid, and until when. Audited; the person is encrypted.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "examiner_avoidances")]
pub struct Model {
    /// The declaration's id; ids grow with time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The examiner.
    pub examiner: String,
    /// The relation's text form.
    pub relation: String,
    /// The person's name, encrypted.
    pub person: Option<String>,
    /// The unit that recruits.
    pub unit: Option<String>,
    /// The position's code.
    pub position: Option<String>,
    /// Whether the examiner declared it, not an agency.
    pub by_examiner: bool,
    /// The account that declared it.
    pub account: Option<String>,
    /// When.
    pub at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Why it ended.
    pub ended_because: Option<String>,
    /// The account that ended it.
    pub ended_by: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "examiner_avoidances",
    Model,
    id,
    [examiner, relation, person, unit, position, by_examiner, account, at, ended_at, ended_because, ended_by,]
);
