//! Accounts: who may sign in, as what and where. Changes are sealed and on the ledger; names and secrets never are.

mod applicant;
mod commands;
mod confirming;
mod password;
mod people;
mod second_factor;
mod sign_in;
mod sign_up;

pub use applicant::{Applicant, applicant, check_own_password, correct_name, identity_index, own_contact};
pub use commands::{NewAccount, change_password, create, lock, reset_password, reset_second_factor, unlock};
pub use confirming::{Asked, ConfirmingToken, Pending, pending, prove, purge_codes, send_code};
pub use password::{PasswordCost, fresh_password};
pub use second_factor::{Enrolment, begin_enrolment, check_code, confirm_enrolment, current_code, offered};
pub use sign_in::sign_in;
pub use sign_up::{Person, change_contact, set_forgotten, sign_up};

pub(crate) use applicant::{all_reached_at, identity_number, last_four, reached_at};
pub(crate) use people::{Known, people};

use crate::{
    Store,
    entity::account::{Column, Entity, Model},
    error::StoreError,
    keys::Keys,
    secret::Place,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{AccountId, ExaminerId},
    permissions::{Action, Actor, Role, Target, may},
    refusal::Code,
    regions::ExamRegion,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Accounts on one page at most.
const PAGE_LIMIT: u64 = 200;

/// Whether an account may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It may.
    Active,
    /// An administrator locked it.
    Locked,
}

impl State {
    /// The stable text form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Locked => "locked",
        }
    }
}

/// An account without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The id.
    pub id: AccountId,
    /// The login name, small letters.
    pub login: String,
    /// The role.
    pub role: Role,
    /// The exam region, where the role has one.
    pub region: Option<ExamRegion>,
    /// The agency as the public may read it; empty for persons.
    pub agency: String,
    /// The display name (personal data).
    pub name: String,
    /// The examiner this account belongs to.
    pub examiner: Option<ExaminerId>,
    /// Whether it may be used.
    pub state: State,
    /// Whether a second factor is set.
    pub has_second_factor: bool,
    /// When it was made.
    pub created: DateTime<Utc>,
}

impl Account {
    /// The actor of a session of this account.
    pub fn actor(&self, second_factor: bool) -> Actor {
        Actor {
            account: Some(self.id),
            role: self.role,
            region: self.region,
            agency: self.agency.clone(),
            second_factor,
        }
    }
}

/// One page of accounts, by login name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The accounts.
    pub accounts: Vec<Account>,
    /// What to pass as `after` for the next page; none on the last.
    pub next: Option<String>,
}

/// Whoever sits at the machine itself: the command line and the demonstration act as an administrator without account.
pub fn console(agency: &str) -> Actor {
    Actor { account: None, role: Role::Administrator, region: None, agency: agency.to_owned(), second_factor: true }
}

/// Up to `limit` accounts (at most 200) whose login name comes after `after`.
///
/// # Errors
/// The refusal of the permission table; the database; a row that cannot be read.
pub async fn list(store: &Store, actor: &Actor, after: Option<&str>, limit: u64) -> Result<Page, StoreError> {
    may(actor, Action::ManageAccounts, Target::Anything)?;
    let limit = limit.clamp(1, PAGE_LIMIT);
    let mut query = Entity::find().order_by_asc(Column::Login).limit(limit + 1);
    if let Some(after) = after {
        query = query.filter(Column::Login.gt(after));
    }
    let mut rows = query.all(store.read()).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| row.login.clone());
    let accounts = rows.into_iter().map(|row| read(store.keys(), row)).collect::<Result<_, _>>()?;
    Ok(Page { accounts, next })
}

/// One account.
///
/// # Errors
/// The refusal of the permission table; `not-found`; the database.
pub async fn get(store: &Store, actor: &Actor, id: AccountId) -> Result<Account, StoreError> {
    let action = if actor.account == Some(id) { Action::KeepOwnAccount } else { Action::ManageAccounts };
    may(actor, action, Target::Account(id))?;
    find(store, id).await?.ok_or_else(|| Code::NotFound.into())
}

/// Whether there is any account: a first start has none.
///
/// # Errors
/// The database.
pub async fn any(store: &Store) -> Result<bool, StoreError> {
    Ok(Entity::find().limit(1).one(store.read()).await?.is_some())
}

/// One account, for the program itself.
pub(crate) async fn find(store: &Store, id: AccountId) -> Result<Option<Account>, StoreError> {
    let row = Entity::find_by_id(id.to_string()).one(store.read()).await?;
    row.map(|row| read(store.keys(), row)).transpose()
}

/// A row as the domain speaks of it.
pub(crate) fn read(keys: &Keys, row: Model) -> Result<Account, StoreError> {
    let name = keys.decrypt_text(place(&row.id, "name"), &row.name)?;
    let unreadable = |column: &str| StoreError::Unreadable(format!("accounts.{column} of {}", row.id));
    Ok(Account {
        id: row.id.parse().map_err(|_| unreadable("id"))?,
        role: Role::parse(&row.role).ok_or_else(|| unreadable("role"))?,
        region: match &row.region {
            Some(text) => Some(ExamRegion::parse(text).ok_or_else(|| unreadable("region"))?),
            None => None,
        },
        examiner: match &row.examiner {
            Some(text) => Some(text.parse().map_err(|_| unreadable("examiner"))?),
            None => None,
        },
        // Whatever is not plainly active may not be used.
        state: if row.state == State::Active.as_str() { State::Active } else { State::Locked },
        has_second_factor: row.second_factor.is_some(),
        created: row.created.utc(),
        login: row.login,
        agency: row.agency,
        name,
    })
}

fn place<'a>(id: &'a str, column: &'a str) -> Place<'a> {
    Place { table: "accounts", column, row: id }
}
