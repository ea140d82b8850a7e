//! Table `score_signatures`: who signed which announcement. Audited.

use crate::act::sealed;
use crate::instant::Instant;
use sea_orm::entity::prelude::*;

/// One signature.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score_signatures")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The sitting.
    pub sitting_id: String,
    /// The sequence number, from 1.
    pub number: i64,
    /// Which announcement of the number.
    pub announcement: i64,
    /// `scorer`, `chief` or `supervisor`.
    pub signer: String,
    /// The account that signed.
    pub account_id: String,
    /// When, UTC.
    pub signed_at: Instant,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!("score_signatures", Model, id, [sitting_id, number, announcement, signer, account_id, signed_at]);
