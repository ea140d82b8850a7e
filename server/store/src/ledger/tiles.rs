//! The ledger as outside readers see it: signed checkpoint, tiles, proof files (C2SP formats).

use super::{head, witnesses};
use crate::{
    Store,
    entity::{ledger_entry, ledger_node},
    error::StoreError,
};
use domain::{
    ledger::{
        checkpoint::Checkpoint,
        merkle::Hash,
        note::Note,
        proof::ProofFile,
        tile::{Content, TilePath, Tiles, WIDTH, encode_bundle, encode_hashes, needed_for_inclusion},
    },
    refusal::Code,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many entries the ledger has.
///
/// # Errors
/// The database.
pub async fn size(store: &Store) -> Result<u64, StoreError> {
    Ok(head::read(store.read()).await?.size as u64)
}

/// The ledger's public key in signed-note form, for `/ledger/key`.
pub fn vkey(store: &Store) -> String {
    store.keys().vkey()
}

/// The head, signed, with the lines of the witnesses that have cosigned it: the text of `/ledger/checkpoint`.
///
/// # Errors
/// The database, or a head that cannot be signed.
pub async fn checkpoint(store: &Store) -> Result<String, StoreError> {
    let head = head::frontier(&head::read(store.read()).await?)?;
    Ok(witnesses::witnessed(store, head.size(), head.root()).await?.to_string())
}

/// A head with the ledger's own signature.
pub(super) fn signed(store: &Store, size: u64, root: Hash) -> Result<Note, StoreError> {
    let checkpoint = Checkpoint::new(store.keys().origin(), size, root);
    checkpoint.sign(store.keys().signer()).map_err(|e| StoreError::Ledger(e.to_string()))
}

/// The tiles of some names, all of which the ledger must have.
pub(super) async fn gather(store: &Store, needed: Vec<TilePath>) -> Result<Tiles, StoreError> {
    let mut tiles = Tiles::new();
    for path in needed {
        let bytes = tile(store, path).await?.ok_or_else(|| StoreError::Unreadable(path.to_string()))?;
        tiles.insert(path, &bytes).map_err(|e| StoreError::Ledger(e.to_string()))?;
    }
    Ok(tiles)
}

/// The bytes of a tile: hashes, or a bundle of entries. None where the ledger does not reach so far.
///
/// # Errors
/// The database, or stored hashes of the wrong length.
pub async fn tile(store: &Store, path: TilePath) -> Result<Option<Vec<u8>>, StoreError> {
    match path.content {
        Content::Entries => bundle(store, path).await,
        Content::Hashes { level } => {
            let Some(hashes) = hashes(store, level, path).await? else { return Ok(None) };
            encode_hashes(&hashes).map(Some).map_err(|e| StoreError::Ledger(e.to_string()))
        }
    }
}

/// The `.tlog-proof` file of an entry against the newest cosigned head that reaches it, else the present one. Its extra
/// data is the entry itself, so that the file and the ledger's key are all that a check needs.
///
/// # Errors
/// `not-found` where the ledger has no such entry; the database.
pub async fn proof(store: &Store, index: u64) -> Result<String, StoreError> {
    let extra = Some(super::entry(store, index).await?.bytes);
    let (size, head) = witnesses::best_head(store, index).await?;
    let tiles = gather(store, needed_for_inclusion(index, size).map_err(|_| Code::NotFound)?).await?;
    let hashes = tiles.inclusion_proof(index, size).map_err(|e| StoreError::Ledger(e.to_string()))?;
    Ok(ProofFile { extra, index, hashes, checkpoint: head.to_string() }.to_string())
}

/// The rows of a tile as a half-open range of the columns that count them; none beyond what a column can count.
fn range(path: TilePath) -> Option<(i64, i64)> {
    let first = i64::try_from(path.index).ok()?.checked_mul(i64::from(WIDTH))?;
    Some((first, first.checked_add(i64::from(path.width))?))
}

async fn bundle(store: &Store, path: TilePath) -> Result<Option<Vec<u8>>, StoreError> {
    let Some((first, end)) = range(path) else { return Ok(None) };
    let entries: Vec<Vec<u8>> = ledger_entry::Entity::find()
        .select_only()
        .column(ledger_entry::Column::Bytes)
        .filter(ledger_entry::Column::Index.gte(first))
        .filter(ledger_entry::Column::Index.lt(end))
        .order_by_asc(ledger_entry::Column::Index)
        .into_tuple()
        .all(store.read())
        .await?;
    if entries.len() != usize::from(path.width) {
        return Ok(None);
    }
    encode_bundle(&entries).map(Some).map_err(|e| StoreError::Ledger(e.to_string()))
}

async fn hashes(store: &Store, level: u8, path: TilePath) -> Result<Option<Vec<Hash>>, StoreError> {
    let Some((first, end)) = range(path) else { return Ok(None) };
    let rows: Vec<Vec<u8>> = if level == 0 {
        ledger_entry::Entity::find()
            .select_only()
            .column(ledger_entry::Column::LeafHash)
            .filter(ledger_entry::Column::Index.gte(first))
            .filter(ledger_entry::Column::Index.lt(end))
            .order_by_asc(ledger_entry::Column::Index)
            .into_tuple()
            .all(store.read())
            .await?
    } else {
        ledger_node::Entity::find()
            .select_only()
            .column(ledger_node::Column::Hash)
            .filter(ledger_node::Column::Level.eq(i64::from(level)))
            .filter(ledger_node::Column::Index.gte(first))
            .filter(ledger_node::Column::Index.lt(end))
            .order_by_asc(ledger_node::Column::Index)
            .into_tuple()
            .all(store.read())
            .await?
    };
    if rows.len() != usize::from(path.width) {
        return Ok(None);
    }
    let read = |row: &Vec<u8>| Hash::from_slice(row).map_err(|e| StoreError::Unreadable(format!("{path}: {e}")));
    rows.iter().map(read).collect::<Result<_, _>>().map(Some)
}
