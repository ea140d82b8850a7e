//! Table `positions`: what a recruitment offers. Audited.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "positions")]
pub struct Model {
    /// The recruitment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub recruitment_id: String,
    /// The position's code as announced; digits are text.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The agency (招录机关).
    pub agency: String,
    /// The unit (用人单位).
    pub unit: String,
    /// The position's title.
    pub title: String,
    /// Where one works.
    pub place: String,
    /// The least education's text form; empty where the table does not say.
    pub education: String,
    /// How many are hired.
    pub places: i64,
    /// The whole position, JSON.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// The text by which it is found.
    #[sea_orm(column_type = "Text")]
    pub search: String,
    /// The number of the quota notice behind it, from the hand-in on.
    pub quota: Option<String>,
    /// The state's text form.
    pub state: String,
    /// Counts published versions of the position.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "positions",
    Model,
    recruitment_id / code,
    [agency, unit, title, place, education, places, document, search, quota, state, version]
);
