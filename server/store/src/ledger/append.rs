//! Appending: one entry, the tile hashes it completes and the seals it carries, inside the caller's transaction.

use super::head;
use crate::{
    entity::{ledger_entry, ledger_node, seal},
    error::StoreError,
    given::{self, Holds},
    instant::Instant,
    keys::{Keys, random},
};
use domain::ledger::{
    entry::Entry,
    merkle::{Hash, Node, leaf_hash},
    seal::{row_seal, seal_root},
};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde_json::Value;

/// Binary levels of the tree in one level of tiles.
const TILE_HEIGHT: u8 = 8;
/// How seals are written.
const SEALS: given::Rows<'_> = given::Rows {
    table: "seals",
    columns: &[
        ("entry", Holds::Integer),
        ("position", Holds::Integer),
        ("row_table", Holds::Text),
        ("row_id", Holds::Text),
        ("salt", Holds::Bytes),
        ("hash", Holds::Bytes),
        ("removed", Holds::Boolean),
        ("mac", Holds::Bytes),
    ],
    then: "",
};

/// A row that waits for its seal; none for a removed row.
#[derive(Debug)]
pub(crate) struct Pending {
    pub table: &'static str,
    pub id: String,
    pub row: Option<Value>,
}

/// A sealed row.
pub(crate) struct SealedRow {
    pending: Pending,
    salt: [u8; 16],
    hash: Hash,
}

/// Salts and hashes each row.
pub(crate) fn seal(rows: Vec<Pending>) -> Result<Vec<SealedRow>, StoreError> {
    rows.into_iter()
        .map(|pending| {
            let salt = random()?;
            let row = pending.row.as_ref().unwrap_or(&Value::Null);
            let hash = row_seal(pending.table, &pending.id, &salt, row)
                .map_err(|e| StoreError::Ledger(format!("{} {}: {e}", pending.table, pending.id)))?;
            Ok(SealedRow { pending, salt, hash })
        })
        .collect()
}

/// The root that the entry carries; none where no row was sealed.
pub(crate) fn root(rows: &[SealedRow]) -> Option<Hash> {
    if rows.is_empty() {
        return None;
    }
    Some(seal_root(&rows.iter().map(|row| row.hash).collect::<Vec<_>>()))
}

/// Appends the entry at the head and returns its index.
pub(crate) async fn append(
    db: &DatabaseTransaction,
    keys: &Keys,
    entry: &Entry,
    seals: Vec<SealedRow>,
) -> Result<u64, StoreError> {
    let bytes = entry.to_bytes().map_err(|e| StoreError::Ledger(e.to_string()))?;
    let mut frontier = head::hold(db).await?;
    let index = frontier.size();
    let leaf = leaf_hash(&bytes);
    let mut nodes = Vec::new();
    frontier.push_with(leaf, |node, hash| nodes.extend(tile_node(node, hash)));

    let row = ledger_entry::ActiveModel {
        index: Set(index as i64),
        at: Set(Instant::from(entry.at)),
        kind: Set(entry.kind.clone()),
        subject: Set(entry.subject.clone()),
        bytes: Set(bytes),
        leaf_hash: Set(leaf.0.to_vec()),
        mac: Set(entry_mac(keys, index, &leaf.0)),
    };
    ledger_entry::Entity::insert(row).exec_without_returning(db).await?;
    if !nodes.is_empty() {
        ledger_node::Entity::insert_many(nodes).exec_without_returning(db).await?;
    }
    write_seals(db, keys, index, seals).await?;
    head::advance(db, keys, &frontier).await?;
    Ok(index)
}

/// What only this program can write for an entry.
pub(super) fn entry_mac(keys: &Keys, index: u64, leaf: &[u8]) -> Vec<u8> {
    keys.mac("ledger.entry", &[&index.to_be_bytes(), leaf])
}

/// What only this program can write for a seal.
pub(super) fn seal_mac(keys: &Keys, seal: &seal::Model) -> Vec<u8> {
    let (entry, position) = (seal.entry.to_be_bytes(), seal.position.to_be_bytes());
    let parts: [&[u8]; 6] =
        [&entry, &position, seal.row_table.as_bytes(), seal.row_id.as_bytes(), &seal.hash, &[u8::from(seal.removed)]];
    keys.mac("ledger.seal", &parts)
}

/// Where a complete subtree stands among the stored hashes (tile level, index); none for leaves and between levels.
pub(super) fn tile_place(node: Node) -> Option<(i64, i64)> {
    (node.level > 0 && node.level.is_multiple_of(TILE_HEIGHT))
        .then(|| (i64::from(node.level / TILE_HEIGHT), node.index as i64))
}

fn tile_node(node: Node, hash: Hash) -> Option<ledger_node::ActiveModel> {
    tile_place(node).map(|(level, index)| ledger_node::ActiveModel {
        level: Set(level),
        index: Set(index),
        hash: Set(hash.0.to_vec()),
    })
}

async fn write_seals(
    db: &DatabaseTransaction,
    keys: &Keys,
    index: u64,
    seals: Vec<SealedRow>,
) -> Result<(), StoreError> {
    let cells = |(position, row): (usize, SealedRow)| {
        let model = seal::Model {
            entry: index as i64,
            position: position as i64,
            row_table: row.pending.table.to_owned(),
            row_id: row.pending.id,
            salt: row.salt.to_vec(),
            hash: row.hash.0.to_vec(),
            removed: row.pending.row.is_none(),
            mac: Vec::new(),
        };
        let mac = hex::encode(seal_mac(keys, &model));
        let (salt, hash) = (hex::encode(&model.salt), hex::encode(&model.hash));
        (model.entry, model.position, model.row_table, model.row_id, salt, hash, model.removed, mac)
    };
    SEALS.insert(db, &seals.into_iter().enumerate().map(cells).collect::<Vec<_>>()).await
}
