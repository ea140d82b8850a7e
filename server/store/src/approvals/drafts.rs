//! The form of an application while it is filled in: kept as typed, one for each item, so that nobody loses an unfinished
//! one; forgotten when it is handed in, and when nobody has touched it for as long as the parameter table says.

use super::{items::item_in_force, unreadable};
use crate::{Store, entity::case_draft, error::StoreError, parameters, secret::Place};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    approvals::item::{Item, ItemCode, Typed},
    calendar::day_in_shanghai,
    ids::AccountId,
    permissions::{Action, Actor, Target, may},
    refusal::{Code, Refusal},
    regions::ExamRegion,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use serde::{Deserialize, Serialize};

/// Characters of one field that are kept, whatever the field takes.
const MOST: usize = 10_000;

/// A form that is not handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Whose agency is to decide, where one was chosen.
    pub region: Option<ExamRegion>,
    /// What was typed, by the field's name.
    pub typed: Typed,
}

/// Keeps a form as typed. What is missing or cannot be read yet is no reason to lose it.
///
/// # Errors
/// `not-found`, `item-closed`; `out-of-range` of a field that is longer than any form takes; the permission to file.
pub async fn save_draft(
    store: &Store,
    actor: &Actor,
    item: &ItemCode,
    draft: &Draft,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let account = owner(actor)?;
    let item = item_in_force(store, item).await?;
    let draft = Draft { region: draft.region, typed: own_fields(&item, &draft.typed)? };
    let (owner, code) = (account.to_string(), item.code.to_string());
    let row = case_draft::ActiveModel {
        typed: Set(store.keys().hide(place(&key(&owner, &code)), &draft)?),
        account: Set(owner),
        item: Set(code),
        saved_at: Set(now.into()),
    };
    let again = OnConflict::columns([case_draft::Column::Account, case_draft::Column::Item])
        .update_columns([case_draft::Column::Typed, case_draft::Column::SavedAt])
        .to_owned();
    let write = store.write().await?;
    case_draft::Entity::insert(row).on_conflict(again).exec_without_returning(&write.transaction).await?;
    write.commit().await
}

/// One's own form of an item, with when it was saved; none where there is none.
///
/// # Errors
/// The permission to file.
pub async fn draft(
    store: &Store,
    actor: &Actor,
    item: &ItemCode,
) -> Result<Option<(Draft, DateTime<Utc>)>, StoreError> {
    let (owner, code) = (owner(actor)?.to_string(), item.to_string());
    let found = case_draft::Entity::find_by_id((owner.clone(), code.clone())).one(store.read()).await?;
    let read = |row: case_draft::Model| {
        let draft = store.keys().reveal(place(&key(&owner, &code)), &row.typed)?;
        Ok((draft, row.saved_at.utc()))
    };
    found.map(read).transpose()
}

/// Which items somebody has begun to apply for, the last touched first.
///
/// # Errors
/// The permission to file.
pub async fn own_drafts(store: &Store, actor: &Actor) -> Result<Vec<(ItemCode, DateTime<Utc>)>, StoreError> {
    use case_draft::Column as C;
    let mine = case_draft::Entity::find().filter(C::Account.eq(owner(actor)?.to_string()));
    let read = |row: case_draft::Model| {
        let code = ItemCode::parse(&row.item).map_err(|error| unreadable("draft", format!("{error:?}")))?;
        Ok((code, row.saved_at.utc()))
    };
    let mut drafts: Vec<_> = mine.all(store.read()).await?.into_iter().map(read).collect::<Result<_, StoreError>>()?;
    drafts.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
    Ok(drafts)
}

/// Forgets the form of an item that was handed in.
pub(super) async fn drop_draft(
    db: &impl ConnectionTrait,
    account: AccountId,
    item: &ItemCode,
) -> Result<(), StoreError> {
    case_draft::Entity::delete_by_id((account.to_string(), item.to_string())).exec(db).await?;
    Ok(())
}

/// Forgets the forms that nobody has touched for as long as the parameter table says on this day; how many.
///
/// # Errors
/// The database.
pub async fn forget_drafts(store: &Store, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let days = parameters::in_force(store, day_in_shanghai(now)).await?.approval_draft_days;
    let before = crate::Instant::from(now - TimeDelta::days(days.into()));
    let old = case_draft::Entity::delete_many().filter(case_draft::Column::SavedAt.lt(before));
    Ok(old.exec(store.read()).await?.rows_affected)
}

/// What was typed into the item's own fields.
fn own_fields(item: &Item, typed: &Typed) -> Result<Typed, Refusal> {
    let mut kept = Typed::new();
    for field in &item.form {
        let Some(text) = typed.get(&field.id).filter(|text| !text.trim().is_empty()) else { continue };
        if text.chars().count() > MOST {
            return Err(Refusal::of(Code::OutOfRange, &field.id).with(0).with(MOST));
        }
        kept.insert(field.id.clone(), text.clone());
    }
    Ok(kept)
}

fn owner(actor: &Actor) -> Result<AccountId, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::FileCase, Target::Account(account))?;
    Ok(account)
}

fn key(account: &str, item: &str) -> String {
    format!("{account}/{item}")
}

fn place(key: &str) -> Place<'_> {
    Place { table: "case_drafts", column: "typed", row: key }
}
