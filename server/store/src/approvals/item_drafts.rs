//! The next version of an item: written by one person, published by another; an item ends by such a version too.

use super::{
    items::{catalogue, changing, count, document},
    register::posts,
    unreadable,
};
use crate::{
    Store,
    act::Act,
    entity::{item_draft, item_version},
    error::StoreError,
    powers,
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        flow::Flow,
        item::{Ended, Item, ItemCode, ItemFault, ItemStatus, TypedItem, check_with, drafted, ended, typed_item},
        post::Posts,
    },
    calendar::day_in_shanghai,
    ids::AccountId,
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryOrder};
use serde_json::json;
use std::collections::BTreeSet;

/// Bytes of an item's document at most: its publication stands whole in one entry of the ledger.
const MOST_BYTES: usize = 60_000;

/// Only the province's own staff keep the items.
const WHERE: Target = Target::Region(ExamRegion::Provincial);

/// The next version of an item while it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDraft {
    /// As it would be published.
    pub item: Item,
    /// What is wrong with it.
    pub faults: Vec<ItemFault>,
    /// How often it was saved.
    pub revision: u64,
    /// Whether whoever asks has saved it, and so cannot publish it.
    pub own: bool,
    /// When it was saved last; none before it was.
    pub saved_at: Option<DateTime<Utc>>,
}

/// How the ledger names an item.
pub fn item_subject(code: &ItemCode) -> String {
    format!("item:{code}")
}

/// The draft of an item's next version; none where none is open.
///
/// # Errors
/// The permission to keep items.
pub async fn item_draft(store: &Store, actor: &Actor, code: &ItemCode) -> Result<Option<ItemDraft>, StoreError> {
    may(actor, Action::KeepItems, WHERE)?;
    let row = item_draft::Entity::find_by_id(code.to_string()).one(store.read()).await?;
    let posts = posts(store).await?;
    row.map(|row| shown(&row, actor, &posts)).transpose()
}

/// The draft of an item's next version; where none is open, the present version as one would begin with it.
///
/// # Errors
/// `not-found`; `item-closed` for an item that was cut; the permission to keep items.
pub async fn next_item(store: &Store, actor: &Actor, code: &ItemCode) -> Result<ItemDraft, StoreError> {
    if let Some(draft) = item_draft(store, actor, code).await? {
        return Ok(draft);
    }
    let catalogue = catalogue(store).await?;
    let item = Item { version: catalogue.next_version(code)?, ..Item::clone(catalogue.latest(code)?) };
    Ok(ItemDraft { faults: faults(&item, &store.posts()), item, revision: 0, own: false, saved_at: None })
}

/// Every draft that is open, by code.
///
/// # Errors
/// The permission to keep items.
pub async fn item_drafts(store: &Store, actor: &Actor) -> Result<Vec<ItemDraft>, StoreError> {
    may(actor, Action::KeepItems, WHERE)?;
    let rows = item_draft::Entity::find().order_by_asc(item_draft::Column::Code).all(store.read()).await?;
    let posts = posts(store).await?;
    rows.iter().map(|row| shown(row, actor, &posts)).collect()
}

fn shown(row: &item_draft::Model, actor: &Actor, posts: &Posts) -> Result<ItemDraft, StoreError> {
    let item = document(&row.document)?;
    Ok(ItemDraft {
        faults: faults(&item, posts),
        item,
        revision: u64::try_from(row.revision).map_err(|error| unreadable("revision", error))?,
        own: actor.account.is_some_and(|account| authors(row).is_ok_and(|authors| authors.contains(&account))),
        saved_at: Some(row.saved_at.utc()),
    })
}

fn faults(item: &Item, posts: &Posts) -> Vec<ItemFault> {
    check_with(item, &posts.present())
}

fn authors(row: &item_draft::Model) -> Result<BTreeSet<AccountId>, StoreError> {
    serde_json::from_str(&row.authors).map_err(|error| unreadable("authors", error))
}

