//! Replacements (递补): one seat is filled again by the order that the seed fixed; nothing is drawn a second time.

use super::{rows, subject};
use crate::{
    Store,
    act::Act,
    entity::{draw_pool, draw_replacement},
    error::StoreError,
    scores,
};
use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_shanghai,
    draws::{
        bundle::DrawResult,
        frozen::Frozen,
        seating::replacement::{LeftBecause, NotReplaceable, Replacement, Standing},
        state::DrawState,
    },
    examiners::PanelRole,
    ids::DrawId,
    permissions::Actor,
    refusal::Code,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

/// Takes an examiner off their seat and gives it to the next in the drawn order who keeps every rule. Where nobody is
/// left the seat stays empty, in public. Answers what was written.
///
/// # Errors
/// `wrong-state` before the draw is drawn or where it draws lots, `already-done` where nobody of that label sits
/// anywhere now, `day-over` after the interview day, `panel-sits` where the room hears candidates and the reason does
/// not permit it then.
pub async fn replace(
    store: &Store,
    actor: &Actor,
    id: DrawId,
    out: &str,
    because: LeftBecause,
    now: DateTime<Utc>,
) -> Result<Replacement, StoreError> {
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    rows::demand(&held.draw, DrawState::Drawn)?;
    let (Some(frozen), Some(result)) = (rows::frozen(&held.draw)?, rows::result(&held.draw)?) else {
        return Err(Code::WrongState.into());
    };
    if day_in_shanghai(now) > frozen.day {
        return Err(Code::DayOver.into());
    }
    let before = of_draw(act.db(), id).await?;
    let number = before.len() as i64 + 1;
    let made = next(&frozen, &result, &before, out, because, now)?;
    let row = draw_replacement::Model {
        draw_id: id.to_string(),
        number,
        room: made.room.clone(),
        role: made.role.as_str().to_owned(),
        k: i64::from(made.k),
        out_label: made.out.clone(),
        because: because.as_str().to_owned(),
        into_label: made.into.clone(),
        at: now.into(),
    };
    let row = draw_replacement::ActiveModel::from(row).reset_all().insert(act.db()).await?;
    act.seal(&row);
    let left = take(&mut act, id, &made.out, None).await?;
    if let Some(into) = &made.into {
        take(&mut act, id, into, Some(&left)).await?;
    }
    let mut body = json!({
        "room": made.room, "role": made.role, "k": made.k, "out": made.out, "because": because, "into": made.into,
    });
    scores::during(&act, id, &made, &mut body).await?;
    act.commit("draw.replaced", subject(id), body).await?;
    Ok(made)
}

/// The replacement as the rule makes it, at a time in whole seconds.
fn next(
    frozen: &Frozen,
    result: &DrawResult,
    before: &[Replacement],
    out: &str,
    because: LeftBecause,
    now: DateTime<Utc>,
) -> Result<Replacement, StoreError> {
    let (Some(seating), Some(drawn)) = (frozen.task.seating(), result.drawn.seating()) else {
        return Err(Code::WrongState.into());
    };
    let standing = Standing::after(seating, drawn, before);
    let mut standing = standing.map_err(|(at, why)| rows::unreadable("replacement", format!("{at}: {why}")))?;
    standing.replace(out.trim(), because, now).map_err(|why| match why {
        NotReplaceable::NotSeated => Code::AlreadyDone.into(),
        NotReplaceable::Foreign => rows::unreadable("replacement", why),
    })
}

/// Writes the seat of `seat` to a label's row, or none, and answers the row as it was.
async fn take(
    act: &mut Act<'_>,
    id: DrawId,
    label: &str,
    seat: Option<&draw_pool::Model>,
) -> Result<draw_pool::Model, StoreError> {
    let before = act.load::<draw_pool::Entity>((id.to_string(), label.to_owned())).await?;
    let before = before.ok_or_else(|| rows::unreadable("pool", label))?;
    let row = draw_pool::Model {
        room: seat.and_then(|seat| seat.room.clone()),
        role: seat.and_then(|seat| seat.role.clone()),
        k: seat.and_then(|seat| seat.k),
        ..before.clone()
    };
    let saved = draw_pool::ActiveModel::from(row).reset_all().update(act.db()).await?;
    act.seal(&saved);
    Ok(before)
}

/// The replacements of a draw, in their order.
pub(super) async fn of_draw(db: &impl ConnectionTrait, id: DrawId) -> Result<Vec<Replacement>, StoreError> {
    let of_draw = draw_replacement::Entity::find().filter(draw_replacement::Column::DrawId.eq(id.to_string()));
    let found = of_draw.order_by_asc(draw_replacement::Column::Number).all(db).await?;
    found.into_iter().map(replacement).collect()
}

fn replacement(row: draw_replacement::Model) -> Result<Replacement, StoreError> {
    Ok(Replacement {
        role: PanelRole::parse(&row.role).ok_or_else(|| rows::unreadable("role", &row.role))?,
        k: u16::try_from(row.k).map_err(|error| rows::unreadable("k", error))?,
        because: LeftBecause::parse(&row.because).ok_or_else(|| rows::unreadable("reason", &row.because))?,
        room: row.room,
        out: row.out_label,
        into: row.into_label,
        at: row.at.utc(),
    })
}
