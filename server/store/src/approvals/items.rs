//! The items that cases run by: every version that was ever published, those that the program brings and those of the
//! database.
//!
//! The catalogue, with the posts that its flows name, is kept in memory and read again when a counter in the database says
//! that somebody has published or changed a post since, also in another process.

use super::{register, unreadable};
use crate::{
    Store,
    act::Act,
    entity::{item_catalogue, item_version},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        item::{Catalogue, Item, ItemCode, built_in},
        post::Posts,
    },
    recruitment::scheme::Named,
    refusal::Code,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::sync::{Arc, Mutex, PoisonError};

/// Catalogue and posts as they were read last, with the count that they were read at.
#[derive(Debug, Default)]
pub(crate) struct Known(Mutex<Option<Reading>>);

/// One reading.
#[derive(Debug)]
struct Reading {
    generation: i64,
    catalogue: Arc<Catalogue>,
    posts: Arc<Posts>,
}

impl Known {
    /// The posts as they were read last; none before anybody has asked for the catalogue.
    pub(super) fn posts(&self) -> Option<Arc<Posts>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(|reading| Arc::clone(&reading.posts))
    }
}

/// The one row of the counter.
const ROW: i64 = 1;

/// All of them.
///
/// # Errors
/// The database; items that are no catalogue.
pub async fn catalogue(store: &Store) -> Result<Arc<Catalogue>, StoreError> {
    catalogue_in(store, store.read()).await
}

/// [`catalogue`], within a transaction or without.
pub(super) async fn catalogue_in(store: &Store, db: &impl ConnectionTrait) -> Result<Arc<Catalogue>, StoreError> {
    let row = item_catalogue::Entity::find_by_id(ROW).one(db).await?;
    at(store, db, counted(row)?).await
}

/// The catalogue as it is until this act ends: nobody publishes meanwhile.
pub(super) async fn held(act: &Act<'_>) -> Result<Arc<Catalogue>, StoreError> {
    let query = item_catalogue::Entity::find_by_id(ROW);
    let query = match act.db().get_database_backend() {
        DbBackend::Postgres => query.lock_shared(),
        _ => query,
    };
    let row = query.one(act.db()).await?;
    at(act.store(), act.db(), counted(row)?).await
}

/// The same for an act that publishes or drafts: no other does so meanwhile, and nobody files.
pub(super) async fn changing(act: &Act<'_>) -> Result<Arc<Catalogue>, StoreError> {
    let row = act.load::<item_catalogue::Entity>(ROW).await?;
    at(act.store(), act.db(), counted(row)?).await
}

/// Counts a publication: the last write of an act, for the catalogue must not be read between.
pub(super) async fn count(act: &Act<'_>) -> Result<(), StoreError> {
    let generation = counted(act.load::<item_catalogue::Entity>(ROW).await?)? + 1;
    let row = item_catalogue::Model { id: ROW, generation };
    row.into_active_model().reset_all().update(act.db()).await?;
    Ok(())
}

fn counted(row: Option<item_catalogue::Model>) -> Result<i64, StoreError> {
    row.map(|row| row.generation).ok_or_else(|| unreadable("items", "no counter"))
}

async fn at(store: &Store, db: &impl ConnectionTrait, generation: i64) -> Result<Arc<Catalogue>, StoreError> {
    let known = &store.inner.items.0;
    if let Some(reading) = known.lock().unwrap_or_else(PoisonError::into_inner).as_ref()
        && reading.generation == generation
    {
        return Ok(Arc::clone(&reading.catalogue));
    }
    let catalogue = Arc::new(read(db).await?);
    let posts = Arc::new(register::read(db).await?);
    let reading = Reading { generation, catalogue: Arc::clone(&catalogue), posts };
    *known.lock().unwrap_or_else(PoisonError::into_inner) = Some(reading);
    Ok(catalogue)
}

async fn read(db: &impl ConnectionTrait) -> Result<Catalogue, StoreError> {
    let mut items = built_in().map_err(|error| unreadable("items", error))?;
    use item_version::Column as C;
    let rows = item_version::Entity::find().order_by_asc(C::Code).order_by_asc(C::Version).all(db).await?;
    for row in rows {
        items.push(document(&row.document)?);
    }
    Catalogue::new(items).map_err(|error| unreadable("items", error))
}

/// An item from a column.
pub(super) fn document(text: &str) -> Result<Item, StoreError> {
    serde_json::from_str(text).map_err(|error| unreadable("item", error))
}

/// A version of an item, which a case keeps to its end.
pub(super) fn version(catalogue: &Catalogue, code: &str, version: i64) -> Result<Arc<Item>, StoreError> {
    let known = ItemCode::parse(code).ok().zip(u16::try_from(version).ok());
    let found = known.and_then(|(code, version)| catalogue.version(&code, version)).map(Arc::clone);
    found.ok_or_else(|| unreadable("item", format!("{code} {version}")))
}

/// The present version of an item that can be applied for.
///
/// # Errors
/// `not-found`; `item-closed` for one that was cut or delegated.
pub async fn item_in_force(store: &Store, code: &ItemCode) -> Result<Arc<Item>, StoreError> {
    Ok(Arc::clone(catalogue(store).await?.in_force(code)?))
}

/// What an item was called in a version.
pub(crate) fn item_name(catalogue: &Catalogue, code: &str, of: i64) -> Result<Named, StoreError> {
    version(catalogue, code, of).map(|item| item.name.clone())
}

/// An item in a version.
pub(crate) fn case_item(catalogue: &Catalogue, code: &str, of: i64) -> Result<Item, StoreError> {
    version(catalogue, code, of).map(|item| Item::clone(&item))
}

/// A version with when it was published; the program's own have no such moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The version.
    pub item: Arc<Item>,
    /// When it was published here.
    pub at: Option<DateTime<Utc>>,
}

/// Every version of an item, the last first; public.
///
/// # Errors
/// `not-found`.
pub async fn item_versions(store: &Store, code: &ItemCode) -> Result<Vec<Published>, StoreError> {
    let catalogue = catalogue(store).await?;
    let versions = catalogue.versions(code).ok_or(Code::NotFound)?;
    let rows = item_version::Entity::find().filter(item_version::Column::Code.eq(code.as_str()));
    let rows = rows.all(store.read()).await?;
    let at = |item: &Item| rows.iter().find(|row| row.version == i64::from(item.version));
    let published = versions
        .iter()
        .rev()
        .map(|item| Published { at: at(item).map(|row| row.published_at.utc()), item: Arc::clone(item) });
    Ok(published.collect())
}
