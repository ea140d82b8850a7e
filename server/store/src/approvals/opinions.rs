//! The opinions that are offered where one is asked for (常用意见): each member of the staff keeps their own, and those who
//! keep items share some for an item.

use super::{item_subject, items::catalogue, salted};
use crate::{
    Store,
    entity::{opinion, shared_opinion},
    error::StoreError,
    secret::Place,
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        item::ItemCode,
        opinions::{OPINION_MOST, OPINIONS_MOST, Opinion, said},
    },
    ids::{AccountId, OpinionId},
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};
use serde_json::json;
use uuid::Uuid;

/// Items are the province's.
const WHERE: Target = Target::Region(ExamRegion::Provincial);

/// One's own opinions, the first kept on top.
///
/// # Errors
/// The permission to handle cases.
pub async fn own_opinions(store: &Store, actor: &Actor) -> Result<Vec<Opinion>, StoreError> {
    let owner = owner(actor)?;
    let mine = opinion::Entity::find().filter(opinion::Column::Account.eq(owner.to_string()));
    let rows = mine.order_by_asc(opinion::Column::Id).all(store.read()).await?;
    let read = |row: opinion::Model| {
        let words = store.keys().decrypt_text(own_place(&row.id), &row.words)?;
        Ok(Opinion { id: key(&row.id)?, words, shared: false })
    };
    rows.into_iter().map(read).collect()
}

/// The opinions that are shared for an item, the first shared on top.
///
/// # Errors
/// The permission to handle cases.
pub async fn shared_opinions(store: &Store, actor: &Actor, item: &ItemCode) -> Result<Vec<Opinion>, StoreError> {
    owner(actor)?;
    let rows = of_item(item).order_by_asc(shared_opinion::Column::Id).all(store.read()).await?;
    let read = |row: shared_opinion::Model| {
        let words = salted::reveal(store, shared_place(&row.id), &row.words)?;
        Ok(Opinion { id: key(&row.id)?, words, shared: true })
    };
    rows.into_iter().map(read).collect()
}

/// Keeps an opinion of one's own.
///
/// # Errors
/// `missing`, `out-of-range` in the field `words`; `too-many-opinions`; the permission to handle cases.
pub async fn keep_opinion(store: &Store, actor: &Actor, words: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let owner = owner(actor)?;
    let words = said(words, OPINION_MOST)?;
    let write = store.write().await?;
    let mine = opinion::Entity::find().filter(opinion::Column::Account.eq(owner.to_string()));
    few(mine.count(&write.transaction).await?)?;
    let id = OpinionId(Uuid::now_v7()).to_string();
    let row = opinion::ActiveModel {
        words: Set(store.keys().encrypt(own_place(&id), words.as_bytes())?),
        id: Set(id),
        account: Set(owner.to_string()),
        at: Set(now.into()),
    };
    opinion::Entity::insert(row).exec_without_returning(&write.transaction).await?;
    write.commit().await
}

/// Forgets an opinion of one's own.
///
/// # Errors
/// `not-found`, also for somebody else's; the permission to handle cases.
pub async fn drop_opinion(store: &Store, actor: &Actor, id: OpinionId) -> Result<(), StoreError> {
    let owner = owner(actor)?;
    let mine = opinion::Entity::delete_many().filter(opinion::Column::Id.eq(id.to_string()));
    let write = store.write().await?;
    let gone = mine.filter(opinion::Column::Account.eq(owner.to_string())).exec(&write.transaction).await?;
    if gone.rows_affected == 0 {
        return Err(Code::NotFound.into());
    }
    write.commit().await
}

/// Shares an opinion for an item.
///
/// # Errors
/// `not-found` for an item that there is not; `missing`, `out-of-range` in the field `words`; `too-many-opinions`; the
/// permission to keep items.
pub async fn share_opinion(
    store: &Store,
    actor: &Actor,
    item: &ItemCode,
    words: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::KeepItems, WHERE, now).await?;
    act.alone().await?;
    let words = said(words, OPINION_MOST)?;
    catalogue(store).await?.latest(item)?;
    few(of_item(item).count(act.db()).await?)?;
    let id = OpinionId(Uuid::now_v7()).to_string();
    let (words, sha256) = salted::hide(store, shared_place(&id), words)?;
    let row = shared_opinion::Model {
        id: id.clone(),
        item: item.to_string(),
        account: actor.account.ok_or(Code::SignInRequired)?.to_string(),
        words,
        at: now.into(),
        removed_at: None,
    };
    let row = row.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&row);
    let body = json!({ "opinion": id, "sha256": sha256 });
    act.commit("item.opinion-shared", item_subject(item), body).await?;
    Ok(())
}

/// Takes a shared opinion away again; answers whose item it was.
///
/// # Errors
/// `not-found`; `already-done`; the permission to keep items.
pub async fn unshare_opinion(
    store: &Store,
    actor: &Actor,
    id: OpinionId,
    now: DateTime<Utc>,
) -> Result<ItemCode, StoreError> {
    let mut act = store.act(actor, Action::KeepItems, WHERE, now).await?;
    let row = act.load::<shared_opinion::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    if row.removed_at.is_some() {
        return Err(Code::AlreadyDone.into());
    }
    let row = shared_opinion::Model { removed_at: Some(now.into()), ..row };
    let row = row.into_active_model().reset_all().update(act.db()).await?;
    act.seal(&row);
    let item = ItemCode::parse(&row.item)?;
    act.commit("item.opinion-removed", item_subject(&item), json!({ "opinion": row.id })).await?;
    Ok(item)
}

/// Whoever handles cases, and so has opinions to give.
fn owner(actor: &Actor) -> Result<AccountId, StoreError> {
    may(actor, Action::HandleCases, Target::Anything)?;
    Ok(actor.account.ok_or(Code::SignInRequired)?)
}

fn of_item(item: &ItemCode) -> sea_orm::Select<shared_opinion::Entity> {
    let of_item = shared_opinion::Entity::find().filter(shared_opinion::Column::Item.eq(item.to_string()));
    of_item.filter(shared_opinion::Column::RemovedAt.is_null())
}

fn few(count: u64) -> Result<(), Refusal> {
    let many = usize::try_from(count).is_ok_and(|count| count >= OPINIONS_MOST);
    if many { Err(Refusal::from(Code::TooManyOpinions).with(OPINIONS_MOST)) } else { Ok(()) }
}

fn key(id: &str) -> Result<OpinionId, StoreError> {
    id.parse().map_err(|error| super::unreadable("opinion", error))
}

fn own_place(id: &str) -> Place<'_> {
    Place { table: "opinions", column: "words", row: id }
}

fn shared_place(id: &str) -> Place<'_> {
    Place { table: "shared_opinions", column: "words", row: id }
}
