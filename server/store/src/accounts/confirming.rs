//! Codes that prove a contact: sent, tried a few times, and then a proof that opens one step.

use super::{State, applicant};
use crate::{
    Store,
    entity::{account, contact_code},
    error::StoreError,
    instant::Instant,
    keys::random,
    limits::{Limit, hit},
    messages,
    secret::Place,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    accounts::{Confirming, Contact, Purpose, code_of, read_code},
    ids::AccountId,
    messages::{Language, Letter},
    refusal::{Code, Refusal},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect,
};
use sha2::{Digest, Sha256};
use std::fmt;

/// Codes to one contact: a person who mistypes a few times is not stopped, a stranger's telephone is not flooded.
const BY_CONTACT: Limit = Limit { what: "code.contact", most: 5, window: TimeDelta::hours(1) };
/// Codes asked for from one address: a school's computer room behind one address is not stopped.
const BY_ADDRESS: Limit = Limit { what: "code.address", most: 300, window: TimeDelta::hours(1) };

/// The secret in the cookie of a browser that proves a contact: 32 random bytes. Printing it shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct ConfirmingToken([u8; 32]);

impl ConfirmingToken {
    /// Reads the cookie's value.
    pub fn parse(cookie: &str) -> Option<Self> {
        BASE64.decode(cookie).ok()?.try_into().ok().map(Self)
    }

    /// The cookie's value.
    pub fn cookie(&self) -> String {
        BASE64.encode(self.0)
    }

    fn key(&self) -> String {
        hex::encode(Sha256::digest(self.0))
    }
}

impl fmt::Debug for ConfirmingToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ConfirmingToken")
    }
}

/// What a code is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// To do what.
    pub purpose: Purpose,
    /// Where it is sent.
    pub contact: Contact,
    /// The account that asks, where the purpose is [`Purpose::NewContact`].
    pub account: Option<AccountId>,
    /// In which language.
    pub language: Language,
    /// The visitor's address, for the limit.
    pub from: Option<String>,
}

/// A code under way, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// To do what.
    pub purpose: Purpose,
    /// Where the code went, masked.
    pub contact: String,
    /// The account that asked.
    pub account: Option<AccountId>,
    /// Where it stands.
    pub standing: Confirming,
}

/// Sends a code and answers the token that goes with it.
///
/// For a forgotten password nothing is sent where the contact has no account, and nothing says so.
///
/// # Errors
/// In the field `contact`: `no-channel`, `too-many-attempts`. No random bytes; the database.
pub async fn send_code(store: &Store, asked: &Asked, now: DateTime<Utc>) -> Result<ConfirmingToken, StoreError> {
    let Asked { purpose, contact, account, language, from } = asked;
    if !store.channels().has(contact.channel()) {
        return Err(Refusal::of(Code::NoChannel, "contact").into());
    }
    if let Some(from) = from {
        hit(store, BY_ADDRESS, from, now).await?;
    }
    hit(store, BY_CONTACT, contact.expose(), now).await?;
    let token = ConfirmingToken(random()?);
    let id = token.key();
    let code = code_of(random()?);
    let known = *purpose != Purpose::NewPassword || holder(store, contact).await?.is_some();
    let standing = Confirming::sent(now);
    let row = contact_code::ActiveModel {
        purpose: Set(purpose.as_str().to_owned()),
        contact: Set(store.keys().encrypt(place(&id), contact.expose().as_bytes())?),
        account: Set(account.map(|id| id.to_string())),
        code: Set(hash(store, &id, &code)),
        tries: Set(0),
        until: Set(Instant::from(standing.until)),
        proven: Set(standing.proven),
        language: Set(language.as_str().to_owned()),
        id: Set(id),
    };
    let write = store.write().await?;
    contact_code::Entity::insert(row).exec_without_returning(&write.transaction).await?;
    if known {
        let letter = Letter::Code { code, purpose: *purpose };
        messages::queue(store, &write.transaction, contact, &letter, *language, now).await?;
    }
    write.commit().await?;
    Ok(token)
}

/// The code or proof of a token; none where there is none or it is over.
///
/// # Errors
/// The database; a row that cannot be read.
pub async fn pending(
    store: &Store,
    token: &ConfirmingToken,
    now: DateTime<Utc>,
) -> Result<Option<Pending>, StoreError> {
    let row = contact_code::Entity::find_by_id(token.key()).one(store.read()).await?;
    let Some(row) = row.filter(|row| row.until > Instant::from(now)) else { return Ok(None) };
    let purpose = purpose_of(&row)?;
    let unreadable = |_| StoreError::Unreadable(format!("contact_codes.account of {}", row.id));
    Ok(Some(Pending {
        purpose,
        contact: contact_of(store, &row)?.masked(),
        account: row.account.as_deref().map(str::parse).transpose().map_err(unreadable)?,
        standing: standing(&row),
    }))
}

