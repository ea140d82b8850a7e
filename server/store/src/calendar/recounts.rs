//! That every open deadline is counted again after a notice was imported: asked for in the import's own transaction and
//! answered by whoever counts, so that a crash in between loses nothing. Not audited: each day that moves is on the ledger by
//! itself, and this only says how far the counting has come.

use crate::{Store, entity::calendar_recount as recounts, error::StoreError, instant::Instant};
use chrono::{DateTime, Utc};
use recounts::{Column as C, Entity};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, sea_query::Expr, sea_query::OnConflict,
};
use std::collections::BTreeMap;

/// What counting again after an import has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recounted {
    /// When it was done.
    pub at: DateTime<Utc>,
    /// How many open cases were counted.
    pub counted: u64,
    /// Of how many a deadline moved.
    pub moved: u64,
}

/// Counting again that somebody has asked for and nobody has done.
#[derive(Clone, Debug)]
pub(crate) struct Asked(Vec<recounts::Model>);

/// Asks for it, in the transaction of an import.
pub(super) async fn ask(db: &impl ConnectionTrait, year: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = recounts::Model { year, asked_at: Instant::from(now), done_at: None, counted: 0, moved: 0 };
    let anew = OnConflict::column(C::Year).update_columns([C::AskedAt, C::DoneAt, C::Counted, C::Moved]).to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(anew).exec_without_returning(db).await?;
    Ok(())
}

/// Whether an import waits for open deadlines to be counted again.
///
/// # Errors
/// The database.
pub async fn recount_waits(store: &Store) -> Result<bool, StoreError> {
    Ok(Entity::find().filter(C::DoneAt.is_null()).count(store.read()).await? > 0)
}

/// What is asked for; read before the calendar is, so that what is imported later is asked for again.
pub(crate) async fn asked(store: &Store) -> Result<Asked, StoreError> {
    Ok(Asked(Entity::find().filter(C::DoneAt.is_null()).all(store.read()).await?))
}

/// Adds how many cases have moved, in the transaction that moves them.
pub(crate) async fn add_moved(db: &impl ConnectionTrait, moved: usize) -> Result<(), StoreError> {
    let moved = i64::try_from(moved).map_err(|error| StoreError::Unreadable(error.to_string()))?;
    let waiting = Entity::update_many().filter(C::DoneAt.is_null());
    waiting.col_expr(C::Moved, Expr::col(C::Moved).add(moved)).exec(db).await?;
    Ok(())
}

/// Says that what was asked for is done.
pub(crate) async fn answered(
    store: &Store,
    asked: Asked,
    counted: usize,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if asked.0.is_empty() {
        return Ok(());
    }
    let counted = i64::try_from(counted).map_err(|error| StoreError::Unreadable(error.to_string()))?;
    let write = store.write().await?;
    for row in asked.0 {
        let same = Entity::update_many().filter(C::Year.eq(row.year)).filter(C::AskedAt.eq(row.asked_at));
        let done = same.filter(C::DoneAt.is_null()).col_expr(C::Counted, Expr::value(counted));
        done.col_expr(C::DoneAt, Expr::value(Instant::from(now))).exec(&write.transaction).await?;
    }
    write.commit().await
}

/// How far each year's import has come; a year that was imported before anybody asked for this is not among them.
pub(super) async fn by_year(store: &Store) -> Result<BTreeMap<i64, Option<Recounted>>, StoreError> {
    let unreadable = |row: &recounts::Model| StoreError::Unreadable(format!("calendar_recounts {}", row.year));
    let read = |row: recounts::Model| {
        let number = |count: i64| u64::try_from(count).map_err(|_| unreadable(&row));
        let (counted, moved) = (number(row.counted)?, number(row.moved)?);
        Ok((row.year, row.done_at.map(|at| Recounted { at: at.utc(), counted, moved })))
    };
    Entity::find().all(store.read()).await?.into_iter().map(read).collect()
}
