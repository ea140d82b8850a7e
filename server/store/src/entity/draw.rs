//! A public draw (公开抽签), from its plan to its result.

use crate::act::sealed;
use crate::instant::Instant;
use sea_orm::entity::prelude::*;

/// One draw. Documents that were published (`frozen`, `result`) are kept as the bytes that were hashed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draws")]
pub struct Model {
    /// UUIDv7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What the public reads as its name.
    pub title: String,
    /// The interview day, `YYYY-MM-DD`.
    pub day: String,
    /// The exam region whose staff lead it.
    pub region: String,
    /// The opening time T, UTC.
    pub opens_at: Instant,
    /// The state's text form.
    pub state: String,
    /// The plan as staff wrote it, JSON.
    #[sea_orm(column_type = "Text")]
    pub plan: String,
    /// The frozen document, canonical JSON.
    #[sea_orm(column_type = "Text", nullable)]
    pub frozen: Option<String>,
    /// SHA-256 of `frozen`, hexadecimal.
    pub frozen_hash: Option<String>,
    /// The beacon's signature, hexadecimal, once entered and checked.
    pub beacon_signature: Option<String>,
    /// The result, canonical JSON.
    #[sea_orm(column_type = "Text", nullable)]
    pub result: Option<String>,
    /// SHA-256 of `result`, hexadecimal.
    pub result_hash: Option<String>,
    /// How it was closed without a result, JSON.
    pub closed: Option<String>,
    /// When staff set it up, UTC.
    pub created_at: Instant,
    /// When it was fixed, UTC.
    pub fixed_at: Option<Instant>,
    /// When it was drawn, UTC.
    pub drawn_at: Option<Instant>,
    /// Counts changes, so that two people cannot overwrite each other.
    pub version: i64,
}

/// Relations are followed by explicit queries.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!(
    "draws",
    Model,
    id,
    [
        title,
        day,
        region,
        opens_at,
        state,
        plan,
        frozen,
        frozen_hash,
        beacon_signature,
        result,
        result_hash,
        closed,
        created_at,
        fixed_at,
        drawn_at,
        version,
    ]
);
