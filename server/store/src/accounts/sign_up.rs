//! What a proven contact opens: an applicant's account, a new password, another contact.

use super::{
    State,
    applicant::{applicant_place, contact_of, handle, identity_of, own, read_name, words_of},
    commands,
    confirming::{ConfirmingToken, Proven, taken, use_proof, use_up},
    password, place,
};
use crate::{
    Store,
    entity::{account, applicant},
    error::StoreError,
    instant::Instant,
    limits::{Limit, hit},
    messages,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    accounts::{Purpose, check_secret},
    identity::IdNumber,
    ids::AccountId,
    messages::{Kind, LinkPath},
    permissions::{Action, Actor, Role, Target, may},
    refusal::{Code, Refusal},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, SqlErr,
};
use uuid::Uuid;

/// Identity numbers tried by one contact in a day: whoever mistypes is not stopped, whoever tests numbers is.
const IDENTITIES: Limit = Limit { what: "identity.contact", most: 10, window: TimeDelta::days(1) };
/// Warnings to the holder of an identity number that somebody else gives.
const WARNINGS: Limit = Limit { what: "identity.warning", most: 1, window: TimeDelta::days(1) };

/// What a person fills in once the contact is proven.
#[derive(Clone)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The identity number.
    pub identity: String,
    /// The password.
    pub password: String,
}

/// Makes an applicant's account.
///
/// Whether an identity number has an account is told only here, to somebody who has proven a contact, a few times a
/// day; its holder gets a message.
///
/// # Errors
/// `not-permitted` where somebody is signed in; `code-over`; `too-many-attempts`; each with its field: `missing`,
/// `out-of-range` (`name`), `bad-identity`, `identity-taken` (`identity`), `weak-password` (`password`); `contact-taken`.
pub async fn sign_up(
    store: &Store,
    actor: &Actor,
    token: &ConfirmingToken,
    person: &Person,
    now: DateTime<Utc>,
) -> Result<AccountId, StoreError> {
    may(actor, Action::SignUp, Target::Anything)?;
    let name = read_name(&person.name)?;
    let identity = IdNumber::parse(&person.identity)?;
    check_secret(&person.password, [identity.expose().to_lowercase().as_str()])?;
    let proven = use_proof(store, token, Purpose::SignUp, now).await?;
    check_secret(&person.password, words_of(&proven.contact, &identity).iter().map(String::as_str))?;
    hit(store, IDENTITIES, proven.contact.expose(), now).await?;
    let password = password::hash(store, &person.password).await?;

    let id = AccountId(Uuid::now_v7());
    let index = store.keys().blind_index("applicant.identity", identity.expose().as_bytes());
    let mut act = store.act(actor, Action::SignUp, Target::Anything, now).await?;
    use_up(act.db(), &proven).await?;
    let same = applicant::Entity::find().filter(applicant::Column::IdentityIndex.eq(index.as_str()));
    if let Some(holder) = same.one(act.db()).await? {
        drop(act);
        warn_holder(store, &holder, now).await?;
        return Err(identity_taken().into());
    }
    if taken(store, act.db(), &proven.contact).await? {
        return Err(Code::ContactTaken.into());
    }
    let row = account_row(store, id, &proven, &name, password, now)?.insert(act.db()).await;
    let row = row.map_err(|error| unique(error, Code::ContactTaken.into()))?;
    let behind = person_row(store, id, &proven, &identity, index, now)?.insert(act.db()).await;
    let behind = behind.map_err(|error| unique(error, identity_taken()))?;
    messages::tell(&act, id, &Kind::Welcome, Some(&LinkPath::parse("/account")?)).await?;
    act.seal(&behind);
    commands::finish(act, row, "account.created").await?;
    Ok(id)
}

/// Sets a forgotten password anew and ends the account's sessions; whose it was.
///
/// # Errors
/// `not-permitted` where somebody is signed in; `code-over`, also where the account was locked meanwhile;
/// `weak-password` in the field `password`.
pub async fn set_forgotten(
    store: &Store,
    actor: &Actor,
    token: &ConfirmingToken,
    new: &str,
    now: DateTime<Utc>,
) -> Result<AccountId, StoreError> {
    may(actor, Action::SignUp, Target::Anything)?;
    check_secret(new, [])?;
    let proven = use_proof(store, token, Purpose::NewPassword, now).await?;
    let found = super::confirming::holder(store, &proven.contact).await?.ok_or(Code::CodeOver)?;
    let id: AccountId = found.id.parse().map_err(|_| StoreError::Unreadable("accounts.id".into()))?;
    let behind = applicant::Entity::find_by_id(found.id.as_str()).one(store.read()).await?.ok_or(Code::CodeOver)?;
    let words = words_of(&proven.contact, &identity_of(store, &behind)?);
    check_secret(new, words.iter().map(String::as_str))?;
    let hash = password::hash(store, new).await?;

    let act = store.act(actor, Action::SignUp, Target::Anything, now).await?;
    use_up(act.db(), &proven).await?;
    let row = act.load::<account::Entity>(found.id).await?.filter(|row| row.state == State::Active.as_str());
    let mut row = row.ok_or(Code::CodeOver)?.into_active_model();
    row.password = Set(hash);
    let row = row.update(act.db()).await?;
    commands::end_sessions(&act, id).await?;
    messages::tell(&act, id, &Kind::PasswordSet, None).await?;
    commands::finish(act, row, "account.password-reset").await?;
    Ok(id)
}

