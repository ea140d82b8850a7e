//! What is read of a sitting: the room's screen for everybody, the corrections that wait for those who decide them.

use super::rows;
use crate::{
    Store,
    entity::{score, score_correction, score_sitting},
    error::StoreError,
    ledger::snapshot,
};
use domain::{
    ids::{CorrectionId, DrawId, SittingId},
    permissions::{Action, Actor, Target, may},
    refusal::Code,
    scores::{Board, BoardLine, Score, Seat},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

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
    /// Why.
    pub reason: String,
}

/// What an examiner sees of their own seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The seat.
    pub seat: Seat,
    /// The scores that they entered, by sequence number, ascending.
    pub scores: Vec<(u16, Score)>,
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
    let scores = entered.map(|row| Ok((rows::small(row.number)?, rows::score(row.hundredths)?)));
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
    let as_scorer = may(actor, Action::KeepScores, Target::Region(rows::place(&sitting)?));
    if as_scorer.is_err() {
        let own = actor.account.map_or(Target::Anything, Target::Account);
        may(actor, Action::SignScores, own)?;
        if !decides(store, actor, &sitting).await? {
            return Err(Code::NotPermitted.into());
        }
    }
    let waiting = score_correction::Entity::find()
        .filter(score_correction::Column::SittingId.eq(&sitting.id))
        .filter(score_correction::Column::State.eq(rows::PENDING))
        .order_by_asc(score_correction::Column::Id);
    waiting.all(store.read()).await?.into_iter().map(pending).collect()
}

/// Whether the asker is a supervisor of the draw or the room's chief.
async fn decides(store: &Store, actor: &Actor, sitting: &score_sitting::Model) -> Result<bool, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    if rows::supervises(store.read(), actor, sitting).await? {
        return Ok(true);
    }
    let seat = crate::draws::seated(store.read(), &sitting.draw_id, &sitting.room, account).await?;
    Ok(seat.is_some_and(|seat| seat.role == domain::examiners::PanelRole::Chief))
}

fn pending(row: score_correction::Model) -> Result<Pending, StoreError> {
    Ok(Pending {
        id: row.id.parse().map_err(|error| rows::unreadable("id", error))?,
        number: rows::small(row.number)?,
        seat: rows::seat(&row.role, row.k)?,
        old: rows::score(row.old)?,
        new: rows::score(row.new)?,
        reason: row.reason,
    })
}
