//! A room's sitting: opened on its day, its numbers called one after the other, closed when nothing is missing.

use super::{panel, planned, rows, subject};
use crate::{
    Store, draws,
    entity::{draw, score_absence, score_sitting, score_turn},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_shanghai,
    ids::{DrawId, SittingId},
    permissions::{Action, Actor, Target},
    refusal::{Code, Refusal},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

/// Candidates of one room on one day, at most, where staff say how many.
const MOST_CANDIDATES: u16 = 200;

/// Opens a drawn room on its interview day. Its panel is the one that was drawn, whose size the draw's set-up took from
/// the parameter table. How many candidates it hears the season's plan says; `candidates` is asked of staff only for a
/// draw that stands alone, and not looked at otherwise.
///
/// # Errors
/// `not-found`, `not-yet-open` before the draw or the day, `wrong-state` after the day, `already-done`,
/// on field `candidates` `missing` and `out-of-range` (facts: least, most), `seats-empty` (facts: how many).
pub async fn open(
    store: &Store,
    actor: &Actor,
    draw: DrawId,
    room: &str,
    candidates: Option<u16>,
    now: DateTime<Utc>,
) -> Result<SittingId, StoreError> {
    let drawn = draws::drawn_room(store.read(), draw, room).await?;
    let mut act = store.act(actor, Action::KeepScores, Target::Region(drawn.place), now).await?;
    // Held, so that a room is opened once, and not while a seat of it changes hands.
    act.load::<draw::Entity>(draw.to_string()).await?.ok_or(Code::NotFound)?;
    match day_in_shanghai(now) {
        today if today < drawn.day => return Err(Code::NotYetOpen.into()),
        today if today > drawn.day => return Err(Code::WrongState.into()),
        _ => {}
    }
    let there = score_sitting::Entity::find()
        .filter(score_sitting::Column::DrawId.eq(draw.to_string()))
        .filter(score_sitting::Column::Room.eq(room));
    if there.one(act.db()).await?.is_some() {
        return Err(Code::AlreadyDone.into());
    }
    let candidates = match planned::candidates(act.db(), &drawn, room).await? {
        Some(planned) => planned,
        None => stated(candidates)?,
    };
    panel::whole(&act, draw, room, drawn.panel).await?;
    let id = SittingId(uuid::Uuid::now_v7());
    let sitting = score_sitting::Model {
        id: id.to_string(),
        draw_id: draw.to_string(),
        room: room.to_owned(),
        place: drawn.place.as_str().to_owned(),
        day: drawn.day.to_string(),
        chief: drawn.panel.chief.into(),
        deputy: drawn.panel.deputy.into(),
        public: drawn.panel.public.into(),
        candidates: candidates.into(),
        called: 0,
        opened_at: now.into(),
        closed_at: None,
    };
    let sitting = score_sitting::ActiveModel::from(sitting).insert(act.db()).await?;
    act.seal(&sitting);
    let body = json!({ "draw": draw, "room": room, "day": drawn.day, "seats": drawn.panel, "candidates": candidates });
    act.commit("scores.opened", subject(id), body).await?;
    Ok(id)
}

/// How many candidates staff say that a room has.
fn stated(candidates: Option<u16>) -> Result<u16, Refusal> {
    match candidates {
        None => Err(Refusal::of(Code::Missing, "candidates")),
        Some(candidates) if (1..=MOST_CANDIDATES).contains(&candidates) => Ok(candidates),
        Some(_) => Err(Refusal::of(Code::OutOfRange, "candidates").with(1).with(MOST_CANDIDATES)),
    }
}

/// Calls the next sequence number, and gives it. An earlier number may still wait for a score.
///
/// # Errors
/// `changed-meanwhile` where somebody else called since `called` was read; `already-done` after the last number;
/// `wrong-state` once closed.
pub async fn call_next(
    store: &Store,
    actor: &Actor,
    id: SittingId,
    called: u16,
    now: DateTime<Utc>,
) -> Result<u16, StoreError> {
    let (mut act, mut sitting) = rows::keep(store, actor, id, now).await?;
    if sitting.called != i64::from(called) {
        return Err(Code::ChangedMeanwhile.into());
    }
    if sitting.called >= sitting.candidates {
        return Err(Code::AlreadyDone.into());
    }
    sitting.called += 1;
    let number = rows::small(sitting.called)?;
    let room = sitting.room.clone();
    let sitting = score_sitting::ActiveModel::from(sitting).reset_all().update(act.db()).await?;
    act.seal(&sitting);
    let turn = score_turn::Model {
        sitting_id: sitting.id,
        number: sitting.called,
        called_at: now.into(),
        announced_at: None,
        mean: None,
        announcements: 0,
    };
    let turn = score_turn::ActiveModel::from(turn).insert(act.db()).await?;
    act.seal(&turn);
    act.commit("scores.called", subject(id), json!({ "room": room, "number": number })).await?;
    Ok(number)
}

/// Notes that the candidate of a called number did not come (缺考).
///
/// # Errors
/// `not-found` (field `number`) for a number that was not called; `already-done`; `wrong-state` once a seat has scored
/// or the room is closed.
pub async fn note_absence(
    store: &Store,
    actor: &Actor,
    id: SittingId,
    number: u16,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, sitting) = rows::keep(store, actor, id, now).await?;
    rows::turn(act.db(), &sitting, number).await?.turn.note_absence()?;
    let account_id = rows::account(&act)?;
    let row = score_absence::Model { sitting_id: sitting.id, number: number.into(), account_id, at: now.into() };
    let row = score_absence::ActiveModel::from(row).insert(act.db()).await?;
    act.seal(&row);
    act.commit("scores.absent", subject(id), json!({ "room": sitting.room, "number": number })).await?;
    Ok(())
}

/// Closes the room: every number was called and has all its scores, its mean and its three signatures, or its
/// candidate did not come.
///
/// # Errors
/// `numbers-uncalled` and `signatures-outstanding` (facts: how many numbers), `correction-pending`, `wrong-state` where
/// the room is closed.
pub async fn close(store: &Store, actor: &Actor, id: SittingId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (mut act, mut sitting) = rows::keep(store, actor, id, now).await?;
    if sitting.called < sitting.candidates {
        return Err(Refusal::new(Code::NumbersUncalled).with(sitting.candidates - sitting.called).into());
    }
    let mut unsigned = 0;
    for number in 1..=rows::small(sitting.called)? {
        rows::nothing_pending(&act, &sitting, number).await?;
        let kept = rows::turn(act.db(), &sitting, number).await?;
        unsigned += u16::from(!kept.turn.state().is_done());
    }
    if unsigned > 0 {
        return Err(Refusal::new(Code::SignaturesOutstanding).with(unsigned).into());
    }
    sitting.closed_at = Some(now.into());
    let body = json!({ "room": sitting.room, "called": sitting.called, "candidates": sitting.candidates });
    let sitting = score_sitting::ActiveModel::from(sitting).reset_all().update(act.db()).await?;
    act.seal(&sitting);
    act.commit("scores.closed", subject(id), body).await?;
    Ok(())
}
