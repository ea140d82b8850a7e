//! Outside witnesses (见证方): what is submitted to them, what they have cosigned, and heads that bear their lines.

use super::{head, tiles};
use crate::{Store, entity::witness, error::StoreError, instant::Instant};
use chrono::{DateTime, Utc};
use domain::ledger::{
    merkle::Hash,
    note::{Note, VerifierKey},
    tile::{needed_for_consistency, needed_for_root},
    witness::{Cosignature, Submission, Trouble, cosignature},
};
use sea_orm::{
    ActiveValue::Set,
    EntityTrait, QueryOrder,
    sea_query::{Expr, ExprTrait, OnConflict},
};

/// An outside witness as the ledger knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Its public key.
    pub key: VerifierKey,
    /// What it has cosigned last.
    pub cosigned: Option<Cosigned>,
    /// When it was last asked.
    pub asked: DateTime<Utc>,
    /// Why the last try brought no cosignature.
    pub trouble: Option<Trouble>,
}

/// A head that a witness has cosigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigned {
    /// The number of entries.
    pub size: u64,
    /// When the witness says it signed.
    pub at: DateTime<Utc>,
    /// Its signature line, without the line break.
    line: String,
}

/// Every witness that was ever asked, by key text. A row that cannot be read is passed over, so that no head of the ledger
/// fails for it.
///
/// # Errors
/// The database.
pub async fn witnesses(store: &Store) -> Result<Vec<Witness>, StoreError> {
    let rows = witness::Entity::find().order_by_asc(witness::Column::Key).all(store.read()).await?;
    let read = |row| read(row).inspect_err(|error| tracing::error!(%error, "a witness's row")).ok();
    Ok(rows.into_iter().filter_map(read).collect())
}

/// What is submitted to a witness that has cosigned `old` entries; none where the ledger is empty or has fewer than that.
///
/// # Errors
/// The database; tiles that cannot be read.
pub async fn submission(store: &Store, old: u64) -> Result<Option<Submission>, StoreError> {
    let head = head::frontier(&head::read(store.read()).await?)?;
    let size = head.size();
    if size == 0 || old > size {
        return Ok(None);
    }
    let proof = if old == 0 || old == size {
        Vec::new()
    } else {
        let needed = needed_for_consistency(old, size).map_err(|e| StoreError::Ledger(e.to_string()))?;
        let tiles = tiles::gather(store, needed).await?;
        tiles.consistency_proof(old, size).map_err(|e| StoreError::Ledger(e.to_string()))?
    };
    let checkpoint = tiles::signed(store, size, head.root())?.to_string();
    Ok(Some(Submission { old, size, proof, checkpoint }))
}

/// Keeps a witness's cosignature of a head; an older one never replaces a newer.
///
/// # Errors
/// The database.
pub async fn cosigned(
    store: &Store,
    key: &VerifierKey,
    size: u64,
    cosignature: &Cosignature,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    use witness::Column::{Asked, Key, Line, Size, Trouble};
    let newer = Expr::col((witness::Entity, Size)).lte(size as i64);
    let replace =
        OnConflict::column(Key).update_columns([Size, Line, Asked, Trouble]).action_and_where(newer).to_owned();
    let row = witness::ActiveModel {
        key: Set(key.to_string()),
        size: Set(size as i64),
        line: Set(Some(cosignature.line.to_string())),
        asked: Set(Instant::from(now)),
        trouble: Set(None),
    };
    witness::Entity::insert(row).on_conflict(replace).exec_without_returning(store.read()).await?;
    Ok(())
}

/// Keeps that a witness did not cosign; what it has cosigned before stays.
///
/// # Errors
/// The database.
pub async fn trouble(store: &Store, key: &VerifierKey, trouble: Trouble, now: DateTime<Utc>) -> Result<(), StoreError> {
    use witness::Column::{Asked, Key, Trouble};
    let replace = OnConflict::column(Key).update_columns([Asked, Trouble]).to_owned();
    let row = witness::ActiveModel {
        key: Set(key.to_string()),
        size: Set(0),
        line: Set(None),
        asked: Set(Instant::from(now)),
        trouble: Set(Some(word(trouble)?)),
    };
    witness::Entity::insert(row).on_conflict(replace).exec_without_returning(store.read()).await?;
    Ok(())
}

/// The signed head with the line of every witness that has cosigned just this one.
pub(super) async fn witnessed(store: &Store, size: u64, root: Hash) -> Result<Note, StoreError> {
    let mut note = tiles::signed(store, size, root)?;
    let bare = note.to_string();
    for witness in witnesses(store).await? {
        let Some(cosigned) = witness.cosigned.filter(|cosigned| cosigned.size == size) else { continue };
        // A line that does not verify would make readers refuse the whole head.
        if let Ok(good) = cosignature(&bare, &witness.key, &format!("{}\n", cosigned.line)) {
            note.add(good.line);
        }
    }
    Ok(note)
}

/// The head against which an entry is best proved: the newest one with a cosignature if it reaches the entry, else the
/// present one. Nothing is signed again that a witness has not verifiably seen or the ledger does not hold now.
pub(super) async fn best_head(store: &Store, index: u64) -> Result<(u64, Note), StoreError> {
    let present = head::frontier(&head::read(store.read()).await?)?;
    let newest = witnesses(store).await?.into_iter().filter_map(|witness| Some(witness.cosigned?.size)).max();
    if let Some(size) = newest.filter(|size| index < *size && *size < present.size()) {
        let tiles = tiles::gather(store, needed_for_root(size)).await?;
        let root = tiles.root(size).map_err(|e| StoreError::Ledger(e.to_string()))?;
        let note = witnessed(store, size, root).await?;
        if note.signatures().len() > 1 {
            return Ok((size, note));
        }
    }
    Ok((present.size(), witnessed(store, present.size(), present.root()).await?))
}

fn read(row: witness::Model) -> Result<Witness, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable(format!("witnesses.{what} of {}", row.key));
    let key: VerifierKey = row.key.parse().map_err(|_| unreadable("key"))?;
    let cosigned = match &row.line {
        None => None,
        Some(line) => {
            let at = time_of(line).ok_or_else(|| unreadable("line"))?;
            Some(Cosigned { size: row.size as u64, at, line: line.clone() })
        }
    };
    let trouble = row.trouble.as_ref().map(|word| serde_json::from_value(word.as_str().into())).transpose();
    Ok(Witness { key, cosigned, asked: row.asked.utc(), trouble: trouble.map_err(|_| unreadable("trouble"))? })
}

/// The time that a witness's line states.
fn time_of(line: &str) -> Option<DateTime<Utc>> {
    let line: domain::ledger::note::Signature = line.parse().ok()?;
    let (at, _) = line.bytes.split_first_chunk::<8>()?;
    DateTime::from_timestamp(i64::try_from(u64::from_be_bytes(*at)).ok()?, 0)
}

/// The stable word of a trouble.
fn word(trouble: Trouble) -> Result<String, StoreError> {
    match serde_json::to_value(trouble) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        other => Err(StoreError::Unreadable(format!("{other:?}"))),
    }
}
