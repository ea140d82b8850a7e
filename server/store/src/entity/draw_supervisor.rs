//! A supervisor of a draw (监督员): the commitment first, the number after the opening time.

use crate::act::sealed;
use crate::instant::Instant;
use sea_orm::entity::prelude::*;

/// One supervisor of one draw.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_supervisors")]
pub struct Model {
    /// The draw.
    #[sea_orm(primary_key, auto_increment = false)]
    pub draw_id: String,
    /// `S1`, `S2` … in the order in which their numbers enter the seed.
    #[sea_orm(primary_key, auto_increment = false)]
    pub label: String,
    /// The account that commits and reveals.
    pub account_id: String,
    /// The office as the public reads it.
    pub office: String,
    /// SHA-256 of the number, hexadecimal.
    pub commitment: Option<String>,
    /// When the commitment came, UTC.
    pub committed_at: Option<Instant>,
    /// The number, hexadecimal, from the moment it was revealed.
    pub number: Option<String>,
    /// When the number came, UTC.
    pub revealed_at: Option<Instant>,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "draw_supervisors",
    Model,
    draw_id / label,
    [account_id, office, commitment, committed_at, number, revealed_at]
);
