//! Table `contact_codes`: codes on their way to prove a contact, and proofs that wait for their step.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_codes")]
pub struct Model {
    /// The hash of the token in the browser's cookie.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What the code was asked for.
    pub purpose: String,
    /// The contact, encrypted.
    pub contact: String,
    /// The account that asks, where the purpose is one's own account.
    pub account: Option<String>,
    /// The keyed hash of the code.
    pub code: String,
    /// How often the present step was tried.
    pub tries: i64,
    /// Until when the code, or the proof, counts.
    pub until: Instant,
    /// Whether the code was right.
    pub proven: bool,
    /// The language of whoever asked.
    pub language: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
