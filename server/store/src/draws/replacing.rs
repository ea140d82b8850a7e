//! Replacements (递补): one seat is filled again by the order that the seed fixed; nothing is drawn a second time.

use super::{present::Present, rows, subject};
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
/// left the seat stays empty, in public. Who comes in but could not be drawn any more, as the register is now, leaves again
/// in the same step. Answers what was written: what was asked for, then each who had to leave again.
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
) -> Result<Vec<Replacement>, StoreError> {
    let (mut act, held) = rows::lead(store, actor, id, now).await?;
    let (frozen, result) = drawn(&held, now)?;
    let (Some(seating), Some(drawn)) = (frozen.task.seating(), result.drawn.seating()) else {
        return Err(Code::WrongState.into());
    };
    let before = of_draw(act.db(), id).await?;
    let standing = Standing::after(seating, drawn, &before);
    let mut standing = standing.map_err(|(at, why)| rows::unreadable("replacement", format!("{at}: {why}")))?;
    let present = Present::of(act.db(), &held.draw, &frozen, seating).await?;
    let mut all = Vec::new();
    let mut leaving = (out.trim().to_owned(), because);
    loop {
        let made = standing.replace(&leaving.0, leaving.1, now).map_err(refused)?;
        write(&mut act, id, (before.len() + all.len() + 1) as i64, &made).await?;
        // Who left unasked is told from whom staff replaced.
        let mut body = json!({
            "room": made.room, "role": made.role, "k": made.k, "out": made.out, "because": made.because,
            "into": made.into, "by_register": !all.is_empty(),
        });
        scores::during(&act, id, &made, &mut body).await?;
        let against = match &made.into {
            Some(into) => present.against(act.db(), into, &made.room, made.role).await?,
            None => None,
        };
        let next = made.into.clone().zip(against);
        all.push(made);
        let Some(next) = next else {
            act.commit("draw.replaced", subject(id), body).await?;
            return Ok(all);
        };
        act.record("draw.replaced", subject(id), body).await?;
        leaving = next;
    }
}

/// What was frozen and drawn, of a draw whose interview day is not over.
pub(super) fn drawn(held: &rows::Rows, now: DateTime<Utc>) -> Result<(Frozen, DrawResult), StoreError> {
    rows::demand(&held.draw, DrawState::Drawn)?;
    let both = rows::frozen(&held.draw)?.zip(rows::result(&held.draw)?);
    let (frozen, result) = both.ok_or(Code::WrongState)?;
    if day_in_shanghai(now) > frozen.day {
        return Err(Code::DayOver.into());
    }
    Ok((frozen, result))
}

pub(super) fn refused(why: NotReplaceable) -> StoreError {
    match why {
        NotReplaceable::NotSeated => Code::AlreadyDone.into(),
        NotReplaceable::Foreign => rows::unreadable("replacement", why),
    }
}

/// Writes a replacement, and the seat to the rows of both.
async fn write(act: &mut Act<'_>, id: DrawId, number: i64, made: &Replacement) -> Result<(), StoreError> {
    let row = draw_replacement::Model {
        draw_id: id.to_string(),
        number,
        room: made.room.clone(),
        role: made.role.as_str().to_owned(),
        k: i64::from(made.k),
        out_label: made.out.clone(),
        because: made.because.as_str().to_owned(),
        into_label: made.into.clone(),
        at: made.at.into(),
    };
    let row = draw_replacement::ActiveModel::from(row).reset_all().insert(act.db()).await?;
    act.seal(&row);
    let left = take(act, id, &made.out, None).await?;
    if let Some(into) = &made.into {
        take(act, id, into, Some(&left)).await?;
    }
    Ok(())
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
