//! Table `applicants`: the person behind an applicant's account. Audited. The name stands in `accounts`, and so does the
//! keyed hash of the contact, as its login name.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "applicants")]
pub struct Model {
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    /// The identity number, encrypted.
    pub identity: String,
    /// Its blind index: one account for each.
    pub identity_index: String,
    /// Telephone number or e-mail address, encrypted.
    pub contact: String,
    /// The language in which things are sent.
    pub language: String,
    /// When the account was made.
    pub created: Instant,
    /// When the present contact was proven.
    pub verified_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!("applicants", Model, account, [identity, identity_index, contact, language, created, verified_at]);
