//! Who is behind some applications, for those who may read them.

use crate::{
    Store,
    accounts::{Known, people},
    database::VALUES_AT_ONCE,
    entity::application,
    error::StoreError,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;

/// The persons behind these applications, by application. For queries that have asked the permission table.
///
/// # Errors
/// The database; a row that cannot be read.
pub(crate) async fn persons(store: &Store, applications: &[&str]) -> Result<HashMap<String, Known>, StoreError> {
    use application::Column::{Account, Id};
    let mut known = HashMap::new();
    for some in applications.chunks(VALUES_AT_ONCE) {
        let of_these = application::Entity::find().filter(Id.is_in(some.iter().copied()));
        let pairs: Vec<(String, String)> =
            of_these.select_only().columns([Id, Account]).into_tuple().all(store.read()).await?;
        let behind = people(store, pairs.iter().map(|(_, account)| account.as_str())).await?;
        known.extend(pairs.into_iter().filter_map(|(id, account)| Some((id, behind.get(&account)?.clone()))));
    }
    Ok(known)
}
