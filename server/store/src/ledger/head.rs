//! The head row: the edge of the tree, and whose ledger this is.

use crate::{
    entity::ledger_head::{ActiveModel, Entity, Model},
    error::StoreError,
    keys::{Keys, KeysError},
};
use domain::ledger::merkle::{Frontier, Hash};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QuerySelect, sea_query::OnConflict,
};

/// The one row.
const ID: i64 = 1;

/// Writes the head of an empty ledger unless there is one.
pub(crate) async fn plant(db: &DatabaseTransaction, keys: &Keys) -> Result<(), StoreError> {
    let once = OnConflict::column(crate::entity::ledger_head::Column::Id).do_nothing().to_owned();
    Entity::insert(row(keys, &Frontier::new())).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// The head as it stands.
pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Model, StoreError> {
    Entity::find_by_id(ID).one(db).await?.ok_or_else(|| StoreError::Unreadable("ledger_head: no row".into()))
}

/// The head, held until the transaction ends, so that no other process appends meanwhile.
/// (On SQLite the immediate transaction holds the whole database already.)
pub(crate) async fn hold(db: &DatabaseTransaction) -> Result<Frontier, StoreError> {
    let query = match db.get_database_backend() {
        DbBackend::Postgres => Entity::find_by_id(ID).lock_exclusive(),
        _ => Entity::find_by_id(ID),
    };
    let head = query.one(db).await?.ok_or_else(|| StoreError::Unreadable("ledger_head: no row".into()))?;
    frontier(&head)
}

/// Moves the head forward.
pub(super) async fn advance(db: &DatabaseTransaction, keys: &Keys, frontier: &Frontier) -> Result<(), StoreError> {
    Entity::update(row(keys, frontier)).exec(db).await?;
    Ok(())
}

/// The frontier kept in the head.
pub(super) fn frontier(head: &Model) -> Result<Frontier, StoreError> {
    Frontier::from_bytes(&head.frontier).map_err(|e| StoreError::Unreadable(format!("ledger_head.frontier: {e}")))
}

/// What only this program can write for a size and root.
pub(super) fn mac(keys: &Keys, size: u64, root: &[u8]) -> Vec<u8> {
    keys.mac("ledger.head", &[&size.to_be_bytes(), root])
}

/// Refuses keys that are not those this database was made with.
pub(crate) async fn check_keys(db: &impl ConnectionTrait, keys: &Keys) -> Result<(), StoreError> {
    let head = read(db).await?;
    let given = keys.vkey();
    if head.vkey != given {
        return Err(KeysError::OtherLedger { stored: head.vkey, given }.into());
    }
    if head.keys != keys.fingerprint() {
        return Err(KeysError::OtherData.into());
    }
    Ok(())
}

fn row(keys: &Keys, frontier: &Frontier) -> ActiveModel {
    let Hash(root) = frontier.root();
    ActiveModel {
        id: Set(ID),
        size: Set(frontier.size() as i64),
        root: Set(root.to_vec()),
        frontier: Set(frontier.to_bytes()),
        vkey: Set(keys.vkey()),
        keys: Set(keys.fingerprint()),
        mac: Set(mac(keys, frontier.size(), &root)),
    }
}