/// Saves a draft, with whatever is still wrong with it: the next version of an item, or the first of a new one. `of` is
/// the item of the page, where there is one; `seen` is how often the draft had been saved when whoever saves read it, 0
/// where there was none.
///
/// # Errors
/// What [`drafted`] refuses; `taken` in the field `document` for a new item whose draft is open;
/// `draft-open` where the item is about to end; `changed-meanwhile`, also for a version that is not the next; `nothing-changed`; `too-large`; the permission to keep items.
pub async fn save_item_draft(
    store: &Store,
    actor: &Actor,
    of: Option<&ItemCode>,
    seen: u64,
    text: &str,
    now: DateTime<Utc>,
) -> Result<ItemCode, StoreError> {
    let mut act = store.act(actor, Action::KeepItems, WHERE, now).await?;
    let catalogue = changing(&act).await?;
    let item = drafted(text, of, &catalogue)?;
    let before = act.load::<item_draft::Entity>(item.code.to_string()).await?;
    if let Some(before) = &before {
        if of.is_none() {
            return Err(Refusal::of(Code::Taken, "document").into());
        }
        let present = document(&before.document)?;
        if present.status != ItemStatus::InForce {
            return Err(Code::DraftOpen.into());
        }
        if present == item {
            // Whoever changes nothing has written nothing, and may still publish it.
            return Err(Refusal::of(Code::NothingChanged, "document").into());
        }
    }
    let code = item.code.clone();
    let row = write(&mut act, before, seen, &item).await?;
    let body =
        json!({ "version": item.version, "revision": row.revision, "findings": faults(&item, &store.posts()).len() });
    act.commit("item.drafted", item_subject(&code), body).await?;
    Ok(code)
}

/// Saves a draft with another flow: drawn in its form, or read from a file.
///
/// # Errors
/// As [`save_item_draft`]; `not-found`.
pub async fn save_item_flow(
    store: &Store,
    actor: &Actor,
    code: &ItemCode,
    seen: u64,
    flow: Flow,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    save_changed(store, actor, code, seen, |item| Ok(Item { flow, ..item }), now).await
}

/// Saves a draft with its texts as they were typed into their form; its flow stays as it stands.
///
/// # Errors
/// What cannot be read, in its field, as [`typed_item`] names it; as [`save_item_draft`]; `not-found`.
pub async fn save_item_text(
    store: &Store,
    actor: &Actor,
    code: &ItemCode,
    seen: u64,
    text: &TypedItem,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    save_changed(store, actor, code, seen, |item| typed_item(&item, text), now).await
}

/// Saves a draft with a part of it changed, where it still is as whoever changes it has seen it.
async fn save_changed(
    store: &Store,
    actor: &Actor,
    code: &ItemCode,
    seen: u64,
    change: impl FnOnce(Item) -> Result<Item, Refusal> + Send,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let next = next_item(store, actor, code).await?;
    if next.revision != seen {
        return Err(Code::ChangedMeanwhile.into());
    }
    let text = serde_json::to_string(&change(next.item)?).map_err(|error| unreadable("item", error))?;
    save_item_draft(store, actor, Some(code), seen, &text, now).await.map(|_| ())
}

/// Drafts the version by which an item ends. It ends when somebody else publishes it.
///
/// # Errors
/// What [`ended`] refuses; `draft-open` while another draft of it is; the permission to keep items.
pub async fn end_item(
    store: &Store,
    actor: &Actor,
    code: &ItemCode,
    end: &Ended,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::KeepItems, WHERE, now).await?;
    let catalogue = changing(&act).await?;
    let item = ended(code, end, &catalogue, day_in_shanghai(now))?;
    if act.load::<item_draft::Entity>(code.to_string()).await?.is_some() {
        return Err(Code::DraftOpen.into());
    }
    write(&mut act, None, 0, &item).await?;
    let body = json!({ "version": item.version, "status": item.status });
    act.commit("item.end-proposed", item_subject(code), body).await?;
    Ok(())
}

