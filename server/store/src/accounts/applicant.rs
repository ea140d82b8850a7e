//! The person behind an applicant's account, as far as others may see, and what the person may see and correct.

use super::{Account, commands, place, sign_in};
use crate::{
    Store,
    entity::{account, applicant},
    error::StoreError,
    secret::Place,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    accounts::{Channel, Contact, LoginName},
    identity::{IdNumber, Sex},
    ids::AccountId,
    messages::{Kind, Language},
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::ops::RangeInclusive;

/// How long a name may be, in characters.
const NAME_LENGTH: RangeInclusive<usize> = 2..=60;
/// What the login names of applicants begin with; the rest is a keyed hash, so that no contact stands in the table.
const HANDLE: &str = "contact-";
/// Letters of the hash in a login name: 160 bits.
const HANDLE_LENGTH: usize = 40;

/// An applicant without what only the program itself may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// The account.
    pub account: AccountId,
    /// The name (personal data).
    pub name: String,
    /// The identity number with all but five characters hidden.
    pub identity: String,
    /// The day of birth, as the identity number has it (personal data; never public).
    pub born: NaiveDate,
    /// The gender, as the identity number has it.
    pub gender: Sex,
    /// The contact, masked.
    pub contact: String,
    /// By which channel it is reached.
    pub channel: Channel,
    /// The language in which things are sent.
    pub language: Language,
    /// When the account was made.
    pub created: DateTime<Utc>,
    /// When the present contact was proven.
    pub verified_at: DateTime<Utc>,
}

/// The applicant of an account; none where the account is no applicant's who signed up. For commands and pages that
/// have asked the permission table.
///
/// # Errors
/// The database; a row that cannot be read.
pub async fn applicant(store: &Store, account: AccountId) -> Result<Option<Applicant>, StoreError> {
    let Some(row) = applicant::Entity::find_by_id(account.to_string()).one(store.read()).await? else {
        return Ok(None);
    };
    let Some(account) = super::find(store, account).await? else { return Ok(None) };
    let contact = contact_of(store, &row)?;
    let identity = identity_of(store, &row)?;
    Ok(Some(Applicant {
        account: account.id,
        name: account.name,
        identity: identity.masked(),
        born: identity.birth(),
        gender: identity.sex(),
        contact: contact.masked(),
        channel: contact.channel(),
        language: Language::parse(&row.language).unwrap_or_default(),
        created: row.created.utc(),
        verified_at: row.verified_at.utc(),
    }))
}

/// One's own whole contact, for the copy of one's own data (PIPL art. 45); none for an account without one.
///
/// # Errors
/// `sign-in-required`; the database; a row that cannot be read.
pub async fn own_contact(store: &Store, actor: &Actor) -> Result<Option<Contact>, StoreError> {
    let id = own(actor)?;
    let row = applicant::Entity::find_by_id(id.to_string()).one(store.read()).await?;
    row.map(|row| contact_of(store, &row)).transpose()
}

