//! The form while it is filled in: kept as typed, so that nobody loses an unfinished one, and handed in once it can be
//! read.

use super::{
    attaching, bonuses,
    rows::{owner, place, state},
};
use crate::{
    Store, accounts,
    act::Act,
    entity::{application, application_draft},
    error::StoreError,
    secret::Place,
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{Own, Typed, may_fill_in},
    ids::ApplicationId,
    permissions::Actor,
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};

/// Keeps the form as typed. What is missing or cannot be read yet is no reason to lose it.
///
/// # Errors
/// `not-found`, also for somebody else's; `wrong-state` once it was handed in; what even an unfinished form must keep
/// ([`Typed::limits`]), the first field of it; the permission to apply.
pub async fn save_form(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    typed: &Typed,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let owner = owner(actor)?;
    typed.limits().map_err(first)?;
    let write = store.write().await?;
    let row = application::Entity::find_by_id(id.to_string()).one(&write.transaction).await?;
    let row = row.filter(|row| row.account == owner.to_string()).ok_or(Code::NotFound)?;
    may_fill_in(state(&row)?)?;
    keep(store, &write.transaction, &row.id, typed, now).await?;
    write.commit().await
}

/// Keeps what was typed, in the place of what was typed before.
async fn keep(
    store: &Store,
    db: &impl ConnectionTrait,
    id: &str,
    typed: &Typed,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let draft = application_draft::ActiveModel {
        application_id: Set(id.to_owned()),
        typed: Set(store.keys().hide(draft_place(id), typed)?),
        saved_at: Set(now.into()),
    };
    let again = OnConflict::column(application_draft::Column::ApplicationId)
        .update_columns([application_draft::Column::Typed, application_draft::Column::SavedAt])
        .to_owned();
    application_draft::Entity::insert(draft).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// The form as it stands, with when it was saved: what was typed last, else what was handed in, else an empty one.
pub(super) async fn typed(
    store: &Store,
    db: &impl ConnectionTrait,
    row: &application::Model,
) -> Result<(Typed, Option<DateTime<Utc>>), StoreError> {
    let draft = application_draft::Entity::find_by_id(row.id.as_str()).one(db).await?;
    match draft {
        Some(draft) => Ok((store.keys().reveal(draft_place(&row.id), &draft.typed)?, Some(draft.saved_at.utc()))),
        None => Ok((form(store, row)?.unwrap_or_default(), row.submitted_at.map(|at| at.utc()))),
    }
}

/// The form as handed in.
pub(super) fn form(store: &Store, row: &application::Model) -> Result<Option<Typed>, StoreError> {
    row.form.as_deref().map(|text| store.keys().reveal(place(&row.id, "form"), text)).transpose()
}

/// What the identity number behind an application says.
pub(super) async fn identity(
    store: &Store,
    db: &impl ConnectionTrait,
    row: &application::Model,
) -> Result<Own, StoreError> {
    let number =
        accounts::identity_number(store, db, super::rows::account_of(row)?).await?.ok_or(Code::NotPermitted)?;
    Ok(Own::from(&number))
}

/// Puts the form as it stands into the application that is handed in, and ends its draft.
///
/// # Errors
/// What [`Typed::check`] refuses, the first field of it; `missing` in the field `photo`; what the claim of additional
/// points lacks, in the field `bonus`.
pub(super) async fn hand_in(
    act: &mut Act<'_>,
    row: application::Model,
    now: DateTime<Utc>,
) -> Result<application::Model, StoreError> {
    let (typed, _) = typed(act.store(), act.db(), &row).await?;
    typed.check(identity(act.store(), act.db(), &row).await?).map_err(first)?;
    let present = attaching::required(act.db(), &row.id).await?;
    bonuses::keep(act, &row, &typed, &present).await?;
    drop_draft(act, &row).await?;
    let form = Some(act.store().keys().hide(place(&row.id, "form"), &typed)?);
    Ok(application::Model { form, submitted_at: Some(now.into()), ..row })
}

/// Turns what was handed in into a draft again: the form as it was, no longer handed in.
pub(super) async fn take_out(
    act: &Act<'_>,
    row: application::Model,
    now: DateTime<Utc>,
) -> Result<application::Model, StoreError> {
    let (typed, _) = typed(act.store(), act.db(), &row).await?;
    keep(act.store(), act.db(), &row.id, &typed, now).await?;
    Ok(application::Model { form: None, submitted_at: None, ..row })
}

/// Forgets what was typed into a form that is no longer filled in.
pub(super) async fn drop_draft(act: &Act<'_>, row: &application::Model) -> Result<(), StoreError> {
    application_draft::Entity::delete_by_id(row.id.as_str()).exec(act.db()).await?;
    Ok(())
}

fn first(refused: Vec<Refusal>) -> StoreError {
    refused.into_iter().next().unwrap_or_else(|| Code::Internal.into()).into()
}

fn draft_place(id: &str) -> Place<'_> {
    Place { table: "application_drafts", column: "typed", row: id }
}