/// Writes a draft in place of what there was, whose revision whoever writes has seen.
async fn write(
    act: &mut Act<'_>,
    before: Option<item_draft::Model>,
    seen: u64,
    item: &Item,
) -> Result<item_draft::Model, StoreError> {
    let is_new = before.is_none();
    let (revision, mut written_by) = match &before {
        Some(before) => (before.revision, authors(before)?),
        None => (0, BTreeSet::new()),
    };
    if u64::try_from(revision) != Ok(seen) {
        return Err(Code::ChangedMeanwhile.into());
    }
    written_by.extend(act.actor().account);
    let document = serde_json::to_string(item).map_err(|error| unreadable("item", error))?;
    if document.len() > MOST_BYTES {
        return Err(Refusal::of(Code::TooLarge, "document").with(MOST_BYTES).into());
    }
    let row = item_draft::Model {
        code: item.code.to_string(),
        document,
        authors: serde_json::to_string(&written_by).map_err(|error| unreadable("authors", error))?,
        revision: revision + 1,
        saved_at: act.now().into(),
    };
    let changed = row.into_active_model().reset_all();
    let row = if is_new { changed.insert(act.db()).await? } else { changed.update(act.db()).await? };
    act.seal(&row);
    Ok(row)
}

/// Publishes a draft as the item's next version. What has begun keeps the version that it began under.
///
/// # Errors
/// `not-found`; `changed-meanwhile` where the draft is not as it was `seen`, or another version came first;
/// `second-person-needed` for whoever has saved it; `draft-faulty`; the permission to keep items.
pub async fn publish_item_draft(
    store: &Store,
    actor: &Actor,
    code: &ItemCode,
    seen: u64,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::KeepItems, WHERE, now).await?;
    let catalogue = changing(&act).await?;
    let row = seen_draft(&act, code, seen).await?;
    let publisher = actor.account.ok_or(Code::SignInRequired)?;
    if authors(&row)?.contains(&publisher) {
        return Err(Code::SecondPersonNeeded.into());
    }
    let item = document(&row.document)?;
    if catalogue.next_version(code)? != item.version {
        return Err(Code::ChangedMeanwhile.into());
    }
    let faults = faults(&item, &store.posts()).len();
    if faults > 0 {
        return Err(Refusal::new(Code::DraftFaulty).with(faults).into());
    }
    let version = item_version::Model {
        code: row.code.clone(),
        version: item.version.into(),
        document: row.document,
        authors: row.authors,
        published_by: publisher.to_string(),
        published_at: now.into(),
    };
    let version = version.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&version);
    remove(&mut act, code).await?;
    count(&act).await?;
    let kind = if item.status == ItemStatus::InForce { "item.published" } else { "item.ended" };
    act.record(kind, item_subject(code), json!({ "version": item.version, "item": item })).await?;
    powers::item_published(&mut act, &catalogue, &item).await?;
    act.end().await
}

/// Gives a draft up.
///
/// # Errors
/// `not-found`; `changed-meanwhile`; the permission to keep items.
pub async fn discard_item_draft(
    store: &Store,
    actor: &Actor,
    code: &ItemCode,
    seen: u64,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut act = store.act(actor, Action::KeepItems, WHERE, now).await?;
    let row = seen_draft(&act, code, seen).await?;
    remove(&mut act, code).await?;
    act.commit("item.draft-discarded", item_subject(code), json!({ "revision": row.revision })).await?;
    Ok(())
}

/// A draft that is as it was seen, held until the act ends.
async fn seen_draft(act: &Act<'_>, code: &ItemCode, seen: u64) -> Result<item_draft::Model, StoreError> {
    let row = act.load::<item_draft::Entity>(code.to_string()).await?.ok_or(Code::NotFound)?;
    if u64::try_from(row.revision) == Ok(seen) { Ok(row) } else { Err(Code::ChangedMeanwhile.into()) }
}

async fn remove(act: &mut Act<'_>, code: &ItemCode) -> Result<(), StoreError> {
    item_draft::Entity::delete_by_id(code.to_string()).exec(act.db()).await?;
    act.seal_removed("item_drafts", code.to_string());
    Ok(())
}
