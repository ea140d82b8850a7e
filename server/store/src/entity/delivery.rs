//! Table `deliveries`: what is to be sent outside, written together with what causes it.

use crate::instant::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deliveries")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// `sms` or `email`.
    pub channel: String,
    /// Where to, encrypted.
    pub address: String,
    /// What it says, encrypted.
    pub letter: String,
    /// In which language.
    pub language: String,
    /// `queued`, `sent` or `failed`.
    pub state: String,
    /// How often it was tried; each attempt raises it first, so that it also tells whose attempt it is.
    pub attempts: i64,
    /// Not before.
    pub run_at: Instant,
    /// Until when one process has it for itself.
    pub lease: Option<Instant>,
    /// When it was written.
    pub created: Instant,
    /// Why the last attempt failed.
    pub trouble: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
