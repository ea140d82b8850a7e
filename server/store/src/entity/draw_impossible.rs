//! Table `draw_impossible`: the proofs that nothing could be drawn, one for a draw that was closed for want of a seating.
//! Audited.

use crate::act::sealed;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_impossible")]
pub struct Model {
    /// The draw.
    #[sea_orm(primary_key, auto_increment = false)]
    pub draw_id: String,
    /// The published file, canonical JSON.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// SHA-256 of `document`, hexadecimal.
    pub document_hash: String,
    /// The certificate out of it, JSON, for the page; none where no certificate was found.
    #[sea_orm(column_type = "Text", nullable)]
    pub certificate: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

sealed!("draw_impossible", Model, draw_id, [document, document_hash, certificate]);