/// The blind index of an applicant's identity number, asked for inside an act, so that other systems of this crate can
/// enforce "one person, one …" by a unique column. It stays in the database: no page shows it.
///
/// # Errors
/// The database.
pub async fn identity_index(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<String>, StoreError> {
    let row = applicant::Entity::find_by_id(account.to_string()).one(db).await?;
    Ok(row.map(|row| row.identity_index))
}

/// The identity number of an applicant's account, for rules of this crate that ask what it says; none where the account
/// is no applicant's.
///
/// # Errors
/// The database; a row that cannot be read.
pub(crate) async fn identity_number(
    store: &Store,
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Option<IdNumber>, StoreError> {
    let row = applicant::Entity::find_by_id(account.to_string()).one(db).await?;
    row.map(|row| identity_of(store, &row)).transpose()
}

/// Corrects one's own name (PIPL art. 46). The identity number is not corrected here: it says who the person is.
///
/// # Errors
/// `sign-in-required`; `not-found` where one is no applicant; `missing` or `out-of-range` in the field `name`.
pub async fn correct_name(store: &Store, actor: &Actor, name: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let id = own(actor)?;
    let name = read_name(name)?;
    let (act, mut row) = commands::open(store, actor, Action::KeepOwnAccount, id, now).await?;
    act.load::<applicant::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    row.name = Set(store.keys().encrypt(place(&id.to_string(), "name"), name.as_bytes())?);
    let row = row.update(act.db()).await?;
    crate::messages::tell(&act, id, &Kind::NameCorrected, None).await?;
    commands::finish(act, row, "account.name-corrected").await
}

/// Checks one's own password before something that a stolen session must not do.
///
/// # Errors
/// `sign-in-required`; `wrong-credentials` in the field `own_password`; `too-many-attempts`.
pub async fn check_own_password(
    store: &Store,
    actor: &Actor,
    password: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = own(actor)?;
    let row = account::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let attempt = sign_in::begin_attempt(store, "password", &row.id, now).await?;
    if !super::password::fits(store, Some(row.password), password).await? {
        return Err(Refusal::of(Code::WrongCredentials, "own_password").into());
    }
    attempt.succeeded().await
}

/// Where an account is reached outside, and in which language.
pub(crate) async fn reached_at(
    store: &Store,
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Option<(Contact, Language)>, StoreError> {
    let row = applicant::Entity::find_by_id(account.to_string()).one(db).await?;
    row.as_ref().map(|row| reached(store, row)).transpose()
}

/// [`reached_at`] of several accounts; those without a contact are not among them.
pub(crate) async fn all_reached_at(
    store: &Store,
    db: &impl ConnectionTrait,
    accounts: &[AccountId],
) -> Result<Vec<(Contact, Language)>, StoreError> {
    let of_these = applicant::Column::Account.is_in(accounts.iter().map(AccountId::to_string));
    let rows = applicant::Entity::find().filter(of_these).all(db).await?;
    rows.iter().map(|row| reached(store, row)).collect()
}

fn reached(store: &Store, row: &applicant::Model) -> Result<(Contact, Language), StoreError> {
    Ok((contact_of(store, row)?, Language::parse(&row.language).unwrap_or_default()))
}

/// The login name under which a contact's account is kept: a keyed hash, as nobody but this installation makes it.
pub(super) fn handle(store: &Store, contact: &Contact) -> Result<LoginName, StoreError> {
    let index = store.keys().blind_index("applicant.contact", contact.expose().as_bytes());
    let short = index.get(..HANDLE_LENGTH).unwrap_or(&index);
    Ok(LoginName::parse(&format!("{HANDLE}{short}"))?)
}

/// The words that a new password of an account must not hold.
pub(super) async fn known_words(store: &Store, account: &Account) -> Result<Vec<String>, StoreError> {
    let row = applicant::Entity::find_by_id(account.id.to_string()).one(store.read()).await?;
    let Some(row) = row else { return Ok(vec![account.login.clone()]) };
    Ok(words_of(&contact_of(store, &row)?, &identity_of(store, &row)?))
}

/// The words that a person's password must not hold, in small letters.
pub(super) fn words_of(contact: &Contact, identity: &IdNumber) -> Vec<String> {
    contact.words().map(str::to_owned).chain([identity.expose().to_lowercase()]).collect()
}

/// Reads a name as a person types it.
pub(super) fn read_name(text: &str) -> Result<String, Refusal> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Refusal::of(Code::Missing, "name"));
    }
    if !NAME_LENGTH.contains(&name.chars().count()) {
        return Err(Refusal::of(Code::OutOfRange, "name").with(NAME_LENGTH.start()).with(NAME_LENGTH.end()));
    }
    if name.chars().any(|letter| letter.is_control() || letter.is_ascii_digit()) {
        return Err(Refusal::of(Code::Malformed, "name"));
    }
    Ok(name)
}

pub(super) fn own(actor: &Actor) -> Result<AccountId, StoreError> {
    let id = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::KeepOwnAccount, Target::Account(id))?;
    Ok(id)
}

pub(super) fn contact_of(store: &Store, row: &applicant::Model) -> Result<Contact, StoreError> {
    let text = store.keys().decrypt_text(applicant_place(&row.account, "contact"), &row.contact)?;
    Contact::parse(&text).map_err(|_| StoreError::Unreadable(format!("applicants.contact of {}", row.account)))
}

pub(super) fn identity_of(store: &Store, row: &applicant::Model) -> Result<IdNumber, StoreError> {
    let text = store.keys().decrypt_text(applicant_place(&row.account, "identity"), &row.identity)?;
    IdNumber::parse(&text).map_err(|_| StoreError::Unreadable(format!("applicants.identity of {}", row.account)))
}

/// The last four characters of an identity number as its row keeps it, for what a ticket opens without an account.
///
/// # Errors
/// A number that cannot be read back.
pub(crate) fn last_four(store: &Store, account: &str, identity: &str) -> Result<String, StoreError> {
    let text = store.keys().decrypt_text(applicant_place(account, "identity"), identity)?;
    let last = text.len().checked_sub(4).and_then(|from| text.get(from..));
    last.map(str::to_owned).ok_or_else(|| StoreError::Unreadable(format!("applicants.identity of {account}")))
}

pub(super) fn applicant_place<'a>(account: &'a str, column: &'a str) -> Place<'a> {
    Place { table: "applicants", column, row: account }
}
