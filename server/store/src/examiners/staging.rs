//! Uploaded rosters between upload and confirmation: encrypted, seen by their uploader alone, purged in time.

use crate::database::Store;
use crate::entity::{import, ledger_entry};
use crate::error::StoreError;
use crate::instant::Instant;
use crate::roster;
use crate::secret::Place;
use chrono::{DateTime, Duration, Utc};
use domain::examiners::{Mapping, Outcome};
use domain::ids::ImportId;
use domain::permissions::{Action, Actor};
use domain::refusal::Code;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub(super) const STAGED: &str = "staged";
pub(super) const CONFIRMED: &str = "confirmed";

/// How long an upload waits for its confirmation.
const WAITS: Duration = Duration::hours(24);
/// How long it is remembered that an upload was confirmed; its content is gone at once.
pub(super) const REMEMBERED: Duration = Duration::days(7);
/// Characters of a file name that are kept.
const FILE_NAME: usize = 200;

/// Takes an upload: reads it once to refuse what is no roster, guesses the columns, and keeps it encrypted for a day.
/// Nothing enters the register.
///
/// # Errors
/// What [`roster::read`] refuses; `no-rows`, `too-many-rows`; the permission table's refusal.
pub async fn stage(
    store: &Store,
    actor: &Actor,
    file_name: &str,
    bytes: Vec<u8>,
    now: DateTime<Utc>,
) -> Result<ImportId, StoreError> {
    super::reach(actor, Action::ImportExaminers)?;
    let id = Uuid::now_v7().to_string();
    let keys = store.keys().clone();
    let (sha256, content, mapping, id) = roster::aside(move || {
        let table = roster::read(&bytes, &mut |_| ())?;
        let mapping = table.guess();
        table.data(&mapping)?;
        let sha256 = hex::encode(Sha256::digest(&bytes));
        let content = keys.encrypt(place("content", &id), &bytes)?;
        Ok((sha256, content, mapping, id))
    })
    .await?;
    let file_name: String = file_name.chars().filter(|c| !c.is_control()).take(FILE_NAME).collect();
    let row = import::Model {
        account: actor.account.map(|account| account.to_string()),
        file_name: store.keys().encrypt(place("file_name", &id), file_name.as_bytes())?,
        file_sha256: sha256,
        content,
        mapping: mapping_text(&mapping),
        state: STAGED.to_owned(),
        outcome: None,
        created: now.into(),
        expires: (now + WAITS).into(),
        id: id.clone(),
    };
    let write = store.write().await?;
    row.into_active_model().reset_all().insert(&*write).await?;
    write.commit().await?;
    id.parse().map_err(|_| StoreError::Unreadable(format!("imports.id of {id}")))
}

/// An upload with its secrets readable.
pub(super) struct Staged {
    pub file_name: String,
    pub file_sha256: String,
    pub bytes: Vec<u8>,
    pub mapping: Mapping,
}

/// Opens a staged upload.
///
/// # Errors
/// `already-done` where it was confirmed; otherwise as [`state`].
pub(super) async fn open(store: &Store, actor: &Actor, import: ImportId) -> Result<Staged, StoreError> {
    let row = find(store, actor, import).await?;
    if row.state != STAGED {
        return Err(Code::AlreadyDone.into());
    }
    Ok(Staged {
        file_name: store.keys().decrypt_text(place("file_name", &row.id), &row.file_name)?,
        bytes: store.keys().decrypt(place("content", &row.id), &row.content)?,
        mapping: serde_json::from_str(&row.mapping).map_err(|_| unreadable("mapping", &row.id))?,
        file_sha256: row.file_sha256,
    })
}

/// `staged` or `confirmed`.
///
/// # Errors
/// `not-found` where there is no such import of this account; the permission table's refusal.
pub(super) async fn state(store: &Store, actor: &Actor, import: ImportId) -> Result<String, StoreError> {
    let query = own(actor, import)?.select_only().column(import::Column::State);
    query.into_tuple().one(store.read()).await?.ok_or_else(|| Code::NotFound.into())
}

/// What a confirmed import has done; none while it is staged.
///
/// # Errors
/// `not-found` where there is no such import of this account; the permission table's refusal.
pub async fn outcome(store: &Store, actor: &Actor, import: ImportId) -> Result<Option<Outcome>, StoreError> {
    let query = own(actor, import)?.select_only().column(import::Column::Outcome);
    let found: Option<Option<String>> = query.into_tuple().one(store.read()).await?;
    let Some(text) = found.ok_or(Code::NotFound)? else { return Ok(None) };
    let kept: Outcome = serde_json::from_str(&text).map_err(|_| unreadable("outcome", &import.to_string()))?;
    // The index of an entry is only known after the outcome was kept.
    let entry = ledger_entry::Entity::find().filter(ledger_entry::Column::Subject.eq(subject(import)));
    let entry: Option<i64> =
        entry.select_only().column(ledger_entry::Column::Index).into_tuple().one(store.read()).await?;
    Ok(Some(Outcome { ledger_index: entry.map(i64::unsigned_abs), ..kept }))
}