/// Tries a code. A wrong one counts; the right one proves the contact for the next step.
///
/// # Errors
/// `wrong-one-time-code` in the field `code`; `code-over`; `already-done`; for a sign-up or a new contact, now that the
/// contact is proven, `contact-taken`.
pub async fn prove(
    store: &Store,
    token: &ConfirmingToken,
    code: &str,
    now: DateTime<Utc>,
) -> Result<Purpose, StoreError> {
    let code = read_code(code)?;
    let write = store.write().await?;
    let row = held(store, &write.transaction, token).await?.ok_or(Code::CodeOver)?;
    standing(&row).may_try(now)?;
    let (purpose, contact) = (purpose_of(&row)?, contact_of(store, &row)?);
    let right = hash(store, &row.id, &code) == row.code;
    let tries = row.tries;
    let mut changed = row.into_active_model();
    if right {
        let proved = Confirming::proved(now);
        changed.tries = Set(0);
        changed.until = Set(Instant::from(proved.until));
        changed.proven = Set(proved.proven);
    } else {
        changed.tries = Set(tries + 1);
    }
    changed.update(&write.transaction).await?;
    write.commit().await?;
    if !right {
        return Err(Refusal::of(Code::WrongOneTimeCode, "code").into());
    }
    if purpose != Purpose::NewPassword && taken(store, store.read(), &contact).await? {
        return Err(Code::ContactTaken.into());
    }
    Ok(purpose)
}

/// A proven contact, for the step that it opens.
pub(super) struct Proven {
    pub id: String,
    pub contact: Contact,
    pub account: Option<String>,
    pub language: Language,
}

/// Uses a proof for one try of its step.
pub(super) async fn use_proof(
    store: &Store,
    token: &ConfirmingToken,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<Proven, StoreError> {
    let write = store.write().await?;
    let row = held(store, &write.transaction, token).await?.ok_or(Code::CodeOver)?;
    standing(&row).may_use(now)?;
    if purpose_of(&row)? != purpose {
        return Err(Code::CodeOver.into());
    }
    let proven = Proven {
        id: row.id.clone(),
        contact: contact_of(store, &row)?,
        account: row.account.clone(),
        language: Language::parse(&row.language).unwrap_or_default(),
    };
    let tries = row.tries;
    let mut changed = row.into_active_model();
    changed.tries = Set(tries + 1);
    changed.update(&write.transaction).await?;
    write.commit().await?;
    Ok(proven)
}

/// Uses a proof up, in the transaction of its step: of two at once one succeeds.
pub(super) async fn use_up(db: &impl ConnectionTrait, proven: &Proven) -> Result<(), StoreError> {
    let gone = contact_code::Entity::delete_by_id(proven.id.as_str()).exec(db).await?;
    if gone.rows_affected == 1 { Ok(()) } else { Err(Code::CodeOver.into()) }
}

/// Whether a contact has an account, locked or not.
pub(super) async fn taken(store: &Store, db: &impl ConnectionTrait, contact: &Contact) -> Result<bool, StoreError> {
    Ok(found(store, db, contact).await?.is_some())
}

/// The account of a contact that may be used.
pub(super) async fn holder(store: &Store, contact: &Contact) -> Result<Option<account::Model>, StoreError> {
    Ok(found(store, store.read(), contact).await?.filter(|row| row.state == State::Active.as_str()))
}

/// Removes codes and proofs that have run out; how many.
///
/// # Errors
/// The database.
pub async fn purge_codes(store: &Store, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let over = contact_code::Entity::delete_many().filter(contact_code::Column::Until.lte(Instant::from(now)));
    Ok(over.exec(store.read()).await?.rows_affected)
}

async fn found(
    store: &Store,
    db: &impl ConnectionTrait,
    contact: &Contact,
) -> Result<Option<account::Model>, StoreError> {
    let login = applicant::handle(store, contact)?;
    Ok(account::Entity::find().filter(account::Column::Login.eq(login.as_str())).one(db).await?)
}

async fn held(
    store: &Store,
    db: &impl ConnectionTrait,
    token: &ConfirmingToken,
) -> Result<Option<contact_code::Model>, StoreError> {
    let query = contact_code::Entity::find_by_id(token.key());
    let query = if store.backend() == DbBackend::Postgres { query.lock_exclusive() } else { query };
    Ok(query.one(db).await?)
}

fn standing(row: &contact_code::Model) -> Confirming {
    let tries = u32::try_from(row.tries).unwrap_or(u32::MAX);
    Confirming { until: row.until.utc(), tries, proven: row.proven }
}

fn purpose_of(row: &contact_code::Model) -> Result<Purpose, StoreError> {
    let unreadable = || StoreError::Unreadable(format!("contact_codes.purpose of {}", row.id));
    Purpose::parse(&row.purpose).ok_or_else(unreadable)
}

fn contact_of(store: &Store, row: &contact_code::Model) -> Result<Contact, StoreError> {
    let text = store.keys().decrypt_text(place(&row.id), &row.contact)?;
    Contact::parse(&text).map_err(|_| StoreError::Unreadable(format!("contact_codes.contact of {}", row.id)))
}

/// A keyed hash bound to the row: the table gives no code away, and equal hashes are compared, not codes.
fn hash(store: &Store, id: &str, code: &str) -> String {
    hex::encode(store.keys().mac("contact-code", &[id.as_bytes(), code.as_bytes()]))
}

fn place(id: &str) -> Place<'_> {
    Place { table: "contact_codes", column: "contact", row: id }
}
