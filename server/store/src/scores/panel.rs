//! A room's panel on the day: whether it is whole, whether whoever sits in it still may, and when it may be changed.

use super::rows;
use crate::{
    Store,
    act::Act,
    entity::{account, draw_pool, score_sitting},
    error::StoreError,
    examiners,
};
use domain::{
    draws::seating::{document::Panel, replacement::Replacement},
    ids::DrawId,
    refusal::{Code, Refusal},
    scores::may_leave_during,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};

/// Refuses a room of which a seat is empty, because nobody was left to fill it.
///
/// # Errors
/// `seats-empty` (facts: how many).
pub(super) async fn whole(act: &Act<'_>, draw: DrawId, room: &str, panel: Panel) -> Result<(), StoreError> {
    let seated = draw_pool::Entity::find()
        .filter(draw_pool::Column::DrawId.eq(draw.to_string()))
        .filter(draw_pool::Column::Room.eq(room));
    let empty = u64::from(panel.total()).saturating_sub(seated.count(act.db()).await?);
    if empty > 0 { Err(Refusal::new(Code::SeatsEmpty).with(empty).into()) } else { Ok(()) }
}

/// Refuses a score of an examiner who sits here and, as the register stands now, could not be drawn for the day.
///
/// # Errors
/// `no-longer-eligible`.
pub(super) async fn still_eligible(
    store: &Store,
    act: &Act<'_>,
    sitting: &score_sitting::Model,
) -> Result<(), StoreError> {
    let day = sitting.day.parse().map_err(|error| rows::unreadable("day", error))?;
    let account = account::Entity::find_by_id(rows::account(act)?).one(act.db()).await?;
    let examiner = account.and_then(|account| account.examiner).ok_or(Code::NotPermitted)?;
    let may = examiners::drawable_on(store, act.db(), &examiner, day).await?;
    if may { Ok(()) } else { Err(Code::NoLongerEligible.into()) }
}

/// Asked when a seat of a drawn room changes hands: while the room hears candidates only some reasons permit it, and the
/// ledger's `body` says as `called` how many numbers were called then. Holds the room until the act ends, so that whoever
/// leaves cannot score at the same moment.
///
/// # Errors
/// `panel-sits` (facts: room, numbers called).
pub(crate) async fn during(
    act: &Act<'_>,
    draw: DrawId,
    made: &Replacement,
    body: &mut Value,
) -> Result<(), StoreError> {
    let of_room = score_sitting::Entity::find()
        .filter(score_sitting::Column::DrawId.eq(draw.to_string()))
        .filter(score_sitting::Column::Room.eq(&made.room));
    let sitting = act.locking(of_room).one(act.db()).await?;
    let Some(sitting) = sitting.filter(|it| it.closed_at.is_none() && it.called > 0) else { return Ok(()) };
    let called = rows::small(sitting.called)?;
    if !may_leave_during(made.because) {
        return Err(Refusal::new(Code::PanelSits).with(&made.room).with(called).into());
    }
    body["called"] = json!(called);
    Ok(())
}
