//! What an examiner answers to a seat, and what staff reply. The words stay between them; the ledger says that there were some.

use super::{rows, subject};
use crate::{
    Store,
    act::Act,
    entity::{account, draw_answer, draw_pool},
    error::StoreError,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_shanghai,
    draws::{
        answer::{Answer, AnswerState, Move},
        seating::replacement::LeftBecause,
        state::DrawState,
    },
    ids::DrawId,
    permissions::{Action, Actor, Target},
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

/// Takes an examiner's confirmation of their own seat.
///
/// # Errors
/// What [`Answer::after`] refuses; `not-found` where the asker has no seat in the draw, `wrong-state` before it is
/// drawn, `day-over` after the interview day.
pub async fn confirm(store: &Store, actor: &Actor, id: DrawId, now: DateTime<Utc>) -> Result<(), StoreError> {
    own(store, actor, id, Move::Confirm, "draw.seat-confirmed", now).await
}

/// Takes an examiner's request to be replaced, with the reason.
///
/// # Errors
/// As [`confirm`].
pub async fn ask(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    because: LeftBecause,
    note: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let asked = Move::Ask { because, note: note.to_owned() };
    own(store, actor, id, asked, "draw.replacement-asked", now).await
}

/// Declines a request, with the reason; the examiner keeps the seat. Whoever agrees calls [`super::replace`].
///
/// # Errors
/// What [`Answer::after`] refuses; the permission to lead the draw.
pub async fn decline(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    label: &str,
    reply: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (act, held) = rows::lead(store, actor, id, now).await?;
    rows::demand(&held.draw, DrawState::Drawn)?;
    let declined = Move::Decline { reply: reply.to_owned() };
    write(act, id, label.trim(), declined, "draw.replacement-declined").await
}

async fn own(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    made: Move,
    kind: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let target = actor.account.map_or(Target::Anything, Target::Account);
    let act = store.act(actor, Action::AnswerDuty, target, now).await?;
    let held = rows::hold(&act, id).await?;
    let label = own_label(act.db(), actor, id).await?;
    rows::demand(&held.draw, DrawState::Drawn)?;
    if day_in_shanghai(now) > rows::setup(&held.draw)?.day {
        return Err(Code::DayOver.into());
    }
    write(act, id, &label, made, kind).await
}

/// The label under which the asker sits in the draw.
async fn own_label(db: &impl ConnectionTrait, actor: &Actor, id: DrawId) -> Result<String, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?.to_string();
    let account = account::Entity::find_by_id(account).one(db).await?.ok_or(Code::NotFound)?;
    let examiner = account.examiner.ok_or(Code::NotFound)?;
    let own = draw_pool::Entity::find().filter(draw_pool::Column::DrawId.eq(id.to_string()));
    let own = own.filter(draw_pool::Column::ExaminerId.eq(examiner)).filter(draw_pool::Column::Room.is_not_null());
    Ok(own.one(db).await?.ok_or(Code::NotFound)?.label)
}

async fn write(mut act: Act<'_>, id: DrawId, label: &str, made: Move, kind: &str) -> Result<(), StoreError> {
    let before = act.load::<draw_answer::Entity>((id.to_string(), label.to_owned())).await?;
    let new = before.is_none();
    let answer = Answer::after(before.map(answer).transpose()?, made)?;
    let row = draw_answer::ActiveModel::from(draw_answer::Model {
        draw_id: id.to_string(),
        label: label.to_owned(),
        state: answer.state.as_str().to_owned(),
        because: answer.because.map(|because| because.as_str().to_owned()),
        note: answer.note,
        reply: answer.reply,
        at: act.now().into(),
    })
    .reset_all();
    let saved = if new { row.insert(act.db()).await? } else { row.update(act.db()).await? };
    act.seal(&saved);
    // Who asked stays between them: the seal binds the row, and the entry says that there was an answer.
    act.commit(kind, subject(id), json!({ "because": saved.because })).await?;
    Ok(())
}

/// The answer that a row holds.
pub(super) fn answer(row: draw_answer::Model) -> Result<Answer, StoreError> {
    let because = row.because.as_deref();
    let read = |text: &str| LeftBecause::parse(text).ok_or_else(|| rows::unreadable("reason", text));
    Ok(Answer {
        state: AnswerState::parse(&row.state).ok_or_else(|| rows::unreadable("answer", &row.state))?,
        because: because.map(read).transpose()?,
        note: row.note,
        reply: row.reply,
    })
}

/// The answer to one seat.
pub(super) async fn of_label(db: &impl ConnectionTrait, id: DrawId, label: &str) -> Result<Option<Answer>, StoreError> {
    let key = (id.to_string(), label.to_owned());
    draw_answer::Entity::find_by_id(key).one(db).await?.map(answer).transpose()
}

/// The labels of those who ask to be replaced and still sit.
pub(super) async fn asked(db: &impl ConnectionTrait, id: DrawId) -> Result<Vec<String>, StoreError> {
    let of_draw = draw_answer::Entity::find().filter(draw_answer::Column::DrawId.eq(id.to_string()));
    let open = of_draw.filter(draw_answer::Column::State.eq(AnswerState::Asked.as_str())).all(db).await?;
    let labels: Vec<String> = open.into_iter().map(|row| row.label).collect();
    let sitting = draw_pool::Entity::find().filter(draw_pool::Column::DrawId.eq(id.to_string()));
    let sitting = sitting.filter(draw_pool::Column::Label.is_in(labels)).filter(draw_pool::Column::Room.is_not_null());
    Ok(sitting.all(db).await?.into_iter().map(|row| row.label).collect())
}
