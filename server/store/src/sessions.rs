//! Sessions: who is signed in. Kept in the database, so that any server process knows them; only hashes of tokens are.

use crate::{
    Store,
    accounts::{self, Account, State},
    entity::session::{ActiveModel, Column, Entity, Model},
    error::StoreError,
    instant::Instant,
    keys::random,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{ids::AccountId, permissions::Actor, refusal::Code};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, sea_query::Expr};
use sha2::{Digest, Sha256};
use std::fmt;

/// `seen` is written at most this often per session.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The secret in the cookie: 32 random bytes. Printing it shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken([u8; 32]);

impl SessionToken {
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

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken")
    }
}

/// When a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// After this long without a request.
    pub idle: TimeDelta,
    /// After this long whatever happens.
    pub absolute: TimeDelta,
}

/// A session that is still good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Who asks, for the permission table.
    pub actor: Actor,
    /// Their account.
    pub account: Account,
    /// When they signed in.
    pub since: DateTime<Utc>,
}

/// Begins a session after [`accounts::sign_in`]; always with a new token. The account's old ones go on.
///
/// # Errors
/// The database; no random bytes.
pub async fn create(store: &Store, account: AccountId, now: DateTime<Utc>) -> Result<SessionToken, StoreError> {
    let token = SessionToken(random()?);
    Entity::insert(row(&token, &account.to_string(), now.into(), now, false))
        .exec_without_returning(store.read())
        .await?;
    Ok(token)
}

/// Notes that the second factor was shown ([`accounts::check_code`]): the same session under a new token.
///
/// # Errors
/// `sign-in-required` where the session is gone; the database.
pub async fn raise(store: &Store, token: &SessionToken, now: DateTime<Utc>) -> Result<SessionToken, StoreError> {
    let write = store.write().await?;
    let old = Entity::find_by_id(token.key()).one(&write.transaction).await?.ok_or(Code::SignInRequired)?;
    let gone = Entity::delete_by_id(old.id).exec(&write.transaction).await?;
    if gone.rows_affected != 1 {
        return Err(Code::SignInRequired.into());
    }
    let raised = SessionToken(random()?);
    let new = row(&raised, &old.account, old.created, now, true);
    Entity::insert(new).exec_without_returning(&write.transaction).await?;
    write.commit().await?;
    Ok(raised)
}

/// Whose session it is; none where it is unknown or expired, or the account was locked.
///
/// # Errors
/// The database; an account that cannot be read.
pub async fn actor_of(
    store: &Store,
    token: &SessionToken,
    expiry: Expiry,
    now: DateTime<Utc>,
) -> Result<Option<Present>, StoreError> {
    let Some(session) = Entity::find_by_id(token.key()).one(store.read()).await? else { return Ok(None) };
    if is_over(&session, expiry, now) {
        return Ok(None);
    }
    let Ok(id) = session.account.parse() else { return Ok(None) };
    let Some(account) = accounts::find(store, id).await?.filter(|account| account.state == State::Active) else {
        return Ok(None);
    };
    if now - session.seen.utc() >= SEEN_EVERY {
        let seen = Entity::update_many().col_expr(Column::Seen, Expr::value(Instant::from(now)));
        seen.filter(Column::Id.eq(session.id)).exec(store.read()).await?;
    }
    let actor = account.actor(session.second_factor);
    Ok(Some(Present { actor, account, since: session.created.utc() }))
}

/// Ends one session.
///
/// # Errors
/// The database.
pub async fn sign_out(store: &Store, token: &SessionToken) -> Result<(), StoreError> {
    Entity::delete_by_id(token.key()).exec(store.read()).await?;
    Ok(())
}

/// Ends every session of an account; how many.
///
/// # Errors
/// The database.
pub async fn sign_out_everywhere(store: &Store, account: AccountId) -> Result<u64, StoreError> {
    let of_account = Entity::delete_many().filter(Column::Account.eq(account.to_string()));
    Ok(of_account.exec(store.read()).await?.rows_affected)
}

/// Removes expired sessions; how many.
///
/// # Errors
/// The database.
pub async fn purge(store: &Store, expiry: Expiry, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let over = Condition::any()
        .add(Column::Seen.lte(Instant::from(now - expiry.idle)))
        .add(Column::Created.lte(Instant::from(now - expiry.absolute)));
    Ok(Entity::delete_many().filter(over).exec(store.read()).await?.rows_affected)
}

fn is_over(session: &Model, expiry: Expiry, now: DateTime<Utc>) -> bool {
    now - session.seen.utc() >= expiry.idle || now - session.created.utc() >= expiry.absolute
}

fn row(token: &SessionToken, account: &str, created: Instant, now: DateTime<Utc>, second_factor: bool) -> ActiveModel {
    ActiveModel {
        id: Set(token.key()),
        account: Set(account.to_owned()),
        created: Set(created),
        seen: Set(Instant::from(now)),
        second_factor: Set(second_factor),
    }
}