/// How the ledger names an import.
pub(super) fn subject(import: ImportId) -> String {
    format!("import:{import}")
}

/// Throws a staged upload away.
///
/// # Errors
/// `not-found` where there is no such staged import of this account; the permission table's refusal.
pub async fn discard(store: &Store, actor: &Actor, import: ImportId) -> Result<(), StoreError> {
    super::reach(actor, Action::ImportExaminers)?;
    let write = store.write().await?;
    let gone = import::Entity::delete_many().filter(is_own(actor, import, STAGED)).exec(&*write).await?;
    write.commit().await?;
    if gone.rows_affected == 0 { Err(Code::NotFound.into()) } else { Ok(()) }
}

/// Removes what has expired and returns how many uploads that were; for the server's housekeeping.
///
/// # Errors
/// The database.
pub async fn purge(store: &Store, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let write = store.write().await?;
    let expired = import::Column::Expires.lte(Instant::from(now));
    let gone = import::Entity::delete_many().filter(expired).exec(&*write).await?;
    write.commit().await?;
    Ok(gone.rows_affected)
}

/// Keeps another matching of columns.
pub(super) async fn keep_mapping(
    store: &Store,
    actor: &Actor,
    import: ImportId,
    mapping: &Mapping,
) -> Result<(), StoreError> {
    let write = store.write().await?;
    let kept = import::Entity::update_many()
        .col_expr(import::Column::Mapping, Expr::value(mapping_text(mapping)))
        .filter(is_own(actor, import, STAGED))
        .exec(&*write)
        .await?;
    write.commit().await?;
    if kept.rows_affected == 0 { Err(Code::AlreadyDone.into()) } else { Ok(()) }
}

/// Marks a staged upload as confirmed and forgets its content, inside the caller's transaction.
///
/// # Errors
/// `already-done` where somebody else was first.
pub(super) async fn close(
    db: &sea_orm::DatabaseTransaction,
    actor: &Actor,
    import: ImportId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let closed = import::Entity::update_many()
        .col_expr(import::Column::State, Expr::value(CONFIRMED))
        .col_expr(import::Column::Content, Expr::value(""))
        .col_expr(import::Column::Expires, Expr::value(Instant::from(now + REMEMBERED).to_string()))
        .filter(is_own(actor, import, STAGED))
        .exec(db)
        .await?;
    if closed.rows_affected == 0 { Err(Code::AlreadyDone.into()) } else { Ok(()) }
}

/// Keeps what a confirmed import has done, inside the caller's transaction.
pub(super) async fn keep_outcome(
    db: &sea_orm::DatabaseTransaction,
    import: ImportId,
    outcome: &Outcome,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(outcome).map_err(|why| StoreError::Unreadable(why.to_string()))?;
    import::Entity::update_many()
        .col_expr(import::Column::Outcome, Expr::value(text))
        .filter(import::Column::Id.eq(import.to_string()))
        .exec(db)
        .await?;
    Ok(())
}

async fn find(store: &Store, actor: &Actor, import: ImportId) -> Result<import::Model, StoreError> {
    own(actor, import)?.one(store.read()).await?.ok_or_else(|| Code::NotFound.into())
}

fn own(actor: &Actor, import: ImportId) -> Result<sea_orm::Select<import::Entity>, StoreError> {
    super::reach(actor, Action::ImportExaminers)?;
    Ok(import::Entity::find_by_id(import.to_string()).filter(uploader(actor)))
}

fn is_own(actor: &Actor, import: ImportId, state: &str) -> Expr {
    import::Column::Id.eq(import.to_string()).and(uploader(actor)).and(import::Column::State.eq(state))
}

fn uploader(actor: &Actor) -> Expr {
    match actor.account {
        Some(account) => import::Column::Account.eq(account.to_string()),
        None => import::Column::Account.is_null(),
    }
}

fn place<'a>(column: &'a str, row: &'a str) -> Place<'a> {
    Place { table: "imports", column, row }
}

fn mapping_text(mapping: &Mapping) -> String {
    // A map of enum names to numbers always has a JSON form; an empty matching would only ask for the columns again.
    serde_json::to_string(mapping).unwrap_or_default()
}

fn unreadable(column: &str, row: &str) -> StoreError {
    StoreError::Unreadable(format!("imports.{column} of {row}"))
}
