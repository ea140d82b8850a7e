//! Table `parameters`: dated values. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "parameters")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Which parameter.
    pub key: String,
    /// Its value in canonical text.
    pub value: String,
    /// The document that sets it.
    pub basis: String,
    /// The first day, `YYYY-MM-DD`.
    pub valid_from: String,
    /// The last day.
    pub valid_to: Option<String>,
    /// When the row was written.
    pub set_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!("parameters", Model, id, [key, value, basis, valid_from, valid_to, set_at]);
