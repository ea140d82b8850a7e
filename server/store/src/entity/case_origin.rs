//! Table `case_origins`: the case that gave the licence which another case is about. Audited.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_origins")]
pub struct Model {
    /// The case that is about the licence.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    /// The case that gave it.
    pub of_case: String,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("case_origins", Model, case_id, [of_case]);
