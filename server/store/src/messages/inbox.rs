//! The inbox: an account's messages, newest first.

use crate::{Store, entity::message, error::StoreError, instant::Instant};
use chrono::{DateTime, Utc};
use domain::{
    ids::{AccountId, MessageId},
    messages::{LinkPath, Message},
    permissions::{Action, Actor, Target, may},
    refusal::Code,
};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany, sea_query::Expr,
};

/// Messages on one page at most.
const PAGE_LIMIT: u64 = 100;

/// One page of messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The messages, newest first.
    pub messages: Vec<Message>,
    /// What to pass as `before` for the next page; none on the last.
    pub next: Option<MessageId>,
}

/// Up to `limit` (at most 100) of one's own messages that came before `before`.
///
/// # Errors
/// `sign-in-required`; the database; a message that cannot be read.
pub async fn inbox(store: &Store, actor: &Actor, before: Option<MessageId>, limit: u64) -> Result<Page, StoreError> {
    let account = own(actor)?;
    let limit = limit.clamp(1, PAGE_LIMIT);
    let mut query = message::Entity::find().filter(message::Column::Account.eq(account.to_string()));
    if let Some(before) = before {
        query = query.filter(message::Column::Id.lt(before.to_string()));
    }
    let mut rows = query.order_by_desc(message::Column::Id).limit(limit + 1).all(store.read()).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let messages = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let next = messages.last().filter(|_| more).map(|message| message.id);
    Ok(Page { messages, next })
}

/// How many messages an account has not read.
///
/// # Errors
/// The database.
pub async fn unread(store: &Store, account: AccountId) -> Result<u64, StoreError> {
    let query = message::Entity::find()
        .filter(message::Column::Account.eq(account.to_string()))
        .filter(message::Column::ReadAt.is_null());
    Ok(query.count(store.read()).await?)
}

/// Notes that one of one's own messages was read; the first reading counts.
///
/// # Errors
/// `sign-in-required`; `not-found` for a message that is not one's own; the database.
pub async fn mark_read(store: &Store, actor: &Actor, id: MessageId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let account = own(actor)?;
    let row = message::Entity::find_by_id(id.to_string()).one(store.read()).await?;
    row.filter(|row| row.account == account.to_string()).ok_or(Code::NotFound)?;
    reading(account, now).filter(message::Column::Id.eq(id.to_string())).exec(store.read()).await?;
    Ok(())
}

/// Notes that all of one's own messages were read.
///
/// # Errors
/// `sign-in-required`; the database.
pub async fn mark_all_read(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<(), StoreError> {
    reading(own(actor)?, now).exec(store.read()).await?;
    Ok(())
}

fn own(actor: &Actor) -> Result<AccountId, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::KeepOwnAccount, Target::Account(account))?;
    Ok(account)
}

fn reading(account: AccountId, now: DateTime<Utc>) -> UpdateMany<message::Entity> {
    message::Entity::update_many()
        .col_expr(message::Column::ReadAt, Expr::value(Instant::from(now)))
        .filter(message::Column::Account.eq(account.to_string()))
        .filter(message::Column::ReadAt.is_null())
}

fn read(row: message::Model) -> Result<Message, StoreError> {
    let unreadable = |column: &str| StoreError::Unreadable(format!("messages.{column} of {}", row.id));
    Ok(Message {
        id: row.id.parse().map_err(|_| unreadable("id"))?,
        kind: serde_json::from_str(&row.kind).map_err(|_| unreadable("kind"))?,
        link: match &row.link {
            Some(link) => Some(LinkPath::parse(link).map_err(|_| unreadable("link"))?),
            None => None,
        },
        created: row.created.utc(),
        read_at: row.read_at.map(Instant::utc),
    })
}
