//! Table `objectors`: which account raised an objection, so that it is told of the decision. Audited.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "objectors")]
pub struct Model {
    /// The objection.
    #[sea_orm(primary_key, auto_increment = false)]
    pub objection_id: String,
    /// Its recruitment.
    pub recruitment_id: String,
    /// The account.
    pub account: String,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("objectors", Model, objection_id, [recruitment_id, account]);
