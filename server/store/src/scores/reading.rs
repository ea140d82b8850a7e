//! What is read of a sitting: the room's screen for everybody, the corrections that wait for those who decide them.

use super::{rows, subject};
use crate::{
    Store,
    entity::{ledger_entry, score, score_correction, score_sitting},
    error::StoreError,
    ledger::snapshot,
};
use domain::{
    draws::bundle::LedgerLine,
    ids::{CorrectionId, DrawId, SittingId},
    permissions::Actor,
    refusal::Code,
    scores::{Board, BoardLine, CorrectedBecause, Score, Seat, Signer},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A correction that waits for its counter-signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The correction.
    pub id: CorrectionId,
    /// The sequence number.
    pub number: u16,
    /// The seat.
    pub seat: Seat,
    /// The score that stands.
    pub old: Score,
    /// The score asked for.
    pub new: Score,
    /// The kind of the mistake; none where it was asked for before kinds were kept.
    pub because: Option<CorrectedBecause>,
    /// Why.
    pub reason: String,
}

/// What an examiner sees of their own seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The seat.
    pub seat: Seat,
    /// The numbers that the seat has scored, ascending, each with the score that the asker entered; none where whoever
    /// sat there before did.
    pub scores: Vec<(u16, Option<Score>)>,
}

/// The asker's own seat in the room; none for everybody who does not sit there.
///
/// # Errors
/// `not-found`; the database.
pub async fn own(store: &Store, actor: &Actor, id: SittingId) -> Result<Option<Own>, StoreError> {
    let sitting = rows::load(store.read(), id).await?;
    let Some(account) = actor.account else { return Ok(None) };
    let Some(seat) = crate::draws::seated(store.read(), &sitting.draw_id, &sitting.room, account).await? else {
        return Ok(None);
    };
    let entered = score::Entity::find()
        .filter(score::Column::SittingId.eq(&sitting.id))
        .filter(score::Column::Role.eq(seat.role.as_str()))
        .filter(score::Column::K.eq(i64::from(seat.k)))
        .order_by_asc(score::Column::Number);
    let entered = entered.all(store.read()).await?.into_iter();
    let asker = account.to_string();
    let scores = entered.map(|row| {
        let score = (row.account_id == asker).then(|| rows::score(row.hundredths)).transpose()?;
        Ok((rows::small(row.number)?, score))
    });
    Ok(Some(Own { seat, scores: scores.collect::<Result<_, StoreError>>()? }))
}

/// The sitting of a drawn room.
///
/// # Errors
/// `not-found` before it is opened.
pub async fn of_room(store: &Store, draw: DrawId, room: &str) -> Result<SittingId, StoreError> {
    let found = score_sitting::Entity::find()
        .filter(score_sitting::Column::DrawId.eq(draw.to_string()))
        .filter(score_sitting::Column::Room.eq(room))
        .one(store.read())
        .await?
        .ok_or(Code::NotFound)?;
    found.id.parse().map_err(|error| rows::unreadable("id", error))
}

/// The room's screen. No score is in it before its number's mean is announced.
///
/// # Errors
/// `not-found`.
pub async fn board(store: &Store, id: SittingId) -> Result<Board, StoreError> {
    // One view of the whole room: a mean is never read beside scores that were corrected a moment later.
    let view = snapshot(store).await?;
    let sitting = rows::load(&view, id).await?;
    let mut lines = Vec::new();
    for number in 1..=rows::small(sitting.called)? {
        lines.push(BoardLine::of(&rows::turn(&view, &sitting, number).await?.turn));
    }
    view.commit().await?;
    Ok(Board {
        draw: sitting.draw_id.parse().map_err(|error| rows::unreadable("draw", error))?,
        day: sitting.day.parse().map_err(|error| rows::unreadable("day", error))?,
        seats: rows::panel(&sitting)?.total() as u16,
        candidates: rows::small(sitting.candidates)?,
        closed: sitting.closed_at.is_some(),
        room: sitting.room,
        lines,
    })
}

/// The corrections of a sitting that wait, for whoever may counter-sign or has asked as scorer.
///
/// # Errors
/// `not-permitted`, `not-found`.
pub async fn pending_corrections(store: &Store, actor: &Actor, id: SittingId) -> Result<Vec<Pending>, StoreError> {
    let sitting = rows::load(store.read(), id).await?;
    if rows::signer(store.read(), actor, &sitting).await?.is_none() {
        return Err(Code::NotPermitted.into());
    }
    let waiting = score_correction::Entity::find()
        .filter(score_correction::Column::SittingId.eq(&sitting.id))
        .filter(score_correction::Column::State.eq(rows::PENDING))
        .order_by_asc(score_correction::Column::Id);
    waiting.all(store.read()).await?.into_iter().map(pending).collect()
}

/// As whom the asker signs results and decides corrections here; none for everybody else.
///
/// # Errors
/// `not-found`; the database.
pub async fn signs_as(store: &Store, actor: &Actor, id: SittingId) -> Result<Option<Signer>, StoreError> {
    rows::signer(store.read(), actor, &rows::load(store.read(), id).await?).await
}

/// The newest entries of the ledger about a sitting, at most so many, the oldest of them first.
///
/// # Errors
/// The database.
pub async fn on_ledger(store: &Store, id: SittingId, most: u64) -> Result<Vec<LedgerLine>, StoreError> {
    let about = ledger_entry::Entity::find().filter(ledger_entry::Column::Subject.eq(subject(id)));
    let found = about.order_by_desc(ledger_entry::Column::Index).limit(most).all(store.read()).await?;
    let line = |entry: ledger_entry::Model| LedgerLine { index: entry.index as u64, kind: entry.kind };
    Ok(found.into_iter().rev().map(line).collect())
}

fn pending(row: score_correction::Model) -> Result<Pending, StoreError> {
    Ok(Pending {
        id: row.id.parse().map_err(|error| rows::unreadable("id", error))?,
        number: rows::small(row.number)?,
        seat: rows::seat(&row.role, row.k)?,
        old: rows::score(row.old)?,
        new: rows::score(row.new)?,
        because: rows::because(&row)?,
        reason: row.reason,
    })
}
