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
    draws::seating::{document::Panel, replacement::LeftBecause},
    ids::DrawId,
    refusal::{Code, Refusal},
    scores::may_leave_during,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

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

/// Asked before a seat of a drawn room is given to somebody else: while the room hears candidates only some reasons
/// permit it. Gives how many numbers were called then; none where the room hears nobody. Holds the room, so that
/// whoever leaves cannot score at the same moment.
///
/// # Errors
/// `panel-sits` (facts: room, numbers called).
pub(crate) async fn during(
    act: &Act<'_>,
    draw: DrawId,
    room: &str,
    because: LeftBecause,
) -> Result<Option<u16>, StoreError> {
    let of_room = score_sitting::Entity::find()
        .filter(score_sitting::Column::DrawId.eq(draw.to_string()))
        .filter(score_sitting::Column::Room.eq(room));
    let sitting = act.locking(of_room).one(act.db()).await?;
    let Some(sitting) = sitting.filter(|it| it.closed_at.is_none() && it.called > 0) else { return Ok(None) };
    let called = rows::small(sitting.called)?;
    if may_leave_during(because) {
        Ok(Some(called))
    } else {
        Err(Refusal::new(Code::PanelSits).with(room).with(called).into())
    }
}
