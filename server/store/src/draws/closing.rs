//! Closing a draw without a result, and the proof where nothing could be drawn.

use super::{
    fixing::{self, Prepared},
    rows::{self, Rows},
    subject,
};
use crate::{
    Store,
    act::Act,
    entity::{draw, draw_impossible},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    draws::{
        frozen::Task,
        impossible::{Impossible, ImpossibleFault},
        record::ImpossibleRecord,
        state::{Closed, ClosedBecause, DrawState},
    },
    ids::DrawId,
    ledger::merkle::Hash,
    permissions::Actor,
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait};
use serde_json::json;

/// Ends a draw without a result. Draw and reason stay public; the numbers that came are published with it. Where no
/// complete seating exists, the proof of it is published too: examiners and rooms as they are now, under labels made here.
///
/// # Errors
/// `already-done`, `wrong-state` after the draw, `missing` or `out-of-range` (field `note`). For want of a seating also
/// `seating-exists` (field `because`) where there is one, `undecided`, `wrong-state` (field `because`) for lots, and
/// `not-found` (field `called_by`) where the draw that should have called the examiners has called nobody.
pub async fn close(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    because: ClosedBecause,
    note: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    let from = match rows::state(&held.draw)? {
        DrawState::Fixed if now >= held.draw.opens_at.utc() => DrawState::Revealing,
        state => state,
    };
    // A draw whose rows cannot be read any more could not be made, and must still be closed.
    let ready = from == DrawState::Revealing && held.revealing(now).is_ok_and(|it| it.could_be_drawn(now));
    let closed = Closed::close(from, because, note, ready, now)?;
    let proof = match because {
        ClosedBecause::NoSeating => Some(prove(&mut act, id, &held).await?),
        _ => None,
    };
    let text = serde_json::to_string(&closed).map_err(|error| rows::unreadable("closed", error))?;
    let draw = draw::Model { state: DrawState::Closed.as_str().to_owned(), closed: Some(text), ..held.draw };
    rows::save(&mut act, draw).await?;
    let mut body = serde_json::to_value(&closed).map_err(|error| rows::unreadable("closed", error))?;
    if let Some(hash) = proof {
        body["impossible_hash"] = json!(hash);
    }
    act.commit("draw.closed", subject(id), body).await?;
    Ok(())
}

/// Proves that nothing can be drawn, keeps the proof and who stands behind its labels, and answers its hash.
async fn prove(act: &mut Act<'_>, id: DrawId, held: &Rows) -> Result<Hash, StoreError> {
    let seating_exists = || Refusal::of(Code::SeatingExists, "because");
    if held.draw.frozen.is_some() {
        // Fixing has found a seating of what was frozen.
        return Err(seating_exists().into());
    }
    let parameters = rows::parameters(act.db(), &held.draw).await?;
    let Prepared { setup, pool, task } = fixing::prepare(act, held, &parameters).await?;
    let Task::Seating(seating) = task else { return Err(Refusal::of(Code::WrongState, "because").into()) };
    let proof = tokio::task::spawn_blocking(move || Impossible::of(id, setup.day, seating)).await;
    let proof = proof.map_err(|error| StoreError::Interrupted(error.to_string()))?.map_err(|fault| match fault {
        ImpossibleFault::SeatingExists => seating_exists(),
        ImpossibleFault::Undecided => Code::Undecided.into(),
        _ => Refusal::of(Code::Malformed, "because"),
    })?;
    let bytes = proof.to_bytes().map_err(|error| StoreError::Ledger(error.to_string()))?;
    let hash = Hash::of(&bytes);
    let certificate = proof.certificate.as_ref().map(serde_json::to_string).transpose();
    let row = draw_impossible::Model {
        draw_id: id.to_string(),
        document: String::from_utf8(bytes).map_err(|error| rows::unreadable("proof", error))?,
        document_hash: hash.to_string(),
        certificate: certificate.map_err(|error| rows::unreadable("certificate", error))?,
    };
    let row = draw_impossible::ActiveModel::from(row).reset_all().insert(act.db()).await?;
    act.seal(&row);
    fixing::enter(act, id, &pool).await?;
    Ok(hash)
}

/// What the page shows of a draw's proof; none where it has none.
pub(super) async fn proof_of(db: &impl ConnectionTrait, id: DrawId) -> Result<Option<ImpossibleRecord>, StoreError> {
    let found = draw_impossible::Entity::find_by_id(id.to_string()).one(db).await?;
    let record = |row: draw_impossible::Model| {
        let certificate = row.certificate.as_deref().map(serde_json::from_str).transpose();
        let certificate = certificate.map_err(|error| rows::unreadable("certificate", error))?;
        Ok(ImpossibleRecord { hash: rows::hash(&row.document_hash)?, certificate })
    };
    found.map(record).transpose()
}

/// The proof that nothing could be drawn, as it was published: the bytes that hash to what the ledger says.
///
/// # Errors
/// `not-found` for a draw that was not closed for want of a seating.
pub async fn impossible_document(store: &Store, id: DrawId) -> Result<String, StoreError> {
    let found = draw_impossible::Entity::find_by_id(id.to_string()).one(store.read()).await?;
    Ok(found.ok_or(Code::NotFound)?.document)
}
