//! Table `accounts`: who may sign in. Audited.

use crate::{act::sealed, instant::Instant};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    /// The account id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The login name, lower-case.
    pub login: String,
    /// The role.
    pub role: String,
    /// The exam region, where the role has one.
    pub region: Option<String>,
    /// The agency, as the public may read it.
    pub agency: String,
    /// The display name, encrypted.
    pub name: String,
    /// The examiner this account belongs to.
    pub examiner: Option<String>,
    /// `active` or `locked`.
    pub state: String,
    /// The password hash (PHC text).
    pub password: String,
    /// The secret of the second factor, encrypted.
    pub second_factor: Option<String>,
    /// When it was made.
    pub created: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

sealed!("accounts", Model, id, [login, role, region, agency, name, examiner, state, password, second_factor, created]);