/// Takes the proven contact in place of the old one, for whoever asked for it; the old one is told (PIPL art. 46).
///
/// # Errors
/// `sign-in-required`; `code-over`, also where another account asked; `contact-taken`.
pub async fn change_contact(
    store: &Store,
    actor: &Actor,
    token: &ConfirmingToken,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id = own(actor)?;
    let proven = use_proof(store, token, Purpose::NewContact, now).await?;
    if proven.account.as_deref() != Some(id.to_string().as_str()) {
        return Err(Code::CodeOver.into());
    }
    let (mut act, mut row) = commands::open(store, actor, Action::KeepOwnAccount, id, now).await?;
    use_up(act.db(), &proven).await?;
    let behind = act.load::<applicant::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    if contact_of(store, &behind)? == proven.contact || taken(store, act.db(), &proven.contact).await? {
        return Err(Code::ContactTaken.into());
    }
    // Before the row changes: the message goes to where the person was reached until now.
    messages::tell(&act, id, &Kind::ContactChanged, None).await?;
    let mut behind = behind.into_active_model();
    let key = id.to_string();
    let secret = store.keys().encrypt(applicant_place(&key, "contact"), proven.contact.expose().as_bytes())?;
    behind.contact = Set(secret);
    behind.verified_at = Set(Instant::from(now));
    let behind = behind.update(act.db()).await?;
    row.login = Set(handle(store, &proven.contact)?.to_string());
    let row = row.update(act.db()).await.map_err(|error| unique(error, Code::ContactTaken.into()))?;
    act.seal(&behind);
    commands::finish(act, row, "account.contact-changed").await
}

/// Tells the holder of an identity number that somebody else gave it; once a day, whatever happens.
async fn warn_holder(store: &Store, holder: &applicant::Model, now: DateTime<Utc>) -> Result<(), StoreError> {
    match hit(store, WARNINGS, &holder.account, now).await {
        Ok(()) => {}
        Err(StoreError::Refused(_)) => return Ok(()),
        Err(error) => return Err(error),
    }
    let id = holder.account.parse().map_err(|_| StoreError::Unreadable("applicants.account".into()))?;
    let write = store.write().await?;
    messages::put(store, &write.transaction, id, &Kind::IdentityGivenAgain, None, now).await?;
    write.commit().await
}

fn account_row(
    store: &Store,
    id: AccountId,
    proven: &Proven,
    name: &str,
    password: String,
    now: DateTime<Utc>,
) -> Result<account::ActiveModel, StoreError> {
    let key = id.to_string();
    Ok(account::ActiveModel {
        login: Set(handle(store, &proven.contact)?.to_string()),
        role: Set(Role::Applicant.as_str().to_owned()),
        region: Set(None),
        agency: Set(String::new()),
        name: Set(store.keys().encrypt(place(&key, "name"), name.as_bytes())?),
        examiner: Set(None),
        state: Set(State::Active.as_str().to_owned()),
        password: Set(password),
        second_factor: Set(None),
        created: Set(Instant::from(now)),
        id: Set(key),
    })
}

fn person_row(
    store: &Store,
    id: AccountId,
    proven: &Proven,
    identity: &IdNumber,
    index: String,
    now: DateTime<Utc>,
) -> Result<applicant::ActiveModel, StoreError> {
    let key = id.to_string();
    let keys = store.keys();
    Ok(applicant::ActiveModel {
        identity: Set(keys.encrypt(applicant_place(&key, "identity"), identity.expose().as_bytes())?),
        identity_index: Set(index),
        contact: Set(keys.encrypt(applicant_place(&key, "contact"), proven.contact.expose().as_bytes())?),
        language: Set(proven.language.as_str().to_owned()),
        created: Set(Instant::from(now)),
        verified_at: Set(Instant::from(now)),
        account: Set(key),
    })
}

fn identity_taken() -> Refusal {
    Refusal::of(Code::IdentityTaken, "identity")
}

/// Two at once: the database says what the question before it could not.
fn unique(error: DbErr, refusal: Refusal) -> StoreError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => refusal.into(),
        _ => error.into(),
    }
}
